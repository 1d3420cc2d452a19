import { parsePoints, toPoints, type Points } from '../../points'
import type { Draft, DraftItem, DraftNode, DraftRubric } from '../draft'
import { callOf, lineOf } from '../draft-lines'
import { draftItemsOf } from '../draft-tree'
import { pointsOf, sumOfNode } from '../draft-sums'
import { edited, gone, mapNodes, refused, type Edit } from './edit'

const withSum = (node: DraftNode): DraftNode => (node.points === null || sumOfNode(node).items === 0 ? node : { ...node, points: null })

/** 按下级合计: a node's points are no longer stated, they follow what is below it. */
export function takeSum(draft: Draft, key: string): Edit {
  const line = lineOf(draft.rubric, key)
  if (line?.kind !== 'node') return gone()
  if (sumOfNode(line.node).items === 0) return refused('下面还没有考核内容')
  return edited(draft, mapNodes(draft.rubric.requirements, (node) => (node.key === key ? withSum(node) : node)), key, `${callOf(line)} 按下级合计`)
}

/** The same for every node of the draft. */
export function takeAllSums(draft: Draft, key: string): Edit {
  return edited(draft, mapNodes(draft.rubric.requirements, withSum), key, '全部指标按下级合计')
}

/** One item's part of a difference, in hundredths. */
export interface Share {
  readonly id: string
  readonly from: Points
  readonly to: Points
}
export type Spread = { readonly ok: true; readonly difference: Points; readonly shares: readonly Share[] } | { readonly ok: false; readonly why: string }

/** Rules that fit any points: to change the item's points does not make a fault of them. */
const isFree = ({ rule }: DraftItem): boolean => {
  switch (rule.kind) {
    case 'deduct':
    case 'yesno':
    case 'judged':
    case 'ratio': return true
    case 'survey': return rule.bands === undefined
    case 'relative': return rule.to === 'best'
    case 'earn':
    case 'checklist':
    case 'tier':
    case 'yoy':
    case 'yoyPP':
    case 'rank': return false
  }
}

/** What a node, or with null the whole rubric, should be worth and what its items are; null where nothing is typed. */
function goal(rubric: DraftRubric, key: string | null): { readonly wanted: Points | null; readonly items: readonly DraftItem[] } {
  if (key === null) return { wanted: parsePoints(rubric.basePoints), items: rubric.requirements.flatMap(draftItemsOf) }
  const line = lineOf(rubric, key)
  return line?.kind === 'node' ? { wanted: pointsOf(line.node.points), items: draftItemsOf(line.node) } : { wanted: null, items: [] }
}

/** Whole units by weight, the largest remainders first, then in order. */
function portions(units: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (BigInt(units) * BigInt(weight)) / BigInt(total))
  const rest = weights.map((weight, at) => ({ at, left: (BigInt(units) * BigInt(weight)) % BigInt(total) })).sort((a, b) => (a.left === b.left ? a.at - b.at : a.left > b.left ? -1 : 1))
  const open = units - exact.reduce((sum, share) => sum + Number(share), 0)
  const extra = new Set(rest.slice(0, open).map(({ at }) => at))
  return exact.map((share, at) => Number(share) + (extra.has(at) ? 1 : 0))
}

/**
 * Where a difference could go: to the items below by their points, in steps as round as the difference allows. Only a proposal;
 * `applyShares` does it. Items whose rule would no longer fit are left alone unless there are no others.
 */
export function planSpread(rubric: DraftRubric, key: string | null): Spread {
  const { wanted, items } = goal(rubric, key)
  if (wanted === null) return { ok: false, why: '先填上级的分值' }
  const given = items.flatMap((item) => {
    const points = pointsOf(item.points)
    return points === null ? [] : [{ item, points }]
  })
  if (given.length < items.length) return { ok: false, why: `还有 ${items.length - given.length} 项没有分值，先填上` }
  const difference = toPoints(wanted - given.reduce((sum, { points }) => sum + points, 0))
  if (difference === 0) return { ok: false, why: '分值已经相等' }
  const positive = given.filter(({ points }) => points > 0)
  const free = positive.filter(({ item }) => isFree(item))
  const chosen = free.length > 0 ? free : positive
  if (chosen.length === 0) return { ok: false, why: '下面没有可以分的考核内容' }
  const size = Math.abs(difference)
  const unit = [100, 50, 10].find((each) => size % each === 0) ?? 1
  const shares = portions(size / unit, chosen.map(({ points }) => points)).map((share, at) => ({ ...chosen[at], share }))
  const moved = shares.flatMap(({ item, points, share }) => (item && points !== undefined && share > 0 ? [{ id: item.id, from: points, to: toPoints(points + Math.sign(difference) * share * unit) }] : []))
  return moved.some(({ to }) => to <= 0) ? { ok: false, why: '差额太大，分下去会有考核内容不足 0 分' } : { ok: true, difference, shares: moved }
}

/** Gives the items the points of a proposal that a person has seen. */
export function applyShares(draft: Draft, shares: readonly Share[], key: string): Edit {
  const to = new Map(shares.map((share) => [share.id, share.to]))
  const requirements = mapNodes(draft.rubric.requirements, (node) => {
    if (!node.items?.some(({ id }) => to.has(id))) return node
    return { ...node, items: node.items.map((item) => {
      const points = to.get(item.id)
      return points === undefined || pointsOf(item.points) === points ? item : { ...item, points: points / 100 }
    }) }
  })
  return edited(draft, requirements, key, `把差额分到 ${shares.length} 项`)
}
