import { AppError } from '../../shared/failure'
import type { GivenCell, GivenMerge, GivenValue } from '../../shared/import/given-workbook'
import { parsePlace, PlaceCounter, type Place } from './cell-place'
import { plainText, textCollector } from './cell-texts'
import { limits } from './limits'
import { dateOfSerial, type NumberLook } from './number-formats'
import type { PartReader } from './part-reader'
import type { Attributes } from './read-xml'
import { rowThinner } from './thin-rows'

/** What the cells of every sheet of a file refer to. */
export interface Surroundings {
  readonly strings: readonly string[]
  readonly looks: readonly NumberLook[]
  readonly from1904: boolean
  /** Cells and characters that the file may still have. */
  readonly left: { cells: number; characters: number }
}

export interface SheetContent {
  readonly cells: readonly GivenCell[]
  readonly merges: readonly GivenMerge[]
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
}

interface OpenCell extends Place {
  readonly type: string
  readonly style: number
  hasFormula: boolean
  raw: string | null
}

/** A number as Excel shows it: it keeps 15 significant digits, and writes 17. */
const shownNumber = (value: number): number => Number(value.toPrecision(15))

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'
/** A row without height, a column without width: hidden in effect. */
const isNothing = (size: string | undefined): boolean => size !== undefined && Number(size) === 0

class SheetReader {
  readonly cells: GivenCell[] = []
  readonly merges: GivenMerge[] = []
  readonly hiddenRows = new Set<number>()
  readonly hiddenColumns = new Set<number>()
  readonly #name: string
  readonly #part: string
  readonly #around: Surroundings
  readonly #places: PlaceCounter
  readonly #inline = textCollector()
  #cell: OpenCell | null = null
  #inValue = false
  #hidden = false

  constructor(name: string, part: string, around: Surroundings) {
    this.#name = name
    this.#part = part
    this.#around = around
    this.#places = new PlaceCounter(part)
  }

  open(name: string, attributes: Attributes, parent: string): void {
    if (name === 'row' && parent === 'sheetData') this.#beginRow(attributes)
    else if (name === 'c' && parent === 'row') this.#beginCell(attributes)
    else if (name === 'col' && parent === 'cols') this.#hideColumns(attributes)
    else if (name === 'mergeCell') this.#addMerge(attributes['ref'] ?? '')
    else if (this.#cell) this.#openInCell(this.#cell, name, parent)
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false
    else if (name === 'c' && this.#cell) this.#endCell(this.#cell)
    else if (this.#cell) this.#inline.close(name)
  }

  text(text: string): void {
    if (this.#inValue && this.#cell) this.#cell.raw = (this.#cell.raw ?? '') + text
    else if (this.#cell) this.#inline.text(text)
  }

  #beginRow({ r, hidden, ht }: Attributes): void {
    this.#places.beginRow(r)
    this.#hidden = isTrue(hidden) || isNothing(ht)
  }

  #hideColumns({ min, max, hidden, width }: Attributes): void {
    if (!isTrue(hidden) && !isNothing(width)) return
    for (let column = Math.max(1, Number(min)); column <= Math.min(Number(max), limits.columns); column += 1) this.hiddenColumns.add(column)
  }

  #beginCell({ r, t = 'n', s = '0' }: Attributes): void {
    this.#cell = { ...this.#places.beginCell(r), type: t, style: Number(s), hasFormula: false, raw: null }
    this.#inline.begin()
  }

  #openInCell(cell: OpenCell, name: string, parent: string): void {
    if (name === 'v' && parent === 'c') this.#inValue = true
    else if (name === 'f' && parent === 'c') cell.hasFormula = true
    else this.#inline.open(name)
  }

  #endCell(cell: OpenCell): void {
    this.#cell = null
    this.#inValue = false
    const value = this.#valueOf(cell)
    if (value === null) return
    const { row, column } = cell
    const { left } = this.#around
    if (row > limits.rows || column > limits.columns) throw new AppError('import-too-wide', { sheet: this.#name, rows: String(limits.rows), columns: String(limits.columns) })
    left.cells -= 1
    left.characters -= value.kind === 'text' ? value.text.length : 0
    if (left.cells < 0 || left.characters < 0) throw new AppError('import-too-large', { what: `“${this.#name}”的单元格` })
    this.cells.push({ row, column, value })
    if (this.#hidden) this.hiddenRows.add(row)
  }

  /** Null for a cell that says nothing. */
  #valueOf(cell: OpenCell): GivenValue | null {
    const { type, raw, hasFormula } = cell
    if (type === 'inlineStr') return this.#text(this.#inline.end())
    if (raw === null || raw === '') return hasFormula && raw === null ? { kind: 'uncomputed' } : null
    switch (type) {
      case 's': return this.#text(this.#sharedText(raw))
      case 'str': return this.#text(plainText(raw))
      case 'b': return { kind: 'boolean', value: raw.trim() === '1' || raw.trim() === 'true' }
      case 'e': return { kind: 'error', text: plainText(raw) }
      case 'd': return this.#isoDate(raw)
      case 'n': return this.#number(raw, cell.style)
      default: throw this.#damaged()
    }
  }

  #text(text: string): GivenValue | null {
    return text === '' ? null : { kind: 'text', text }
  }

  #sharedText(raw: string): string {
    const text = /^\s*\d{1,9}\s*$/.test(raw) ? this.#around.strings[Number(raw)] : undefined
    if (text === undefined) throw new AppError('import-no-strings', { sheet: this.#name })
    return text
  }

  #isoDate(raw: string): GivenValue {
    const date = /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(raw.trim())?.[1]
    if (date === undefined) throw this.#damaged()
    return { kind: 'date', date }
  }

  #number(raw: string, style: number): GivenValue {
    const value = Number(raw)
    if (raw.trim() === '' || !/^[\s\d+.\-eE]+$/.test(raw) || !Number.isFinite(value)) throw this.#damaged()
    const look = this.#around.looks[style] ?? 'plain'
    const date = look === 'date' ? dateOfSerial(value, this.#around.from1904) : null
    if (date !== null) return { kind: 'date', date }
    return { kind: 'number', value: shownNumber(value), ...(look === 'percent' ? { percent: true as const } : {}) }
  }

  #addMerge(reference: string): void {
    const [from = '', to = from] = reference.split(':')
    const [a, b] = [parsePlace(from), parsePlace(to)]
    if (!a || !b || b.row < a.row || b.column < a.column) throw this.#damaged()
    if (this.merges.length >= limits.merges) throw new AppError('import-too-large', { what: `“${this.#name}”的合并单元格` })
    this.merges.push({ top: a.row, left: a.column, bottom: b.row, right: b.column })
  }

