import type { SheetGrid } from '../grid'
import type { ColumnRole, ListKind, SheetLayout } from '../layout'
import { readPoints } from '../points-text'
import { titlesOf } from '../sheet-name'
import { claimColumns, isClaimHead } from './claim-columns'
import { sheetList } from './heading'

/** Rows among which the head of a list stands. */
const headReach = 12
const headRowOf = (grid: SheetGrid): number | undefined => grid.contentRows.slice(0, headReach).find((row) => isClaimHead(grid, row))

/** The list that a sheet is by its name or its title; null for any other sheet. */
export function listOfSheet(grid: SheetGrid, headStart: number | null): ListKind | null {
  const head = headStart ?? headRowOf(grid) ?? (grid.contentRows[0] ?? 0) + 1
  const titles = titlesOf(grid, head).map(({ text }) => text)
  return [grid.name, ...titles].map(sheetList).find((list) => list !== null) ?? null
}

const isOrdinal = (text: string): boolean => /^[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）、.．]?$/u.test(text)

/** Columns of a list without a head: a number of the line, the texts from the left, what holds points. */
function columnsByContent(grid: SheetGrid): Map<number, ColumnRole> {
  const roles: ColumnRole[] = ['content', 'standard', 'note']
  const columns = new Map<number, ColumnRole>()
  const rows = grid.contentRows.filter((row) => grid.filled(row).length > 1)
  for (let column = 1; column <= grid.columns; column += 1) {
    const filled = rows.filter((row) => grid.text(row, column) !== '')
    if (filled.length === 0) continue
    const ordinals = filled.filter((row) => isOrdinal(grid.text(row, column))).length
    const points = filled.filter((row) => readPoints(grid.value(row, column)).kind === 'points').length
    const isFirst = columns.size === 0
    if (isFirst && ordinals * 2 > filled.length) columns.set(column, 'code')
    else if (points * 2 > filled.length && ![...columns.values()].includes('points')) columns.set(column, 'points')
    else {
      const role = roles.shift()
      if (role) columns.set(column, role)
    }
  }
  return columns
}

/** How a sheet is read as a list. */
export function listLayout(grid: SheetGrid, list: ListKind): SheetLayout {
  const head = headRowOf(grid)
  const columns = head === undefined ? columnsByContent(grid) : claimColumns(grid, head)
  return { sheet: grid.name, included: true, headRows: head === undefined ? [] : [head], columns: Object.fromEntries([...columns].map(([column, role]) => [String(column), role])), rows: {}, list }
}
