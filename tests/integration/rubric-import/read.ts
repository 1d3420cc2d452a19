import { readGivenWorkbook } from '../../../electron/import/read-workbook'
import type { RememberedLayout, SheetLayout } from '../../../shared/rubric-import/layout'
import { readRubric } from '../../../shared/rubric-import/read-rubric'
import type { RubricReading } from '../../../shared/rubric-import/reading'
import { sumOfNode } from '../../../shared/rubric-draft/draft-sums'
import type { DraftItem, DraftNode } from '../../../shared/rubric-draft/draft'

/** From the bytes of a file to its reading, without a process. */
export async function readBook(bytes: Buffer, { layouts = null, remembered = [], file = '考核细则.xlsx' }: { layouts?: readonly SheetLayout[] | null; remembered?: readonly RememberedLayout[]; file?: string } = {}): Promise<RubricReading> {
  return readRubric(await readGivenWorkbook(bytes), { file, layouts, remembered })
}

export const nodeItems = (node: DraftNode): DraftItem[] => [...(node.items ?? []), ...(node.children ?? []).flatMap(nodeItems)]
export const draftItems = ({ draft }: RubricReading): DraftItem[] => draft.rubric.requirements.flatMap(nodeItems)

/** The tree as lines: code, name or content, points. */
export function treeLines({ draft }: RubricReading): string[] {
  const lines = (node: DraftNode): string[] => [`${node.code} ${node.name} ${node.points ?? sumOfNode(node).below / 100}`, ...(node.children ?? []).flatMap(lines), ...(node.items ?? []).map(({ code, content, points }) => `${code} ${content} ${points ?? '？'}`)]
  return draft.rubric.requirements.flatMap(lines)
}
/** Notes as `weight sheet!cell message`. */
export const noteLines = ({ notes }: RubricReading, weight?: string): string[] => notes.filter((note) => weight === undefined || note.weight === weight).map(({ weight: own, place, message }) => `${own} ${place ? `${place.sheet}!${place.cell}` : '-'} ${message}`)

/** What must hold for every reading, whatever the file: each row with content is accounted for once, each item row is one item of the draft, every cell has its place. */
export function reconciles(reading: RubricReading): boolean {
  const { counts, layouts, sheets } = reading
  const included = sheets.filter((_, index) => layouts[index]?.included)
  const shown = included.every(({ rows, cells }) => cells.length === rows)
  const withContent = included.reduce((sum, { cells, side }) => sum + cells.filter((row) => row.slice((side?.from ?? 1) - 1, side?.to).some((text) => text !== '')).length, 0)
  const itemRows = included.reduce((sum, { roles }) => sum + roles.filter((role) => role === 'item').length, 0)
  const items = draftItems(reading)
  const points = items.reduce((sum, item) => sum + Math.round((item.points ?? 0) * 100), 0)
  return counts.rows === counts.items + counts.nodes + counts.more + counts.claims + counts.leftOut && items.length === counts.items && points === counts.points && counts.recognised + counts.pending === counts.items &&
    (!shown || (itemRows === counts.items && withContent <= counts.rows)) && new Set(items.map(({ id }) => id)).size === items.length
}
