import { assertNever } from '../assert-never'
import { decimal, roundToPoints } from '../number/decimal'
import type { Points } from '../points'
import { checkRule } from '../rubric/check-rule'
import type { Item, Rule } from '../rubric/rubric'
import { checkEntry, scoreAmong, scoreItem } from '../scoring'
import type { Entry } from '../scoring/entry'

export type Trial =
  /** Null points: the item would not be applicable (合理缺项). */
  | { readonly ok: true; readonly points: Points | null; readonly explain: string }
  /** Chinese: what is wrong with the rule or the entry. */
  | { readonly ok: false; readonly message: string }

const itemOf = (rule: Rule, points: number): Item => ({ id: 'trial', code: '', content: '', points, standard: '', rule, zones: [], notApplicable: { allowed: false } })

/** What the rule says against itself for an item of `points`: empty where it may be used (scoring.md 4). */
export function ruleFaults(rule: Rule, points: number): string[] {
  const faults: string[] = []
  if (!(points > 0)) faults.push('分值应大于 0')
  checkRule(itemOf(rule, points), (_, message) => faults.push(message))
  return faults
}

/** Values of other units for a trial of `rank` and `relative`. */
export const sampleValues: readonly number[] = [60, 70, 80, 90, 100]

/**
 * One entry tried on a rule by the engine itself. `points` is the item's, as the rubric writes it; `others` are the values of the other
 * units, for the rules that compare units.
 */
export function tryRule(rule: Rule, points: number, entry: Exclude<Entry, { kind: 'notApplicable' }>, others: readonly number[] = sampleValues): Trial {
  const [wrong] = ruleFaults(rule, points)
  if (wrong !== undefined) return { ok: false, message: `规则还不能用：${wrong}` }
  const item = itemOf(rule, points)
  const [fault] = checkEntry(item, entry)
  if (fault) return { ok: false, message: fault.message.replace(/^\s*：/u, '') }
  const alone = scoreItem(item, entry)
  const outcome = alone.kind === 'waiting' && (rule.kind === 'rank' || rule.kind === 'relative') ? scoreAmong(item, rule, alone.value, others.map(decimal)) : alone
  switch (outcome.kind) {
    case 'points': return { ok: true, points: roundToPoints(outcome.value), explain: outcome.explain }
    case 'notApplicable': return { ok: true, points: null, explain: outcome.explain }
    case 'waiting': return { ok: false, message: '要等其他单位的数据' }
    default: return assertNever(outcome)
  }
}
