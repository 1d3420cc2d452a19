import type { ClaimRecord, Review, VetoRecord } from '../campaign/records'
import { canonicalJson } from '../change/canonical-json'
import type { ClaimItem, Rubric } from '../rubric/rubric'
import type { Fate } from './move-entry'
import { plainText, textLikeness } from './similarity'
import { claimItemAt, type Versions } from './versions'

/** Claim and veto items have no id of their own: the same code, and contents at least so alike (thousandths), are the same matter. */
const leastContent = 500

type Coded = { readonly code: string; readonly content: string }
const isSame = (a: Coded | null, b: Coded | null): boolean => a !== null && b !== null && a.code === b.code && textLikeness(a.content, b.content) >= leastContent
const vetoItemAt = (rubric: Rubric | null, code: string): Coded | null => rubric?.vetoes.items.find((item) => item.code === code) ?? null

export type ClaimState = Pick<ClaimRecord, 'setAsideFrom' | 'review'>
export interface MovedClaim<S> {
  readonly after: S
  /** Null for one that was in the tray and stays there. */
  readonly fate: Fate | null
}

const levelOf = (item: ClaimItem | null, id: string): ClaimItem['levels'][number] | null => item?.levels.find((level) => level.id === id) ?? null

/** True where a claim is worth the same by the same words: its item's content and cap, its level. */
function isWorthTheSame(a: ClaimItem | null, b: ClaimItem | null, level: string): boolean {
  const part = (item: ClaimItem): string => canonicalJson([plainText(item.content), item.cap, levelOf(item, level)])
  return a !== null && b !== null && part(a) === part(b)
}

/** 加减分: stays where the new version has its item and its level, else it is set aside with a mark and counts no more; it comes back with them. */
export function moveClaim({ list, item, level, setAsideFrom, review }: Pick<ClaimRecord, 'list' | 'item' | 'level'> & ClaimState, { from, to, rubricOf }: Versions): MovedClaim<ClaimState> {
  const after = claimItemAt(to.rubric, list, item)
  const known = claimItemAt(setAsideFrom === '' ? from.rubric : rubricOf(setAsideFrom), list, item)
  if (!isSame(known, after) || !levelOf(after, level)) return { after: { setAsideFrom: setAsideFrom || from.digest, review }, fate: setAsideFrom === '' ? 'setAside' : null }
  const scored: NonNullable<Review> = review ?? { rubricDigest: setAsideFrom || from.digest, itemId: item }
  const next = isWorthTheSame(claimItemAt(rubricOf(scored.rubricDigest), list, scored.itemId), after, level) ? null : scored
  return { after: { setAsideFrom: '', review: next }, fate: setAsideFrom === '' ? (next ? 'review' : 'stays') : 'back' }
}

export type VetoMark = Pick<VetoRecord, 'setAsideFrom' | 'review'>

/** True where a veto says the same and sets the same grade. */
function isSameVeto(then: Rubric | null, now: Rubric, [code, codeNow]: readonly [string, string]): boolean {
  const part = (rubric: Rubric, item: Coded): string => canonicalJson([plainText(item.content), rubric.vetoes.grade])
  const [a, b] = [vetoItemAt(then, code), vetoItemAt(now, codeNow)]
  return then !== null && a !== null && b !== null && part(then, a) === part(now, b)
}

/** 一票否决: as a claim, by its words and by the grade that it sets. */
export function moveVeto({ item, setAsideFrom, review }: Pick<VetoRecord, 'item'> & VetoMark, { from, to, rubricOf }: Versions): MovedClaim<VetoMark> {
  const known = vetoItemAt(setAsideFrom === '' ? from.rubric : rubricOf(setAsideFrom), item)
  if (!isSame(known, vetoItemAt(to.rubric, item))) return { after: { setAsideFrom: setAsideFrom || from.digest, review }, fate: setAsideFrom === '' ? 'setAside' : null }
  const scored: NonNullable<Review> = review ?? { rubricDigest: setAsideFrom || from.digest, itemId: item }
  const next = isSameVeto(rubricOf(scored.rubricDigest), to.rubric, [scored.itemId, item]) ? null : scored
  return { after: { setAsideFrom: '', review: next }, fate: setAsideFrom === '' ? (next ? 'review' : 'stays') : 'back' }
}
