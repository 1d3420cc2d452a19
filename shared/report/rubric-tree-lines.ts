import type { DraftItem, DraftNode } from '../rubric-draft/draft'
import { draftItemsOf } from '../rubric-draft/draft-tree'

/** A row of the tree: `row` of a node, `lastRow` of the last row below it. */
export type TreeLine =
  | { readonly kind: 'node'; readonly node: DraftNode; readonly depth: number; readonly index: number; readonly row: number; readonly lastRow: number; readonly items: readonly DraftItem[] }
  | { readonly kind: 'item'; readonly item: DraftItem; readonly index: number }

const rowsBelow = ({ items = [], children = [] }: DraftNode): number => items.length + children.reduce((rows, child) => rows + 1 + rowsBelow(child), 0)

/** Nodes and items in printed order, counted apart from 0, the first of them in row `first`. */
export function planTree(requirements: readonly DraftNode[], first: number): { lines: TreeLine[]; items: DraftItem[] } {
  const lines: TreeLine[] = []
  let [nodes, items] = [0, 0]
  const walk = (node: DraftNode, depth: number): void => {
    const row = first + lines.length
    lines.push({ kind: 'node', node, depth, index: nodes++, row, lastRow: row + rowsBelow(node), items: draftItemsOf(node) })
    for (const item of node.items ?? []) lines.push({ kind: 'item', item, index: items++ })
    for (const child of node.children ?? []) walk(child, depth + 1)
  }
  for (const node of requirements) walk(node, 0)
  return { lines, items: requirements.flatMap(draftItemsOf) }
}
