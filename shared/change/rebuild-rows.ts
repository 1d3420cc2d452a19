import { blankRow, changeFields, toStateRecord } from '../campaign/blank-rows'
import type { StateRecord } from '../campaign/records'
import type { HashedChange } from './change'
import { foldState } from './fold-state'

/**
 * All rows of a campaign, deleted ones too, as a projection of its changes (merge.md 3). Sorted by kind, then id.
 * Throws RangeError for a field outside the closed union, ZodError for a value outside its schema.
 */
export function rebuildRows(changes: Iterable<HashedChange>): StateRecord[] {
  return foldState(changes).map(({ kind, id, values, conflicts }) => {
    const unknown = [...Object.keys(values), ...conflicts].find((field) => !changeFields[kind].includes(field))
    if (unknown !== undefined) throw new RangeError(`unknown field ${kind}.${unknown}`)
    return toStateRecord(kind, { ...blankRow(kind, id), ...values })
  })
}
