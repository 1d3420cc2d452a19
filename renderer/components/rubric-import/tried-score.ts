import { roundToPoints } from '../../../shared/number/decimal'
import type { Points } from '../../../shared/points'
import type { Item } from '../../../shared/rubric/rubric'
import { scoreItem } from '../../../shared/scoring'
import type { Entry } from '../../../shared/scoring/entry'

/** What an entry would come to under a rule that is being tried; null where it comes to no points by itself. */
export function triedScore(item: Item, entry: Entry): { readonly points: Points; readonly explain: string } | null {
  if (entry.kind === 'notApplicable') return null
  const outcome = scoreItem(item, entry)
  return outcome.kind === 'points' ? { points: roundToPoints(outcome.value), explain: outcome.explain } : null
}
