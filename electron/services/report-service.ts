import { AppError } from '../../shared/failure'
import { parseFrozen } from '../../shared/campaign/frozen'
import type { Assessment, CampaignState, Slot } from '../../shared/campaign/records'
import { fingerprintOf } from '../../shared/change/fingerprint'
import { campaignReport, type CampaignReport } from '../../shared/report/campaign-report'
import type { ReportFonts, UnitReport } from '../../shared/report/unit-report'
import type { Scorecard } from '../../shared/scoring/scorecard'
import { listChangeHashes } from '../db/changes'
import { loadCampaign } from './campaign-state'
import type { Services } from './context'
import { unitFingerprint } from './phase-service'
import { cardsOf, rankedOf, rankInCampaign, scoreInCampaign } from './unit-scoring'

export interface ReportOptions {
  /** Calendar date YYYY-MM-DD. */
  readonly exportDate: string
  readonly fonts: ReportFonts
  readonly teamName?: string
}

const draft = { phase: 'draft', revision: 1, frozen: null } as const satisfies Partial<Assessment>

/** The reports of one campaign, all of one moment: it is read once, and scored once for all of them. */
export interface CampaignReports {
  readonly state: CampaignState
  /** All that the workbook of a unit needs. A finalized unit's scorecard and fingerprint are the frozen ones. Throws AppError `not-found`, `nothing-applicable`. */
  readonly unit: (unitId: string, options: ReportOptions) => UnitReport
  /** All that the campaign's workbook needs: the ranking with frozen scorecards, units that were left out by name, and 整改台账 of all units as of the export's day. */
  readonly campaign: (options: ReportOptions) => CampaignReport
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** What the units of a campaign have in common, each part made when the first report asks for it. */
interface Shared {
  readonly state: CampaignState
  readonly cards: Readonly<Record<Slot, () => ReturnType<typeof cardsOf>>>
  readonly ranked: () => ReturnType<typeof rankedOf>
}

/** A ranking that saw other points than the printed scorecard (a frozen one, changed since) says nothing about it. */
function rankedGrade({ state, ranked }: Shared, unitCode: string, printed: Scorecard): UnitReport['ranked'] {
  const own = rankInCampaign(state, unitCode, ranked())
  if (!own || own.scorecard.final !== printed.final || own.scorecard.grade !== printed.grade) return null
  return { grade: own.grade, movedByQuota: own.movedByQuota }
}

function reportOf(services: Services, shared: Shared, unitId: string, options: ReportOptions): UnitReport {
  const { state, cards } = shared
  const unit = state.units.find(({ id }) => id === unitId)
  if (!unit) throw new AppError('not-found')
  const { phase, revision, frozen: frozenText } = state.assessments.find(({ id }) => id === unitId) ?? draft
  const frozen = frozenText === null ? null : parseFrozen(frozenText)
  const own = state.entries.filter((entry) => entry.unitId === unitId)
  const entriesOf = (wanted: Slot): UnitReport['entries'] => Object.fromEntries(own.filter(({ slot }) => slot === wanted).map((entry) => [entry.itemId, entry]))
  const selfScored = own.some(({ slot, input }) => slot === 'self' && input !== null)
  const scorecard = frozen?.scorecard ?? scoreInCampaign(state, unitId, 'team', cards.team())
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
    selfScorecard: selfScored ? scoreInCampaign(state, unitId, 'self', cards.self()) : null,
    ranked: rankedGrade(shared, unit.code, scorecard),
    fingerprint: frozen?.fingerprint ?? unitFingerprint(services, services.db, state.campaign.id, unitId),
    exportDate: options.exportDate,
    teamName: options.teamName ?? '',
    fonts: options.fonts,
  }
}

/** Reports of a campaign as it is now. Throws AppError `not-found`. */
export function campaignReports(services: Services, campaignId: string): CampaignReports {
  const state = loadCampaign(services, services.db, campaignId)
  const shared: Shared = { state, cards: { team: once(() => cardsOf(state, 'team')), self: once(() => cardsOf(state, 'self')) }, ranked: once(() => rankedOf(state)) }
  const fingerprint = once(() => fingerprintOf(listChangeHashes(services.db, campaignId), services.sha256))
  return {
    state,
    unit: (unitId, options) => reportOf(services, shared, unitId, options),
    campaign: ({ exportDate, fonts }) => campaignReport(state, { fingerprint: fingerprint(), exportDate, fonts }),
  }
}

/** The report of one unit. Throws AppError `not-found`, `nothing-applicable`. */
export function unitReport(services: Services, campaignId: string, unitId: string, options: ReportOptions): UnitReport {
  return campaignReports(services, campaignId).unit(unitId, options)
}
