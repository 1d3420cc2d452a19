import { AppError } from '../../shared/failure'
import type { Campaign, Unit } from '../../shared/campaign/records'
import { listCampaignIds, listRows } from '../db/record-rows'
import type { Services } from './context'

/** The campaign and the others of this data folder, latest cycle first. 示例项目 and real ones know nothing of each other. Throws AppError `not-found`. */
export function listOtherCampaigns({ db }: Pick<Services, 'db'>, campaignId: string): { readonly campaign: Campaign; readonly others: readonly Campaign[] } {
  const all = listCampaignIds(db).flatMap((id) => listRows(db, 'campaign', id))
  const campaign = all.find(({ id }) => id === campaignId)
  if (!campaign) throw new AppError('not-found')
  const others = all.filter(({ id, sample }) => id !== campaignId && sample === campaign.sample)
  return { campaign, others: others.sort((a, b) => b.cycle.localeCompare(a.cycle)) }
}

/** A unit that takes part: neither removed nor left out. */
export function isThere({ deleted, leftOut }: Unit): boolean {
  return !deleted && leftOut === ''
}
