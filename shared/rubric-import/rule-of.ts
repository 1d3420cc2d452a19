import type { Rule } from '../rubric/rubric'
import { recognise } from '../rule-words/recognise'

/** The rule of a standard; 待定规则 where it was not understood, not where it leaves the points to a person itself. Points as the rubric writes them. */
export function ruleOf(standard: string, points: number | null): { readonly rule: Rule; readonly pending: boolean } {
  const found = standard === '' ? null : recognise(standard, points)
  if (found?.kind === 'rule') return { rule: found.rule, pending: false }
  return { rule: { kind: 'judged' }, pending: found?.certain !== true }
}
