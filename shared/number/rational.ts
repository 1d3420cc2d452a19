/** Exact fraction; `d` is positive. Not kept in lowest terms: comparisons and roundings do not need it. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

export const zero: Rational = { n: 0n, d: 1n }
export const whole = (n: number | bigint): Rational => ({ n: BigInt(n), d: 1n })

export const add = (a: Rational, b: Rational): Rational => (a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d })
export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d })
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b))
export const multiply = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d })

/** Throws RangeError for a zero divisor: callers decide what a zero denominator means before they divide. */
export function divide(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new RangeError('division by zero')
  return b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n }
}

/** Negative, zero or positive like a subtraction. */
export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

export const max = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b)
export const min = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b)

/** Toward minus infinity. */
export function floor(a: Rational): bigint {
  const quotient = a.n / a.d
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient
}

export const ceil = (a: Rational): bigint => -floor(negate(a))

/** Half away from zero to `decimals` places, as an integer of 10^-decimals (scoring.md 1). */
export function roundScaled(a: Rational, decimals: number): bigint {
  const scaled = a.n * 10n ** BigInt(decimals)
  const absolute = scaled < 0n ? -scaled : scaled
  const rounded = (absolute * 2n + a.d) / (a.d * 2n)
  return scaled < 0n ? -rounded : rounded
}

/** Half away from zero to `decimals` places. */
export const round = (a: Rational, decimals: number): Rational => ({ n: roundScaled(a, decimals), d: 10n ** BigInt(decimals) })
