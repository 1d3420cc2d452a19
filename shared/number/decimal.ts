import { toPoints, type Points } from '../points'
import { roundScaled, type Rational } from './rational'

const plain = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * Exact value of a JSON number by its shortest decimal text (scoring.md 1): below 1,000,000,000 in size, at most six
 * decimals by value. Null for anything else. 1e-7 and 1e21 print with an exponent and are out of range anyway.
 */
export function parseDecimal(value: number): Rational | null {
  const match = plain.exec(String(value))
  if (!match) return null
  const [, sign, integer = '', fraction = ''] = match
  if (integer.length > 9 || fraction.length > 6) return null
  const n = BigInt(integer + fraction)
  return { n: sign ? -n : n, d: 10n ** BigInt(fraction.length) }
}

/** `parseDecimal` for numbers that were checked before. Throws RangeError otherwise. */
export function decimal(value: number): Rational {
  const parsed = parseDecimal(value)
  if (!parsed) throw new RangeError(`not a decimal of the rubric: ${value}`)
  return parsed
}

/** The one rounding of an item: half away from zero to 0.01 point. */
export function roundToPoints(value: Rational): Points {
  return toPoints(Number(roundScaled(value, 2)))
}

export function fromPoints(points: Points): Rational {
  return { n: BigInt(points), d: 100n }
}

/** Shortest exact text where the value ends within `limit` decimals; otherwise cut there and followed by `…`. */
export function formatDecimal(value: Rational, limit = 4): string {
  const absolute = value.n < 0n ? -value.n : value.n
  const scale = 10n ** BigInt(limit)
  const scaled = (absolute * scale) / value.d
  const exact = scaled * value.d === absolute * scale
  const digits = String(scaled).padStart(limit + 1, '0')
  const integer = digits.slice(0, digits.length - limit)
  const fraction = digits.slice(digits.length - limit)
  const shown = exact ? fraction.replace(/0+$/, '') : fraction
  return `${value.n < 0n ? '−' : ''}${integer}${shown ? `.${shown}` : ''}${exact ? '' : '…'}`
}
