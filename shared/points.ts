/**
 * Points are integers of 0.01 point (scoring.md 1). They are made from decimal text or by adding other points,
 * never by multiplying a double: 1.15 * 100 is 114.99999999999999.
 */
export type Points = number & { readonly __unit: 'points' }

/** The only cast to Points: an integer of 0.01 point. Throws RangeError for anything that is not a safe integer. */
export function toPoints(hundredths: number): Points {
  if (!Number.isSafeInteger(hundredths)) throw new RangeError(`not an integer of 0.01 point: ${hundredths}`)
  return hundredths as Points
}

export const ZERO = toPoints(0)

/** Sum of points; an empty list is 0. */
export function sumPoints(list: Iterable<Points>): Points {
  let sum = 0
  for (const points of list) sum += points
  return toPoints(sum)
}

/** Exactly two decimals with an ASCII minus, e.g. `-0.50`: the form of the command line and of files. */
export function formatPoints(points: Points): string {
  const digits = String(Math.abs(points)).padStart(3, '0')
  return `${points < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * Points of a rubric number or of a judged score: the shortest decimal text of a double (or a text), at most two
 * decimals by value, below 1,000,000,000 in size. Null for anything else.
 */
export function parsePoints(value: number | string): Points | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value))
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > 2 || whole.replace(/^0+/, '').length > 9) return null
  const hundredths = Number(whole + kept.padEnd(2, '0'))
  return toPoints(sign ? 0 - hundredths : hundredths)
}
