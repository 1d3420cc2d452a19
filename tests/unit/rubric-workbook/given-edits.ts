import type { GivenCell, GivenSheet, GivenValue, GivenWorkbook } from '../../../shared/import/given-workbook'

type Rows = GivenCell[][]

const plain = (text: string): string => text.replace(/\s+/g, '')
const textAt = (cells: readonly GivenCell[], column: number): string => {
  const value = cells.find((cell) => cell.column === column)?.value
  return value === undefined ? '' : value.kind === 'text' ? value.text : value.kind === 'number' ? String(value.value) : ''
}
export const text = (value: string): GivenValue => ({ kind: 'text', text: value })
export const number = (value: number): GivenValue => ({ kind: 'number', value })

/** A sheet of a read workbook, edited as people edit: cells, and whole rows with their hidden marks. */
export class EditedSheet {
  readonly #sheet: GivenSheet
  rows: Rows

  constructor({ sheets }: GivenWorkbook, name: string) {
    const sheet = sheets.find((one) => one.name === name)
    if (!sheet) throw new Error(`no sheet ${name}`)
    this.#sheet = sheet
    const last = Math.max(...sheet.cells.map(({ row }) => row))
    this.rows = Array.from({ length: last }, (_, index) => sheet.cells.filter(({ row }) => row === index + 1))
  }

  /** The column under a head. */
  column(head: string): number {
    for (const cells of this.rows) for (const cell of cells) if (plain(textAt(cells, cell.column)) === head) return cell.column
    throw new Error(`no column ${head}`)
  }

  /** Place of the first row that has the text in the column, from 0. */
  find(head: string, wanted: string): number {
    const column = this.column(head)
    const index = this.rows.findIndex((cells) => plain(textAt(cells, column)) === plain(wanted) && plain(wanted) !== head)
    if (index < 0) throw new Error(`no row ${wanted}`)
    return index
  }

  set(index: number, head: string, value: GivenValue | null): this {
    const column = this.column(head)
    const kept = (this.rows[index] ?? []).filter((cell) => cell.column !== column)
    this.rows[index] = value === null ? kept : [...kept, { row: 0, column, value }]
    return this
  }

  insert(index: number, values: Readonly<Record<string, GivenValue>>): this {
    this.rows.splice(index, 0, Object.entries(values).map(([head, value]) => ({ row: 0, column: this.column(head), value })))
    return this
  }

  copy(from: number, to: number): this {
    this.rows.splice(to, 0, [...(this.rows[from] ?? [])])
    return this
  }

  move(from: number, to: number): this {
    const [row] = this.rows.splice(from, 1)
    this.rows.splice(to, 0, row ?? [])
    return this
  }

  remove(index: number): this {
    this.rows.splice(index, 1)
    return this
  }

  get sheet(): GivenSheet {
    const cells = this.rows.flatMap((row, index) => row.map((cell) => ({ ...cell, row: index + 1 })).sort((a, b) => a.column - b.column))
    return { ...this.#sheet, cells }
  }
}

/** The workbook with one of its sheets edited. */
export function edited(workbook: GivenWorkbook, name: string, edit: (sheet: EditedSheet) => unknown): GivenWorkbook {
  const own = new EditedSheet(workbook, name)
  edit(own)
  return { sheets: workbook.sheets.map((sheet) => (sheet.name === name ? own.sheet : sheet)) }
}
