import { parsePoints, toPoints, ZERO, type Points } from '../../../shared/points'
import type { Item, Rubric, RubricNode } from '../../../shared/rubric/rubric'
import type { ItemScore } from '../../../shared/scoring/scorecard'

export type ItemScores = Readonly<Record<string, ItemScore>>

/** A node's items as a bill: scored of applicable, earned of the points that apply. */
export interface NodeSums {
  readonly done: number
  readonly due: number
  readonly earned: Points
  readonly full: Points
}

/** Key of the whole rubric in the map of `sumNodes`; no node has an empty code. */
export const ALL = ''

export const fullOf = (item: Item): Points => parsePoints(item.points) ?? ZERO

const nothing: NodeSums = { done: 0, due: 0, earned: ZERO, full: ZERO }

const plus = (a: NodeSums, b: NodeSums): NodeSums => ({
  done: a.done + b.done,
  due: a.due + b.due,
  earned: toPoints(a.earned + b.earned),
  full: toPoints(a.full + b.full),
})

function ofItem(item: Item, score: ItemScore | undefined): NodeSums {
  if (score?.state === 'notApplicable') return nothing
  return { done: score?.state === 'scored' ? 1 : 0, due: 1, earned: score?.points ?? ZERO, full: fullOf(item) }
}

/** Sums of every requirement and indicator by code, however deep, and of the rubric under `ALL`. */
export function sumNodes(rubric: Rubric, scores: ItemScores): ReadonlyMap<string, NodeSums> {
  const sums = new Map<string, NodeSums>()
  const sum = (node: RubricNode): NodeSums => {
    const own = (node.items ?? []).map((item) => ofItem(item, scores[item.id]))
    const total = [...own, ...(node.children ?? []).map(sum)].reduce(plus, nothing)
    sums.set(node.code, total)
    return total
  }
  sums.set(ALL, rubric.requirements.map(sum).reduce(plus, nothing))
  return sums
}

export const sumsOf = (sums: ReadonlyMap<string, NodeSums>, code: string): NodeSums => sums.get(code) ?? nothing
