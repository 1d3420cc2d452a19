import { findHeads, headKey, headTexts, type FoundHead } from './find-heads'
import type { SheetGrid } from './grid'
import { guessColumns } from './guess-columns'
import type { RowRole, SheetLayout } from './layout'
import { isCovered, lineColumns, textOf, type LineColumns } from './line-columns'
import { splitNumbering } from './numerals'
import { isHeading, itemRank } from './outline'
import { readPoints, splitPoints } from './points-text'
import { isBanner, isNoteWord, isSignatureWord, isTotalWord, outsideWord } from './row-words'

export interface RowGuess {
  /** Of every row with content. */
  readonly roles: ReadonlyMap<number, RowRole>
  /** First row of a second table that has another head: it is left out, and a person must say so. */
  readonly otherTable: number | null
  /** First rows of claims and vetoes, which stand outside the 1000. */
  readonly outside: readonly { readonly row: number; readonly last: number; readonly word: string }[]
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

/** A line to sign: no points, one text that asks for it, and nothing long beside it. */
function isSignatureRow({ grid, columns }: Sheet, row: number): boolean {
  const texts = grid.filled(row).map((column) => grid.text(row, column))
  return readPoints(grid.value(row, columns.columnOf('points') ?? 0)).kind !== 'points' && texts.some(isSignatureWord) && texts.every((text) => isSignatureWord(text) || text.length <= 12)
}

/** `before` is the role of the row above that was not left out. */
function bodyRole(sheet: Sheet, row: number, before: RowRole | null): RowRole {
  const { grid, columns } = sheet
  const first = firstText(sheet, row)
  if (first === null || !grid.filled(row).some((column) => grid.text(row, column) !== '')) return 'left'
  if (grid.filled(row).some((column) => isTotalWord(grid.text(row, column)) && !['standard', 'points', 'ignore'].includes(columns.all.get(column) ?? 'code'))) return 'total'
  if (isSignatureRow(sheet, row)) return 'signature'
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

/** Claims and vetoes last from the line that names them to the next line of the same kind. */
function outsideParts(sheet: Sheet, roles: ReadonlyMap<number, RowRole>): RowGuess['outside'] {
  const { grid, columns } = sheet
  const parts: { row: number; last: number; word: string }[] = []
  let open: { row: number; last: number; word: string } | null = null
  for (const [row, role] of roles) {
    if (role === 'total' || role === 'signature' || role === 'note') open = null
    if (role !== 'node' && role !== 'item' && role !== 'more') continue
    const outer = columns.tree[0] ?? 0
    const text = role === 'node' ? (firstText(sheet, row)?.text ?? '') : grid.text(row, outer)
    const word = columns.tree.length > 1 || role === 'node' ? outsideWord(text) : null
    if (word !== null) parts.push((open = { row, last: row, word }))
    else if (open && text !== '' && (role === 'node' || columns.tree.length > 1) && !isCovered(grid, row, outer)) open = null
    if (open) open.last = row
  }
  return parts
}

/** What every row of a sheet holds, by the layout's head and columns and by the rows that a person gave another role. */
export function guessRows(grid: SheetGrid, layout: SheetLayout): RowGuess {
  const columns = lineColumns(layout)
  const headEnd = layout.headRows.at(-1) ?? 0
  const headStart = layout.headRows[0] ?? 1
  const body = grid.contentRows.filter((row) => row > headEnd)
  const titles = new Set(grid.contentRows.filter((row) => row < headStart).flatMap((row) => grid.filled(row).map((column) => grid.text(row, column))))
  const sheet: Sheet = { grid, columns, rank: itemRank(grid, body, columns), titles }
  const key = headKey({ texts: headTexts(grid, layout.headRows) })
  const again = new Set<number>()
  let otherTable: number | null = null
  for (const head of layout.headRows.length === 0 ? [] : findHeads(grid).filter(({ rows: [row = 0] }) => row > headEnd)) {
    if (headKey(head) === key || sameRoles(grid, head, columns)) for (const row of head.rows) again.add(row)
    else otherTable ??= head.rows[0] ?? null
  }
  const roles = new Map<number, RowRole>()
  let before: RowRole | null = null
  for (const row of grid.contentRows) {
    const given = layout.rows[String(row)]
    const role: RowRole = given ?? (row <= headEnd ? (layout.headRows.includes(row) ? 'head' : 'title') : again.has(row) || (otherTable !== null && row >= otherTable) ? 'left' : bodyRole(sheet, row, before))
    if (role !== 'left' && !(role === 'signature' && before === 'note')) before = role
    roles.set(row, role)
  }
  const outside = outsideParts(sheet, roles).filter(({ row }) => layout.rows[String(row)] === undefined)
  for (const { row, last } of outside) for (const [at] of roles) if (at >= row && at <= last && layout.rows[String(at)] === undefined) roles.set(at, 'left')
  return { roles, otherTable, outside }
}
