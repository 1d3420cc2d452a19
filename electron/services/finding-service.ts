import { AppError } from '../../shared/failure'
import { parseFindingId } from '../../shared/campaign/record-ids'
import type { Answer, Request } from '../../shared/ipc/contract'
import { listItems } from '../../shared/rubric/tree'
import { isBlank } from '../../shared/text'
import { isCalendarDate } from './calendar-date'
import type { Services } from './context'
import { getFinding } from './finding-rows'
import { getOpenUnit } from './unit-phase'
import { act, getLiveRow, type ActName, type Work } from './work'

type FindingFields = Omit<Request<'finding.save'>, 'campaignId' | 'findingId'>

const trimmed = ({ time, place, what }: FindingFields) => ({ time: time.trim(), place: place.trim(), what: what.trim() })

/** The fact of a finding that a deduction made: the rest of it follows from the entry. */
function saveFact(work: Work, id: string, fields: FindingFields): ActName {
  const found = getFinding(work, id)
  if (found.unitId !== fields.unitId) throw new AppError('not-found')
  const unit = getOpenUnit(work, found.unitId)
  work.writer.set('finding', id, { ...trimmed(fields), ...(found.row?.foundOn ? {} : { foundOn: work.services.today() }) })
  return { label: `${unit.name} ${found.item?.code ?? ''} 问题事实`, unitId: unit.id, itemId: found.item?.id ?? null }
}

/** 登记问题: a finding without points, of an item or of none. */
function saveFree(work: Work, id: string | null, fields: FindingFields): ActName {
  const unit = getOpenUnit(work, fields.unitId)
  if (id !== null && getLiveRow(work, 'finding', id).unitId !== unit.id) throw new AppError('not-found')
  const item = listItems(work.rubric).find((candidate) => candidate.id === fields.itemId)
  // One of an item that an earlier rubric version had keeps it.
  const keeps = id !== null && getLiveRow(work, 'finding', id).itemId === fields.itemId
  if (fields.itemId !== '' && !item && !keeps) throw new AppError('not-found')
  if (isBlank(fields.what)) throw new AppError('bad-entry', { message: '请写明查到的事实' })
  const foundOn = fields.foundOn === '' ? work.services.today() : fields.foundOn
  if (!isCalendarDate(foundOn)) throw new AppError('bad-entry', { message: '发现日期应为年-月-日' })
  work.writer.set('finding', id ?? work.services.randomId(), { unitId: unit.id, itemId: fields.itemId, foundOn, ...trimmed(fields) })
  return { label: `${unit.name} ${item?.code ?? ''} 登记问题`.replace(/\s+/g, ' '), unitId: unit.id, itemId: item?.id ?? null }
}

/**
 * The fact of an automatic finding, or a free one, new where `findingId` is null. Closed with the unit's scores.
 * Throws AppError `not-found`, `phase-closed`, `bad-entry`.
 */
export function saveFinding(work: Work, findingId: string | null, fields: FindingFields): ActName {
  return findingId !== null && parseFindingId(findingId) ? saveFact(work, findingId, fields) : saveFree(work, findingId, fields)
}

/** Takes a free finding out, with its rectification out of sight. Throws AppError `not-found`, `phase-closed`, `automatic-finding`. */
export function removeFinding(work: Work, findingId: string): ActName {
  const { unitId, item } = getFinding(work, findingId)
  const unit = getOpenUnit(work, unitId)
  if (parseFindingId(findingId)) throw new AppError('automatic-finding')
  work.writer.set('finding', findingId, { deleted: true })
  return { label: `${unit.name} 删除问题`, unitId, itemId: item?.id ?? null }
}

export const findingHandlers = (services: Services) => ({
  'finding.save': ({ campaignId, findingId, ...fields }: Request<'finding.save'>): Answer<'finding.save'> =>
    act(services, campaignId, (work) => saveFinding(work, findingId, fields)),
  'finding.remove': ({ campaignId, findingId }: Request<'finding.remove'>): Answer<'finding.remove'> =>
    act(services, campaignId, (work) => removeFinding(work, findingId)),
})
