import { isSignatureRow } from '../signature-row'
import { plainText, type SheetGrid } from '../grid'
import { claimRoles, type ClaimRole, type ColumnRole, type PartKind, type RowRole, type SheetLayout } from '../layout'
import { isCovered, type LineColumns } from '../line-columns'
import { splitNumbering } from '../numerals'
import { rankOf } from '../outline'
import { readPoints } from '../points-text'
import { isBanner, isNoteWord, isTotalWord } from '../row-words'
import { claimColumns, isClaimHead } from './claim-columns'
import { claimHeading, sheetList, type ClaimHeading } from './heading'

export interface PartHeading {
  readonly row: number
  readonly column: number
  readonly text: string
  /** What the words say; null where only a person says that it is one. */
  readonly words: ClaimHeading | null
  /** It stands in the tree's first column, with an entry beside it. */
  readonly inTree: boolean
}

/** Rows of one list outside the 1000. */
export interface Part {
  readonly kind: Exclude<PartKind, 'tree'>
  /** Null: the sheet as a whole, or rows that a person named one by one. */
  readonly heading: PartHeading | null
  /** Rows below the heading, its head among them. */
  readonly rows: readonly number[]
  /** Its own head, and what its columns are. */
  readonly headRows: ReadonlySet<number>
  readonly columns: ReadonlyMap<number, ColumnRole>
}

/** By which a heading is known again, in the next file too. */
export const partKey = (text: string): string => plainText(text).slice(0, 60)
export const isClaimRole = (role: RowRole | undefined): role is ClaimRole => (claimRoles as readonly (RowRole | undefined)[]).includes(role)

interface Open { readonly kind: Part['kind']; readonly heading: PartHeading | null; readonly byRow: boolean; readonly rows: number[]; ownHead: number | null }
type Spot = Pick<PartHeading, 'row' | 'column' | 'text' | 'inTree'>

/** Rows of a part in which its head may stand. */
const headReach = 3
/** Letters of a heading that only a person knows as one. */
const shortHeading = 15

class PartFinder {
  readonly found: Open[] = []
  readonly #grid: SheetGrid
  readonly #layout: SheetLayout
  readonly #columns: LineColumns
  readonly #again: ReadonlySet<number>
  #open: Open | null = null

  constructor(grid: SheetGrid, layout: SheetLayout, columns: LineColumns, again: ReadonlySet<number>) {
    this.#grid = grid
    this.#layout = layout
    this.#columns = columns
    this.#again = again
    if (layout.list) this.#begin(layout.list, null, false)
  }

