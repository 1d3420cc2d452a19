import type { z } from 'zod'
import type { Json } from '../change/canonical-json'
import type { recordSchemas} from './records';
import { slots, stateRecordSchema, type RecordKind, type Slot, type StateRecord } from './records'

export type RowOf<K extends RecordKind> = z.infer<(typeof recordSchemas)[K]>
/** Fields of a new row or a correction. */
export type FieldsOf<K extends RecordKind> = { [F in Exclude<keyof RowOf<K>, 'id'>]?: RowOf<K>[F] }

/** What a field is before any change and while it is in conflict. Conflicted inputs are null, so they count as unscored. */
const blanks = {
  campaign: { name: '', cycle: '', startDate: '0001-01-01', endDate: '0001-01-01', rubricDigest: '', sample: false, exempt: [], deleted: false },
  unit: { code: '', name: '', group: '', zones: [], order: 0, previousFinal: null, deleted: false },
  person: { name: '', post: '', role: 'assessor', deleted: false },
  assessment: { phase: 'draft', revision: 1, reason: '', frozen: null, deleted: false },
  entry: { input: null, note: '', setAside: null, deleted: false },
  claim: { unitId: '', list: 'bonus', item: '', level: '', count: 1, matter: '', deleted: false },
  veto: { unitId: '', item: '', state: 'lead', document: '', date: '', note: '', deleted: false },
} as const satisfies Record<RecordKind, Record<string, Json>>

/** The closed list of fields that changes may name, per kind. The identity of an entry is its id and never changes. */
export const changeFields: Readonly<Record<RecordKind, readonly string[]>> = {
  campaign: Object.keys(blanks.campaign),
  unit: Object.keys(blanks.unit),
  person: Object.keys(blanks.person),
  assessment: Object.keys(blanks.assessment),
  entry: Object.keys(blanks.entry),
  claim: Object.keys(blanks.claim),
  veto: Object.keys(blanks.veto),
}

/** Unit, item and slot of an entry's id, whose item may hold slashes itself; null when the text is no such id. */
export function parseEntryRecordId(id: string): { unitId: string; itemId: string; slot: Slot } | null {
  const first = id.indexOf('/')
  const last = id.lastIndexOf('/')
  const slot = slots.find((known) => known === id.slice(last + 1))
  return first > 0 && last > first + 1 && slot ? { unitId: id.slice(0, first), itemId: id.slice(first + 1, last), slot } : null
}

/** A row with nothing in it yet. Throws RangeError for an entry id that is none. */
export function blankRow(kind: RecordKind, id: string): Record<string, Json> {
  if (kind !== 'entry') return { id, ...blanks[kind] }
  const identity = parseEntryRecordId(id)
  if (!identity) throw new RangeError(`not an entry id: ${id}`)
  return { id, ...identity, ...blanks.entry }
}

/** Holds a row against its schema. Throws ZodError. */
export function toStateRecord(kind: RecordKind, row: Readonly<Record<string, Json>>): StateRecord {
  return stateRecordSchema.parse({ kind, row })
}
