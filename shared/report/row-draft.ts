import { cleanText } from './clean-text'
import type { Look } from './looks'
import type { CellValue } from './sheet-model'
import { capacityOf, heightOfLines, wrapText } from './text-metrics'

/**
 * How a row stands in the table: `body` rows have hairlines, `band` rows (head, requirement, totals) thin lines above and
 * below, `head` thin lines all around; `none` is outside the table.
 */
export type Grid = 'none' | 'body' | 'band' | 'head'

export interface CellDraft {
  readonly column: number
  readonly mergeTo?: number
  /** Merged with the cell below it, which the next row leaves out. */
  readonly mergeDown?: boolean
  readonly value: CellValue
  readonly look: Look
  /** No line between this cell and the next. */
  readonly openRight?: boolean
  /** No line between this cell and the one below. */
  readonly openBelow?: boolean
}

export interface RowDraft {
  readonly cells: readonly CellDraft[]
  readonly height: number
  readonly grid: Grid
  readonly outline?: number
  /** No page ends after this row. */
  readonly withNext?: boolean
}

function cleanValue(value: CellValue): CellValue {
  if (typeof value === 'string') return cleanText(value) || null
  if (value !== null && typeof value === 'object' && 'runs' in value) return { runs: value.runs.map(({ text, underline }) => ({ text: cleanText(text), underline })) }
  return value
}

/** A cell with a text that a workbook can hold; an empty text is no value. */
export function cell(column: number, value: CellValue, look: Look, more: Partial<CellDraft> = {}): CellDraft {
  return { column, value: cleanValue(value), look, ...more }
}

/** Em that Times New Roman gives a code's characters. */
const codeWidth = (code: string): number => [...code].reduce((sum, character) => sum + (/[0-9a-z]/.test(character) ? 0.5 : '-.'.includes(character) ? 0.34 : character < '\u2000' ? 0.75 : 1), 0)

/** A code in one line: at a smaller size where it is long, wrapped where even that does not do. */
export function codeCell(column: number, code: string, look: Look, widths: readonly number[]): CellDraft {
  const fits = (size: number): boolean => codeWidth(code) <= capacityOf(widths[column - 1] ?? 0, size)
  const size = [look.size, 8, 7].find(fits)
  return cell(column, code, size === undefined ? { ...look, size: 7, wrap: true } : { ...look, size })
}

/** A cell over the columns from `column` to `mergeTo`. */
export function merged(column: number, mergeTo: number, value: CellValue, look: Look, more: Partial<CellDraft> = {}): CellDraft {
  return cell(column, value, look, { ...(mergeTo > column ? { mergeTo } : {}), ...more })
}

export function widthOfCell(cellDraft: CellDraft, widths: readonly number[]): number {
  return widths.slice(cellDraft.column - 1, cellDraft.mergeTo ?? cellDraft.column).reduce((sum, width) => sum + width, 0)
}

/** The height that shows every wrapped text of the row whole, at least `least` points. */
export function heightOf(cells: readonly CellDraft[], widths: readonly number[], least: number): number {
  return cells.reduce((height, cellDraft) => {
    const { value, look, mergeDown = false } = cellDraft
    if (typeof value !== 'string' || !look.wrap || mergeDown) return height
    return heightOfLines(wrapText(value, widthOfCell(cellDraft, widths), look.size).length, look.size, height)
  }, least)
}
