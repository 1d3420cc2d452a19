import type { DraftItem, DraftNode, DraftRubric } from './draft'

/** Requirements and two levels of indicators: with the items four levels (scoring.md 2). */
export const maxNodeDepth = 3

/** A requirement or an indicator where it stands; `depth` is 0 for a requirement, `index` its place among its parent's children. */
export interface NodeLine {
  readonly kind: 'node'
  readonly key: string
  readonly node: DraftNode
  readonly depth: number
  readonly parent: DraftNode | null
  readonly index: number
}

/** An item where it stands; `depth` is its node's and one more, `index` its place among its node's items. */
export interface ItemLine {
  readonly kind: 'item'
  readonly key: string
  readonly item: DraftItem
  readonly depth: number
  readonly parent: DraftNode
  readonly index: number
}
export type DraftLine = NodeLine | ItemLine

function walk(node: DraftNode, depth: number, parent: DraftNode | null, index: number, lines: DraftLine[]): void {
  lines.push({ kind: 'node', key: node.key, node, depth, parent, index })
  node.items?.forEach((item, at) => lines.push({ kind: 'item', key: item.id, item, depth: depth + 1, parent: node, index: at }))
  node.children?.forEach((child, at) => walk(child, depth + 1, node, at, lines))
}

/** Every node and item in printed order; a node's items come before its children, as in the published rubric. */
export function draftLines({ requirements }: DraftRubric): DraftLine[] {
  const lines: DraftLine[] = []
  requirements.forEach((node, index) => walk(node, 0, null, index, lines))
  return lines
}

/** The line of a node's key or an item's id. */
export function lineOf(rubric: DraftRubric, key: string): DraftLine | undefined {
  return draftLines(rubric).find((line) => line.key === key)
}

export const codeOf = (line: DraftLine): string => (line.kind === 'node' ? line.node.code : line.item.code)
export const textOf = (line: DraftLine): string => (line.kind === 'node' ? line.node.name : line.item.content)
/** How a line is called in a sentence: its code, else its text. */
export const callOf = (line: DraftLine): string => codeOf(line) || textOf(line) || (line.kind === 'node' ? '（没有名称的指标）' : '（没有内容的考核内容）')
