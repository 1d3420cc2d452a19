import type { ReportFonts } from './unit-report'

/**
 * A sheet as data (style.md 11): pure functions make it, golden tests dump it, one file turns it into xlsx.
 * Rows and columns count from 1, widths are Excel width units, heights points, sizes points.
 */
export type FontRole = 'title' | 'body' | 'kai' | 'hei' | 'song' | 'number'
export type BorderName = 'hair' | 'thin' | 'medium'

export interface CellStyle {
  readonly font: FontRole
  readonly size: number
  readonly bold: boolean
  /** RGB, six hex digits; null for none. */
  readonly fill: string | null
  readonly horizontal: 'left' | 'center' | 'right'
  readonly vertical: 'top' | 'middle' | 'bottom'
  /** Steps away from the aligned side; absent for none. */
  readonly indent?: number
  readonly wrap: boolean
  /** Number format; `@` for codes, null for General. */
  readonly format: string | null
  /** Takes input although its sheet is locked. */
  readonly unlocked?: true
  readonly borders: { readonly top?: BorderName; readonly right?: BorderName; readonly bottom?: BorderName; readonly left?: BorderName }
}

/** What a cell takes; Excel and WPS refuse the rest with the message. */
export type InputRule =
  | { readonly kind: 'whole' | 'decimal'; readonly min: number; readonly max: number; readonly message: string }
  | { readonly kind: 'list'; readonly values: readonly string[]; readonly message: string }

/** A piece of a text; `underline` draws the line that a signature is written on. */
export interface TextRun {
  readonly text: string
  readonly underline: boolean
}

/** A formula carries its cached result: the engine's number. A date is YYYY-MM-DD. Runs share the cell's font. */
export type CellValue =
  | string
  | number
  | { readonly formula: string; readonly result: string | number }
  | { readonly date: string }
  | { readonly runs: readonly TextRun[] }
  | null

export interface CellModel {
  readonly row: number
  readonly column: number
  /** Last column of a merge in this row; absent where not merged. `style.borders` is the border of the whole merge: left on its first cell, right on its last. */
  readonly mergeTo?: number
  /** Last row of a merge that reaches further down; absent where not. */
  readonly mergeDown?: number
  readonly value: CellValue
  readonly style: CellStyle
}

export interface SheetModel {
  readonly name: string
  readonly widths: readonly number[]
  /** By row - 1. */
  readonly heights: readonly number[]
  /** Outline level by row - 1; 0 for none. */
  readonly outline: readonly number[]
  readonly cells: readonly CellModel[]
  /** First and last row of the head, repeated on every page; the window is frozen below it. */
  readonly headRows: readonly [number, number]
  readonly frozenColumns: number
  /** Per cent; 100 where absent. */
  readonly zoom?: number
  /** A sheet too wide for a page goes on to the right: it breaks after each of these columns, and the frozen ones are repeated. */
  readonly columnBreaksAfter?: readonly number[]
  /** Last row of the print area; its columns are those of `widths`. */
  readonly lastRow: number
  /** A break is after each of these rows. */
  readonly pageBreaksAfter: readonly number[]
  /** e.g. `A5:K40`. */
  readonly autoFilter?: string
  /** Lists to choose from, by range. */
  readonly choices: readonly { readonly range: string; readonly values: readonly string[] }[]
  readonly inputs?: readonly { readonly range: string; readonly rule: InputRule }[]
  /** Columns to the right of the table that nobody sees or prints. */
  readonly hiddenWidths?: readonly number[]
  /** Only unlocked cells take input; there is no password. */
  readonly locked?: true
  /** Only a program finds the sheet. */
  readonly veryHidden?: true
  /** Texts without field codes; the header begins on the second page, `第 &P 页 共 &N 页` is the writer's. */
  readonly header: { readonly left: string; readonly right: string }
  readonly footer: { readonly left: string; readonly center: string }
}

export interface WorkbookModel {
  readonly fileName: string
  readonly title: string
  readonly fonts: ReportFonts
  readonly sheets: readonly SheetModel[]
}
