import { rankCampaign, scoreCampaign, type CampaignScores, type RankedGroup } from '../analysis'
import type { Campaign, CampaignState, Unit } from '../campaign/records'
import { ledgerOf, type Ledger } from './ledger-rows'
import type { ReportFonts } from './unit-report'

/** All that the campaign's workbook needs, gathered before anything is laid out. */
export interface CampaignReport {
  readonly campaign: Campaign
  readonly scores: CampaignScores
  readonly ranking: readonly RankedGroup[]
  /** Units that no longer take part: named, not ranked. */
  readonly leftOut: readonly Unit[]
  readonly ledger: Ledger
  /** Of the whole campaign: 64 upper-case hex digits. */
  readonly fingerprint: string
  /** Calendar date YYYY-MM-DD. */
  readonly exportDate: string
  readonly fonts: ReportFonts
}

/** The report of a campaign's state; what is not in the state is given. `scores` are the state's, where somebody has them already. */
export function campaignReport(state: CampaignState, given: Pick<CampaignReport, 'fingerprint' | 'exportDate' | 'fonts'>, scores: CampaignScores = scoreCampaign(state)): CampaignReport {
  const cards = new Map(scores.units.map(({ unit, scorecard }) => [unit.id, scorecard]))
  const { fingerprint, exportDate, fonts } = given
  return { campaign: state.campaign, scores, ranking: rankCampaign(scores), leftOut: state.leftOut, ledger: ledgerOf(state, (unitId) => cards.get(unitId) ?? null, exportDate), fingerprint, exportDate, fonts }
}

/** False while any unit has open items or no result: its figures, places and grades may still move. */
export const isCampaignComplete = ({ ranking, scores }: Pick<CampaignReport, 'ranking' | 'scores'>): boolean => ranking.every(({ complete }) => complete) && scores.unscorable.length === 0
