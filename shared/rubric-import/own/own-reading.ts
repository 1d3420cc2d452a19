import { AppError } from '../../failure'
import type { GivenWorkbook } from '../../import/given-workbook'
import { placeText } from '../../rubric-draft/proof'
import type { Draft, DraftNode } from '../../rubric-draft/draft'
import { sumOfDraft } from '../../rubric-draft/draft-sums'
import { listDraftItems } from '../../rubric-draft/draft-tree'
import { rubricSheetNames } from '../../rubric-workbook/words'
import { sheetGrid, type SheetGrid } from '../grid'
import { guessLayouts } from '../guess-layout'
import type { RowRole } from '../layout'
import type { RubricReading } from '../reading'
import { sheetViews } from '../view'
import type { OwnFault } from './faults'
import { readOwn } from './read-own'

/** Faults that a message names; the person mends them in the workbook and reads it again. */
const named = 6

/** The first of the faults as a sentence. */
export function ownFaultTexts(faults: readonly OwnFault[]): string[] {
  return faults.map(({ place, message }) => `${place.cell === '' ? `工作表“${place.sheet}”` : placeText(place)}：${message.replace(/。$/, '')}`)
}

function refuse(faults: readonly OwnFault[]): never {
  const texts = ownFaultTexts(faults)
  throw new AppError('rubric-own-faults', { count: String(texts.length), faults: `${texts.slice(0, named).join('；')}${texts.length > named ? '；等等' : ''}` })
}

const nodesBelow = (node: DraftNode): DraftNode[] => [node, ...(node.children ?? []).flatMap(nodesBelow)]

/** What each row of the tree's sheet was taken for: the rows of its nodes and items are known, the others stand above or below. */
function rolesOf(grid: SheetGrid, { sources }: Draft, items: ReadonlySet<string>): Map<number, RowRole> {
  const roles = new Map<number, RowRole>()
  for (const [id, { name }] of Object.entries(sources)) if (name) roles.set(Number(/\d+$/.exec(name.cell)?.[0]), items.has(id) ? 'item' : 'node')
  const first = Math.min(...roles.keys())
  for (const row of grid.contentRows) if (!roles.has(row)) roles.set(row, row > first ? 'note' : row === first - 1 ? 'total' : row === first - 2 ? 'head' : 'title')
  return roles
}

/**
 * A rubric's workbook that this program exported, read exactly; null where it is none. Throws AppError `rubric-own-…` for one that cannot be read whole:
 * nothing of it is taken then.
 */
export function ownReading(workbook: GivenWorkbook, file: string): RubricReading | null {
  const own = readOwn(workbook, file)
  if (!own) return null
  if (!own.ok) return refuse(own.faults)
  const { draft, notes } = own
  const grids = workbook.sheets.map(sheetGrid)
  const guess = guessLayouts(grids)
  const items = listDraftItems(draft.rubric)
  const sheet = Object.values(draft.sources).flatMap(({ name }) => name?.sheet ?? [])[0] ?? rubricSheetNames.tree
  const roles = new Map(grids.filter(({ name }) => name === sheet).map((grid) => [grid, rolesOf(grid, draft, new Set(items.map(({ id }) => id)))]))
  const [rows] = roles.keys()
  const nodes = draft.rubric.requirements.flatMap(nodesBelow).length
  const pending = items.filter((item) => item.pending === true).length
  return {
    file, draft, notes: [...notes], basis: 'own', hasRemembered: false, shape: guess.shape, sheets: sheetViews(grids, roles),
    layouts: guess.layouts.map((layout) => ({ ...layout, included: layout.sheet === sheet })),
    counts: {
      rows: rows?.contentRows.length ?? 0, items: items.length, nodes, more: 0, claims: 0, leftOut: (rows?.contentRows.length ?? 0) - items.length - nodes,
      points: sumOfDraft(draft.rubric).below, recognised: items.length - pending, pending,
    },
  }
}
