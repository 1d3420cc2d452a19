import type { Rule } from '../rubric/rubric'
import { recognise } from '../rule-words/recognise'

/** The rule of a standard; 待定规则 where it was not understood. Points as the rubric writes them. */
export function ruleOf(standard: string, points: number | null): { readonly rule: Rule; readonly pending: boolean } {
  const found = standard === '' ? null : recognise(standard, points)
  return found?.kind === 'rule' ? { rule: found.rule, pending: false } : { rule: { kind: 'judged' }, pending: true }
}
