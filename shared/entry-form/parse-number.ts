import { isBlank } from '../text'

/** What a typed text is as a number: nothing, a number that means exactly what was typed, or none that we dare to take. */
export type TypedNumber = { readonly kind: 'blank' } | { readonly kind: 'number'; readonly value: number } | { readonly kind: 'refused' }

export interface NumberLimits {
  /** Most decimals, judged by value: `3.0` is whole. */
  readonly decimals: number
  /** Most that is accepted; without it only the bound of the rubric, 1,000,000,000. */
  readonly max?: number
}

/** NFKC also makes digits of `²`, `½` and `①`, which would join their neighbours; of the wide forms only these are meant. */
const takenLetters = /^[0-9０-９.．。｡·\p{White_Space}]*$/u
const plainNumber = /^(\d*)(?:\.(\d+))?$/

/**
 * A number typed with or without an input method: NFKC, `。．｡·` read as the decimal point, trimmed (ux.md). No sign, exponent, grouping
 * or percent; nothing is clamped or rounded. At most nine digits before and six after the point, so the double's shortest text is the number typed.
 */
export function parseNumber(text: string, { decimals, max = Infinity }: NumberLimits): TypedNumber {
  if (isBlank(text)) return { kind: 'blank' }
  if (!takenLetters.test(text)) return { kind: 'refused' }
  const normal = text.replace(/[。．｡·]/g, '.').normalize('NFKC').replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '')
  const match = plainNumber.exec(normal)
  if (!match) return { kind: 'refused' }
  const whole = (match[1] ?? '').replace(/^0+/, '')
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (whole.length > 9 || fraction.length > decimals) return { kind: 'refused' }
  const value = Number(`${whole || '0'}.${fraction || '0'}`)
  return value > max ? { kind: 'refused' } : { kind: 'number', value }
}
