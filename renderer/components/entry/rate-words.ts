import { formatDecimal } from '../../../shared/number/decimal'
import { compare, multiply, round, roundScaled, whole, zero, type Rational } from '../../../shared/number/rational'

/** `96.20%`: two decimals beside the fields; the explain line has the exact figure. */
export function showRate(rate: Rational): string {
  const hundredths = roundScaled(rate, 2)
  const digits = String(hundredths < 0n ? -hundredths : hundredths).padStart(3, '0')
  return `${hundredths < 0n ? '−' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The rate that the rule judges: rounded first where it says so. */
export function judgedRate(rate: Rational, decimals: number | null | undefined): Rational {
  return decimals === undefined || decimals === null ? rate : round(rate, decimals)
}

/** Place of a value on a line from `low` to `high`, in hundredths of a percent of its length, kept on the line. For drawing only. */
export function placeOn(value: Rational, low: Rational, high: Rational): number {
  const width = { n: high.n * low.d - low.n * high.d, d: high.d * low.d }
  if (compare(width, zero) <= 0) return 0
  const share = { n: (value.n * low.d - low.n * value.d) * width.d, d: value.d * low.d * width.n }
  const hundredths = Number(roundScaled(multiply(share, whole(100)), 2)) / 100
  return Math.min(100, Math.max(0, hundredths))
}

/** A bound of the rubric, `98%`. */
export function showBound(value: Rational): string {
  return `${formatDecimal(value, 6)}%`
}
