/** A cell of the grid by its place, and how far the selection reaches from it. Rows are units, columns are fields. */
export interface GridRange {
  readonly row: number
  readonly column: number
  /** The other corner; the same cell where nothing more is selected. */
  readonly toRow: number
  readonly toColumn: number
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
}

const within = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1))

export const cellAt = (row: number, column: number, size: GridSize): GridRange => {
  const [r, c] = [within(row, size.rows), within(column, size.columns)]
  return { row: r, column: c, toRow: r, toColumn: c }
}

/** The selection with its far corner moved; the current cell stays. */
export const extendBy = (range: GridRange, rows: number, columns: number, size: GridSize): GridRange => ({
  ...range, toRow: within(range.toRow + rows, size.rows), toColumn: within(range.toColumn + columns, size.columns),
})

export const extendTo = (range: GridRange, row: number, column: number, size: GridSize): GridRange => ({ ...range, toRow: within(row, size.rows), toColumn: within(column, size.columns) })

/** To the next cell like Tab: at the end of a row on to the next; null beyond the last cell, so that the focus can leave. */
export function tabFrom({ row, column }: GridRange, by: 1 | -1, size: GridSize): GridRange | null {
  const next = row * size.columns + column + by
  return next < 0 || next >= size.rows * size.columns ? null : cellAt(Math.floor(next / size.columns), next % size.columns, size)
}

export interface Block {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export function blockOf({ row, column, toRow, toColumn }: GridRange): Block {
  return { top: Math.min(row, toRow), bottom: Math.max(row, toRow), left: Math.min(column, toColumn), right: Math.max(column, toColumn) }
}

export const isOneCell = ({ row, column, toRow, toColumn }: GridRange): boolean => row === toRow && column === toColumn
