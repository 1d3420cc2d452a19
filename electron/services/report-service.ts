import { AppError } from '../../shared/failure'
import { parseFrozen } from '../../shared/campaign/frozen'
import type { Assessment, CampaignState, Slot } from '../../shared/campaign/records'
import type { ReportFonts, UnitReport } from '../../shared/report/unit-report'
import type { Scorecard } from '../../shared/scoring/scorecard'
import { fingerprintOf } from '../../shared/change/fingerprint'
import { campaignReport as reportOf, type CampaignReport } from '../../shared/report/campaign-report'
import { listChanges } from '../db/changes'
import { loadCampaign } from './campaign-state'
import type { Services } from './context'
import { unitFingerprint } from './phase-service'
import { rankInCampaign, scoreInCampaign } from './unit-scoring'

export interface ReportOptions {
  /** Calendar date YYYY-MM-DD. */
  readonly exportDate: string
  readonly fonts: ReportFonts
  readonly teamName?: string
}

const draft = { phase: 'draft', revision: 1, frozen: null } as const satisfies Partial<Assessment>

/** A ranking that saw other points than the printed scorecard (a frozen one, changed since) says nothing about it. */
function rankedGrade(state: CampaignState, unitCode: string, printed: Scorecard): UnitReport['ranked'] {
  const own = rankInCampaign(state, unitCode)
  if (!own || own.scorecard.final !== printed.final || own.scorecard.grade !== printed.grade) return null
  return { grade: own.grade, movedByQuota: own.movedByQuota }
}

/** All that the workbook of a unit needs. A finalized unit's scorecard and fingerprint are the frozen ones. Throws AppError `not-found`, `nothing-applicable`. */
export function unitReport(services: Services, campaignId: string, unitId: string, options: ReportOptions): UnitReport {
  const state = loadCampaign(services, services.db, campaignId)
  const unit = state.units.find(({ id }) => id === unitId)
  if (!unit) throw new AppError('not-found')
  const { phase, revision, frozen: frozenText } = state.assessments.find(({ id }) => id === unitId) ?? draft
  const frozen = frozenText === null ? null : parseFrozen(frozenText)
  const own = state.entries.filter((entry) => entry.unitId === unitId)
  const entriesOf = (wanted: Slot): UnitReport['entries'] => Object.fromEntries(own.filter(({ slot }) => slot === wanted).map((entry) => [entry.itemId, entry]))
  const selfScored = own.some(({ slot, input }) => slot === 'self' && input !== null)
  const scorecard = frozen?.scorecard ?? scoreInCampaign(state, unitId, 'team')
  return {
    campaign: state.campaign,
    rubric: state.rubric,
    rubricDigest: state.campaign.rubricDigest,
    unit,
    phase,
    revision,
    entries: entriesOf('team'),
    selfEntries: entriesOf('self'),
    claims: state.claims.filter((claim) => claim.unitId === unitId),
    vetoes: state.vetoes.filter((veto) => veto.unitId === unitId),
    scorecard,
    selfScorecard: selfScored ? scoreInCampaign(state, unitId, 'self') : null,
    ranked: rankedGrade(state, unit.code, scorecard),
    fingerprint: frozen?.fingerprint ?? unitFingerprint(services, services.db, campaignId, unitId),
    exportDate: options.exportDate,
    teamName: options.teamName ?? '',
    fonts: options.fonts,
  }
}

/** All that the campaign's workbook needs: the ranking with frozen scorecards, and 整改台账 of all units as of the export's day. Throws AppError `not-found`. */
export function campaignReport(services: Services, campaignId: string, { exportDate, fonts }: ReportOptions): CampaignReport {
  const { db, sha256 } = services
  const fingerprint = fingerprintOf(listChanges(db, campaignId).map(({ hash }) => hash), sha256)
  return reportOf(loadCampaign(services, db, campaignId), { fingerprint, exportDate, fonts })
}
