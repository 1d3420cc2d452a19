/**
 * A sheet as data (style.md 11): pure functions make it, golden tests dump it, one file turns it into xlsx.
 * Rows and columns count from 1, widths are Excel width units, heights points.
 */
export type StyleName = string

export interface CellModel {
  readonly row: number
  readonly column: number
  /** Last column of a merge in this row; absent where not merged. */
  readonly mergeTo?: number
  readonly value: string | number | { readonly formula: string; readonly result: string | number } | { readonly date: string } | null
  readonly style: StyleName
}

export interface SheetModel {
  readonly name: string
  readonly widths: readonly number[]
  readonly heights: readonly number[]
  readonly outline: readonly number[]
  readonly cells: readonly CellModel[]
  readonly headRows: readonly [number, number]
  readonly frozenRows: number
  readonly lastRow: number
  readonly pageBreaksAfter: readonly number[]
  readonly autoFilter?: string
  readonly header: { readonly left: string; readonly right: string }
  readonly footer: { readonly left: string; readonly center: string }
}

export interface WorkbookModel {
  readonly fileName: string
  readonly title: string
  readonly sheets: readonly SheetModel[]
}
