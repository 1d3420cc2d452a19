import { findParts } from './claims/find-parts'
import { readPart, type ReadPart } from './claims/read-part'
import { findHeads, headKey, headTexts, type FoundHead } from './find-heads'
import type { SheetGrid } from './grid'
import { guessColumns } from './guess-columns'
import type { RowRole, SheetLayout } from './layout'
import { isCovered, lineColumns, textOf, type LineColumns } from './line-columns'
import { splitNumbering } from './numerals'
import { isHeading, itemRank } from './outline'
import { readPoints, splitPoints } from './points-text'
import { isBanner, isNoteWord, isTotalWord } from './row-words'
import { isSignatureRow } from './signature-row'

export interface RowGuess {
  /** Of every row with content. */
  readonly roles: ReadonlyMap<number, RowRole>
  /** First row of a second table that has another head: it is left out, and a person must say so. */
  readonly otherTable: number | null
  /** Lists outside the 1000, in order. */
  readonly parts: readonly ReadPart[]
}

interface Sheet {
  readonly grid: SheetGrid
  readonly columns: LineColumns
  readonly rank: number | null
  readonly titles: ReadonlySet<string>
}

const firstText = ({ grid, columns }: Pick<Sheet, 'grid' | 'columns'>, row: number): { readonly column: number; readonly text: string } | null => {
  const column = grid.filled(row).find((at) => columns.read.includes(at)) ?? grid.filled(row)[0]
  return column === undefined ? null : { column, text: grid.text(row, column) }
}

/** A line across the table: one text, over several columns or numbered, with no standard and no points but its own. */
function isBand(sheet: Sheet, row: number): boolean {
  const { grid, columns } = sheet
  const points = columns.columnOf('points')
  const code = columns.columnOf('code')
  const texts = grid.filled(row).filter((column) => columns.read.includes(column) && column !== points && column !== code)
  const [column] = texts.length === 0 && code !== null && grid.text(row, code) !== '' ? [code] : texts
  if (column === undefined || texts.length > 1 || !(columns.tree.includes(column) || column === code)) return false
  if (isCovered(grid, row, columns.columnOf('standard')) || isCovered(grid, row, columns.columnOf('content'))) return false
  const merge = grid.merge(row, column)
  const wide = merge !== null && merge.right > merge.left && merge.bottom === row && columns.tree.concat(columns.columnOf('standard') ?? []).filter((at) => at >= merge.left && at <= merge.right).length >= (columns.tree.length > 1 ? 2 : 1)
  const text = grid.text(row, column)
  const style = splitNumbering(text)?.style
  const isOuter = style === 'chapter' || style === 'han' || (style === 'hanBracket' && columns.tree.length > 1)
  // A text in the column of a level stands for that level by itself.
  const inLevel = columns.tree.length > 1 && column !== columns.columnOf('content')
  return wide || (!inLevel && isOuter) || (!inLevel && points === null && splitPoints(text).points !== null && columns.columnOf('standard') !== null)
}

/** A level without anything beside it. */
function isLevelAlone({ grid, columns }: Sheet, row: number): boolean {
  const texts = grid.filled(row).filter((column) => columns.read.includes(column))
  const [first] = texts
  if (first === undefined) return false
  const role = columns.all.get(first) ?? 'ignore'
  const besides = texts.filter((column) => !/^(?:level\d(?:Points)?|code)$/.test(columns.all.get(column) ?? 'ignore'))
  return /^level\d$/.test(role) && besides.length === 0 && !isCovered(grid, row, columns.columnOf('content')) && !isCovered(grid, row, columns.columnOf('points'))
}

/** An item begins, or the one above goes on. With a column of points each points begin an item; without one each content does. */
function itemOrMore({ grid, columns }: Sheet, row: number): RowRole {
  const points = columns.columnOf('points')
  const content = columns.columnOf('content')
  const hasContent = content !== null && grid.text(row, content) !== ''
  if (points === null) return hasContent || content === null ? 'item' : 'more'
  if (readPoints(grid.value(row, points)).kind !== 'blank') return 'item'
  if (isCovered(grid, row, points)) return 'more'
  return hasContent && !isCovered(grid, row, content) ? 'item' : 'more'
}

const nothingBeside = ({ grid, columns }: Sheet, row: number): boolean => textOf(grid, row, columns, 'standard') === '' && readPoints(grid.value(row, columns.columnOf('points') ?? 0)).kind === 'blank'

