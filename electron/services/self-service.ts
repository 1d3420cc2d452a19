import { AppError } from '../../shared/failure'
import type { Unit } from '../../shared/campaign/records'
import type { Answer, Request } from '../../shared/ipc/contract'
import type { SelfFrame } from '../../shared/self-assessment/read-form'
import { loadCampaign } from './campaign-state'
import { checkInput } from './check-input'
import type { Services } from './context'
import { setInput } from './entry-rows'
import { checkAlone, getItem } from './entry-service'
import { openUnits } from './item-service'
import { act, type ActName, type Work } from './work'

type UnitImport = Request<'self.import'>['units'][number]

/** What a 自评表 that comes back is held against. Throws AppError `not-found`. */
export function selfFrame(services: Services, campaignId: string): SelfFrame {
  const { campaign, rubric, units } = loadCampaign(services, services.db, campaignId)
  return { campaign, rubric, units }
}

/** The same checks as for an entry that is typed, with the unit's name before what is wrong. Throws AppError `bad-entry`. */
function checkUnit(work: Work, unit: Unit, { items }: UnitImport): void {
  const given = items.flatMap(({ itemId, input }) => (input ? [[itemId, input] as const] : []))
  const twice = items.find(({ itemId }, at) => items.findIndex((other) => other.itemId === itemId) !== at)
  if (twice) throw new AppError('bad-entry', { message: `${unit.name} ${getItem(work, twice.itemId).code} 出现了两次` })
  try {
    for (const [itemId, input] of given) checkAlone(getItem(work, itemId), input)
    if (given.length > 0) checkInput(work, unit, { entries: Object.fromEntries(given) })
  } catch (error) {
    throw error instanceof AppError && error.code === 'bad-entry' ? new AppError('bad-entry', { message: `${unit.name} ${error.detail['message'] ?? ''}` }) : error
  }
}

function nameOf(units: readonly Unit[], items: number): ActName {
  const [first] = units
  return units.length === 1 && first ? { label: `${first.name} 导入自评表 ${items} 项`, unitId: first.id, itemId: null } : { label: `导入 ${units.length} 个单位的自评表 ${items} 项`, unitId: null, itemId: null }
}

/** 自报数 of many units, all or none. An empty note leaves what is there. Throws AppError `not-found`, `phase-closed`, `bad-entry`. */
export function recordSelf(work: Work, given: readonly UnitImport[]): ActName {
  const units = openUnits(work, given.map(({ unitId }) => unitId))
  given.forEach((one, at) => {
    const unit = units[at]
    if (unit) checkUnit(work, unit, one)
  })
  for (const { unitId, items } of given) {
    for (const { itemId, input, note } of items) setInput(work, { unitId, item: getItem(work, itemId), slot: 'self' }, { ...(input === null ? {} : { input, review: null }), ...(note === '' ? {} : { note }) })
  }
  return nameOf(units, given.reduce((sum, { items }) => sum + items.length, 0))
}

/** Backs up first: what cannot be backed up is not overwritten. Throws AppError `backup-failed` and as `recordSelf`. */
async function importSelf(services: Services, { campaignId, units }: Request<'self.import'>): Promise<Answer<'self.import'>> {
  // No backup for a campaign that is not there.
  selfFrame(services, campaignId)
  if (!services.place) throw new AppError('internal')
  await services.place.backUp('before-import')
  return act(services, campaignId, (work) => recordSelf(work, units))
}

export const selfHandlers = (services: Services) => ({
  'self.import': (request: Request<'self.import'>): Promise<Answer<'self.import'>> => importSelf(services, request),
})
