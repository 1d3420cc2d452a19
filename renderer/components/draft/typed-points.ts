import { parseNumber } from '../../../shared/entry-form/parse-number'

export type TypedPoints = { readonly ok: true; readonly points: number | null } | { readonly ok: false; readonly why: string }

/** Points as they are typed, with or without an input method: nothing is open, nothing is rounded or clamped. */
export function typedPoints(text: string): TypedPoints {
  const typed = parseNumber(text, { decimals: 2 })
  if (typed.kind === 'blank') return { ok: true, points: null }
  return typed.kind === 'number' ? { ok: true, points: typed.value } : { ok: false, why: '分值应为不小于 0、最多两位小数的数，例如 12.5' }
}
