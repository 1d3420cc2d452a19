import type { SheetGrid } from './grid'
import type { LineColumns } from './line-columns'
import { readPoints } from './points-text'
import { isSignatureWord } from './row-words'

/** A line to sign: no points, one text that asks for it, and nothing long beside it. */
export function isSignatureRow(grid: SheetGrid, row: number, columns: Pick<LineColumns, 'columnOf'>): boolean {
  const texts = grid.filled(row).map((column) => grid.text(row, column))
  return readPoints(grid.value(row, columns.columnOf('points') ?? 0)).kind !== 'points' && texts.some(isSignatureWord) && texts.every((text) => isSignatureWord(text) || text.length <= 12)
}
