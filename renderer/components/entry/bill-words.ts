import { fromPoints, roundToPoints } from '../../../shared/number/decimal'
import { compare, negate, type Rational } from '../../../shared/number/rational'
import type { Clause, RuleKind } from '../../../shared/rubric/rubric'
import { showPoints, showRubricPoints } from '../../words/points'

/** Kinds of rules as their tags name them. */
export const ruleWords: Readonly<Record<RuleKind, string>> = {
  deduct: '扣分', earn: '计次', checklist: '分项核对', tier: '分档', yesno: '是否', judged: '酌定', survey: '测评', ratio: '比率', yoy: '同比', yoyPP: '同比（百分点）',
  rank: '排名', relative: '相对值',
}

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
