import type { SheetGrid } from './grid'
import type { RowRole } from './layout'
import type { LineColumns } from './line-columns'
import { placeOf, type Notebook } from './notebook'
import { readPoints, splitPoints } from './points-text'
import type { ReadPart } from './claims/read-part'
import { isPartTotal, isTotalWord } from './row-words'
import type { ItemLine } from './lines'

const points = ({ points: read }: ItemLine): number => (read.kind === 'points' ? read.points : 0)
const sum = (items: readonly ItemLine[]): number => items.reduce((total, item) => total + points(item), 0)

/** The number of a total row: in the column of points, else in its text. */
function writtenTotal(grid: SheetGrid, row: number, columns: LineColumns): { readonly value: number; readonly column: number } | null {
  const column = columns.columnOf('points')
  const read = column === null ? null : readPoints(grid.value(row, column))
  if (column !== null && read?.kind === 'points') return { value: read.points, column }
  for (const at of grid.filled(row)) {
    const inText = splitPoints(grid.text(row, at)).points ?? (isTotalWord(grid.text(row, at)) ? fromWord(grid.text(row, at)) : null)
    if (inText !== null) return { value: inText, column: at }
  }
  for (const at of grid.filled(row)) {
    const own = readPoints(grid.value(row, at))
    if (own.kind === 'points' && columns.all.get(at) !== 'ignore' && !isTotalWord(grid.text(row, at))) return { value: own.points, column: at }
  }
  return null
}

function fromWord(text: string): number | null {
  const read = readPoints({ kind: 'text', text: text.replace(/^[^0-9０-９一二三四五六七八九十百]+/u, '') })
  return read.kind === 'points' ? read.points : null
}

/** Holds every 合计 and 小计 against what stands above it: since the last one, of the requirement, or of all so far. */
export function checkTotals(grid: SheetGrid, columns: LineColumns, roles: ReadonlyMap<number, RowRole>, items: readonly ItemLine[], before: number, parts: readonly ReadPart[], notes: Notebook): void {
  let last = 0
  for (const [row, role] of roles) {
    if (role !== 'total') continue
    const total = writtenTotal(grid, row, columns)
    const above = items.filter((item) => item.row < row)
    const since = above.filter((item) => item.row > last)
    const outer = above.at(-1)?.path[0]
    const sums = [sum(since), sum(above), sum(above) + before, sum(above.filter(({ path }) => path[0] === outer))]
    const text = grid.filled(row).map((column) => grid.text(row, column)).find(isTotalWord) ?? '合计'
    const expected = isPartTotal(text) ? sum(since) : sum(above)
    const isOfPart = parts.some(({ roles: own, sum: partSum }) => own.has(row) && (total?.value === partSum || above.length === 0))
    if (total && !sums.includes(total.value) && !isOfPart) notes.check(placeOf(grid, row, total.column), `“${text.replace(/\s+/g, '')}”写的是 ${total.value / 100} 分，上面各项相加是 ${expected / 100} 分。请核对是合计写错了，还是有的分值没有读对`)
    last = row
  }
}
