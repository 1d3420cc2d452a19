import type { Points } from '../../../shared/points'
import type { Item, Rubric, RubricNode } from '../../../shared/rubric/rubric'
import type { ItemScore } from '../../../shared/scoring/scorecard'
import type { ItemStatus } from './item-status'
import { sumsOf, type NodeSums } from './node-sums'

/** An item as the grid shows it. */
export interface ItemLine {
  readonly kind: 'item'
  readonly item: Item
  readonly score: ItemScore | undefined
  /** 自评: points of the unit's own figures, null where there are none. */
  readonly self: Points | null
  /** How 自评 disagrees with 核定, in words; empty where it does not. */
  readonly difference: string
  readonly status: ItemStatus
  /** 佐证: how many pieces hang on the entry. */
  readonly evidence: number
  /** 请再看一遍 after a change of version. */
  readonly review: boolean
}
export interface GroupLine {
  readonly kind: 'group'
  readonly node: RubricNode
  readonly requirement: boolean
  readonly sums: NodeSums
}
export type GridLine = ItemLine | GroupLine

/** Group rows and the items shown below them, in printed order; a group without a shown item is left out. Sums are of the whole group. */
export function gridLines(rubric: Rubric, lines: ReadonlyMap<string, ItemLine>, sums: ReadonlyMap<string, NodeSums>): readonly GridLine[] {
  const below = (node: RubricNode, requirement: boolean): GridLine[] => {
    const own = (node.items ?? []).flatMap((item) => lines.get(item.id) ?? [])
    const inner = (node.children ?? []).flatMap((child) => below(child, false))
    if (own.length + inner.length === 0) return []
    return [{ kind: 'group', node, requirement, sums: sumsOf(sums, node.code) }, ...own, ...inner]
  }
  return rubric.requirements.flatMap((node) => below(node, true))
}

/** The items of grid lines, in their order. */
export function itemsOfLines(lines: readonly GridLine[]): readonly Item[] {
  return lines.flatMap((line) => (line.kind === 'item' ? [line.item] : []))
}
