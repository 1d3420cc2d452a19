/**
 * A workbook that people bring, as its cells say: no formats, formulas or pictures. Rows and columns count from 1; only cells with
 * content are there, by row and column. `electron/import` reads it; what it means is decided elsewhere.
 */
export type GivenValue =
  | { readonly kind: 'text'; readonly text: string }
  /** As Excel shows it: to 15 significant digits. `percent`: the cell's format shows it times 100. */
  | { readonly kind: 'number'; readonly value: number; readonly percent?: true }
  /** A number that its format shows as a date; YYYY-MM-DD. */
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `#REF!` and the like. */
  | { readonly kind: 'error'; readonly text: string }
  /** A formula of which the file holds no result. */
  | { readonly kind: 'uncomputed' }

export interface GivenCell {
  readonly row: number
  readonly column: number
  readonly value: GivenValue
}

export interface GivenMerge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface GivenSheet {
  readonly name: string
  /** False for hidden and very hidden sheets. */
  readonly visible: boolean
  readonly cells: readonly GivenCell[]
  /** Merges that begin among the cells. */
  readonly merges: readonly GivenMerge[]
  /** Rows with content that are hidden, by hand or by a filter; absent where there are none. */
  readonly hiddenRows?: readonly number[]
  /** Columns with content that are hidden; absent where there are none. */
  readonly hiddenColumns?: readonly number[]
}

export interface GivenWorkbook {
  readonly sheets: readonly GivenSheet[]
}

/** The cells of a sheet in rows, both in order. */
export function rowsOfSheet({ cells }: Pick<GivenSheet, 'cells'>): { readonly row: number; readonly cells: readonly GivenCell[] }[] {
  const rows = new Map<number, GivenCell[]>()
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  return [...rows].map(([row, own]) => ({ row, cells: own }))
}

/** A value as a text that people would read in the cell; an uncomputed formula is empty. */
export function givenText(value: GivenValue): string {
  switch (value.kind) {
    case 'text':
    case 'error':
      return value.text
    case 'number':
      return value.percent ? `${Number((value.value * 100).toPrecision(15))}%` : String(value.value)
    case 'date':
      return value.date
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE'
    case 'uncomputed':
      return ''
  }
}
