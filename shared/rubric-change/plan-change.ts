import { entryRecordId } from '../campaign/record-ids'
import type { ClaimRecord, EntryRecord, FormerInput, Slot, VetoRecord } from '../campaign/records'
import { moveClaim, moveVeto, type ClaimState, type MovedClaim, type VetoMark } from './move-claim'
import { moveEntry, type MovedEntry } from './move-entry'
import { otherIds, type OtherId, type ScoredRecords } from './move-ids'
import { itemAt, type Versions } from './versions'

/** What becomes of one entry: its record, the id under which its item goes on, and the record at that id where there was one. */
export interface EntryPlan extends MovedEntry {
  readonly record: EntryRecord
  readonly itemId: string
  /** A record that stood at the new id before, of an item that an earlier version had: the two exchange what they hold. */
  readonly there: EntryPlan | null
}
export interface ClaimPlan extends MovedClaim<ClaimState> { readonly record: ClaimRecord }
export interface VetoPlan extends MovedClaim<VetoMark> { readonly record: VetoRecord }

/** What a change of version does to every score, before it is done (评分细则改版). */
export interface ChangePlan {
  readonly from: string
  readonly to: string
  /** Where items of the version before go on: by id, or as a person confirmed. */
  readonly matches: ReadonlyMap<string, string>
  readonly entries: readonly EntryPlan[]
  readonly claims: readonly ClaimPlan[]
  readonly vetoes: readonly VetoPlan[]
  /** 免考 of items that the new version does not have: without effect until one has them again. */
  readonly idleExempt: readonly string[]
  /** 适用区域 of units that the new version does not know, by unit id: without effect as well. */
  readonly idleZones: ReadonlyMap<string, readonly string[]>
}

interface Places {
  readonly versions: Versions
  readonly matches: ReadonlyMap<string, string>
  readonly other: OtherId
  readonly zones: ReadonlyMap<string, readonly string[]>
  readonly entries: ReadonlyMap<string, EntryRecord>
}

const isBare = ({ input, note, setAside, previous, former, review }: EntryRecord): boolean => !input && !setAside && former.length === 0 && note === '' && previous === null && !review

/** What stood at the id under which another item goes on, of an earlier version: it scores nothing, so it waits in the tray. */
function shelved(record: EntryRecord, digest: string): EntryPlan {
  const shelve = (input: EntryRecord['input']): FormerInput[] => (input ? [{ ...(record.review ?? { rubricDigest: digest, itemId: record.itemId }), input }] : [])
  const after = { input: null, setAside: null, former: [...record.former, ...shelve(record.setAside), ...shelve(record.input)], review: null }
  return { after, fate: null, cause: null, input: null, changes: [], record, itemId: record.itemId, there: null }
}

function planEntry({ versions, matches, other, zones, entries }: Places, record: EntryRecord): EntryPlan[] {
  const { unitId, itemId, slot } = record
  const partner = other(itemId)
  const at = partner === null ? null : (entries.get(entryRecordId(unitId, partner, slot)) ?? null)
  if (partner !== null && !matches.has(itemId)) return at && !isBare(at) ? [] : [shelved(record, versions.from.digest)]
  const before = itemAt(versions.from.rubric, itemId)
  // An item that only an earlier version had may be there again by its id.
  const after = itemAt(versions.to.rubric, partner ?? itemId)
  const moved = moveEntry({ itemId, before, after, zones: zones.get(unitId) ?? [], versions }, record)
  return [{ ...moved, record, itemId: partner ?? itemId, there: at && shelved(at, versions.from.digest) }]
}

/** A plan that moves nothing: the campaign is on that version. */
function nothingMoves({ from, to }: Versions): ChangePlan {
  return { from: from.digest, to: to.digest, matches: new Map(), entries: [], claims: [], vetoes: [], idleExempt: [], idleZones: new Map() }
}

/**
 * What a change from one rubric version to another does to every score. Pure: of the records, the two versions and the confirmed matches
 * alone, so that records that arrive from another laptop on an older version move the same way.
 */
export function planChange(state: ScoredRecords, versions: Versions, matches: ReadonlyMap<string, string>): ChangePlan {
  const { from, to } = versions
  if (from.digest === to.digest) return nothingMoves(versions)
  const units = [...state.units, ...state.leftOut]
  const places: Places = {
    versions, matches, other: otherIds(matches),
    zones: new Map(units.map(({ id, zones }) => [id, zones])),
    entries: new Map(state.entries.map((record) => [record.id, record])),
  }
  const unknown = units.map(({ id, zones }) => [id, zones.filter((zone) => !to.rubric.zones.includes(zone))] as const)
  return {
    from: from.digest,
    to: to.digest,
    matches,
    entries: state.entries.filter((record) => !isBare(record)).flatMap((record) => planEntry(places, record)),
    claims: state.claims.map((record) => ({ ...moveClaim(record, versions), record })),
    vetoes: state.vetoes.map((record) => ({ ...moveVeto(record, versions), record })),
    idleExempt: state.campaign.exempt.flatMap(({ itemId }) => (itemAt(to.rubric, matches.get(itemId) ?? itemId) ? [] : [itemId])),
    idleZones: new Map(unknown.filter(([, zones]) => zones.length > 0)),
  }
}

/** How many scores of a slot have each fate. */
export function countFates(plan: ChangePlan, slot: Slot): Readonly<Record<'stays' | 'review' | 'setAside' | 'back', number>> {
  const counts = { stays: 0, review: 0, setAside: 0, back: 0 }
  for (const { fate, record } of plan.entries) if (fate && record.slot === slot) counts[fate] += 1
  return counts
}
