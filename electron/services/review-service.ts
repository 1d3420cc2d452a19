import { AppError } from '../../shared/failure'
import { entryRecordId } from '../../shared/campaign/record-ids'
import type { Answer, Request } from '../../shared/ipc/contract'
import { itemAt, itemChanges } from '../../shared/rubric-change'
import { findRubricJson } from '../db/rubric-versions'
import { findRow } from '../db/record-rows'
import { checkInput } from './check-input'
import { claimListNames } from './claim-service'
import type { Services } from './context'
import { setInput } from './entry-rows'
import { checkAlone, getItem } from './entry-service'
import { getOpenUnit, getVetoUnit } from './unit-phase'
import { act, getLiveRow, getRow, type ActName, type Work } from './work'

/** Claims and vetoes of the unit that were looked at; what each is called. */
function markAdjusts(work: Work, unitId: string, { claimIds, vetoIds }: Pick<Request<'entry.reviewed'>, 'claimIds' | 'vetoIds'>): string[] {
  const claims = claimIds.map((id) => getLiveRow(work, 'claim', id))
  const vetoes = vetoIds.map((id) => getLiveRow(work, 'veto', id))
  if ([...claims, ...vetoes].some((row) => row.unitId !== unitId)) throw new AppError('not-found')
  if (vetoes.some(({ state }) => state === 'effective') && work.role !== 'secretariat') throw new AppError('secretariat-only')
  for (const { id } of claims) work.writer.set('claim', id, { review: null })
  for (const { id } of vetoes) work.writer.set('veto', id, { review: null })
  return [...claims.map(({ item, list }) => `${item} ${claimListNames[list]}`), ...vetoes.map(({ item }) => `${item} 一票否决`)]
}

/** 看过，不变: scores, claims and vetoes that a change of version asked to look at again. Throws AppError `not-found`, `phase-closed`, `secretariat-only`. */
export function markReviewed(work: Work, { unitId, slot, itemIds, ...adjusts }: Omit<Request<'entry.reviewed'>, 'campaignId'>): ActName {
  const unit = itemIds.length + adjusts.claimIds.length === 0 ? getVetoUnit(work, unitId) : getOpenUnit(work, unitId)
  const items = itemIds.map((itemId) => getItem(work, itemId))
  for (const { id } of items) {
    const entryId = entryRecordId(unitId, id, slot)
    if (findRow(work.tx, 'entry', work.campaignId, entryId)) work.writer.set('entry', entryId, { review: null })
  }
  const names = [...items.map(({ code }) => code), ...markAdjusts(work, unitId, adjusts)]
  return { label: `${unit.name} ${names[0] ?? ''}${names.length > 1 ? ` 等${names.length}项` : ''} 已复看`, unitId, itemId: items[0]?.id ?? null }
}

/**
 * 放回: a score that a change of version set aside becomes the score of an item that takes it. What was scored there goes to the tray in its
 * place. Throws AppError `not-found`, `phase-closed`, `bad-entry`.
 */
export function putBack(work: Work, { unitId, slot, itemId, at, toItemId }: Omit<Request<'entry.putBack'>, 'campaignId'>): ActName {
  const unit = getOpenUnit(work, unitId)
  const from = getRow(work, 'entry', entryRecordId(unitId, itemId, slot))
  const found = from.former[at]
  if (!found) throw new AppError('not-found')
  const item = getItem(work, toItemId)
  checkAlone(item, found.input)
  checkInput(work, unit, { entries: { [item.id]: found.input } })
  const id = entryRecordId(unitId, item.id, slot)
  const rest = from.former.filter((_, index) => index !== at)
  if (id !== from.id) work.writer.set('entry', from.id, { former: rest })
  const there = findRow(work.tx, 'entry', work.campaignId, id) ? getRow(work, 'entry', id) : null
  const { rubricDigest } = getLiveRow(work, 'campaign', work.campaignId)
  const left = there?.input ? [{ ...(there.review ?? { rubricDigest, itemId: item.id }), input: there.input }] : []
  const { input, ...scored } = found
  const known = findRubricJson(work.tx, scored.rubricDigest) === null ? null : itemAt(work.services.rubricOf(work.tx, scored.rubricDigest), scored.itemId)
  const review = known && itemChanges(known, item).length === 0 ? null : scored
  setInput(work, { unitId, item, slot }, { input, review, former: [...(id === from.id ? rest : (there?.former ?? [])), ...left], ...(id !== from.id && there?.note === undefined ? { note: from.note } : {}) })
  return { label: `${unit.name} ${item.code} 放回移出的评分`, unitId, itemId: item.id }
}

export const reviewHandlers = (services: Services) => ({
  'entry.reviewed': ({ campaignId, ...request }: Request<'entry.reviewed'>): Answer<'entry.reviewed'> => act(services, campaignId, (work) => markReviewed(work, request)),
  'entry.putBack': ({ campaignId, ...request }: Request<'entry.putBack'>): Answer<'entry.putBack'> => act(services, campaignId, (work) => putBack(work, request)),
})
