import type { SheetGrid } from './grid'
import { isCovered, textOf, type LineColumns } from './line-columns'
import { splitNumbering, type Numbering } from './numerals'

const ranks = { chapter: 0, han: 10, hanBracket: 20, arabic: 30, parts: 30, arabicBracket: 40, circled: 50 } as const
const plainRank = 60

/** How far inside a numbering stands: 一、 outside, ① inside; 1.1 inside 1. */
export const rankOf = (numbering: Numbering | null): number => (numbering === null ? plainRank : ranks[numbering.style] + (numbering.style === 'parts' ? numbering.parts.length : 0))

/** The numbering of a line: of its code, or of its text. */
export function lineNumbering(grid: SheetGrid, row: number, columns: LineColumns): Numbering | null {
  const code = textOf(grid, row, columns, 'code')
  const numbering = code === '' ? null : splitNumbering(code)
  return numbering ?? splitNumbering(textOf(grid, row, columns, 'content'))
}

/** The rank that most items of a sheet without level columns have: lines of an outer one are headings. Null where the sheet is no outline. */
export function itemRank(grid: SheetGrid, rows: readonly number[], columns: LineColumns): number | null {
  if (columns.tree.length !== 1) return null
  const standard = columns.columnOf('standard')
  const counts = new Map<number, number>()
  for (const row of rows) {
    const isItem = standard === null ? textOf(grid, row, columns, 'points') !== '' : grid.text(row, standard) !== ''
    if (!isItem || textOf(grid, row, columns, 'content') === '') continue
    const rank = rankOf(lineNumbering(grid, row, columns))
    counts.set(rank, (counts.get(rank) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([rank, count], [otherRank, otherCount]) => otherCount - count || otherRank - rank)
  return most?.[0] ?? null
}

/** A heading of an outline: outside the items, without a standard of its own. */
export function isHeading(grid: SheetGrid, row: number, columns: LineColumns, rank: number | null): boolean {
  const standard = columns.columnOf('standard')
  if (rank === null || textOf(grid, row, columns, 'content') === '') return false
  if (standard !== null && (grid.text(row, standard) !== '' || isCovered(grid, row, standard))) return false
  return rankOf(lineNumbering(grid, row, columns)) < rank
}
