import type { SheetView } from '../../../shared/rubric-import/reading'

/** Column 1 is A, 27 is AA. */
export function columnName(column: number): string {
  return column <= 26 ? String.fromCharCode(64 + column) : columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1)
}
export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`

export interface Spot {
  /** From 1; column 0 is the row's head and row 0 the column's. */
  readonly row: number
  readonly column: number
}
/** `D12`, or the first cell of a range; null for anything else. */
export function parseCell(cell: string): Spot | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)(?::|$)/.exec(cell)
  if (!match) return null
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(match[2]), column }
}

export interface GridCell extends Spot {
  readonly text: string
  readonly rowspan: number
  readonly colspan: number
}
export interface GridRow {
  readonly row: number
  readonly cells: readonly GridCell[]
}
/** Rows that are drawn together, once they come near the view. */
export interface GridBlock {
  readonly from: number
  readonly to: number
  readonly rows: readonly GridRow[]
}
const blockRows = 24
const longestBlock = 60

type Merge = SheetView['merges'][number]

/** Last rows of the blocks: where no merged cell is cut, or after `longestBlock` rows in the middle of one. */
function blockEnds(rows: number, merges: readonly Merge[]): number[] {
  const crossed = new Uint8Array(rows + 2)
  for (const { top, bottom } of merges) for (let row = top; row < Math.min(bottom, rows); row += 1) crossed[row] = 1
  const ends: number[] = []
  let from = 1
  for (let row = 1; row <= rows; row += 1) {
    const length = row - from + 1
    if (row === rows || (length >= blockRows && crossed[row] === 0) || length >= longestBlock) {
      ends.push(row)
      from = row + 1
    }
  }
  return ends
}

/** Merged areas of one block, cut to it, by the cell where they are drawn; and the cells that they cover. */
function mergesWithin(merges: readonly Merge[], from: number, to: number, columns: number) {
  const spans = new Map<string, Merge>()
  const covered = new Set<string>()
  for (const merge of merges) {
    const top = Math.max(merge.top, from)
    const bottom = Math.min(merge.bottom, to)
    const right = Math.min(merge.right, columns)
    if (top > bottom || merge.left > right) continue
    spans.set(cellName(top, merge.left), { top, bottom, left: merge.left, right })
    for (let row = top; row <= bottom; row += 1) for (let column = merge.left; column <= right; column += 1) if (row !== top || column !== merge.left) covered.add(cellName(row, column))
  }
  return { spans, covered }
}

function gridRow(sheet: SheetView, row: number, within: ReturnType<typeof mergesWithin>): GridRow {
  const cells: GridCell[] = []
  for (let column = 1; column <= sheet.columns; column += 1) {
    const name = cellName(row, column)
    if (within.covered.has(name)) continue
    const span = within.spans.get(name)
    cells.push({ row, column, text: sheet.cells[row - 1]?.[column - 1] ?? '', rowspan: span ? span.bottom - span.top + 1 : 1, colspan: span ? span.right - span.left + 1 : 1 })
  }
  return { row, cells }
}

/** By the cells themselves, which stay the same while only the roles change. */
const known = new WeakMap<SheetView['cells'], readonly GridBlock[]>()

/** The sheet cut into blocks of rows. A merged cell longer than a block goes on, blank, in the next one. */
export function gridBlocks(sheet: SheetView): readonly GridBlock[] {
  const blocks = known.get(sheet.cells) ?? cutBlocks(sheet)
  known.set(sheet.cells, blocks)
  return blocks
}
function cutBlocks(sheet: SheetView): readonly GridBlock[] {
  let from = 1
  return blockEnds(sheet.cells.length, sheet.merges).map((to) => {
    const within = mergesWithin(sheet.merges, from, to, sheet.columns)
    const rows = Array.from({ length: to - from + 1 }, (_, at) => gridRow(sheet, from + at, within))
    const block = { from, to, rows }
    from = to + 1
    return block
  })
}

/** The cell that is drawn for a spot: the first of its merged area. */
export function anchorOf({ row, column }: Spot, merges: readonly Merge[]): Spot {
  const merge = merges.find(({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right)
  return merge ? { row: merge.top, column: merge.left } : { row, column }
}

const letterPx = 13
/** Room for the chooser on its head; and for some ten letters of a long text. */
const narrowest = 76
const widest = 208
/** Width of each column, px: as most of its texts need, so that long ones wrap instead of pushing the others away. */
export function columnWidths(sheet: SheetView): number[] {
  return Array.from({ length: sheet.columns }, (_, at) => {
    const lengths = sheet.cells.slice(0, 400).flatMap((row) => {
      const text = row[at] ?? ''
      return text === '' ? [] : [Math.max(...text.split('\n').map((line) => [...line].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x2000 ? 0.55 : 1), 0)))]
    }).sort((a, b) => a - b)
    const usual = lengths[Math.floor(lengths.length * 0.8)] ?? 0
    return Math.round(Math.min(widest, Math.max(narrowest, usual * letterPx + 16)))
  })
}
/** Height of a block that is not drawn yet, px; what is drawn says its own. */
export function guessHeight(block: GridBlock, widths: readonly number[]): number {
  return block.rows.reduce((sum, { cells }) => {
    const lines = cells.map(({ text, column, rowspan }) => (rowspan > 1 ? 1 : Math.ceil((text.length * letterPx) / ((widths[column - 1] ?? narrowest) - 12))))
    return sum + Math.max(1, ...lines) * 18 + 9
  }, 0)
}
