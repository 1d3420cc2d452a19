import { claimItemOfVersion, vetoOfVersion } from '../../../shared/campaign/known-items'
import type { CampaignState, ClaimRecord, VetoRecord } from '../../../shared/campaign/records'
import type { ClaimItem } from '../../../shared/rubric/rubric'
import { claimItemAt } from '../../../shared/rubric-change'
import { showRubricPoints } from '../../words/points'

/** A claim or veto that a change of version asks to look at again: what it was worth then, and what now. */
export interface AdjustReview {
  /** The version of that time; empty where it is not known here. */
  readonly version: string
  /** Null where that version is not known here. */
  readonly then: string | null
  readonly now: string
}

type Known = Pick<CampaignState, 'rubric' | 'formerItems'>

/** `每次 5.00`, as the claim form offers it; the id where an item has no such level. */
export function levelWords(item: ClaimItem | null, id: string): string {
  const level = item?.levels.find((one) => one.id === id)
  return level ? `${level.label || level.id} ${showRubricPoints(level.points)}` : id
}
const claimWords = (item: ClaimItem | null, level: string): string => (item ? `${item.content}，${levelWords(item, level)}，封顶 ${showRubricPoints(item.cap)}` : '')
const vetoWords = (content: string, grade: string): string => `${content}，生效后等次定为“${grade}”`

/** Null for a claim that asks for nothing. */
export function claimReview(state: Known, { list, item, level, review }: ClaimRecord): AdjustReview | null {
  if (!review) return null
  const former = claimItemOfVersion(state, review.rubricDigest, list, review.itemId)
  return { version: former?.version ?? '', then: former && claimWords(former.item, level), now: claimWords(claimItemAt(state.rubric, list, item), level) }
}

/** Null for a veto that asks for nothing. */
export function vetoReview(state: Known, { item, review }: VetoRecord): AdjustReview | null {
  if (!review) return null
  const former = vetoOfVersion(state, review.rubricDigest, review.itemId)
  const now = state.rubric.vetoes.items.find(({ code }) => code === item)?.content ?? ''
  return { version: former?.version ?? '', then: former && vetoWords(former.item.content, former.grade), now: vetoWords(now, state.rubric.vetoes.grade) }
}
