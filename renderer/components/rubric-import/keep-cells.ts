import type { RubricReading, SheetView } from '../../../shared/rubric-import/reading'
import { isSameJson } from '../../../shared/change/canonical-json'

const isSame = (a: SheetView, b: SheetView): boolean =>
  a.cells.length === b.cells.length && a.merges.length === b.merges.length && isSameJson(a.merges, b.merges) && a.cells.every((row, at) => row.length === b.cells[at]?.length && row.every((text, column) => text === b.cells[at]?.[column]))

/** A reading of the same file again: sheets whose cells are the same keep the objects, so that what is drawn of them stays. */
export function keepCells(before: RubricReading | null, next: RubricReading): RubricReading {
  if (!before) return next
  const sheets = next.sheets.map((sheet) => {
    const kept = before.sheets.find(({ name }) => name === sheet.name)
    return kept && isSame(kept, sheet) ? { ...sheet, cells: kept.cells, merges: kept.merges } : sheet
  })
  return { ...next, sheets }
}
