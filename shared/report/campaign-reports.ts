import { frozenDamaged, rankCampaign, scoreCampaign, type CampaignScores, type RankedGroup, type ScoredUnit } from '../analysis'
import { parseFrozen } from '../campaign/frozen'
import type { Assessment, CampaignState, Slot } from '../campaign/records'
import { cardsOf, scoreInCampaign } from '../campaign/unit-scoring'
import { evidenceByItem } from '../evidence/evidence-by-item'
import { AppError } from '../failure'
import { listAnsweredFindings } from '../finding'
import { campaignReport, type CampaignReport } from './campaign-report'
import type { ReportFonts, UnitReport } from './unit-report'

export interface ReportOptions {
  /** Calendar date YYYY-MM-DD. */
  readonly exportDate: string
  readonly fonts: ReportFonts
  readonly teamName?: string
}

/** What the reports are made from, all of one moment. */
export interface ReportsBasis {
  readonly state: CampaignState
  /** Of all changes of the campaign. */
  readonly fingerprint: () => string
  /** Of a unit whose scorecard is not frozen. */
  readonly unitFingerprint: (unitId: string) => string
}

const draft = { revision: 1, frozen: null } as const satisfies Partial<Assessment>

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
interface Shared extends Pick<ReportsBasis, 'state' | 'unitFingerprint'> {
  readonly scores: () => CampaignScores
  readonly ranking: () => readonly RankedGroup[]
  readonly selfCards: () => ReturnType<typeof cardsOf>
}

/** The grade after quotas as 排名汇总 gives it; null while the group is not complete. */
function rankedGrade(ranking: readonly RankedGroup[], unitId: string): UnitReport['ranked'] {
  const group = ranking.find(({ rows }) => rows.some(({ scored }) => scored.unit.id === unitId))
  const own = group?.rows.find(({ scored }) => scored.unit.id === unitId)
  return group?.complete && own ? { grade: own.grade, movedByQuota: own.movedByQuota } : null
}

/** Throws AppError `not-found`, `nothing-applicable`, `bad-entry`, `frozen-damaged`. */
function scoredUnit(state: CampaignState, scores: CampaignScores, unitId: string): ScoredUnit {
  const scored = scores.units.find(({ unit }) => unit.id === unitId)
  if (scored) return scored
  const without = scores.unscorable.find(({ unit, fault }) => unit.id === unitId && fault === frozenDamaged)
  if (without) throw new AppError('frozen-damaged', { unit: without.unit.name })
  // Says why it has no result.
  scoreInCampaign(state, unitId, 'team')
  throw new AppError('not-found')
}

function differing({ differs, recomputed }: ScoredUnit): Pick<UnitReport, 'recomputedFinal'> {
  return differs ? { recomputedFinal: recomputed.ok ? recomputed.value.final : null } : {}
}

function reportOf({ state, unitFingerprint, scores, ranking, selfCards }: Shared, unitId: string, options: ReportOptions): UnitReport {
  const scored = scoredUnit(state, scores(), unitId)
  const { unit, phase, scorecard } = scored
  const { revision, frozen } = state.assessments.find(({ id }) => id === unitId) ?? draft
  const own = state.entries.filter((entry) => entry.unitId === unitId)
  const entriesOf = (wanted: Slot): UnitReport['entries'] => Object.fromEntries(own.filter(({ slot }) => slot === wanted).map((entry) => [entry.itemId, entry]))
  const selfScored = own.some(({ slot, input }) => slot === 'self' && input !== null)
  return {
    campaign: state.campaign,
    rubric: state.rubric,
    rubricDigest: state.campaign.rubricDigest,
    unit,
    phase,
    revision,
    entries: entriesOf('team'),
    selfEntries: entriesOf('self'),
    claims: state.claims.filter((claim) => claim.unitId === unitId && claim.setAsideFrom === ''),
    vetoes: state.vetoes.filter((veto) => veto.unitId === unitId && veto.setAsideFrom === ''),
    findings: listAnsweredFindings(state, unit, scorecard, options.exportDate),
    evidence: Object.fromEntries([...evidenceByItem(state, unitId)].map(([itemId, proofs]) => [itemId, proofs.map(({ name }) => name)])),
    scorecard,
    ...differing(scored),
    selfScorecard: selfScored ? scoreInCampaign(state, unitId, 'self', selfCards()) : null,
    ranked: rankedGrade(ranking(), unitId),
    fingerprint: frozen === null ? unitFingerprint(unitId) : parseFrozen(frozen).fingerprint,
    exportDate: options.exportDate,
    teamName: options.teamName ?? '',
    fonts: options.fonts,
  }
}

/** Reports of a campaign, scored once for all of them. */
export function campaignReports({ state, fingerprint, unitFingerprint }: ReportsBasis): CampaignReports {
  const scores = once(() => scoreCampaign(state))
  const shared: Shared = { state, unitFingerprint, scores, ranking: once(() => rankCampaign(scores())), selfCards: once(() => cardsOf(state, 'self')) }
  return {
    state,
    unit: (unitId, options) => reportOf(shared, unitId, options),
    campaign: ({ exportDate, fonts }) => campaignReport(state, { fingerprint: fingerprint(), exportDate, fonts }, scores()),
  }
}
