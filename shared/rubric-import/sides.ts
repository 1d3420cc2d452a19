import { looksLikeHead } from './find-heads'
import { cellName, type SheetGrid } from './grid'
import { plainHead } from './head-words'

/** Columns of one of several tables that stand side by side. */
export interface Side { readonly from: number; readonly to: number }

/** Rows among which a head is looked for, and tables that stand beside each other at most. */
const reach = 60
const mostSides = 4

const letters = (column: number): string => cellName(1, column).slice(0, -1)

/** The sheet as if only these columns were there; its cells keep their names. */
function sideOf(grid: SheetGrid, { from, to }: Side): SheetGrid {
  const isIn = (column: number): boolean => column >= from && column <= to
  const filled = (row: number): readonly number[] => grid.filled(row).filter(isIn)
  const merges = grid.merges.filter(({ left }) => isIn(left)).map((merge) => ({ ...merge, right: Math.min(merge.right, to) }))
  const merge: SheetGrid['merge'] = (row, column) => {
    const around = isIn(column) ? grid.merge(row, column) : null
    return around && isIn(around.left) ? { ...around, right: Math.min(around.right, to) } : null
  }
  const text = (row: number, column: number): string => (isIn(column) ? grid.text(row, column) : '')
  const contentRows = grid.contentRows.filter((row) => filled(row).length > 0)
  return {
    ...grid, name: `${grid.name}（${letters(from)}–${letters(to)} 列）`, sheet: grid.name, side: { from, to }, whole: grid, columns: to, rows: contentRows.at(-1) ?? 0, contentRows, merges, filled, text, merge,
    value: (row, column) => (isIn(column) ? grid.value(row, column) : null),
    seen: (row, column) => {
      const around = merge(row, column)
      return around ? text(around.top, around.left) : text(row, column)
    },
  }
}

/** The same head twice or more in a row: where each begins. Levels with their points (指标｜分值｜指标｜分值) are no such thing: theirs are merged downwards. */
function repeatedStarts(grid: SheetGrid, row: number): number[] | null {
  const filled = grid.filled(row)
  const heads = filled.map((column) => plainHead(grid.text(row, column)))
  for (let count = 2; count <= mostSides; count += 1) {
    const width = filled.length / count
    if (!Number.isInteger(width) || width < 2 || !heads.every((head, at) => head !== '' && head === heads[at % width])) continue
    const isNested = width === 2 && grid.merges.some(({ top, bottom, left }) => top > row && bottom > top && left < (filled[width] ?? 0))
    return isNested ? null : filled.filter((_, at) => at % width === 0)
  }
  return null
}

/** Two different heads with nothing at all between them from their row on. */
function gapStarts(grid: SheetGrid, row: number): number[] | null {
  const filled = grid.filled(row)
  const used = new Set(grid.contentRows.filter((one) => one >= row).flatMap((one) => [...grid.filled(one)]))
  const start = filled.find((column, at) => at > 1 && !used.has(column - 1))
  return start === undefined ? null : [filled[0] ?? 1, start]
}

function sidesAt(grid: SheetGrid, row: number): Side[] | null {
  for (const starts of [repeatedStarts(grid, row), gapStarts(grid, row)]) {
    const sides = starts?.map((from, at): Side => ({ from: at === 0 ? 1 : from, to: (starts[at + 1] ?? grid.columns + 1) - 1 }))
    if (sides?.every((side) => looksLikeHead(sideOf(grid, side), row)) === true) return sides
  }
  return null
}

/** The tables of a sheet that stand side by side, from the left, each with its own head; the sheet itself where it has one. */
export function splitSides(grid: SheetGrid): SheetGrid[] {
  for (const row of grid.contentRows.slice(0, reach)) {
    if (grid.filled(row).length < 4) continue
    const sides = sidesAt(grid, row)
    if (sides) return sides.map((side) => sideOf(grid, side))
    if (looksLikeHead(grid, row)) break
  }
  return [grid]
}

/** `F2:I12`: where a side stands. */
export function sideRange(grid: SheetGrid, headRow: number): string {
  const { from, to } = grid.side ?? { from: 1, to: grid.columns }
  const columns = grid.contentRows.flatMap((row) => (row >= headRow ? [...grid.filled(row)] : []))
  return `${cellName(headRow, Math.max(from, Math.min(...columns)))}:${cellName(grid.rows, Math.min(to, Math.max(...columns)))}`
}
