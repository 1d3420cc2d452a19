import { formatDecimal } from '../number/decimal'
import type { Rational } from '../number/rational'
import { round } from '../number/rational'

/** Points as people write them: no padding of zeros. */
export const pointsText = (value: Rational): string => formatDecimal(value, 6)
/** The item's rounded points with the unit, the right side of every line. */
export const resultText = (value: Rational): string => `${formatDecimal(round(value, 2), 2)}分`
export const numberText = (value: Rational): string => formatDecimal(value, 6)
export const rateText = (value: Rational): string => formatDecimal(value, 4)
