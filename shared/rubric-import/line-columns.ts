import type { SheetGrid } from './grid'
import type { ColumnRole, SheetLayout } from './layout'

export const levelRoles = ['level1', 'level2', 'level3'] as const
export type LevelRole = (typeof levelRoles)[number]

/** The columns of a layout, asked by what they hold; `columnOf` is the first of them. */
export interface LineColumns {
  readonly all: ReadonlyMap<number, ColumnRole>
  /** Columns that are read, in order. */
  readonly read: readonly number[]
  /** Levels and content. */
  readonly tree: readonly number[]
  readonly columnOf: (role: ColumnRole) => number | null
}

export function lineColumns({ columns }: Pick<SheetLayout, 'columns'>): LineColumns {
  const all = new Map(Object.entries(columns).map(([column, role]) => [Number(column), role] as const).filter(([column]) => Number.isInteger(column) && column > 0).sort(([a], [b]) => a - b))
  const having = (wanted: (role: ColumnRole) => boolean): number[] => [...all].filter(([, role]) => wanted(role)).map(([column]) => column)
  return {
    all,
    read: having((role) => role !== 'ignore'),
    tree: having((role) => role === 'content' || (levelRoles as readonly ColumnRole[]).includes(role)),
    columnOf: (role) => having((one) => one === role)[0] ?? null,
  }
}

/** The text of the column that holds `role`, of the cell itself; empty where there is no such column. */
export function textOf(grid: SheetGrid, row: number, columns: LineColumns, role: ColumnRole): string {
  const column = columns.columnOf(role)
  return column === null ? '' : grid.text(row, column)
}

/** Whether the cell continues a merge that began in a row above it. */
export function isCovered(grid: SheetGrid, row: number, column: number | null): boolean {
  const merge = column === null ? null : grid.merge(row, column)
  return merge !== null && merge.top < row
}
