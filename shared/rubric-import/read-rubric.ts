import { AppError } from '../failure'
import type { GivenWorkbook } from '../import/given-workbook'
import { buildTree, itemsBelow, type TreeNode } from './build-tree'
import { giveCodes } from './codes'
import { claimLists } from './claims/claim-lists'
import { isClaimRole, partKey } from './claims/find-parts'
import { claimHeading } from './claims/heading'
import { draftOf, usualClaims } from './draft-of'
import { sheetGrid, type SheetGrid } from './grid'
import { applyRemembered, guessLayouts, layoutAs, type LayoutGuess } from './guess-layout'
import { guessRows, type RowGuess } from './guess-rows'
import { claimRoles, type RememberedLayout, type RowRole, type SheetLayout } from './layout'
import { lineColumns } from './line-columns'
import { notebook, type Notebook } from './notebook'
import { ownReading } from './own/own-reading'
import type { RubricReading } from './reading'
import type { Block, ItemLine, SheetLines } from './lines'
import { readLines } from './sheet-lines'
import { rubricTitle, sheetBlock, sheetTitle } from './sheet-name'
import { splitSides } from './sides'
import { tellItems, tellNodes, tellSheet, tellSides, tellWorkbook } from './tell'
import { checkTotals } from './totals'
import { sheetViews } from './view'

/** Far above any rubric. */
const itemLimit = 5_000

export interface ReadRequest {
  /** Name of the file. */
  readonly file: string
  /** A person's corrections; null: the remembered layout of the shape, or a guess. */
  readonly layouts: readonly SheetLayout[] | null
  readonly remembered: readonly RememberedLayout[]
  /** The guess, whatever is remembered. */
  readonly plain?: boolean
}

/** A sheet that is read, with all that was made of it. */
export interface ReadSheet {
  readonly grid: SheetGrid
  readonly layout: SheetLayout
  readonly rows: RowGuess
  readonly lines: SheetLines
}

interface Chosen { readonly layouts: readonly SheetLayout[]; readonly basis: RubricReading['basis']; readonly guess: LayoutGuess; readonly hasRemembered: boolean }

/** A table that a person calls a list, or the other way round, gets its columns anew, as long as nobody changed them. */
function refitted(grid: SheetGrid | undefined, own: SheetLayout, asked: SheetLayout): SheetLayout {
  const isOther = (own.list === undefined) !== (asked.list === undefined)
  if (!grid || !isOther || JSON.stringify(own.columns) !== JSON.stringify(asked.columns)) return asked
  const { headRows, columns } = layoutAs(grid, asked.list)
  return Object.keys(columns).length === 0 ? asked : { ...asked, headRows, columns }
}

/** Headings that a person gave a list, or took one from, are known by their texts in the next file. */
function withParts(sheet: ReadSheet | undefined): SheetLayout | null {
  if (!sheet) return null
  const { grid, layout, rows } = sheet
  const found = rows.parts.flatMap(({ part: { heading, kind } }) => (heading && layout.rows[String(heading.row)] !== undefined ? [[partKey(heading.text), kind] as const] : []))
  const taken = Object.entries(layout.rows).flatMap(([row, role]) => {
    const text = grid.text(Number(row), grid.filled(Number(row))[0] ?? 0)
    return claimHeading(text) && !isClaimRole(role) && role !== 'left' ? [[partKey(text), 'tree'] as const] : []
  })
  return found.length + taken.length === 0 ? layout : { ...layout, parts: { ...layout.parts, ...Object.fromEntries([...taken, ...found]) } }
}

function chooseLayouts(grids: readonly SheetGrid[], { layouts, remembered, plain = false }: ReadRequest): Chosen {
  const guess = guessLayouts(grids)
  const kept = applyRemembered(guess, remembered)
  const hasRemembered = kept !== null
  if (layouts) return { guess, hasRemembered, basis: 'corrected', layouts: guess.layouts.map((own, index) => refitted(grids[index], own, layouts.find(({ sheet }) => sheet === own.sheet) ?? own)) }
  return plain || !kept ? { guess, hasRemembered, basis: 'guessed', layouts: guess.layouts } : { guess, hasRemembered, basis: 'remembered', layouts: kept }
}

function readSheet(grid: SheetGrid, layout: SheetLayout, notes: Notebook): ReadSheet {
  const rows = guessRows(grid, layout)
  return { grid, layout, rows, lines: readLines(grid, layout, rows.roles, notes) }
}

/** The sheet as a requirement where it has none of its own, and its items, each below something. */
function belowRequirement({ grid, layout, lines }: ReadSheet, several: boolean, notes: Notebook): { above: Block | null; items: readonly ItemLine[]; empty: readonly Block[] } {
  const headStart = layout.headRows[0] ?? 1
  const hasFirst = lineColumns(layout).columnOf('level1') !== null
  const hasBands = lines.items.length > 0 && lines.items.every(({ path }) => path.length > 0) && lineColumns(layout).columnOf('level2') === null
  const bandsAbove = lines.items.length > 0 && lines.items.every((item) => item.path[0] !== undefined && item.path.length > (lineColumns(layout).columnOf('level2') === null ? 0 : 1))
  const isRequirement = !hasFirst && (several && sheetTitle(grid, headStart).numbered ? true : !(hasBands || bandsAbove))
  if (isRequirement) return { above: sheetBlock(grid, headStart), items: lines.items, empty: lines.empty }
  const homeless = lines.items.filter(({ path }) => path.length === 0)
  const [first] = homeless
  if (!first) return { above: null, items: lines.items, empty: lines.empty }
  const fallback: Block = { name: '未写工作要求', numbering: null, row: first.row, place: first.place, points: null, code: null, remarks: [] }
  notes.wrong(first.place, `${homeless.length} 条考核内容上面没有工作要求（一级指标），先放在“未写工作要求”下。请补上，或指定哪一列是工作要求`)
  return { above: null, items: lines.items.map((item) => (item.path.length === 0 ? { ...item, path: [fallback] } : item)), empty: lines.empty }
}

