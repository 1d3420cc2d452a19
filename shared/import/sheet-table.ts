import { givenText, type GivenWorkbook } from './given-workbook'

/** A sheet as rows of texts, as a copy of all its cells would be. */
export interface SheetTable {
  readonly name: string
  readonly rows: string[][]
}

/** More than a table of units ever has; what is beyond is cut so that one row and one column too many can be seen. */
export const tableLimit = { rows: 2_000, columns: 200 } as const

/** The visible sheets of a workbook that hold something, in their order. Rows have the same length; merged cells have their text in the first. */
export function sheetTables({ sheets }: GivenWorkbook): SheetTable[] {
  return sheets.filter(({ visible, cells }) => visible && cells.length > 0).map(({ name, cells }) => {
    const height = Math.min(Math.max(...cells.map(({ row }) => row)), tableLimit.rows + 1)
    const width = Math.min(Math.max(...cells.map(({ column }) => column)), tableLimit.columns + 1)
    const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => ''))
    for (const { row, column, value } of cells) {
      const line = rows[row - 1]
      if (line && column <= width) line[column - 1] = givenText(value)
    }
    return { name, rows }
  })
}
