import { parsePoints, toPoints, ZERO, type Points } from '../points'
import type { Item } from '../rubric/rubric'
import { rateOf, type Rate } from './rate'
import type { ScoredUnit } from './unit-scores'

/** What could be lost and what was: points of items that apply, neither exempt nor not applicable. */
export interface Loss {
  /** 应考分值, items without points included. */
  readonly applicable: Points
  /** 得分 of scored items. */
  readonly earned: Points
  /** 失分 of scored items. */
  readonly lost: Points
  /** Applicable items without points: nothing is known of their loss yet. */
  readonly open: number
}

/** Losses over a set of items: a requirement, an indicator, a domain, a department's items, one item. */
export interface LossLine {
  /** 分值 by the rubric, for one unit. */
  readonly points: Points
  readonly itemCount: number
  /** By unit, in the order of the units given. */
  readonly units: readonly Loss[]
  readonly total: Loss
  readonly rate: Rate
  /** Units that lost anything. */
  readonly losingUnits: number
}

const pointsOf = ({ points }: Item): Points => parsePoints(points) ?? ZERO

/** Losses of one unit over some items. */
export function lossOf({ scorecard }: ScoredUnit, items: readonly Item[]): Loss {
  let [applicable, earned, lost, open] = [0, 0, 0, 0]
  for (const item of items) {
    const { state, points } = scorecard.items[item.id] ?? { state: 'unscored', points: ZERO }
    if (state === 'notApplicable') continue
    applicable += pointsOf(item)
    if (state !== 'scored') open += 1
    else {
      earned += points
      lost += pointsOf(item) - points
    }
  }
  return { applicable: toPoints(applicable), earned: toPoints(earned), lost: toPoints(lost), open }
}

function sumLosses(losses: readonly Loss[]): Loss {
  const sum = (pick: (loss: Loss) => number): number => losses.reduce((total, loss) => total + pick(loss), 0)
  return { applicable: toPoints(sum(({ applicable }) => applicable)), earned: toPoints(sum(({ earned }) => earned)), lost: toPoints(sum(({ lost }) => lost)), open: sum(({ open }) => open) }
}

/** Losses of every unit over some items, their sum and rate. */
export function lossLine(units: readonly ScoredUnit[], items: readonly Item[]): LossLine {
  const losses = units.map((unit) => lossOf(unit, items))
  const total = sumLosses(losses)
  return {
    points: toPoints(items.reduce((sum, item) => sum + pointsOf(item), 0)),
    itemCount: items.length,
    units: losses,
    total,
    rate: rateOf(total.lost, total.applicable),
    losingUnits: losses.filter(({ lost }) => lost > 0).length,
  }
}

/** 失分率 of one cell. */
export const lossRate = ({ lost, applicable }: Loss): Rate => rateOf(lost, applicable)

/** 得分率 of one cell, items without points counted as 0; null where nothing applies. */
export const scoreRate = ({ earned, applicable }: Loss): Rate | null => (applicable === ZERO ? null : rateOf(earned, applicable))

/** 平均得分率 over the units that are scored in full; null while there is none. */
export function meanScoreRate({ units }: LossLine): { readonly rate: Rate; readonly units: number } | null {
  const whole = units.filter(({ open, applicable }) => open === 0 && applicable > ZERO)
  const rate = scoreRate(sumLosses(whole))
  return rate === null ? null : { rate, units: whole.length }
}
