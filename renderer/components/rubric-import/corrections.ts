import type { ColumnRole, ListKind, RowRole, SheetLayout } from '../../../shared/rubric-import/layout'

/** Roles that more than one column of a sheet may have; every other moves from the column that had it. */
const shared: ReadonlySet<ColumnRole> = new Set(['ignore', 'standard', 'methods', 'supportingDepartments', 'note', 'advice', 'evidence', 'sample'])

const change = (layouts: readonly SheetLayout[], sheet: string, to: (layout: SheetLayout) => SheetLayout): SheetLayout[] => layouts.map((layout) => (layout.sheet === sheet ? to(layout) : layout))

/** What a column of a layout is. */
export const roleOfColumn = (layout: SheetLayout | undefined, column: number): ColumnRole => layout?.columns[String(column)] ?? 'ignore'

/** A person says what a column is. The column that was it so far is not read any more. */
export function setColumn(layouts: readonly SheetLayout[], sheet: string, column: number, role: ColumnRole): SheetLayout[] {
  return change(layouts, sheet, (layout) => {
    const others = Object.entries(layout.columns).filter(([at, had]) => at !== String(column) && (had !== role || shared.has(role)))
    return { ...layout, columns: Object.fromEntries(role === 'ignore' ? others : [...others, [String(column), role]]) }
  })
}

/** Rows below the head that still belong to it when a person says so; one further down is a repeated head. */
const headReach = 3

function headsWith(layout: SheetLayout, row: number, role: RowRole): number[] {
  const heads = layout.headRows.filter((head) => head !== row)
  if (role === 'head' && row <= (heads.at(-1) ?? row) + headReach) return [...heads, row].sort((a, b) => a - b)
  if (heads.length > 0) return heads
  const byHand = Object.entries(layout.rows).flatMap(([at, given]) => (given === 'head' && Number(at) !== row ? [Number(at)] : []))
  return byHand.length > 0 ? [Math.min(...byHand)] : []
}
/** A person says what a row is. */
export function setRow(layouts: readonly SheetLayout[], sheet: string, row: number, role: RowRole): SheetLayout[] {
  return change(layouts, sheet, (layout) => ({ ...layout, headRows: headsWith(layout, row, role), rows: { ...layout.rows, [String(row)]: role } }))
}

/** A person wants the hidden rows of a sheet, or not. */
export function setHidden(layouts: readonly SheetLayout[], sheet: string, read: boolean): SheetLayout[] {
  return change(layouts, sheet, ({ hidden: _before, ...layout }) => (read ? layout : { ...layout, hidden: 'left' }))
}

export type SheetChoice = ListKind | 'table' | 'none'
/** What a sheet is read as. */
export const choiceOf = (layout: SheetLayout | undefined): SheetChoice => (!layout?.included ? 'none' : (layout.list ?? 'table'))

/** A person says what a sheet is: a table of the rubric, a list outside the 1000, or nothing to read. */
export function setSheet(layouts: readonly SheetLayout[], sheet: string, choice: SheetChoice): SheetLayout[] {
  return change(layouts, sheet, (layout) => {
    if (choice === 'none') return { ...layout, included: false }
    const { list: _before, ...rest } = layout
    return { ...rest, included: true, ...(choice === 'table' ? {} : { list: choice }) }
  })
}
