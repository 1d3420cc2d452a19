import { toPoints, ZERO, type Points } from '../points'
import type { Item } from '../rubric/rubric'
import type { Entry } from '../scoring/entry'
import type { ItemScore, Scorecard } from '../scoring/scorecard'
import { hasSameFigures } from './figures'

/** How 自评 and 核定 of an item disagree. */
export type SelfDifference =
  | { readonly kind: 'points'; readonly self: Points; readonly team: Points; readonly delta: Points }
  /** One side holds the item 不适用 (null), the other scores it. */
  | { readonly kind: 'applies'; readonly self: Points | null; readonly team: Points | null }
  /** Other figures, the same points. */
  | { readonly kind: 'figures'; readonly points: Points }

interface Side {
  readonly score: ItemScore | undefined
  readonly input: Entry | null
}

const pointsOf = ({ score }: Side): Points | null | undefined => (score?.state === 'scored' ? score.points : score?.state === 'notApplicable' ? null : undefined)

/** Null where they agree, and where one of them has nothing to say yet (未报, 未评, 待其他单位) or the item is not asked for. */
export function selfDifference(item: Item, self: Side, team: Side): SelfDifference | null {
  const [own, ours] = [pointsOf(self), pointsOf(team)]
  if (own === undefined || ours === undefined || self.input === null) return null
  if (own === null || ours === null) return own === ours ? null : { kind: 'applies', self: own, team: ours }
  if (own !== ours) return { kind: 'points', self: own, team: ours, delta: toPoints(ours - own) }
  return team.input !== null && !hasSameFigures(item, self.input, team.input) ? { kind: 'figures', points: own } : null
}

/** 自评得分 and 核定得分 of the items that both have scored, and how many disagree. */
export interface SelfSum {
  /** Items that the unit reported. */
  readonly reported: number
  /** Items with points on both sides, and their sums. */
  readonly compared: number
  readonly self: Points
  readonly team: Points
  readonly delta: Points
}

/** Null where the unit reported nothing. `reported` names the items with 自报数. */
export function selfSum(reported: ReadonlySet<string>, self: Scorecard, team: Scorecard): SelfSum | null {
  if (reported.size === 0) return null
  const both = [...reported].flatMap((id): (readonly [Points, Points])[] => {
    const [own, ours] = [Object.hasOwn(self.items, id) ? self.items[id] : undefined, Object.hasOwn(team.items, id) ? team.items[id] : undefined]
    return own?.state === 'scored' && ours?.state === 'scored' ? [[own.points, ours.points]] : []
  })
  const [own, ours] = both.reduce<readonly [Points, Points]>(([a, b], [x, y]) => [toPoints(a + x), toPoints(b + y)], [ZERO, ZERO])
  return { reported: reported.size, compared: both.length, self: own, team: ours, delta: toPoints(ours - own) }
}
