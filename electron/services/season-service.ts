import { AppError } from '../../shared/failure'
import type { EntryRecord, Unit } from '../../shared/campaign/records'
import type { Answer, Request } from '../../shared/ipc/contract'
import { listItems } from '../../shared/rubric/tree'
import { listRows } from '../db/record-rows'
import type { Services } from './context'
import { setInput } from './entry-rows'
import { getItem } from './entry-service'
import { checkOpen, getOpenUnit } from './unit-phase'
import { act, getLiveRow, getRow, type ActName, type Work } from './work'

/** Corrections in the season (退出, 并入, 恢复) are the secretariat's; a finalized unit is reopened first. */
function getForCorrection(work: Work, unitId: string): Unit {
  const unit = getLiveRow(work, 'unit', unitId)
  if (work.role !== 'secretariat') throw new AppError('secretariat-only')
  if (getRow(work, 'assessment', unitId).phase === 'finalized') checkOpen(work, unit)
  return unit
}

/** Entries of one unit that another may take: scored, of an item that applies there, where the other has none. */
function listTakeable(work: Work, from: Unit, into: Unit): EntryRecord[] {
  const applies = new Set(listItems(work.rubric).filter(({ zones }) => zones.length === 0 || zones.some((zone) => into.zones.includes(zone))).map(({ id }) => id))
  const rows = listRows(work.tx, 'entry', work.campaignId).filter(({ deleted }) => !deleted)
  const taken = new Set(rows.filter(({ unitId, input }) => unitId === into.id && input !== null).map(({ itemId, slot }) => `${itemId}/${slot}`))
  return rows.filter(({ unitId, itemId, slot, input }) => unitId === from.id && input !== null && input.kind !== 'notApplicable' && applies.has(itemId) && !taken.has(`${itemId}/${slot}`))
}

export interface Leaving {
  readonly unitId: string
  readonly reason: string
  /** The unit that takes it over, or null when it is simply left out. */
  readonly into: string | null
  /** Items that the other has not scored get this unit's entries. */
  readonly takeOver: boolean
}

/**
 * 退出本批次 or 并入: the unit is no longer ranked or compared; everything it carried stays and can be brought back. One act.
 * Throws AppError `not-found`, `secretariat-only`, `reason-needed`, `phase-closed`, `unit-left-out`.
 */
export function leaveOut(work: Work, { unitId, reason, into, takeOver }: Leaving): ActName {
  const unit = getForCorrection(work, unitId)
  if (reason.trim() === '') throw new AppError('reason-needed')
  if (into === unitId) throw new AppError('bad-request', { where: 'into' })
  const other = into === null ? null : takeOver ? getOpenUnit(work, into) : getForCorrection(work, into)
  if (other && other.leftOut !== '') throw new AppError('unit-left-out', { unit: other.name })
  if (other && takeOver) {
    for (const { itemId, slot, input, note, review } of listTakeable(work, unit, other)) setInput(work, { unitId: other.id, item: getItem(work, itemId), slot }, { input, note, review })
  }
  work.writer.set('unit', unitId, { leftOut: reason.trim(), mergedInto: other?.id ?? '' })
  return { label: other ? `${unit.name} 并入${other.name}` : `${unit.name} 退出本批次`, unitId: null, itemId: null }
}

/** 恢复 a unit that was left out. Throws AppError `not-found`, `secretariat-only`. */
export function bringBack(work: Work, unitId: string): ActName {
  const unit = getForCorrection(work, unitId)
  work.writer.set('unit', unitId, { leftOut: '', mergedInto: '' })
  return { label: `${unit.name} 恢复参加考核`, unitId, itemId: null }
}

export const seasonHandlers = (services: Services) => ({
  'unit.leaveOut': ({ campaignId, ...leaving }: Request<'unit.leaveOut'>): Answer<'unit.leaveOut'> => act(services, campaignId, (work) => leaveOut(work, leaving)),
  'unit.bringBack': ({ campaignId, unitId }: Request<'unit.bringBack'>): Answer<'unit.bringBack'> => act(services, campaignId, (work) => bringBack(work, unitId)),
})
