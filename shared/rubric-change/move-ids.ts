import { blankRow } from '../campaign/blank-rows'
import { entryRecordId, evidenceLinkId, findingId, parseEntryRecordId, parseEvidenceLinkId, parseFindingId } from '../campaign/record-ids'
import type { CampaignState, RecordKind } from '../campaign/records'
import type { Json } from '../change/canonical-json'

/** Fields that a record gets; what it does not name stays. */
export interface FieldChange {
  readonly kind: RecordKind
  readonly id: string
  readonly fields: Readonly<Record<string, Json>>
}

/** The records that a change of version touches. Deleted rows may be among them. */
export type ScoredRecords = Pick<CampaignState, 'campaign' | 'units' | 'leftOut' | 'entries' | 'claims' | 'vetoes' | 'findings' | 'rectifications' | 'progress' | 'evidenceLinks'>

/** The other id of an item that goes on under another one, from either side; null for every other item. */
export type OtherId = (itemId: string) => string | null

export function otherIds(matches: ReadonlyMap<string, string>): OtherId {
  const pairs = [...matches].filter(([from, to]) => from !== to)
  const other = new Map(pairs.flatMap(([from, to]) => [[from, to], [to, from]] as const))
  return (itemId) => other.get(itemId) ?? null
}

function otherFinding(other: OtherId, id: string): string | null {
  const identity = parseFindingId(id)
  const itemId = identity && other(identity.itemId)
  return identity && itemId !== null ? findingId({ ...identity, itemId }) : null
}

function otherLink(other: OtherId, id: string): string | null {
  const link = parseEvidenceLinkId(id)
  const identity = link?.target === 'entry' ? parseEntryRecordId(link.targetId) : null
  const itemId = identity && other(identity.itemId)
  if (link && identity && itemId !== null) return evidenceLinkId(link.evidenceId, 'entry', entryRecordId(identity.unitId, itemId, identity.slot))
  const target = link?.target === 'finding' ? otherFinding(other, link.targetId) : null
  return link && target !== null ? evidenceLinkId(link.evidenceId, 'finding', target) : null
}

type IdKind = 'finding' | 'rectification' | 'evidenceLink'
const held: Readonly<Record<IdKind, readonly string[]>> = {
  finding: ['foundOn', 'time', 'place', 'what', 'deleted'],
  rectification: ['cause', 'goal', 'measures', 'responsibleUnit', 'leader', 'person', 'type', 'dueDate', 'status', 'completedOn', 'verifier', 'verdict', 'deleted'],
  evidenceLink: ['caption', 'deleted'],
}

/** Rows whose ids say what they are of exchange what they hold, so that the way back is the same way. */
function exchange(kind: IdKind, rows: readonly { readonly id: string; readonly unitId: string }[], otherOf: (id: string) => string | null): FieldChange[] {
  const byId = new Map(rows.map((row) => [row.id, row as unknown as Readonly<Record<string, Json>>]))
  const heldBy = (id: string): Readonly<Record<string, Json>> => {
    const row = byId.get(id) ?? { ...blankRow(kind, id), ...(kind === 'evidenceLink' ? { deleted: true } : {}) }
    return Object.fromEntries(held[kind].map((field) => [field, row[field] ?? null]))
  }
  return rows.flatMap(({ id, unitId }): FieldChange[] => {
    const to = otherOf(id)
    if (to === null) return []
    const own = kind === 'finding' ? {} : { unitId }
    return [{ kind, id: to, fields: { ...own, ...heldBy(id) } }, ...(byId.has(to) ? [] : [{ kind, id, fields: heldBy(to) }])]
  })
}

/** Findings with their rectification, progress, evidence and claims follow the items that go on under another id. */
export function followIds(state: ScoredRecords, other: OtherId): FieldChange[] {
  const finding = (id: string): string | null => otherFinding(other, id)
  const pointing = (kind: 'progress' | 'claim', rows: readonly { readonly id: string; readonly findingId: string }[]): FieldChange[] =>
    rows.flatMap(({ id, findingId: of }) => (finding(of) === null ? [] : [{ kind, id, fields: { findingId: finding(of) } }]))
  const free = state.findings.filter(({ id }) => parseFindingId(id) === null)
  return [
    ...exchange('finding', state.findings, finding),
    ...free.flatMap(({ id, itemId }): FieldChange[] => (other(itemId) === null ? [] : [{ kind: 'finding', id, fields: { itemId: other(itemId) } }])),
    ...exchange('rectification', state.rectifications, finding),
    ...exchange('evidenceLink', state.evidenceLinks, (id) => otherLink(other, id)),
    ...pointing('progress', state.progress),
    ...pointing('claim', state.claims),
  ]
}
