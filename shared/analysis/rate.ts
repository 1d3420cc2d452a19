import { fromPoints } from '../number/decimal'
import { divide, roundScaled, whole, type Rational } from '../number/rational'
import { formatPoints, sumPoints, toPoints, ZERO, type Points } from '../points'

/** A share as an integer of 0.01 %: 1234 is 12.34 %. */
export type Rate = number & { readonly __unit: 'rate' }

const toRate = (share: Rational): Rate => Number(roundScaled(share, 4)) as Rate

/** `part / all`, rounded half away from zero to 0.01 %; 0 where there is nothing to lose. */
export function rateOf(part: Points, all: Points): Rate {
  return toRate(all === ZERO ? whole(0) : divide(fromPoints(part), fromPoints(all)))
}

/** The mean, rounded half away from zero to 0.01 point; null of an empty list. */
export function meanOf(list: readonly Points[]): Points | null {
  if (list.length === 0) return null
  return toPoints(Number(roundScaled(divide(fromPoints(sumPoints(list)), whole(list.length)), 2)))
}

/** `12.34%`: all that a rate holds. */
export function formatRate(rate: Rate): string {
  return `${formatPoints(toPoints(rate))}%`
}
