import type { Rule } from '../rubric/rubric'

/** The rule of a standard; 待定规则 where it was not understood. */
export function ruleOf(_standard: string, _points: number | null): { readonly rule: Rule; readonly pending: boolean } {
  return { rule: { kind: 'judged' }, pending: true }
}