  #damaged(): AppError {
    return new AppError('import-damaged', { part: this.#part })
  }
}

const byPlace = (a: GivenCell, b: GivenCell): number => a.row - b.row || a.column - b.column

/** Merges that begin among the cells, cut to the bounds. */
function mergesAmong(merges: readonly GivenMerge[], cells: readonly GivenCell[]): GivenMerge[] {
  const lastRow = cells.at(-1)?.row ?? 0
  const lastColumn = cells.reduce((last, { column }) => Math.max(last, column), 0)
  return merges.filter(({ top, left }) => top <= lastRow && left <= lastColumn).map((merge) => ({ ...merge, bottom: Math.min(merge.bottom, limits.rows), right: Math.min(merge.right, limits.columns) }))
}

/**
 * The cells with content of one sheet, whatever its `<dimension>` says. Throws AppError `import-damaged` (also two cells at one place),
 * `import-too-wide`, `import-too-large`, `import-no-strings`.
 */
export async function readSheet(parts: PartReader, part: string, name: string, around: Surroundings): Promise<SheetContent> {
  const reader = new SheetReader(name, part, around)
  await parts.read(part, 'sheetBytes', {
    open: (tag, attributes, parent) => reader.open(tag, attributes, parent),
    close: (tag) => reader.close(tag),
    text: (text) => reader.text(text),
  }, rowThinner())
  const cells = reader.cells.sort(byPlace)
  const repeated = cells.some((cell, index) => index > 0 && byPlace(cell, cells[index - 1] ?? cell) === 0)
  if (repeated) throw new AppError('import-damaged', { part })
  const hidden = reader.hiddenRows.size > 0 ? { hiddenRows: [...reader.hiddenRows] } : {}
  const used = new Set(cells.map(({ column }) => column))
  const hiddenColumns = [...reader.hiddenColumns].filter((column) => used.has(column))
  return { cells, merges: mergesAmong(reader.merges, cells), ...hidden, ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}) }
}
