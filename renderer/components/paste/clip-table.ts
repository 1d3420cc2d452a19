import { isBlank } from '../../../shared/text'
import { MOST_COLUMNS, MOST_ROWS, parseHtmlTable } from './parse-html-table'
import { parseTsv } from './parse-tsv'

/** The two forms in which programs put a table on the clipboard. */
export interface Clip {
  readonly text: string
  readonly html: string
}

export type Table = readonly (readonly string[])[]
export type ClipTable = { readonly kind: 'table'; readonly rows: Table } | { readonly kind: 'empty' } | { readonly kind: 'tooBig'; readonly rows: number; readonly columns: number }

/** Programs of sheets write their text cell by cell; Word and browsers break lines inside a cell without quotes, so their HTML is the safer one. */
function isFromSheet(html: string): boolean {
  return /ProgId["']?\s+content=["']?Excel\.Sheet|google-sheets-html-origin|LibreOffice|<!--\s*qianfen/i.test(html)
}

/** Rows of the same length, without blank rows at the end and blank columns at the right. */
function squared(rows: Table): Table {
  const width = Math.max(0, ...rows.map((row) => row.map((cell) => !isBlank(cell)).lastIndexOf(true) + 1))
  const height = rows.map((row) => row.some((cell) => !isBlank(cell))).lastIndexOf(true) + 1
  return rows.slice(0, height).map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''))
}

/** The table on the clipboard. Nothing of it is read yet: cells are as they were shown where they were copied. */
export function clipTable({ text, html }: Clip): ClipTable {
  const plain = parseTsv(text)
  const marked = html !== '' && (isBlank(text) || !isFromSheet(html)) ? parseHtmlTable(html) : null
  const rows = squared(marked !== null && marked.length > 0 ? marked : plain)
  const columns = rows[0]?.length ?? 0
  if (rows.length > MOST_ROWS || columns > MOST_COLUMNS) return { kind: 'tooBig', rows: rows.length, columns }
  return columns === 0 ? { kind: 'empty' } : { kind: 'table', rows }
}
