import type { FoundHead } from './find-heads'
import type { SheetGrid } from './grid'
import { headWord, type HeadWord } from './head-words'
import type { ColumnRole } from './layout'
import { readPoints } from './points-text'

const levels = ['level1', 'level2', 'level3'] as const
const levelPoints = { level1: 'level1Points', level2: 'level2Points', level3: 'level3Points' } as const

interface Tier { readonly column: number; readonly level: number | null; readonly leaf: boolean }
export interface ColumnGuess {
  readonly columns: ReadonlyMap<number, ColumnRole>
  /** Heads that could not be given a role of their own. */
  readonly unknown: readonly number[]
}

/** The word of a column: its lowest head that means something. */
function wordsOf({ texts }: FoundHead): Map<number, HeadWord> {
  const found = new Map<number, HeadWord>()
  for (const [column, own] of texts) {
    const word = [...own].reverse().map(headWord).find((one) => one !== null) ?? (own.length > 1 ? headWord(own.join('')) : null)
    if (word) found.set(column, word)
  }
  return found
}

/** A head that spans several columns without parts of its own gives its word to those that hold texts. */
function withoutEmpty(grid: SheetGrid, { texts }: FoundHead, words: ReadonlyMap<number, HeadWord>, from: number): Map<number, HeadWord> {
  const isAlone = (column: number): boolean => ![...texts].some(([other, own]) => other !== column && own.join('/') === texts.get(column)?.join('/'))
  return new Map([...words].filter(([column]) => isAlone(column) || grid.contentRows.some((row) => row > from && grid.text(row, column) !== '')))
}

const countPoints = (grid: SheetGrid, column: number, from: number): number => grid.contentRows.filter((row) => row > from && readPoints(grid.value(row, column)).kind === 'points').length
const countTexts = (grid: SheetGrid, column: number, from: number): number => grid.contentRows.filter((row) => row > from && grid.text(row, column) !== '').length

/** Levels from the left, the last is the content. Levels that are said by number keep their number. */
function treeRoles(tiers: readonly Tier[], above: boolean): Map<number, ColumnRole> {
  const roles = new Map<number, ColumnRole>()
  const leafAt = tiers.length - 1
  const leaf = tiers[leafAt]
  if (!leaf) return roles
  roles.set(leaf.column, 'content')
  const outer = tiers.slice(0, leafAt)
  const start = above ? 1 : 0
  outer.forEach(({ column }, index) => {
    const level = levels[Math.min(index + start, levels.length - 1)]
    if (level !== undefined && index + start < levels.length) roles.set(column, level)
  })
  return roles
}

/** Points stand behind what they are the points of. */
function pointsRoles(columns: readonly number[], roles: ReadonlyMap<number, ColumnRole>): Map<number, ColumnRole> {
  const found = new Map<number, ColumnRole>()
  const taken = new Set<ColumnRole>()
  for (const column of columns) {
    const before = [...roles].filter(([at, role]) => at < column && (role === 'content' || role === 'standard' || role.startsWith('level'))).sort(([a], [b]) => b - a)[0]?.[1]
    const level = levels.find((one) => one === before)
    const role = level ? levelPoints[level] : 'points'
    if (taken.has(role)) continue
    taken.add(role)
    found.set(column, role)
  }
  return found
}

/** Where no column has the points of items: a level that has as many points as the sheet has lines is one of items. */
function mendPoints(grid: SheetGrid, from: number, roles: Map<number, ColumnRole>): void {
  if ([...roles.values()].includes('points')) return
  const levelColumns = [...roles].filter(([, role]) => role.endsWith('Points')).map(([column]) => column)
  const last = levelColumns.at(-1)
  const content = [...roles].find(([, role]) => role === 'content')?.[0]
  if (last === undefined || content === undefined) return
  const lines = countTexts(grid, content, from)
  const level = [...roles].find(([column, role]) => role === roles.get(last)?.slice(0, 6) && column < last)?.[0]
  const blocks = level === undefined ? 0 : countTexts(grid, level, from)
  if (countPoints(grid, last, from) > blocks || (lines > 0 && countPoints(grid, last, from) === lines)) roles.set(last, 'points')
}

/** What is both a way of judging and a standard (考核办法) is the standard where there is no other. */
function mendStandard(words: Map<number, HeadWord>): void {
  const has = [...words.values()].some((word) => word.kind === 'role' && word.role === 'standard')
  if (has) return
  const methods = [...words].find(([, word]) => word.kind === 'role' && word.role === 'methods')
  if (methods) words.set(methods[0], { kind: 'role', role: 'standard' })
}

/**
 * Which column is what, by the heads, their order and what stands below them. `above`: a sheet or band rows are the requirement, so that the
 * first column of the tree is the second level.
 */
export function guessColumns(grid: SheetGrid, head: FoundHead, above: boolean): ColumnGuess {
  const from = head.rows.at(-1) ?? 0
  const all = wordsOf(head)
  const words = withoutEmpty(grid, head, all, from)
  mendStandard(words)
  const texts = (column: number): string => head.texts.get(column)?.join('/') ?? ''
  // What is hidden gives way to what is not, where both say the same.
  const isSpare = (column: number): boolean => grid.hiddenColumns.has(column) && [...words.keys()].some((other) => !grid.hiddenColumns.has(other) && texts(other) === texts(column))
  const ordered = [...words].sort(([a], [b]) => Number(grid.hiddenColumns.has(a)) - Number(grid.hiddenColumns.has(b)))
  const tiers = [...words].flatMap(([column, word]) => (word.kind === 'tier' && !isSpare(column) ? [{ column, level: word.level, leaf: word.leaf }] : []))
  const roles = treeRoles(tiers, above)
  const once = new Set<ColumnRole>()
  for (const [column, word] of ordered) {
    if (word.kind !== 'role') continue
    if (word.role === 'ignore' || once.has(word.role)) continue
    once.add(word.role)
    roles.set(column, word.role)
  }
  const points = ordered.filter(([, word]) => word.kind === 'points').map(([column]) => column)
  for (const [column, role] of pointsRoles(points, roles)) roles.set(column, role)
  mendPoints(grid, from, roles)
  const ignored = new Set([...all].filter(([, word]) => word.kind === 'role' && word.role === 'ignore').map(([column]) => column))
  const unknown = [...head.texts.keys()].filter((column) => !roles.has(column) && !ignored.has(column) && countTexts(grid, column, from) > 0)
  return { columns: new Map([...roles].sort(([a], [b]) => a - b)), unknown }
}
