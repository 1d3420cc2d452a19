import { findHeads, headKey, type FoundHead } from './find-heads'
import { listLayout, listOfSheet } from './claims/list-sheet'
import { plainText, type SheetGrid } from './grid'
import { guessColumns, type ColumnGuess } from './guess-columns'
import { guessRows } from './guess-rows'
import { headWord } from './head-words'
import type { ListKind, RememberedLayout, SheetLayout } from './layout'
import { sheetTitle } from './sheet-name'

interface Candidate {
  readonly grid: SheetGrid
  readonly head: FoundHead | null
  readonly guess: ColumnGuess | null
}

export interface LayoutGuess {
  readonly layouts: readonly SheetLayout[]
  /** The heads of the workbook: the same for the next file of its kind. */
  readonly shape: string
  /** Why a sheet with a table is left out all the same, by its name. */
  readonly reasons: ReadonlyMap<string, string>
}

const roleNames = ({ guess }: Candidate): Set<string> => new Set(guess?.columns.values())
const isTable = (one: Candidate): boolean => roleNames(one).has('content') && (roleNames(one).has('points') || roleNames(one).has('standard'))
const headStart = ({ head }: Candidate): number => head?.rows[0] ?? 1

const toLayout = ({ grid, head, guess }: Candidate, included: boolean): SheetLayout => ({
  sheet: grid.name, included, headRows: [...(head?.rows ?? [])], columns: Object.fromEntries([...(guess?.columns ?? [])].map(([column, role]) => [String(column), role])), rows: {},
})

function candidate(grid: SheetGrid, above: boolean): Candidate {
  const [head = null] = findHeads(grid)
  return { grid, head, guess: head ? guessColumns(grid, head, above) : null }
}

/** Band rows over the columns of the tree are the requirements. */
function hasBands(one: Candidate): boolean {
  const layout = toLayout(one, true)
  if (!Object.values(layout.columns).some((role) => role.startsWith('level'))) return false
  const outer = Number(Object.entries(layout.columns).find(([, role]) => role === 'level1')?.[0] ?? 0)
  const { roles } = guessRows(one.grid, layout)
  const rows = [...roles].filter(([, role]) => role === 'node').map(([row]) => row)
  const first = [...roles].find(([, role]) => role === 'node' || role === 'item')?.[1]
  return first === 'node' && rows.some((row) => {
    const column = one.grid.filled(row)[0] ?? 0
    const merge = one.grid.merge(row, column)
    return (merge !== null && merge.right > merge.left) || column !== outer
  })
}

const saysFirstLevel = ({ head }: Candidate): boolean => [...(head?.texts.values() ?? [])].some((own) => own.some((text) => {
  const word = headWord(text)
  return word?.kind === 'tier' && word.level === 1
}))

/** Several sheets are a requirement each where they are called differently and none has a first level of several of its own. */
function sheetsAreRequirements(all: readonly Candidate[]): boolean {
  // Tables side by side on one sheet are one table in pieces.
  const tables = all.filter(({ grid }, index) => grid.sheet === undefined || all.findIndex((other) => other.grid.sheet === grid.sheet) === index)
  if (tables.length < 2 || tables.some(saysFirstLevel)) return false
  const titles = tables.map((one) => sheetTitle(one.grid, headStart(one)))
  const names = new Set(titles.map(({ text }) => plainText(text)))
  const several = tables.filter((one) => {
    const column = [...(one.guess?.columns ?? [])].find(([, role]) => role === 'level1')?.[0]
    return column === undefined || new Set(one.grid.contentRows.filter((row) => row > (one.head?.rows.at(-1) ?? 0)).map((row) => one.grid.text(row, column)).filter(Boolean)).size > 1
  })
  return names.size === tables.length && (titles.filter(({ numbered }) => numbered).length > tables.length / 2 || several.length > tables.length / 2)
}

