import type { RecordKind } from '../campaign/records'
import type { Json } from './canonical-json'
import type { HashedChange } from './change'
import { headsOf, isConflict } from './heads'

/** The state of one record: values of the fields that have one, and the fields in conflict, which have none. */
export interface FoldedRecord {
  readonly kind: RecordKind
  readonly id: string
  readonly values: Readonly<Record<string, Json>>
  readonly conflicts: readonly string[]
}

function group<T>(list: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const known = groups.get(key)
    if (known) known.push(one)
    else groups.set(key, [one])
  }
  return groups
}

function foldRecord(changes: readonly HashedChange[], { kind, id }: { kind: RecordKind; id: string }): FoldedRecord {
  const values: Record<string, Json> = {}
  const conflicts: string[] = []
  const fields = [...group(changes, ({ change }) => change.field)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [field, ofField] of fields) {
    const heads = headsOf(ofField)
    const [first] = heads
    if (isConflict(heads)) conflicts.push(field)
    else if (first) values[field] = first.change.value
  }
  return { kind, id, values, conflicts }
}

/** State as a pure function of the set of changes: order and repetition do not matter. Sorted by kind, then id. */
export function foldState(changes: Iterable<HashedChange>): FoldedRecord[] {
  const records = group(changes, ({ change: { record } }) => `${record.kind} ${record.id}`)
  return [...records]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, ofRecord]) => (ofRecord[0] ? [foldRecord(ofRecord, ofRecord[0].change.record)] : []))
}
