import { looks } from './looks'
import { merged, type RowDraft } from './row-draft'
import { nothing } from './words'

/** The one row of a table that has nothing to list. */
export function nothingRow(columns: number, height: number): RowDraft {
  return { cells: [merged(1, columns, nothing, looks.state)], height, grid: 'body' }
}
