import { parsePoints, toPoints, ZERO, type Points } from '../points'
import type { DraftNode, DraftRubric } from './draft'

export interface DraftSum {
  /** Sum of the items' points below. */
  readonly below: Points
  readonly items: number
  /** Items whose points are not given, or are none. */
  readonly open: number
}

/** What is given as points; null for nothing, and for what is none. */
export const pointsOf = (value: number | null): Points | null => (value === null ? null : parsePoints(value))

/** Nodes are never changed in place, so a sum is worked out once for each. */
const known = new WeakMap<DraftNode, DraftSum>()

const add = (a: DraftSum, b: DraftSum): DraftSum => ({ below: toPoints(a.below + b.below), items: a.items + b.items, open: a.open + b.open })
const none: DraftSum = { below: ZERO, items: 0, open: 0 }

/** The sum below a node; after an edit only the nodes above it are added up anew. */
export function sumOfNode(node: DraftNode): DraftSum {
  const before = known.get(node)
  if (before) return before
  const own = (node.items ?? []).reduce<DraftSum>((sum, { points }) => {
    const given = pointsOf(points)
    return { below: toPoints(sum.below + (given ?? 0)), items: sum.items + 1, open: sum.open + (given === null ? 1 : 0) }
  }, none)
  const sum = (node.children ?? []).map(sumOfNode).reduce(add, own)
  known.set(node, sum)
  return sum
}

/** What a node is worth: as it is stated, else the sum below it, in 0.01; null for stated points that are none. */
export const pointsOfNode = (node: DraftNode): Points | null => (node.points === null ? sumOfNode(node).below : pointsOf(node.points))

export function sumOfDraft({ requirements }: DraftRubric): DraftSum {
  return requirements.map(sumOfNode).reduce(add, none)
}
