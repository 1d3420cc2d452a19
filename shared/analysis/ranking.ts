import { parsePoints, toPoints, type Points } from '../points'
import type { Grade } from '../rubric/rubric'
import { quotaLimit, rankScorecards } from '../scoring'
import type { CampaignScores, ScoredUnit } from './unit-scores'

/** One unit in its group's ranking (scoring.md 6). */
export interface RankedRow {
  readonly scored: ScoredUnit
  readonly place: number
  /** Places that the tie-break put it below what its final alone gives: the k of RANK + k. */
  readonly tieLowered: number
  /** After quota and veto: 评定等次. */
  readonly grade: string
  readonly movedByQuota: boolean
  /** Last year's final; null where nobody gave it. */
  readonly previous: Points | null
  /** This year's final less last year's. */
  readonly change: Points | null
}

/** A grade beside a few scored items would only alarm: it is shown once the unit is complete or handed in. */
export const isGraded = ({ scorecard, phase }: Pick<ScoredUnit, 'scorecard' | 'phase'>): boolean => scorecard.complete || phase === 'submitted' || phase === 'finalized'

/** How many units of a group may hold a grade. */
export interface QuotaUse { readonly grade: string; readonly below: string; readonly quota: NonNullable<Grade['quota']>; readonly limit: number }

export interface RankedGroup {
  readonly group: string
  /** By place, equal places in official order. */
  readonly rows: readonly RankedRow[]
  /** False while a unit has open items or cannot be scored at all: places and quotas may still move. */
  readonly complete: boolean
  readonly quotas: readonly QuotaUse[]
}

/** Last year's final from its decimal text; null for none and for what is no number of points. */
export const previousOf = ({ unit }: ScoredUnit): Points | null => (unit.previousFinal === null ? null : parsePoints(unit.previousFinal.trim()))

/** This year's final less last year's. */
export function changeOf(scored: ScoredUnit): Points | null {
  const previous = previousOf(scored)
  return previous === null ? null : toPoints(scored.scorecard.final - previous)
}

function quotasOf(grades: readonly Grade[], units: number): QuotaUse[] {
  return grades.flatMap(({ name, quota }, index) => {
    const below = grades[index + 1]
    return quota && below ? [{ grade: name, below: below.name, quota, limit: quotaLimit(quota, units) }] : []
  })
}

/** Every group ranked by itself, groups in official order of their first unit; places as `qianfen rank` gives them. */
export function rankCampaign({ rubric, units, unscorable }: CampaignScores): RankedGroup[] {
  const ranked = rankScorecards(rubric, units.map(({ unit, scorecard }) => ({ unit: unit.id, group: unit.group, scorecard })))
  const byId = new Map(units.map((scored) => [scored.unit.id, scored]))
  return [...new Set(units.map(({ unit }) => unit.group))].map((group): RankedGroup => {
    const own = ranked.filter((one) => one.group === group)
    const rows = own.flatMap(({ unit, place, grade, movedByQuota, scorecard }): RankedRow[] => {
      const scored = byId.get(unit)
      const byFinal = own.filter((other) => other.scorecard.final > scorecard.final).length + 1
      return scored ? [{ scored, place, tieLowered: place - byFinal, grade, movedByQuota, previous: previousOf(scored), change: changeOf(scored) }] : []
    })
    const complete = rows.every(({ scored }) => scored.scorecard.complete) && unscorable.every(({ unit }) => unit.group !== group)
    return { group, rows, complete, quotas: quotasOf(rubric.grades, rows.length) }
  })
}
