import type { Rational } from '../number/rational'

/** What one entry on one item comes to before rounding, or why there are no points. */
export type Outcome =
  | { readonly kind: 'points'; readonly value: Rational; readonly explain: string }
  | { readonly kind: 'notApplicable'; readonly explain: string }
  | { readonly kind: 'waiting'; readonly value: Rational }

export const pointsOutcome = (value: Rational, explain: string): Outcome => ({ kind: 'points', value, explain })
