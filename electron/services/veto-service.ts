import { AppError } from '../../shared/failure'
import type { VetoRecord } from '../../shared/campaign/records'
import type { Answer, Request } from '../../shared/ipc/contract'
import { isCalendarDate } from './calendar-date'
import { checkInput } from './check-input'
import type { Services } from './context'
import { getVetoUnit } from './unit-phase'
import { act, getLiveRow, type ActName, type Work } from './work'

/** Only the secretariat makes a veto effective or changes an effective one, and only with document and date. */
function checkDecision(work: Work, before: VetoRecord | null, after: Pick<VetoRecord, 'state' | 'document' | 'date'>): void {
  if ((before?.state === 'effective' || after.state === 'effective') && work.role !== 'secretariat') throw new AppError('secretariat-only')
  if (after.date !== '' && !isCalendarDate(after.date)) throw new AppError('bad-entry', { message: '日期应为年-月-日' })
  if (after.state === 'effective' && (after.document.trim() === '' || after.date === '')) throw new AppError('document-needed')
}

/** 一票否决 proposals and decisions. Throws AppError `not-found`, `phase-closed`, `bad-entry`, `secretariat-only`, `document-needed`. */
export function saveVeto(work: Work, vetoId: string | null, fields: Omit<VetoRecord, 'id' | 'deleted' | 'setAsideFrom' | 'review'>): ActName {
  const unit = getVetoUnit(work, fields.unitId)
  const before = vetoId === null ? null : getLiveRow(work, 'veto', vetoId)
  if (before && before.unitId !== unit.id) throw new AppError('not-found')
  checkDecision(work, before, fields)
  checkInput(work, unit, { vetoes: [{ item: fields.item, state: fields.state }] })
  work.writer.set('veto', vetoId ?? work.services.randomId(), { ...fields, setAsideFrom: '', review: null })
  return { label: `${unit.name} ${fields.item} ${before && before.setAsideFrom !== '' ? '放回移出的' : ''}一票否决`, unitId: unit.id, itemId: null }
}

export function removeVeto(work: Work, vetoId: string): ActName {
  const veto = getLiveRow(work, 'veto', vetoId)
  const unit = getVetoUnit(work, veto.unitId)
  if (veto.state === 'effective' && work.role !== 'secretariat') throw new AppError('secretariat-only')
  work.writer.set('veto', vetoId, { deleted: true })
  return { label: `${unit.name} 删除一票否决 ${veto.item}`, unitId: unit.id, itemId: null }
}

export const vetoHandlers = (services: Services) => ({
  'veto.save': ({ campaignId, vetoId, ...fields }: Request<'veto.save'>): Answer<'veto.save'> => act(services, campaignId, (work) => saveVeto(work, vetoId, fields)),
  'veto.remove': ({ campaignId, vetoId }: Request<'veto.remove'>): Answer<'veto.remove'> => act(services, campaignId, (work) => removeVeto(work, vetoId)),
})
