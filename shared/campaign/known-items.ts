import type { ClaimItem, Item } from '../rubric/rubric'
import { indexRubric } from '../scoring/rubric-index'
import type { FormerOf } from './former-items'
import type { CampaignState } from './records'

type Known = Pick<CampaignState, 'rubric' | 'formerItems'>

const formerItems = ({ formerItems: all }: Known): FormerOf<'item'>[] => all.filter((former) => former.kind === 'item')

/** The item of the campaign's rubric, else as the latest earlier version had it that records still name; null for an id of none. */
export function knownItem(state: Known, itemId: string): Item | null {
  return indexRubric(state.rubric).items.get(itemId) ?? formerItems(state).find(({ item }) => item.id === itemId)?.item ?? null
}

/** Items of earlier versions that the campaign's rubric has no more, each once. */
export function vanishedItems(state: Known): Item[] {
  const { items } = indexRubric(state.rubric)
  const gone = new Map<string, Item>()
  for (const { item } of formerItems(state)) if (!items.has(item.id) && !gone.has(item.id)) gone.set(item.id, item)
  return [...gone.values()]
}

/** An item as one version had it, with that version's name; null where no record names it. */
export function itemOfVersion(state: Known, { rubricDigest, itemId }: { readonly rubricDigest: string; readonly itemId: string }): FormerOf<'item'> | null {
  return formerItems(state).find((former) => former.rubricDigest === rubricDigest && former.item.id === itemId) ?? null
}

/** A claim item as one version had it. */
export function claimItemOfVersion(state: Pick<Known, 'formerItems'>, rubricDigest: string, list: 'bonus' | 'penalty', code: string): { readonly version: string; readonly item: ClaimItem } | null {
  return state.formerItems.find((former): former is FormerOf<'claim'> => former.kind === 'claim' && former.rubricDigest === rubricDigest && former.list === list && former.item.code === code) ?? null
}

/** A veto as one version had it, with the grade that it set. */
export function vetoOfVersion(state: Pick<Known, 'formerItems'>, rubricDigest: string, code: string): FormerOf<'veto'> | null {
  return state.formerItems.find((former): former is FormerOf<'veto'> => former.kind === 'veto' && former.rubricDigest === rubricDigest && former.item.code === code) ?? null
}
