/** What a key does in a row of choices: go to one, choose one, or nothing of ours. Arrows only move the focus, so trying costs no undo. */
export type ChoiceAct = { readonly kind: 'focus' | 'choose'; readonly index: number } | null

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

export function choiceAct(event: KeyboardEvent, index: number, count: number): ChoiceAct {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return null
  const step = steps[event.key]
  if (step !== undefined) return { kind: 'focus', index: (index + step + count) % count }
  const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
  return digit >= 0 && digit < count ? { kind: 'choose', index: digit } : null
}

/** Roving tab stop: the chosen one, or the first. */
export function tabStop(values: readonly string[], chosen: string | undefined, index: number): 0 | -1 {
  const at = chosen === undefined ? -1 : values.indexOf(chosen)
  return index === Math.max(0, at) ? 0 : -1
}
