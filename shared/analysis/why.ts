import { parsePoints, toPoints, ZERO, type Points } from '../points'
import type { Item, Rubric } from '../rubric/rubric'
import { itemsOf, listItems, walkNodes } from '../rubric/tree'
import type { NotApplicableCause } from '../scoring/scorecard'
import { lossLine, type LossLine } from './losses'
import type { ScoredUnit } from './unit-scores'

/** What lost points are asked about: everything, a requirement or indicator, a lead department's items (empty: those that name none), one item. */
export type WhyScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'node'; readonly code: string }
  | { readonly kind: 'department'; readonly department: string }
  | { readonly kind: 'item'; readonly itemId: string }

export interface LostItem {
  readonly scored: ScoredUnit
  readonly item: Item
  readonly points: Points
  /** Above 0. */
  readonly lost: Points
  readonly explain: string
}
export interface OpenItem { readonly scored: ScoredUnit; readonly item: Item; readonly state: 'unscored' | 'waiting' }
export interface StruckItem { readonly scored: ScoredUnit; readonly item: Item; readonly cause: NotApplicableCause }

/** 为什么扣分: every item of every unit is in one of the lists or has full marks. */
export interface WhyLost {
  readonly line: LossLine
  /** Most lost first; equal losses in printed order, then in the order of the units. */
  readonly lost: readonly LostItem[]
  readonly open: readonly OpenItem[]
  readonly notApplicable: readonly StruckItem[]
}

/** The lead department as losses are grouped by it. */
export const departmentOf = ({ leadDepartment }: Item): string => (leadDepartment ?? '').trim()

/** Items in printed order; none for a code, department or item that the rubric does not have. */
export function itemsInScope(rubric: Rubric, scope: WhyScope): Item[] {
  if (scope.kind === 'all') return listItems(rubric)
  if (scope.kind === 'department') return listItems(rubric).filter((item) => departmentOf(item) === scope.department)
  if (scope.kind === 'item') return listItems(rubric).filter(({ id }) => id === scope.itemId)
  const items: Item[] = []
  walkNodes(rubric, (node) => {
    if (node.code === scope.code) items.push(...itemsOf(node))
  })
  return items
}

/** Why these units lost points in these items. */
export function whyLost(units: readonly ScoredUnit[], items: readonly Item[]): WhyLost {
  const [lost, open, notApplicable]: [LostItem[], OpenItem[], StruckItem[]] = [[], [], []]
  for (const item of items) {
    const full = parsePoints(item.points) ?? ZERO
    for (const scored of units) {
      const { state, points, explain = '', cause = 'declared' } = scored.scorecard.items[item.id] ?? { state: 'unscored', points: ZERO }
      if (state === 'notApplicable') notApplicable.push({ scored, item, cause })
      else if (state !== 'scored') open.push({ scored, item, state })
      else if (points < full) lost.push({ scored, item, points, lost: toPoints(full - points), explain })
    }
  }
  return { line: lossLine(units, items), lost: lost.sort((a, b) => b.lost - a.lost), open, notApplicable }
}
