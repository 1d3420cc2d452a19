import { toPoints } from '../../../shared/points'
import type { Rubric, RubricNode } from '../../../shared/rubric/rubric'
import type { Scorecard } from '../../../shared/scoring/scorecard'
import { showPoints } from '../../words/points'
import { sumsOf, type NodeSums } from './node-sums'

export interface TreeLine {
  readonly node: RubricNode
  readonly depth: number
  /** Null where nothing hangs below but items. */
  readonly open: boolean | null
  /** The last of its requirement's visible lines. */
  readonly last: boolean
  readonly sums: NodeSums
}

/** The visible lines of the tree: requirements, and what hangs below the open ones. */
export function treeLines(rubric: Rubric, sums: ReadonlyMap<string, NodeSums>, open: ReadonlySet<string>): readonly TreeLine[] {
  const below = (node: RubricNode, depth: number): TreeLine[] => {
    const children = node.children ?? []
    const isOpen = children.length > 0 && open.has(node.code)
    const line: TreeLine = { node, depth, open: children.length > 0 ? isOpen : null, last: false, sums: sumsOf(sums, node.code) }
    return [line, ...(isOpen ? children.flatMap((child) => below(child, depth + 1)) : [])]
  }
  return rubric.requirements.flatMap((requirement) => {
    const lines = below(requirement, 0)
    return lines.map((line, at) => (at > 0 && at === lines.length - 1 ? { ...line, last: true } : line))
  })
}

export type AdjustKind = 'bonus' | 'penalty' | 'veto'
export const adjustWords: Readonly<Record<AdjustKind, string>> = { bonus: '加分事项', penalty: '减分事项', veto: '一票否决' }

export interface AdjustLine {
  readonly kind: AdjustKind
  readonly name: string
  readonly count: string
  readonly points: string
  /** How many a change of version asks to look at again. */
  readonly review: number
}

/** The three lines below the requirements: what is outside the 1000. */
export function adjustLines(card: Scorecard | null, counts: Readonly<Record<AdjustKind, number>>, reviews: Readonly<Record<AdjustKind, number>>): readonly AdjustLine[] {
  const points: Record<AdjustKind, string> = {
    bonus: card ? showPoints(card.bonus) : '—',
    penalty: card ? showPoints(toPoints(0 - card.penalty)) : '—',
    veto: card?.vetoed ? '生效' : '—',
  }
  return (['bonus', 'penalty', 'veto'] as const).map((kind) => ({ kind, name: adjustWords[kind], count: counts[kind] > 0 ? `${counts[kind]} 项` : '无', points: points[kind], review: reviews[kind] }))
}
