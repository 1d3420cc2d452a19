import type { Review } from '../campaign/records'
import { canonicalJson } from '../change/canonical-json'
import type { ClaimItem, Item, Rubric } from '../rubric/rubric'
import { indexRubric } from '../scoring/rubric-index'
import { saidText } from './similarity'

/** A published version by its digest. */
export interface Version {
  readonly digest: string
  readonly rubric: Rubric
}

/** The versions between which scores move, and those before that records name; a version that is not known here is null. */
export interface Versions {
  readonly from: Version
  readonly to: Version
  readonly rubricOf: (digest: string) => Rubric | null
}

export type ClaimList = 'bonus' | 'penalty'

/** What of an item is no longer as it was: each asks to look at its scores again. */
export type ItemChange = 'content' | 'standard' | 'points' | 'rule' | 'zones'

export function itemChanges(a: Item, b: Item): ItemChange[] {
  const differ: Readonly<Record<ItemChange, boolean>> = {
    content: saidText(a.content) !== saidText(b.content),
    standard: saidText(a.standard) !== saidText(b.standard),
    points: a.points !== b.points,
    rule: canonicalJson(a.rule) !== canonicalJson(b.rule),
    zones: canonicalJson([...a.zones].sort()) !== canonicalJson([...b.zones].sort()),
  }
  return (Object.keys(differ) as ItemChange[]).filter((change) => differ[change])
}

export const itemAt = (rubric: Rubric | null, itemId: string): Item | null => (rubric ? (indexRubric(rubric).items.get(itemId) ?? null) : null)
export const claimItemAt = (rubric: Rubric | null, list: ClaimList, code: string): ClaimItem | null => rubric?.[list].items.find((item) => item.code === code) ?? null

/** What has changed since something was scored; null where the version of that time is not known here. */
export function changesSince({ rubricOf }: Versions, scored: NonNullable<Review>, now: Item): ItemChange[] | null {
  const then = itemAt(rubricOf(scored.rubricDigest), scored.itemId)
  return then && itemChanges(then, now)
}

