import { AppError } from '../../shared/failure'
import { readFrozen } from '../../shared/campaign/frozen'
import { isFinalText, type FinalSource } from '../../shared/campaign/last-year'
import type { Campaign, Unit } from '../../shared/campaign/records'
import type { Answer, Request } from '../../shared/ipc/contract'
import { formatPoints } from '../../shared/points'
import { listRows } from '../db/record-rows'
import type { Services } from './context'
import { isThere, listOtherCampaigns } from './other-campaigns'
import { getOpenUnit } from './unit-phase'
import { act, type ActName, type Work } from './work'

/** 上年度最终得分 of many units, all or none. Throws AppError `not-found`, `phase-closed`, `bad-entry`. */
export function saveFinals(work: Work, finals: Request<'unit.saveFinals'>['finals']): ActName {
  const units = finals.map(({ unitId, previousFinal }) => {
    const unit = getOpenUnit(work, unitId)
    if (previousFinal !== null && !isFinalText(previousFinal)) throw new AppError('bad-entry', { message: `${unit.name} 上年得分应为最多两位小数的数` })
    return unit
  })
  for (const { unitId, previousFinal } of finals) work.writer.set('unit', unitId, { previousFinal })
  return { label: units.length === 1 ? `${units[0]?.name ?? ''} 上年度最终得分` : `${units.length} 个单位上年度最终得分`, unitId: null, itemId: null }
}

function sourceOf({ db }: Services, units: readonly Unit[], other: Campaign): FinalSource {
  const theirs = new Map(listRows(db, 'unit', other.id).filter(isThere).map(({ id, code }) => [code, id]))
  const frozen = new Map(listRows(db, 'assessment', other.id).map(({ id, phase, frozen: text }) => [id, phase === 'finalized' ? (readFrozen(text)?.scorecard.final ?? null) : null]))
  const finals: FinalSource['finals'] = []
  const open: string[] = []
  for (const { id, code } of units) {
    const there = theirs.get(code)
    const final = there === undefined ? undefined : (frozen.get(there) ?? null)
    if (final === null) open.push(id)
    else if (final !== undefined) finals.push({ unitId: id, final: formatPoints(final) })
  }
  return { campaignId: other.id, name: other.name, cycle: other.cycle, finals, open }
}

/** Throws AppError `not-found`. */
function listFinals(services: Services, campaignId: string): FinalSource[] {
  const { others } = listOtherCampaigns(services, campaignId)
  const units = listRows(services.db, 'unit', campaignId).filter(isThere)
  return others.map((other) => sourceOf(services, units, other))
}

export const finalsHandlers = (services: Services) => ({
  'unit.lastFinals': ({ campaignId }: Request<'unit.lastFinals'>): Answer<'unit.lastFinals'> => ({ sources: listFinals(services, campaignId) }),
  'unit.saveFinals': ({ campaignId, finals }: Request<'unit.saveFinals'>): Answer<'unit.saveFinals'> => act(services, campaignId, (work) => saveFinals(work, finals)),
})
