import type { z } from 'zod'
import type { Json } from '../change/canonical-json'
import type { recordSchemas } from './records'
import { parseEntryRecordId, parseEvidenceLinkId, parseFindingId } from './record-ids'
import { stateRecordSchema, type RecordKind, type StateRecord } from './records'

export type RowOf<K extends RecordKind> = z.infer<(typeof recordSchemas)[K]>
/** Fields of a new row or a correction. */
export type FieldsOf<K extends RecordKind> = { [F in Exclude<keyof RowOf<K>, 'id'>]?: RowOf<K>[F] }

/** What a field is before any change and while it is in conflict. Conflicted inputs are null, so they count as unscored. */
const blanks = {
  campaign: { name: '', cycle: '', startDate: '0001-01-01', endDate: '0001-01-01', rubricDigest: '', sample: false, exempt: [], deleted: false },
  unit: { code: '', name: '', group: '', zones: [], order: 0, previousFinal: null, leftOut: '', mergedInto: '', deleted: false },
  person: { name: '', post: '', role: 'assessor', onBehalfOf: '', reason: '', deleted: false },
  assessment: { phase: 'draft', revision: 1, reason: '', frozen: null, deleted: false },
  entry: { input: null, note: '', setAside: null, previous: null, former: [], review: null, deleted: false },
  claim: { unitId: '', list: 'bonus', item: '', level: '', count: 1, matter: '', findingId: '', setAsideFrom: '', review: null, deleted: false },
  veto: { unitId: '', item: '', state: 'lead', document: '', date: '', note: '', setAsideFrom: '', review: null, deleted: false },
  finding: { unitId: '', itemId: '', foundOn: '', time: '', place: '', what: '', deleted: false },
  rectification: {
    unitId: '', cause: '', goal: '', measures: '', responsibleUnit: '', leader: '', person: '', type: '', dueDate: '', status: 'toRectify',
    completedOn: '', verifier: '', verdict: '', deleted: false,
  },
  progress: { findingId: '', unitId: '', date: '', author: '', text: '', deleted: false },
  evidence: { name: '', mediaType: '', size: 0, width: 0, height: 0, capturedAt: '', deleted: false },
  evidenceLink: { unitId: '', caption: '', deleted: false },
} as const satisfies Record<RecordKind, Record<string, Json>>

/** The closed list of fields that changes may name, per kind. What an id says (entry, finding, link) never changes. */
export const changeFields = Object.fromEntries(Object.entries(blanks).map(([kind, blank]) => [kind, Object.keys(blank)])) as unknown as Readonly<Record<RecordKind, readonly string[]>>

/** Fields of a row that come from its id alone. */
function identityOf(kind: RecordKind, id: string): Record<string, Json> | null {
  if (kind === 'entry') return parseEntryRecordId(id)
  if (kind === 'evidenceLink') return parseEvidenceLinkId(id)
  return kind === 'finding' ? { clause: '', n: 0, ...parseFindingId(id) } : {}
}

/** A row with nothing in it yet. Throws RangeError for an id that its kind cannot have. */
export function blankRow(kind: RecordKind, id: string): Record<string, Json> {
  const identity = identityOf(kind, id)
  if (!identity) throw new RangeError(`not an id of ${kind}: ${id}`)
  return { id, ...blanks[kind], ...identity }
}

/** Holds a row against its schema. Throws ZodError. */
export function toStateRecord(kind: RecordKind, row: Readonly<Record<string, Json>>): StateRecord {
  return stateRecordSchema.parse({ kind, row })
}
