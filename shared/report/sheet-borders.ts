import type { BorderName, CellStyle } from './sheet-model'
import type { CellDraft, RowDraft } from './row-draft'

type Side = 'top' | 'right' | 'bottom' | 'left'
type Lines = Partial<Record<Side, BorderName>>

/** `hair` is fine dots in Excel and WPS; make it `thin` if an office objects (workbook.md, Hierarchy). */
const inner: BorderName = 'hair'
const weight: Readonly<Record<BorderName, number>> = { hair: 1, thin: 2, medium: 3 }
const heavier = (a: BorderName | undefined, b: BorderName | undefined): BorderName | undefined => (a && b ? (weight[a] >= weight[b] ? a : b) : (a ?? b))

interface Around {
  readonly row: RowDraft
  readonly above: RowDraft | undefined
  readonly below: RowDraft | undefined
  /** The row after `below`: what a cell that reaches down into `below` stands on. */
  readonly afterBelow?: RowDraft | undefined
  readonly columns: number
}

const isTable = (row: RowDraft | undefined): row is RowDraft => row !== undefined && row.grid !== 'none'
const edgeOf = ({ grid }: RowDraft): BorderName => (grid === 'body' ? inner : 'thin')
const covering = (row: RowDraft, column: number): CellDraft | undefined => row.cells.find((candidate) => candidate.column <= column && (candidate.mergeTo ?? candidate.column) >= column)

function horizontalLine(upper: RowDraft | undefined, lower: RowDraft | undefined, column: number): BorderName | undefined {
  if (!isTable(upper) || !isTable(lower)) return 'medium'
  if (covering(upper, column)?.openBelow) return undefined
  return heavier(edgeOf(upper), edgeOf(lower))
}

function verticalLine(row: RowDraft, leftColumn: number): BorderName | undefined {
  if (covering(row, leftColumn)?.openRight) return undefined
  return row.grid === 'head' ? 'thin' : inner
}

/** Lines around one cell of a row; both cells at a line get the same, so that no program has to choose. */
export function bordersOf(cell: CellDraft, { row, above, below, afterBelow, columns }: Around): CellStyle['borders'] {
  if (!isTable(row)) return {}
  const last = cell.mergeTo ?? cell.column
  const lines: Record<Side, BorderName | undefined> = {
    top: horizontalLine(above, row, cell.column),
    bottom: cell.mergeDown ? horizontalLine(below, afterBelow, cell.column) : horizontalLine(row, below, cell.column),
    left: cell.column === 1 ? 'medium' : verticalLine(row, cell.column - 1),
    right: last === columns ? 'medium' : verticalLine(row, last),
  }
  const drawn: Lines = {}
  for (const side of ['top', 'right', 'bottom', 'left'] as const) {
    const name = lines[side]
    if (name) drawn[side] = name
  }
  return drawn
}
