import { pageHeight } from './page-breaks'
import type { RowDraft } from './row-draft'

/**
 * Rows whose last `closing` rows (totals, result, signatures) share a page, with the two items before them where they fit
 * (workbook.md, Page breaks): signatures never stand alone. `headRow` is the last row of the head, `firstHead` its first.
 */
export function keepTogether(rows: readonly RowDraft[], closing: number, headRow: number, { firstHead = headRow, scale = 1 } = {}): RowDraft[] {
  const room = pageHeight / scale - rows.slice(firstHead - 1, headRow).reduce((sum, { height }) => sum + height, 0)
  const firstClosing = rows.length - closing
  let first = firstClosing
  let height = rows.slice(firstClosing).reduce((sum, row) => sum + row.height, 0)
  for (let index = firstClosing - 1; index >= Math.max(headRow, firstClosing - 2); index -= 1) {
    height += rows[index]?.height ?? 0
    if (height > room) break
    first = index
  }
  return rows.map((row, index) => (index >= first && index < rows.length - 1 ? { ...row, withNext: true } : row))
}
