import { formatDecimal } from '../number/decimal'
import type { Rational } from '../number/rational'
import { round } from '../number/rational'

/**
 * The arithmetic of `explain` (scoring.md 7): steps joined by `；`, the last of them `left = result分`. A number that does not end
 * is cut and marked `…`; later it stands for the exact value of the step that gave it. Words that hold digits or signs are
 * quoted, so that the rest reads as arithmetic and nothing else (tests/property/explain/evaluate.ts does).
 */

/** Points as people write them: no padding of zeros. */
export const pointsText = (value: Rational): string => formatDecimal(value, 6)
/** The item's rounded points with the unit, the right side of every line. */
export const resultText = (value: Rational): string => `${formatDecimal(round(value, 2), 2)}分`
export const numberText = (value: Rational): string => formatDecimal(value, 6)
/** A quotient: exact where it ends within six decimals, otherwise cut after four. */
export const rateText = (value: Rational): string => {
  const text = formatDecimal(value, 6)
  return text.endsWith('…') ? formatDecimal(value, 4) : text
}

const oneLine = (text: string): string => text.replace(/\p{White_Space}+/gu, ' ').trim()

/** A person's words inside a line: on one line, in quotes that they cannot end. */
export const quoted = (text: string): string => `“${oneLine(text).replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'))}”`

/** Words of the rubric, quoted only where they could be read as arithmetic. */
export const label = (text: string): string => (/[\p{N}.…+＋\-−－×÷*/=＝()，,；;“”]/u.test(text) ? quoted(text) : oneLine(text))