/** Why a table is no part of the 1000, or null. */
function reasonOf(one: Candidate, tables: readonly Candidate[]): string | null {
  const others = tables.filter((other) => other !== one)
  if (!roleNames(one).has('standard') && others.some((other) => roleNames(other).has('standard'))) return '没有评分标准，像是汇总表，没有读入。若它也是细则，请勾选这张工作表'
  return null
}

/** Texts of the row that is most like a head, for sheets in which none was found. */
function likeliest(grid: SheetGrid): string {
  const rows = grid.contentRows.slice(0, 15).map((row) => grid.filled(row).map((column) => grid.text(row, column)).filter((text) => text.length <= 14))
  return (rows.sort((a, b) => b.length - a.length)[0] ?? []).map(plainText).join('|')
}

function shapeOf(candidates: readonly Candidate[]): string {
  const tables = candidates.filter(({ grid, head }) => grid.visible && head !== null)
  const keys = tables.length > 0 ? tables.flatMap(({ head }) => (head ? [headKey(head)] : [])) : candidates.slice(0, 1).map(({ grid }) => likeliest(grid))
  return [...new Set(keys)].join('\n').slice(0, 4000)
}

/** Sheets that are lists outside the 1000. One that could be a table of the rubric is one where it is the only one. */
function listsAmong(candidates: readonly Candidate[]): Map<Candidate, ListKind> {
  const named = new Map(candidates.flatMap((one) => {
    const list = one.grid.visible && one.grid.contentRows.length > 0 ? listOfSheet(one.grid, one.head?.rows[0] ?? null) : null
    return list === null ? [] : [[one, list] as const]
  }))
  const hasTable = candidates.some((one) => one.grid.visible && isTable(one) && !named.has(one))
  return new Map([...named].filter(([one]) => hasTable || !isTable(one)))
}

function listIn(one: Candidate, lists: ReadonlyMap<Candidate, ListKind>): SheetLayout | null {
  const list = lists.get(one)
  return list === undefined ? null : listLayout(one.grid, list)
}

/** How a sheet is read as a list, or as a table of the rubric. */
export const layoutAs = (grid: SheetGrid, list: ListKind | undefined): SheetLayout => (list ? listLayout(grid, list) : toLayout(candidate(grid, false), true))

/** How a workbook is to be read, by its heads and texts alone. */
export function guessLayouts(grids: readonly SheetGrid[]): LayoutGuess {
  const first = grids.map((grid) => candidate(grid, false))
  const lists = listsAmong(first)
  const tables = first.filter((one) => one.grid.visible && isTable(one) && !lists.has(one))
  const reasons = new Map(tables.flatMap((one) => {
    const reason = reasonOf(one, tables)
    return reason === null ? [] : [[one.grid.name, reason] as const]
  }))
  const included = tables.filter(({ grid }) => !reasons.has(grid.name))
  const above = sheetsAreRequirements(included)
  const layouts = first.map((one) => listIn(one, lists) ?? toLayout(included.includes(one) && (above || hasBands(one)) ? candidate(one.grid, true) : one, included.includes(one)))
  return { layouts, shape: shapeOf(first), reasons }
}

/** The guess with what a person made of the same heads before; null where nobody did. */
export function applyRemembered({ layouts, shape }: LayoutGuess, remembered: readonly RememberedLayout[]): SheetLayout[] | null {
  const kept = remembered.find((one) => one.shape === shape)
  if (!kept) return null
  return layouts.map((layout, index) => {
    const same = kept.layouts.find(({ sheet }) => sheet === layout.sheet) ?? (kept.layouts.length === layouts.length ? kept.layouts[index] : kept.layouts.find(({ included }) => included === layout.included))
    if (!same) return layout
    const sameHead = layout.headRows.length === 0 || layout.headRows[0] === same.headRows[0]
    const { list: _guessed, ...own } = layout
    return { ...own, included: same.included, headRows: sameHead ? same.headRows : layout.headRows, columns: same.columns, ...(same.list ? { list: same.list } : {}), ...(same.parts ? { parts: same.parts } : {}), ...(same.hidden ? { hidden: same.hidden } : {}) }
  })
}
