import { fromPoints, roundToPoints } from '../../../shared/number/decimal'
import { compare, negate, type Rational } from '../../../shared/number/rational'
import type { Clause } from '../../../shared/rubric/rubric'
import { showPoints, showRubricPoints } from '../../words/points'

/** Points of an exact value, as lines of the bill show them. */
export function showExactPoints(value: Rational): string {
  return showPoints(roundToPoints(value))
}

/** A loss with its minus, U+2212; nothing lost is 0.00. */
export function showLoss(lost: Rational): string {
  return compare(lost, fromPoints(roundToPoints({ n: 0n, d: 1n }))) === 0 ? '0.00' : showExactPoints(negate(lost))
}

/** `每个扣 2.00 分，最多扣 6.00 分`. */
export function clausePrice(clause: Clause): string {
  const price = clause.per === null ? `扣 ${showRubricPoints(clause.points)} 分，只扣一次` : `每${clause.per}扣 ${showRubricPoints(clause.points)} 分`
  return clause.max === null ? price : `${price}，最多扣 ${showRubricPoints(clause.max)} 分`
}

export interface ExplainTerm {
  readonly text: string
  readonly isResult: boolean
}

/** The engine's line cut where it may break: before an operator and after a semicolon. Nothing is added or left out but spaces. */
export function explainTerms(explain: string): ExplainTerm[] {
  const texts = explain.split(/ (?=[−＋=] )|(?<=；)/).filter((text) => text !== '')
  return texts.map((text, index) => ({ text, isResult: index === texts.length - 1 && text.startsWith('= ') }))
}