/** `before` is the role of the row above that was not left out. */
function bodyRole(sheet: Sheet, row: number, before: RowRole | null): RowRole {
  const { grid, columns } = sheet
  const first = firstText(sheet, row)
  if (first === null || !grid.filled(row).some((column) => grid.text(row, column) !== '')) return 'left'
  if (grid.filled(row).some((column) => isTotalWord(grid.text(row, column)) && !['standard', 'points', 'ignore'].includes(columns.all.get(column) ?? 'code'))) return 'total'
  if (isSignatureRow(grid, row, columns)) return 'signature'
  if (grid.filled(row).every((column) => isBanner(grid.text(row, column)) || sheet.titles.has(grid.text(row, column)))) return 'left'
  const bare = nothingBeside(sheet, row)
  if (bare && isNoteWord(first.text) && columns.all.get(first.column) !== 'note') return 'note'
  if (bare && before === 'note' && !isCovered(grid, row, columns.columnOf('standard'))) return 'note'
  if (!grid.filled(row).some((column) => columns.read.includes(column))) return 'left'
  if (isBand(sheet, row) || isHeading(grid, row, columns, sheet.rank) || isLevelAlone(sheet, row)) return 'node'
  const role = itemOrMore(sheet, row)
  // Nothing goes on after a sum or a signature: what stands there is a remark.
  return role === 'more' && (before === 'total' || before === 'signature') ? 'note' : role
}

const sameRoles = (grid: SheetGrid, head: FoundHead, columns: LineColumns): boolean => {
  const other = guessColumns(grid, head, columns.columnOf('level1') === null && columns.columnOf('level2') !== null).columns
  const mine = [...columns.all].filter(([, role]) => role !== 'ignore')
  return mine.length === other.size && mine.every(([column, role]) => other.get(column) === role)
}

interface Heads { readonly again: ReadonlySet<number>; readonly others: readonly number[] }

/** Heads below the first: the same one again, and those of other tables. */
function furtherHeads(grid: SheetGrid, { headRows }: SheetLayout, columns: LineColumns): Heads {
  const headEnd = headRows.at(-1) ?? 0
  const key = headKey({ texts: headTexts(grid, headRows) })
  const again = new Set<number>()
  const others: number[] = []
  for (const head of headRows.length === 0 ? [] : findHeads(grid).filter(({ rows: [row = 0] }) => row > headEnd)) {
    if (headKey(head) === key || sameRoles(grid, head, columns)) for (const row of head.rows) again.add(row)
    else others.push(head.rows[0] ?? 0)
  }
  return { again, others }
}

/** Hidden rows are left out where a person does not want them, but for those that he gave a role himself. */
function withoutHidden(grid: SheetGrid, layout: SheetLayout): SheetLayout {
  if (layout.hidden !== 'left') return layout
  const rows = [...grid.hiddenRows].filter((row) => !layout.headRows.includes(row)).map((row) => [String(row), 'left'] as const)
  return { ...layout, rows: { ...Object.fromEntries(rows), ...layout.rows } }
}

/** What every row of a sheet holds, by the layout's head and columns and by the rows that a person gave another role. */
export function guessRows(grid: SheetGrid, asked: SheetLayout): RowGuess {
  const layout = withoutHidden(grid, asked)
  const columns = lineColumns(layout)
  const headEnd = layout.headRows.at(-1) ?? 0
  const headStart = layout.headRows[0] ?? 1
  const { again, others } = furtherHeads(grid, layout, columns)
  const parts = findParts(grid, layout, columns, again).map((part) => readPart(grid, part, layout.rows))
  const inPart = new Map(parts.flatMap((part) => [...part.roles]))
  const otherTable = layout.list ? null : (others.find((row) => !inPart.has(row)) ?? null)
  const body = grid.contentRows.filter((row) => row > headEnd && !inPart.has(row))
  const titles = new Set(grid.contentRows.filter((row) => row < headStart).flatMap((row) => grid.filled(row).map((column) => grid.text(row, column))))
  const sheet: Sheet = { grid, columns, rank: itemRank(grid, body, columns), titles }
  const roles = new Map<number, RowRole>()
  let before: RowRole | null = null
  for (const row of grid.contentRows) {
    const given = inPart.get(row) ?? layout.rows[String(row)]
    const role: RowRole = given ?? (row <= headEnd ? (layout.headRows.includes(row) ? 'head' : 'title') : again.has(row) || (otherTable !== null && row >= otherTable) ? 'left' : bodyRole(sheet, row, before))
    if (role !== 'left' && !(role === 'signature' && before === 'note')) before = role
    roles.set(row, layout.list && !inPart.has(row) ? listRole(role, given, row < Math.min(...inPart.keys())) : role)
  }
  return { roles, otherTable, parts }
}

/** A sheet that is a list has no items of its own: what stands over its entries is a title, what stands below a remark. */
const listRole = (role: RowRole, given: RowRole | undefined, above: boolean): RowRole => (given === undefined && (role === 'item' || role === 'node' || role === 'more') ? (above ? 'title' : 'note') : role)
