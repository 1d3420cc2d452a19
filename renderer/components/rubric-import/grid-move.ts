import type { SheetView } from '../../../shared/rubric-import/reading'
import type { Spot } from './sheet-blocks'

/**
 * Where a key leads from a spot of the sheet; row 0 are the column heads, column 0 the row heads. Within a merged area the spot keeps its own
 * row and column, so that the way down and up again ends where it began. Null: the key is none of the grid's.
 */
export function moveSpot(from: Spot, key: string, sheet: SheetView, page: number): Spot | null {
  const rows = sheet.cells.length
  const merge = sheet.merges.find(({ top, bottom, left, right }) => from.row >= top && from.row <= bottom && from.column >= left && from.column <= right)
  const to = ((): Spot | null => {
    switch (key) {
      case 'ArrowUp': return { row: (merge?.top ?? from.row) - 1, column: from.column }
      case 'ArrowDown': return { row: (merge?.bottom ?? from.row) + 1, column: from.column }
      case 'ArrowLeft': return { row: from.row, column: (merge?.left ?? from.column) - 1 }
      case 'ArrowRight': return { row: from.row, column: (merge?.right ?? from.column) + 1 }
      case 'PageUp': return { row: Math.max(1, from.row - page), column: from.column }
      case 'PageDown': return { row: from.row + page, column: from.column }
      case 'Home': return { row: from.row, column: 0 }
      case 'End': return { row: from.row, column: sheet.columns }
      case 'Ctrl+Home': return { row: 0, column: 1 }
      case 'Ctrl+End': return { row: rows, column: sheet.columns }
      default: return null
    }
  })()
  if (!to) return null
  const row = Math.min(rows, Math.max(0, to.row))
  // No head stands where the heads of rows and of columns meet.
  return { row, column: Math.min(sheet.columns, Math.max(row === 0 ? 1 : 0, to.column)) }
}
