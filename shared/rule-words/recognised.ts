import type { Rule } from '../rubric/rubric'

/**
 * What the recogniser makes of a standard. A wrong rule is worse than none: whatever is not understood with certainty is `judged`,
 * with `why` for the person who decides.
 */
export type Recognised =
  | { readonly kind: 'rule'; readonly rule: Exclude<Rule, { kind: 'judged' }> }
  /** `certain`: the standard itself leaves the points to a person (酌情, 综合评定). Otherwise it was not understood (待定规则). */
  | { readonly kind: 'judged'; readonly certain: boolean; readonly why: string }
