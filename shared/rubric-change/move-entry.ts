import type { EntryRecord, FormerInput, Review } from '../campaign/records'
import type { Item } from '../rubric/rubric'
import { checkEntry } from '../scoring'
import type { Entry } from '../scoring/entry'
import { appliesByZones } from '../scoring/rubric-index'
import { changesSince, type ItemChange, type Versions } from './versions'

/** What becomes of a score: it stays; stays but is to be looked at again; is set aside (移出的评分); comes back from there. */
export type Fate = 'stays' | 'review' | 'setAside' | 'back'
/** Why a score is set aside: its item is gone, is scored by another kind of rule, no longer takes this input, or is not for this unit's zones. */
export type SetAsideCause = 'gone' | 'kind' | 'input' | 'zones'

/** What of an entry a change of version may move. */
export type EntryState = Pick<EntryRecord, 'input' | 'setAside' | 'former' | 'review'>

export interface MovedEntry {
  readonly after: EntryState
  /** Null where there is no score to speak of. */
  readonly fate: Fate | null
  readonly cause: SetAsideCause | null
  /** The score that the fate is about. */
  readonly input: Entry | null
  /** What has changed since it was scored. */
  readonly changes: readonly ItemChange[]
}

/** An entry's item before and after, null where a version has none, and whom it is for. */
export interface EntryMove {
  readonly itemId: string
  readonly before: Item | null
  readonly after: Item | null
  readonly zones: readonly string[]
  readonly versions: Versions
}

const fits = (item: Item | null, input: Entry | null): boolean => item !== null && input !== null && checkEntry(item, input).length === 0
const applies = (item: Item | null, { zones }: EntryMove): boolean => item !== null && appliesByZones(item, zones)

/** Whether a score must be looked at again, and what has changed; an unknown version asks for it. */
function reviewOf({ after, versions }: EntryMove, scored: NonNullable<Review>): { readonly review: Review; readonly changes: readonly ItemChange[] } {
  const changes = after ? changesSince(versions, scored, after) : []
  return { review: changes?.length === 0 ? null : scored, changes: changes ?? [] }
}

function causeOf({ after }: EntryMove, input: Entry): SetAsideCause {
  if (!after) return 'gone'
  return input.kind === after.rule.kind || input.kind === 'notApplicable' ? 'input' : 'kind'
}

/** A score that the new version cannot take, or not for this unit. */
function movedOut(move: EntryMove, { setAside, former, input }: EntryState & { readonly input: Entry }, scored: NonNullable<Review>): MovedEntry {
  if (!fits(move.after, input)) return { after: { input: null, setAside, former: [...former, { ...scored, input }], review: null }, fate: 'setAside', cause: causeOf(move, input), input, changes: [] }
  const { review, changes } = reviewOf(move, scored)
  const kept = setAside ? [...former, { rubricDigest: move.versions.from.digest, itemId: move.itemId, input: setAside }] : former
  return { after: { input: null, setAside: input, former: kept, review }, fate: 'setAside', cause: 'zones', input, changes }
}

/** Where there is no score: what was set aside and is taken again, latest first. */
function movedIn(move: EntryMove, entry: EntryState, scored: NonNullable<Review>): MovedEntry {
  const { before, after } = move
  const { setAside, former } = entry
  const nothing: MovedEntry = { after: entry, fate: null, cause: null, input: null, changes: [] }
  if (setAside && applies(after, move) && !applies(before, move)) {
    const { review, changes } = reviewOf(move, scored)
    return { after: { input: setAside, setAside: null, former, review }, fate: 'back', cause: null, input: setAside, changes }
  }
  const at = former.map(({ input }) => fits(after, input) && !fits(before, input)).lastIndexOf(true)
  const found = former[at]
  if (!found || (setAside && !applies(after, move))) return setAside ? { ...nothing, after: { ...entry, review: reviewOf(move, scored).review } } : nothing
  const { input, ...from } = found
  const { review, changes } = reviewOf(move, from)
  const rest = former.filter((_, index) => index !== at)
  if (!applies(after, move)) return { ...nothing, after: { input: null, setAside: input, former: rest, review } }
  return { after: { input, setAside, former: rest, review }, fate: 'back', cause: null, input, changes }
}

/**
 * What becomes of one entry when its campaign moves to another version. Nothing is dropped: every input is an input, 移出 by zones, or one
 * of the former ones after it. Only what the version before could not take comes back, so that there and back is as it was.
 */
export function moveEntry(move: EntryMove, { input, setAside, former, review }: EntryState): MovedEntry {
  const from = { rubricDigest: move.versions.from.digest, itemId: move.itemId }
  const scored = review ?? from
  // 移出 by zones waits for the zones to come back; it can wait only for an item that would take it.
  const stuck: FormerInput[] = setAside && !fits(move.after, setAside) ? [{ ...(input ? from : scored), input: setAside }] : []
  const entry: EntryState = { input, setAside: stuck.length > 0 ? null : setAside, former: [...former, ...stuck], review: input || stuck.length === 0 ? review : null }
  if (!input) {
    const moved = stuck.length > 0 ? { after: entry, fate: null, cause: null, input: null, changes: [] } : movedIn(move, entry, scored)
    return moved
  }
  if (!fits(move.after, input) || !applies(move.after, move)) return movedOut(move, { ...entry, input }, scored)
  const now = reviewOf(move, scored)
  return { after: { ...entry, review: now.review }, fate: now.review ? 'review' : 'stays', cause: null, input, changes: now.changes }
}
