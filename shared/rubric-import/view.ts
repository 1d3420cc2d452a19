import type { SheetGrid } from './grid'
import type { RowRole } from './layout'
import type { SheetView } from './reading'

/** What the eye gets of a sheet; everything is read, whatever is shown. */
export const viewLimit = { rows: 2_500, columns: 40, cells: 100_000, letters: 500 } as const

const shortened = (text: string): string => (text.length > viewLimit.letters ? `${text.slice(0, viewLimit.letters)}…` : text)

function hiddenOf({ hiddenRows, hiddenColumns }: SheetGrid, rows: number): Pick<SheetView, 'hiddenRows' | 'hiddenColumns'> {
  const [shown, columns] = [[...hiddenRows].filter((row) => row <= rows), [...hiddenColumns].filter((column) => column <= viewLimit.columns)]
  return { ...(shown.length > 0 ? { hiddenRows: shown } : {}), ...(columns.length > 0 ? { hiddenColumns: columns } : {}) }
}

/** Sheets as they are, for the eye, within bounds for all of them together. */
export function sheetViews(grids: readonly SheetGrid[], roles: ReadonlyMap<SheetGrid, ReadonlyMap<number, RowRole>>): SheetView[] {
  let left: number = viewLimit.cells
  return grids.map((own) => {
    const grid = own.whole ?? own
    const columns = Math.min(grid.columns, viewLimit.columns)
    const rows = Math.min(grid.rows, viewLimit.rows, Math.floor(left / Math.max(columns, 1)))
    left -= rows * columns
    const merges = grid.merges.filter(({ top, left: from }) => top <= rows && from <= columns)
      .map(({ top, left: from, bottom, right }) => ({ top, left: from, bottom: Math.min(bottom, rows), right: Math.min(right, columns) }))
      .filter(({ top, left: from, bottom, right }) => bottom > top || right > from)
    return {
      name: own.name, visible: grid.visible, rows: grid.rows, columns: grid.columns, merges,
      cells: Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_unused, column) => shortened(grid.text(row + 1, column + 1)))),
      roles: Array.from({ length: rows }, (_, row) => roles.get(own)?.get(row + 1) ?? 'left'),
      ...hiddenOf(grid, rows), ...(own.side ? { side: own.side } : {}),
    }
  })
}
