import type { Rule } from '../rubric/rubric'

/**
 * What the recogniser makes of a standard. A wrong rule is worse than none: whatever is not understood with certainty is `judged`,
 * with `why` for the person who decides (待定规则).
 */
export type Recognised =
  | { readonly kind: 'rule'; readonly rule: Exclude<Rule, { kind: 'judged' }> }
  /** The standard itself leaves the points to a person (酌情, 综合评定), or it was not understood. */
  | { readonly kind: 'judged'; readonly why: string }