  see(row: number): void {
    const given = this.#layout.rows[String(row)]
    const spot = this.#spotOf(row)
    const words = spot && claimHeading(spot.text)
    if (this.#layout.list && spot && !words && this.#isTitle(row, spot)) return
    const kind = spot && this.#kindOf(spot, words, given)
    if (spot && kind) {
      const open = this.#begin(kind, { ...spot, words }, false)
      if (spot.inTree) open.rows.push(row)
    } else if (this.#open && this.#goesOn(this.#open, row, given, spot)) this.#take(this.#open, row, given)
    else if (!this.#open && isClaimRole(given)) this.#begin(given, null, true).rows.push(row)
  }

  /** A line over a list without a head. */
  #isTitle(row: number, { column, text, inTree }: Spot): boolean {
    const merge = this.#grid.merge(row, column)
    const isFirst = this.found.every(({ rows }) => rows.length === 0)
    return isFirst && !inTree && (isBanner(text) || sheetList(text) !== null || (merge !== null && merge.right > merge.left && splitNumbering(text) === null))
  }

  #begin(kind: Part['kind'], heading: PartHeading | null, byRow: boolean): Open {
    const open: Open = { kind, heading, byRow, rows: [], ownHead: null }
    this.found.push(open)
    return (this.#open = open)
  }

  #take(open: Open, row: number, given: RowRole | undefined): void {
    if (given === 'item' || given === 'more') return
    open.rows.push(row)
    if (open.rows.length <= headReach && open.ownHead === null && !this.#layout.list && isClaimHead(this.#grid, row)) open.ownHead = row
    // A sum ends its list.
    if (this.#isTotal(row) && !this.#layout.list) this.#open = null
  }

  #isTotal(row: number): boolean {
    return this.#grid.filled(row).some((column) => isTotalWord(this.#grid.text(row, column)) && this.#columns.all.get(column) !== 'standard' && this.#columns.all.get(column) !== 'points')
  }

  /** Where a heading would stand in the row: in the first column of the tree, or alone. */
  #spotOf(row: number): Spot | null {
    const { tree, columnOf } = this.#columns
    const texts = this.#grid.filled(row).filter((column) => this.#grid.text(row, column) !== '')
    const outer = tree.length > 1 ? tree[0] : undefined
    const alone = texts.filter((column) => !(texts.length > 1 && (readPoints(this.#grid.value(row, column)).kind === 'points' || (column === columnOf('code') && this.#grid.text(row, column).length <= 4))))
    const column = outer !== undefined && this.#grid.text(row, outer) !== '' ? outer : alone.length === 1 ? alone[0] : undefined
    return column === undefined ? null : { row, column, text: this.#grid.text(row, column), inTree: alone.length > 1 }
  }

  #kindOf({ text, inTree }: Spot, words: ClaimHeading | null, given: RowRole | undefined): Part['kind'] | null {
    const kept = this.#layout.parts?.[partKey(text)]
    if (isClaimRole(given)) return words !== null || kept !== undefined || inTree || this.#open === null || (text.length <= shortHeading && !/[。；，,;]/.test(text)) ? given : null
    if (given === 'left') return words === null && kept === undefined ? null : 'left'
    if (given !== undefined) return null
    const kind = kept ?? words?.list ?? 'tree'
    return kind === 'tree' ? null : kind
  }

  #goesOn(open: Open, row: number, given: RowRole | undefined, spot: Spot | null): boolean {
    if (open.byRow) return given === open.kind || this.#close()
    if (given === 'node' || given === 'total' || given === 'signature') return this.#close()
    if (isClaimRole(given)) return true
    if (this.#again.has(row)) return open.ownHead !== null && !this.#layout.list ? this.#close() : false
    if (isSignatureRow(this.#grid, row, this.#columns)) return this.#close()
    return this.#isOutside(open, row, spot) ? this.#close() : true
  }

  /** Whether the next block of the tree begins: beside a heading in the tree by the next text there, else by a number of its own rank. */
  #isOutside({ heading }: Open, row: number, spot: Spot | null): boolean {
    if (heading === null || spot === null) return false
    if (heading.inTree) return spot.column === heading.column && !isCovered(this.#grid, row, spot.column) && !isNoteWord(spot.text) && !this.#isTotal(row)
    const own = splitNumbering(heading.text)
    const numbering = splitNumbering(spot.text)
    return own !== null && numbering !== null && !spot.inTree && rankOf(numbering) <= rankOf(own)
  }

  #close(): false {
    this.#open = null
    return false
  }
}

/** The lists outside the 1000 on a sheet, each from its heading to where the next block begins. `again`: heads of the table that stand there once more. */
export function findParts(grid: SheetGrid, layout: SheetLayout, columns: LineColumns, again: ReadonlySet<number>): Part[] {
  const finder = new PartFinder(grid, layout, columns, again)
  const headEnd = layout.headRows.at(-1) ?? 0
  for (const row of grid.contentRows) if (row > headEnd) finder.see(row)
  return finder.found.filter(({ rows, heading }) => rows.length > 0 || heading !== null).map(({ kind, heading, rows, ownHead }) => ({
    kind, heading, rows, headRows: new Set(ownHead === null ? [] : [ownHead]), columns: ownHead === null ? columns.all : claimColumns(grid, ownHead),
  }))
}
