import type { Look } from '../report/looks'
import { cell, type CellDraft, type RowDraft } from '../report/row-draft'
import { heightOfLines } from '../report/text-metrics'
import type { CellValue } from '../report/sheet-model'
import { heightOfFields, type LaidField } from './field-layout'
import { fitPaperText, paperLines } from './paper-text'

/** A text of a cell that stands whole in 续页. */
export interface Continued {
  /** What it is, e.g. `评分标准`. */
  readonly about: string
  readonly text: string
}

/** A cell of a page; its text is already in the lines in which it is printed. Sizes are those of a workbook's cell. */
export interface PaperCell extends CellDraft {
  /** Fields to fill by hand, in place of a value. */
  readonly fields?: readonly LaidField[]
  /** Dotted lines to write on. */
  readonly rules?: number
  readonly continued?: Continued
}

export interface PaperRow extends Omit<RowDraft, 'cells'> {
  readonly cells: readonly PaperCell[]
  /** The item that the row scores: it counts in the sum of its page. */
  readonly itemId?: string
  /** The item whose first row stands above this one. */
  readonly partOf?: string
  /** Code printed beside a continued text of this row. */
  readonly code?: string
}

/** Height in points of a line to write on: 6 mm. */
export const ruleHeight = 16.5

export const widthOfColumns = (widths: readonly number[], column: number, mergeTo = column): number => widths.slice(column - 1, mergeTo).reduce((sum, width) => sum + width, 0)

/** A cell whose text is wrapped to its column, its end in 续页 where it is higher than `most` points. */
export function textCell(widths: readonly number[], column: number, text: string, look: Look, { most, about, ...more }: Partial<CellDraft> & { readonly most: number; readonly about: string }): PaperCell {
  const fitted = fitPaperText(text, widthOfColumns(widths, column, more.mergeTo), look.size, most)
  const draft = cell(column, fitted.lines.join('\n'), look, more)
  return fitted.whole === undefined ? draft : { ...draft, continued: { about, text: fitted.whole } }
}

/** A cell over the columns from `column` to `mergeTo` whose text is short. */
export const spanning = (column: number, mergeTo: number, value: CellValue, look: Look, more: Partial<PaperCell> = {}): PaperCell => ({ ...cell(column, value, look), ...(mergeTo > column ? { mergeTo } : {}), ...more })

function heightOfCell({ column, mergeTo, value, look, fields, rules }: PaperCell, widths: readonly number[]): number {
  const width = widthOfColumns(widths, column, mergeTo)
  if (fields) return heightOfFields(fields)
  if (rules !== undefined) return rules * ruleHeight + 4
  return typeof value === 'string' && look.wrap ? heightOfLines(paperLines(value, width, look.size).length, look.size, 0) : 0
}

/** A row as high as its highest cell, at least `least` points. */
export function paperRow(widths: readonly number[], cells: readonly PaperCell[], { least, ...more }: Omit<PaperRow, 'cells' | 'height'> & { readonly least: number }): PaperRow {
  const height = Math.max(least, ...cells.map((each) => heightOfCell(each, widths)))
  return { ...more, cells, height: Math.ceil(height / 0.75 - 1e-9) * 0.75 }
}

/** A row of a workbook's sheet on paper: its texts in lines, its height checked against the faces of this paper. */
export function adoptRow(widths: readonly number[], { cells, height, ...more }: RowDraft, about: string, most: number): PaperRow {
  const own = cells.map((each): PaperCell => (typeof each.value === 'string' && each.look.wrap ? textCell(widths, each.column, each.value, each.look, { ...without(each), most, about }) : each))
  return paperRow(widths, own, { ...more, least: height })
}

function without({ mergeTo, openRight, openBelow }: CellDraft): Partial<CellDraft> {
  return { ...(mergeTo === undefined ? {} : { mergeTo }), ...(openRight ? { openRight } : {}), ...(openBelow ? { openBelow } : {}) }
}
