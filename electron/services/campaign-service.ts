import { assertNever } from '../../shared/assert-never'
import { AppError } from '../../shared/failure'
import type { Campaign } from '../../shared/campaign/records'
import { canonicalJson } from '../../shared/change/canonical-json'
import type { Answer, Request } from '../../shared/ipc/contract'
import { listItems } from '../../shared/rubric/tree'
import { listCampaignIds, listRows } from '../db/record-rows'
import { saveSetting } from '../db/settings'
import { ensureActor, findMe } from './actor'
import { bundledRubric, bundledRubricText } from './bundled-rubric'
import { isCalendarDate } from './calendar-date'
import { loadCampaign } from './campaign-state'
import { parseRubric, type Services } from './context'
import { keepSamplePictures } from './sample-evidence'
import { createSample } from './sample-service'
import { getVersionJson } from './rubric-library'
import { startCampaign } from './start-campaign'
import { saveUnit } from './unit-service'
import { act, getLiveRow, startWork, type ActName, type Work } from './work'

function checkDates({ name, startDate, endDate }: Pick<Campaign, 'name' | 'startDate' | 'endDate'>): void {
  const message = name.trim() === '' ? '考核批次名称不能为空' : endDate < startDate ? '结束日期早于开始日期' : ''
  if (message !== '') throw new AppError('bad-entry', { message })
  if (!isCalendarDate(startDate) || !isCalendarDate(endDate)) throw new AppError('bad-entry', { message: '日期应为年-月-日' })
}

function rubricTextOf(services: Services, rubric: Request<'campaign.create'>['rubric']): string {
  switch (rubric.kind) {
    case 'bundled': return bundledRubricText(services)
    case 'version': return getVersionJson(services, rubric.digest)
    // What a file may leave out is written out, as publishing a draft does: one content, one digest.
    case 'json': return canonicalJson(parseRubric(rubric.text))
    default: return assertNever(rubric)
  }
}

function createCampaign(services: Services, request: Request<'campaign.create'>): { campaignId: string } {
  const { rubric, units, ...fields } = request
  checkDates(fields)
  const text = rubricTextOf(services, rubric)
  return services.db.transaction((tx) => {
    const campaignId = startCampaign(services, tx, text, { ...fields, sample: false })
    const work = startWork(services, tx, campaignId, ensureActor(services, tx, campaignId).id, findMe(tx)?.role ?? null)
    for (const unit of units) saveUnit(work, null, unit)
    saveSetting(tx, 'lastCampaign', campaignId)
    return { campaignId }
  })
}

function updateCampaign(work: Work, fields: Pick<Campaign, 'name' | 'cycle' | 'startDate' | 'endDate'>): ActName {
  checkDates(fields)
  work.writer.set('campaign', work.campaignId, fields)
  return { label: '考核批次信息', unitId: null, itemId: null }
}

/** 免考 for the whole campaign, with its document number; null takes it back. Throws AppError `not-found`, `document-needed`. */
export function saveExempt(work: Work, itemId: string, document: string | null): ActName {
  const item = listItems(work.rubric).find(({ id }) => id === itemId)
  if (!item) throw new AppError('not-found')
  if (document !== null && document.trim() === '') throw new AppError('document-needed')
  const others = getLiveRow(work, 'campaign', work.campaignId).exempt.filter((one) => one.itemId !== itemId)
  const exempt = document === null ? others : [...others, { itemId, document: document.trim() }]
  work.writer.set('campaign', work.campaignId, { exempt: exempt.sort((a, b) => (a.itemId < b.itemId ? -1 : 1)) })
  return { label: `${item.code} 免考`, unitId: null, itemId: null }
}

/** All campaigns that are not deleted, oldest first. */
export function listCampaigns({ db }: Pick<Services, 'db'>): Campaign[] {
  return listCampaignIds(db).flatMap((id) => listRows(db, 'campaign', id))
}

export const campaignHandlers = (services: Services) => ({
  'campaign.createSample': async (): Promise<Answer<'campaign.createSample'>> => {
    const there = listCampaigns(services).find(({ sample }) => sample)
    return { campaignId: there?.id ?? createSample(services, await keepSamplePictures(services.evidence)) }
  },
  'campaign.create': (request: Request<'campaign.create'>): Answer<'campaign.create'> => createCampaign(services, request),
  'campaign.open': ({ campaignId }: Request<'campaign.open'>): Answer<'campaign.open'> => {
    const state = loadCampaign(services, services.db, campaignId)
    services.db.transaction((tx) => saveSetting(tx, 'lastCampaign', campaignId))
    return state
  },
  'campaign.update': ({ campaignId, ...fields }: Request<'campaign.update'>): Answer<'campaign.update'> =>
    act(services, campaignId, (work) => updateCampaign(work, fields)),
  'rubric.bundled': (): Answer<'rubric.bundled'> => bundledRubric(services),
  'exempt.save': ({ campaignId, itemId, document }: Request<'exempt.save'>): Answer<'exempt.save'> =>
    act(services, campaignId, (work) => saveExempt(work, itemId, document)),
})
