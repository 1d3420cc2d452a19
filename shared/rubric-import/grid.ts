import { AppError } from '../failure'
import { givenText, type GivenMerge, type GivenSheet, type GivenValue } from '../import/given-workbook'

/** Letters that sheets hide in cells, and the formula by which WPS shows a picture in one. */
const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g
const pictureFormula = /^=?(?:_xlfn\.)?DISPIMG\(.*\)$/is

/** Merges times rows that they cross; far above any table. */
const mergeLimit = 1_000_000

/** A text as people mean it: composed (NFC), without blanks around it; line breaks inside stay. */
export const cleanText = (text: string): string => text.normalize('NFC').replace(invisible, '').replace(/\r\n?/g, '\n').trim()

/** A text for comparing: one width, no blanks. */
export const plainText = (text: string): string => text.normalize('NFKC').replace(/\p{White_Space}+/gu, '')

export const isPicture = (value: GivenValue): boolean => value.kind === 'text' && value.text.length < 200 && pictureFormula.test(value.text.trim())

/** A sheet to ask by row and column, both from 1. */
export interface SheetGrid {
  readonly name: string
  readonly visible: boolean
  readonly rows: number
  readonly columns: number
  /** Rows that hold something, in order. */
  readonly contentRows: readonly number[]
  readonly merges: readonly GivenMerge[]
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
  /** Of one of several tables side by side: the sheet's own name, its columns, and the sheet as a whole. */
  readonly sheet?: string
  readonly side?: { readonly from: number; readonly to: number }
  readonly whole?: SheetGrid
  value(row: number, column: number): GivenValue | null
  /** Of the cell itself; empty inside a merge but at its first cell, and for a picture. */
  text(row: number, column: number): string
  /** The merge that covers the cell. */
  merge(row: number, column: number): GivenMerge | null
  /** As the eye reads it: of the merge that covers the cell. */
  seen(row: number, column: number): string
  /** Columns of a row that hold something, in order. */
  filled(row: number): readonly number[]
}

function mergesByRow(merges: readonly GivenMerge[], rows: number, columns: number): Map<number, GivenMerge[]> {
  const byRow = new Map<number, GivenMerge[]>()
  let crossed = 0
  for (const merge of merges) {
    if (merge.left > columns) continue
    for (let row = merge.top; row <= Math.min(merge.bottom, rows); row += 1) {
      crossed += 1
      if (crossed > mergeLimit) throw new AppError('import-too-large', { what: '合并单元格' })
      const own = byRow.get(row)
      if (own) own.push(merge)
      else byRow.set(row, [merge])
    }
  }
  return byRow
}

/** Throws AppError `import-too-large` for merges beyond any table. */
export function sheetGrid(sheet: GivenSheet): SheetGrid {
  const values = new Map<number, Map<number, GivenValue>>()
  const texts = new Map<number, Map<number, string>>()
  let columns = 0
  for (const { row, column, value } of sheet.cells) {
    const text = isPicture(value) ? '' : cleanText(givenText(value))
    if (text === '' && value.kind !== 'uncomputed' && !isPicture(value)) continue
    columns = Math.max(columns, column)
    values.set(row, (values.get(row) ?? new Map<number, GivenValue>()).set(column, value))
    texts.set(row, (texts.get(row) ?? new Map<number, string>()).set(column, text))
  }
  const contentRows = [...texts.keys()].sort((a, b) => a - b)
  const rows = contentRows.at(-1) ?? 0
  const merges = mergesByRow(sheet.merges, rows, columns)
  const text = (row: number, column: number): string => texts.get(row)?.get(column) ?? ''
  const merge = (row: number, column: number): GivenMerge | null => merges.get(row)?.find(({ left, right }) => left <= column && column <= right) ?? null
  const filled = new Map([...texts].map(([row, own]) => [row, [...own.keys()].sort((a, b) => a - b)]))
  return {
    name: sheet.name, visible: sheet.visible, rows, columns, contentRows, text, merge,
    merges: sheet.merges, hiddenRows: new Set(sheet.hiddenRows), hiddenColumns: new Set(sheet.hiddenColumns),
    value: (row, column) => values.get(row)?.get(column) ?? null,
    seen: (row, column) => {
      const around = merge(row, column)
      return around ? text(around.top, around.left) : text(row, column)
    },
    filled: (row) => filled.get(row) ?? [],
  }
}

/** `B7` of row 7, column 2. */
export function cellName(row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row}`
}
