import { planClaims, type ClaimsPlan } from './claims-plan'
import { planNotApplicable, type NotApplicablePlan } from './not-applicable-plan'
import { planScorecard, type ScorecardPlan } from './scorecard-lines'
import { rowsAboveHead } from './top-block'
import type { UnitReport } from './unit-report'

/** A unit's report with the rows at which its sheets hold what other sheets point at. */
export interface UnitLayout {
  readonly report: UnitReport
  /** Row of the (first) head row on every sheet. */
  readonly headRow: number
  readonly scorecard: ScorecardPlan
  readonly claims: ClaimsPlan
  readonly notApplicable: NotApplicablePlan
}

export function layOut(report: UnitReport): UnitLayout {
  const headRow = rowsAboveHead(report) + 1
  const firstRow = headRow + 1
  return {
    report,
    headRow,
    scorecard: planScorecard(report.rubric, firstRow),
    claims: planClaims(report.rubric, report.scorecard, firstRow),
    notApplicable: planNotApplicable(report, firstRow),
  }
}
