import { AppError } from '../failure'
import type { GivenWorkbook } from '../import/given-workbook'
import { buildTree, itemsBelow, type TreeNode } from './build-tree'
import { giveCodes } from './codes'
import { draftOf } from './draft-of'
import { sheetGrid, type SheetGrid } from './grid'
import { applyRemembered, guessLayouts, type LayoutGuess } from './guess-layout'
import { guessRows, type RowGuess } from './guess-rows'
import type { RememberedLayout, RowRole, SheetLayout } from './layout'
import { lineColumns } from './line-columns'
import { notebook, type Notebook } from './notebook'
import { ownReading } from './own/own-reading'
import type { RubricReading } from './reading'
import type { Block, ItemLine, SheetLines } from './lines'
import { readLines } from './sheet-lines'
import { rubricTitle, sheetBlock, sheetTitle } from './sheet-name'
import { tellItems, tellNodes, tellSheet, tellWorkbook } from './tell'
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

function chooseLayouts(grids: readonly SheetGrid[], { layouts, remembered, plain = false }: ReadRequest): Chosen {
  const guess = guessLayouts(grids)
  const kept = applyRemembered(guess, remembered)
  const hasRemembered = kept !== null
  if (layouts) return { guess, hasRemembered, basis: 'corrected', layouts: guess.layouts.map((own) => layouts.find(({ sheet }) => sheet === own.sheet) ?? own) }
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
    items: items.length, nodes: count(sheets, 'node'), more: count(sheets, 'more') - astray,
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
  const grids = workbook.sheets.map(sheetGrid)
  const { layouts, basis, guess, hasRemembered } = chooseLayouts(grids, request)
  const sheets = grids.flatMap((grid, index) => {
    const layout = layouts[index]
    return layout?.included ? [readSheet(grid, layout, notes)] : []
  })
  const itemCount = sheets.reduce((sum, { lines }) => sum + lines.items.length, 0)
  if (itemCount > itemLimit) throw new AppError('import-too-large', { what: `考核内容（${itemCount} 条）` })
  const roots = buildTree(sheets.map((sheet) => belowRequirement(sheet, sheets.length > 1, notes)))
  const codes = giveCodes(roots, notes)
  const covers = grids.filter((grid, index) => grid.visible && layouts[index]?.included === false && layouts[index].headRows.length === 0).map((grid) => ({ grid, headStart: 15 }))
  const title = rubricTitle([...sheets.map(({ grid, layout }) => ({ grid, headStart: layout.headRows[0] ?? 1 })), ...covers], request.file)
  const { draft, ...rules } = draftOf({ file: request.file, title, notice: noticeOf(sheets), roots, codes })
  const counts = countsOf(sheets, roots, rules)
  let before = 0
  for (const sheet of sheets) {
    tellSheet(sheet, notes)
    checkTotals(sheet.grid, lineColumns(sheet.layout), sheet.rows.roles, sheet.lines.items, before, notes)
    before += sheet.lines.items.reduce((sum, { points }) => sum + (points.kind === 'points' ? points.points : 0), 0)
  }
  tellItems(roots.flatMap(itemsBelow), notes)
  tellNodes(roots, notes)
  tellWorkbook(grids, layouts, guess, counts, notes)
  const roles = new Map(sheets.map(({ grid, rows }) => [grid, rows.roles]))
  return { file: request.file, sheets: sheetViews(grids, roles), layouts: [...layouts], basis, hasRemembered, shape: guess.shape, draft, notes: [...notes.notes], counts }
}