/** Tables side by side on a sheet that is a requirement are that requirement together. */
function withSharedSheets(tables: readonly ReadSheet[], read: readonly ReturnType<typeof belowRequirement>[]): ReturnType<typeof belowRequirement>[] {
  return read.map((one, index) => {
    const { sheet } = tables[index]?.grid ?? {}
    const first = sheet === undefined ? undefined : read[tables.findIndex(({ grid }) => grid.sheet === sheet)]
    return one.above && first?.above ? { ...one, above: first.above } : one
  })
}

/** The trailing 说明: its lines belong to the rubric. */
function noticeOf(sheets: readonly ReadSheet[]): string {
  return sheets.flatMap(({ grid, rows: { roles } }) => {
    const last = Math.max(0, ...[...roles].filter(([, role]) => role === 'item' || role === 'more').map(([row]) => row))
    return [...roles].filter(([row, role]) => role === 'note' && row > last).map(([row]) => grid.filled(row).map((column) => grid.text(row, column)).join(' '))
  }).join('\n')
}

const count = (sheets: readonly ReadSheet[], ...wanted: readonly RowRole[]): number => sheets.reduce((sum, { rows }) => sum + [...rows.roles.values()].filter((role) => wanted.includes(role)).length, 0)

function countsOf(sheets: readonly ReadSheet[], roots: readonly TreeNode[], rules: { recognised: number; pending: number }): RubricReading['counts'] {
  const items = roots.flatMap(itemsBelow)
  const astray = sheets.reduce((sum, { lines }) => sum + lines.astray.length, 0)
  return {
    rows: sheets.reduce((sum, { grid }) => sum + grid.contentRows.length, 0),
    items: items.length, nodes: count(sheets, 'node'), more: count(sheets, 'more') - astray, claims: count(sheets, ...claimRoles),
    leftOut: count(sheets, 'title', 'head', 'total', 'signature', 'note', 'left') + astray,
    points: items.reduce((sum, { points }) => sum + (points.kind === 'points' ? points.points : 0), 0),
    recognised: rules.recognised, pending: rules.pending,
  }
}

/**
 * What a workbook says as a rubric: our own export exactly, else a guess, a remembered layout or a person's corrections, with notes on everything that was
 * left out or is doubtful. Throws AppError `import-too-large`, `rubric-own-…`.
 */
export function readRubric(workbook: GivenWorkbook, request: ReadRequest): RubricReading {
  const own = ownReading(workbook, request.file)
  return own ?? readForeign(workbook, request)
}

function readForeign(workbook: GivenWorkbook, request: ReadRequest): RubricReading {
  const notes = notebook()
  const grids = workbook.sheets.flatMap((sheet) => splitSides(sheetGrid(sheet)))
  const { layouts, basis, guess, hasRemembered } = chooseLayouts(grids, request)
  const sheets = grids.flatMap((grid, index) => {
    const layout = layouts[index]
    return layout?.included ? [readSheet(grid, layout, notes)] : []
  })
  const itemCount = sheets.reduce((sum, { lines }) => sum + lines.items.length, 0)
  if (itemCount > itemLimit) throw new AppError('import-too-large', { what: `考核内容（${itemCount} 条）` })
  const tables = sheets.filter(({ layout, lines }) => !layout.list || lines.items.length > 0)
  const several = new Set(tables.map(({ grid }) => grid.sheet ?? grid.name)).size > 1
  const roots = buildTree(withSharedSheets(tables, tables.map((sheet) => belowRequirement(sheet, several, notes))))
  const codes = giveCodes(roots, notes)
  const covers = grids.filter((grid, index) => grid.visible && layouts[index]?.included === false && layouts[index].headRows.length === 0).map((grid) => ({ grid, headStart: 15 }))
  const title = rubricTitle([...tables.map(({ grid, layout }) => ({ grid, headStart: layout.headRows[0] ?? 1 })), ...covers], request.file)
  const notice = noticeOf(sheets)
  const claims = claimLists(sheets.flatMap(({ grid, rows }) => rows.parts.map((read) => ({ grid, read }))), notice, usualClaims, notes)
  const { draft, ...rules } = draftOf({ file: request.file, title, notice, roots, codes, claims })
  const counts = countsOf(sheets, roots, rules)
  let before = 0
  for (const sheet of sheets) {
    tellSheet(sheet, notes)
    checkTotals(sheet.grid, lineColumns(sheet.layout), sheet.rows.roles, sheet.lines.items, before, sheet.rows.parts, notes)
    before += sheet.lines.items.reduce((sum, { points }) => sum + (points.kind === 'points' ? points.points : 0), 0)
  }
  tellItems(roots.flatMap(itemsBelow), notes)
  tellNodes(roots, notes)
  tellSides(grids, layouts, notes)
  tellWorkbook(grids, layouts, guess, counts, notes)
  const roles = new Map(sheets.map(({ grid, rows }) => [grid, rows.roles]))
  return { file: request.file, sheets: sheetViews(grids, roles), layouts: layouts.map((layout, index) => withParts(sheets.find(({ grid }) => grid === grids[index])) ?? layout), basis, hasRemembered, shape: guess.shape, draft, notes: [...notes.notes], counts }
}

