import { cellName, type SheetGrid } from './grid'
import { readPoints } from './points-text'
import { headWord, plainHead } from './head-words'

/** A head of one or two rows. */
export interface FoundHead {
  readonly rows: readonly number[]
  /** By column: the texts above it, the lowest last. */
  readonly texts: ReadonlyMap<number, readonly string[]>
}

/** Letters of a head, its remarks in brackets included. */
const longest = 30

/** A head stands among the first rows; one further down begins another table. */
const deepest = 60

const wordsIn = (grid: SheetGrid, row: number) => grid.filled(row).flatMap((column) => headWord(grid.text(row, column)) ?? [])

/** Heads name at least two different columns, one of them of the tree or the standard. */
export function looksLikeHead(grid: SheetGrid, row: number): boolean {
  const filled = grid.filled(row)
  // Cheap things first: most rows hold a number or something longer than a head.
  if (filled.length < 2 || filled.some((column) => readPoints(grid.value(row, column)).kind === 'points' || grid.text(row, column).length > longest)) return false
  const words = wordsIn(grid, row)
  const kinds = new Set(words.map((word) => (word.kind === 'role' ? word.role : word.kind)))
  return kinds.size >= 2 && (kinds.has('tier') || kinds.has('standard')) && (kinds.has('points') || kinds.has('standard') || words.filter(({ kind }) => kind === 'tier').length >= 2) && (kinds.size >= 4 || words.length >= filled.length / 2)
}

/** Whether the row below belongs to the head: it says the parts of heads that span columns, or lies inside heads that span rows. */
function hasSecondRow(grid: SheetGrid, row: number): boolean {
  const below = grid.filled(row + 1)
  if (below.length === 0) return grid.filled(row).length > 0 && grid.filled(row).every((column) => (grid.merge(row, column)?.bottom ?? row) > row)
  const spread = grid.filled(row).some((column) => {
    const merge = grid.merge(row, column)
    return merge !== null && merge.right > merge.left && merge.bottom === row
  })
  const tall = grid.filled(row).some((column) => (grid.merge(row, column)?.bottom ?? row) > row)
  const short = below.every((column) => plainHead(grid.text(row + 1, column)).length <= 14 && !/\d/.test(grid.text(row + 1, column)))
  return (spread || tall) && short && below.every((column) => (grid.merge(row, column)?.bottom ?? row) === row)
}

/** The texts of head rows by column, spread over their merges; a text that two rows share is there once. */
export function headTexts(grid: SheetGrid, rows: readonly number[]): Map<number, readonly string[]> {
  const texts = new Map<number, readonly string[]>()
  for (let column = 1; column <= grid.columns; column += 1) {
    const own: string[] = []
    for (const row of rows) {
      const text = plainHead(grid.seen(row, column))
      if (text !== '' && own.at(-1) !== text) own.push(text)
    }
    if (own.length > 0) texts.set(column, own)
  }
  return texts
}

const headAt = (grid: SheetGrid, rows: readonly number[]): FoundHead => ({ rows, texts: headTexts(grid, rows) })

/** All heads of a sheet, from the top: the first, the same again on later pages, and those of further tables. */
export function findHeads(grid: SheetGrid): FoundHead[] {
  const heads: FoundHead[] = []
  let after = 0
  for (const row of grid.contentRows) {
    if (row <= after || (heads.length === 0 && row > deepest)) continue
    if (!looksLikeHead(grid, row)) continue
    const rows = hasSecondRow(grid, row) ? [row, row + 1] : [row]
    after = rows.at(-1) ?? row
    heads.push(headAt(grid, rows))
  }
  return heads
}

/** A head as one text, by which the same head is known again: on another page, in another file. */
export function headKey({ texts }: Pick<FoundHead, 'texts'>): string {
  return [...texts].map(([column, own]) => `${cellName(1, column).slice(0, -1)}:${own.join('/')}`).join('|')
}
