import type { CellValue, SheetModel } from '../../../shared/report/sheet-model'
import type { Page, Word } from './pdf-words'

/** A row as it lies on a page: points from the top. */
export interface PrintedRow {
  readonly row: number
  readonly top: number
  readonly bottom: number
}

export interface PrintedPage {
  readonly rows: readonly PrintedRow[]
  /** Of the row heights; 1 is the size that was laid out. */
  readonly scale: number
}

/** A sheet that goes on to the right as the sheets that its pages show: the repeated columns and their own. */
export function sheetsByPage(sheet: SheetModel): SheetModel[] {
  const { columnBreaksAfter = [], frozenColumns, widths } = sheet
  if (columnBreaksAfter.length === 0) return [sheet]
  return [...columnBreaksAfter, widths.length].map((last, index, ends) => {
    const first = index === 0 ? frozenColumns + 1 : (ends[index - 1] ?? 0) + 1
    const shift = first - frozenColumns - 1
    const cells = sheet.cells.flatMap((cell) => {
      if (cell.column <= frozenColumns) return [cell]
      return cell.column < first || cell.column > last ? [] : [{ ...cell, column: cell.column - shift, ...(cell.mergeTo === undefined ? {} : { mergeTo: cell.mergeTo - shift }) }]
    })
    return { ...sheet, widths: [...widths.slice(0, frozenColumns), ...widths.slice(first - 1, last)], cells }
  })
}

/** What a cell shows as text; numbers only where they stand without decimals. */
function printedText(value: CellValue): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return value !== null && 'formula' in value ? String(value.result) : ''
}

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

/** Left edges of the columns, and the last right edge: centred on the page, some 771 pt wide whatever the fonts. */
function edges({ widths }: SheetModel, page: Page): number[] {
  const sum = widths.reduce((total, width) => total + width, 0)
  const found = [(page.width - 771) / 2]
  for (const width of widths) found.push((found.at(-1) ?? 0) + (width / sum) * 771)
  return found
}

export function wordsIn(sheet: SheetModel, page: Page, column: number): Word[] {
  const at = edges(sheet, page)
  const [left = 0, right = 0] = at.slice(column - 1, column + 1)
  return page.words.filter((word) => (word.left + word.right) / 2 > left && (word.left + word.right) / 2 < right)
}

/** First and last row of each page, by the manual breaks. */
export function rowsOfPages({ pageBreaksAfter, lastRow }: SheetModel): (readonly [number, number])[] {
  const ends = [...pageBreaksAfter, lastRow]
  return ends.map((end, index) => [(ends[index - 1] ?? 0) + 1, end] as const)
}

/** Rows that have something in their first column by which they are found on paper. */
function anchors(sheet: SheetModel, [first, last]: readonly [number, number]): { row: number; text: string }[] {
  const below = sheet.cells.filter(({ row, column, mergeTo }) => column === 1 && mergeTo === undefined && row > sheet.headRows[1] && row >= first && row <= last)
  return below.flatMap(({ row, value }) => (printedText(value) === '' ? [] : [{ row, text: printedText(value) }]))
}

/** Where the rows of a page lie, from the middles of their first cells and the heights that were planned. Throws when a row is missing. */
export function locateRows(sheet: SheetModel, page: Page, range: readonly [number, number]): PrintedPage {
  const wanted = anchors(sheet, range)
  const left = wordsIn(sheet, page, 1)
  let below = 0
  const middles = wanted.map(({ row, text: printed }) => {
    const word = left.find(({ text, middle }) => middle > below && squeeze(text) === squeeze(printed))
    if (!word) throw new Error(`${sheet.name} row ${row}: “${printed}” is not on its page`)
    below = word.middle
    return { row, middle: word.middle }
  })
  const height = (row: number): number => sheet.heights[row - 1] ?? 0
  /** From the top of `from` to the middle of `to`. */
  const planned = (from: number, to: number): number => Array.from({ length: to - from }, (_, index) => height(from + index)).reduce((sum, each) => sum + each, 0) + height(to) / 2
  const [first, last] = [middles[0], middles.at(-1)]
  if (!first || !last) return { rows: [], scale: 1 }
  const scale = first === last ? 1 : (last.middle - first.middle) / (planned(first.row, last.row) - height(first.row) / 2)
  const rows = middles.map(({ row, middle }) => ({ row, top: middle - (height(row) * scale) / 2, bottom: middle + (height(row) * scale) / 2 }))
  return { rows: [...headOn(sheet, first.row, range[0], rows[0]?.top ?? 0, scale), ...rows], scale }
}

/** The head above the first row of the page: right above it, or above the rows between without anything in the first column. */
function headOn(sheet: SheetModel, anchor: number, firstOfPage: number, top: number, scale: number): PrintedRow[] {
  const [from, to] = sheet.headRows
  const between = Array.from({ length: anchor - Math.max(firstOfPage, to + 1) }, (_, index) => Math.max(firstOfPage, to + 1) + index)
  let bottom = between.reduce((edge, row) => edge - (sheet.heights[row - 1] ?? 0) * scale, top)
  const rows: PrintedRow[] = []
  for (let row = to; row >= from; row -= 1) {
    const above = bottom - (sheet.heights[row - 1] ?? 0) * scale
    rows.unshift({ row, top: above, bottom })
    bottom = above
  }
  return rows
}

/** Lines from top to bottom, words from left to right; faces of one line may differ a little in height. */
function inReadingOrder(words: readonly Word[]): Word[] {
  const lines: Word[][] = []
  for (const word of [...words].sort((a, b) => a.middle - b.middle)) {
    const line = lines.at(-1)
    if (line && Math.abs((line[0]?.middle ?? 0) - word.middle) < 3.5) line.push(word)
    else lines.push([word])
  }
  return lines.flatMap((line) => line.sort((a, b) => a.left - b.left))
}

/** What is wrong with the texts of a page: not all there inside its row, or reaching over the row's edges. */
export function cutTexts(sheet: SheetModel, page: Page, { rows, scale }: PrintedPage): string[] {
  const faults: string[] = []
  for (const { row, column, mergeTo, mergeDown, value, style } of sheet.cells) {
    const place = rows.find((printed) => printed.row === row)
    if (!place || mergeTo !== undefined || mergeDown !== undefined || typeof value !== 'string' || value === '') continue
    const own = wordsIn(sheet, page, column).filter(({ middle }) => middle > place.top && middle < place.bottom)
    const name = `${sheet.name} R${row}C${column}`
    const found = squeeze(inReadingOrder(own).map(({ text }) => text).join(''))
    if (found !== squeeze(value)) faults.push(`${name}: “${found}” instead of “${squeeze(value)}”`)
    const half = (style.size * scale) / 2
    for (const { text, middle } of own) if (middle - half < place.top - 1 || middle + half > place.bottom + 1) faults.push(`${name}: “${text}” is cut`)
  }
  return faults
}
