import type { Rubric } from '../rubric/rubric'
import { looks, titleSizes } from './looks'
import { cell, heightOf, merged, widthOfCell, type CellDraft, type RowDraft } from './row-draft'
import { wrapText } from './text-metrics'
import { digestPart, placeholderMark, secrecyText } from './words'

const widthOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0)

/** First column of the last columns that together are at least `width` wide. */
function columnFromRight(widths: readonly number[], width: number): number {
  let column = widths.length
  for (let sum = widths[column - 1] ?? 0; sum < width && column > 2; sum += widths[column - 1] ?? 0) column -= 1
  return column
}

/** What stands above the head of a sheet. */
export interface TopTexts {
  /** 附件N; null for a sheet that is none. */
  readonly attachment: number | null
  readonly title: string
  readonly info: string
  /** Of the rubric version. */
  readonly digest: string
  /** Of a placeholder rubric; null for none. */
  readonly notice: string | null
}

/** First and last column of what one page shows. */
export type ColumnRange = readonly [first: number, last: number]

const attachmentCell = (lastColumn: number, attachment: TopTexts['attachment']): CellDraft => merged(1, lastColumn, attachment === null ? null : `附件${attachment}`, looks.attachment)

/** 附件N stands in the frozen columns of a sheet that goes on to the right, else at the left. */
function attachmentCells(attachment: TopTexts['attachment'], [first, last]: ColumnRange, widths: readonly number[]): CellDraft[] {
  const right = first - 1 + columnFromRight(widths.slice(first - 1, last), 20)
  const secrecy = merged(right, last, secrecyText, looks.secrecy)
  return first === 1 ? [attachmentCell(right - 1, attachment), secrecy] : [secrecy]
}

function titleCell(title: string, [first, last]: ColumnRange, widths: readonly number[]): CellDraft {
  const total = widthOf(widths.slice(first - 1, last))
  const size = titleSizes.find((candidate) => wrapText(title, total, candidate).length === 1) ?? 16
  return merged(first, last, title, { ...looks.title, size })
}

function infoCells(info: string, [first, last]: ColumnRange, widths: readonly number[]): CellDraft[] {
  const unitOfPoints = first - 1 + columnFromRight(widths.slice(first - 1, last), 13)
  return [merged(first, unitOfPoints - 1, info, looks.info), merged(unitOfPoints, last, '单位：分', looks.unitOfPoints)]
}

function isOneLine(cells: readonly CellDraft[], widths: readonly number[]): boolean {
  return cells.every((cellDraft) => typeof cellDraft.value !== 'string' || wrapText(cellDraft.value, widthOfCell(cellDraft, widths), looks.info.size).length === 1)
}

/** The line under the title: with the rubric's digest where that needs no second line, for the foot of every page says it too. */
function infoRow({ info, digest }: TopTexts, widths: readonly number[], pages: readonly ColumnRange[]): RowDraft {
  const cellsOf = (text: string): CellDraft[] => pages.flatMap((page) => infoCells(text, page, widths))
  const [whole, plain] = [cellsOf(`${info}${digestPart(digest)}`), cellsOf(info)]
  if (isOneLine(whole, widths)) return { cells: whole, height: 18, grid: 'none' }
  return { cells: plain, height: isOneLine(plain, widths) ? 18 : heightOf(plain, widths, 18), grid: 'none' }
}

/** Attachment, title, unit and team, notice (workbook.md, Every sheet): the rows above the head, once for every page to the right. */
export function topRowsOf(texts: TopTexts, widths: readonly number[], pages: readonly ColumnRange[] = [[1, widths.length]]): RowDraft[] {
  const { attachment, title, notice } = texts
  const [[firstColumn] = [1]] = pages
  const label = firstColumn === 1 ? [] : [attachmentCell(firstColumn - 1, attachment)]
  const titles = pages.map((page) => titleCell(title, page, widths))
  const notices = notice === null ? [] : pages.map(([first, last]) => merged(first, last, notice, looks.notice))
  return [
    { cells: [...label, ...pages.flatMap((page) => attachmentCells(attachment, page, widths))], height: 21, grid: 'none' },
    { cells: titles, height: heightOf(titles, widths, 33), grid: 'none', withNext: true },
    infoRow(texts, widths, pages),
    ...(notice === null ? [] : [{ cells: notices, height: heightOf(notices, widths, 15.75), grid: 'none' } as const]),
  ]
}

/** The line under the title of a placeholder rubric; null for an office's own. */
export const noticeOf = ({ placeholder, notice }: Rubric): string | null => (placeholder ? `【${placeholderMark}】${notice ?? ''}` : null)

/** A head row with a name per column. */
export function headRow(names: readonly string[], height: number): RowDraft {
  return { cells: names.map((name, index) => cell(index + 1, name, looks.head)), height, grid: 'head', withNext: true }
}
