import type { Points } from '../../../shared/points'
import type { DraftItem, DraftNode, DraftRubric } from '../../../shared/rubric-draft/draft'
import { pointsOf, sumOfNode } from '../../../shared/rubric-draft/draft-sums'
import { draftItemsOf, listDraftItems } from '../../../shared/rubric-draft/draft-tree'
import { claimRoles } from '../../../shared/rubric-import/layout'
import { claimTreeLines, listKey, listOfEntry, type EntryLine, type ListLine } from './claim-lines'

export interface NodeLine {
  readonly kind: 'node'
  readonly key: string
  readonly node: DraftNode
  /** 0 is a requirement. */
  readonly depth: number
  readonly open: boolean
  readonly items: number
  readonly pending: number
  /** What its items come to, and its own points where the workbook gives them. */
  readonly sum: Points
  readonly stated: Points | null
}
export interface ItemLine {
  readonly kind: 'item'
  readonly key: string
  readonly item: DraftItem
  readonly depth: number
}
export type TreeLine = NodeLine | ItemLine | ListLine | EntryLine


/** Items above this many: only the way to the first of them is open to begin with. */
const manyItems = 150
export function openAtFirst(rubric: DraftRubric): Set<string> {
  const items = listDraftItems(rubric).length
  const many = items > manyItems
  const keys = (node: DraftNode): string[] => [node.key, ...(node.children ?? []).slice(0, many ? 1 : undefined).flatMap(keys)]
  return new Set([...rubric.requirements.slice(0, many ? 1 : undefined).flatMap(keys), ...claimRoles.map(listKey)])
}

/** The tree as lines; below a closed node nothing is listed. */
export function treeLines(rubric: DraftRubric, open: ReadonlySet<string>): TreeLine[] {
  const lines: TreeLine[] = []
  const add = (node: DraftNode, depth: number): void => {
    const items = draftItemsOf(node)
    lines.push({
      kind: 'node', key: node.key, node, depth, open: open.has(node.key), items: items.length, pending: items.filter(({ pending }) => pending).length,
      sum: sumOfNode(node).below, stated: pointsOf(node.points),
    })
    if (!open.has(node.key)) return
    for (const child of node.children ?? []) add(child, depth + 1)
    for (const item of node.items ?? []) lines.push({ kind: 'item', key: item.id, item, depth: depth + 1 })
  }
  for (const node of rubric.requirements) add(node, 0)
  return [...lines, ...claimTreeLines(rubric, open)]
}

/** Keys of the nodes above an item or node, from the requirement down; null where it is not in the tree. */
export function pathTo(rubric: DraftRubric, key: string): string[] | null {
  const find = (nodes: readonly DraftNode[]): string[] | null => {
    for (const node of nodes) {
      if (node.key === key || node.items?.some(({ id }) => id === key)) return node.key === key ? [] : [node.key]
      const below = find(node.children ?? [])
      if (below) return [node.key, ...below]
    }
    return null
  }
  const list = listOfEntry(rubric, key)
  return find(rubric.requirements) ?? (list === null ? null : [list])
}
export function findItem(rubric: DraftRubric, id: string): DraftItem | null {
  return listDraftItems(rubric).find((item) => item.id === id) ?? null
}
