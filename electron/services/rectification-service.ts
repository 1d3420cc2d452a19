import { AppError } from '../../shared/failure'
import type { Rectification } from '../../shared/campaign/records'
import { defaultPlan, isConfirmed, type Plan } from '../../shared/finding'
import { findMove, findingStatusNames, mayTake, needNames, type Need } from '../../shared/finding'
import type { Answer, Request } from '../../shared/ipc/contract'
import { isBlank } from '../../shared/text'
import { findMe } from './actor'
import { findRow } from '../db/record-rows'
import { isCalendarDate } from './calendar-date'
import type { Services } from './context'
import { getFinding, type FoundFinding } from './finding-rows'
import { act, getLiveRow, getRow, type ActName, type Work } from './work'

/** 整改 goes on in every phase of the unit: nothing here touches what is assessed. */
type Step = Omit<Request<'rectification.move'>, 'campaignId' | 'findingIds'>

function rowOf(work: Work, id: string): Rectification | undefined {
  return findRow(work.tx, 'rectification', work.campaignId, id) ? getRow(work, 'rectification', id) : undefined
}

/** What the screen has shown so far and the first act stores; nothing for a confirmed one. */
function planToStore(work: Work, { item, row }: FoundFinding, stored: Rectification | undefined): Partial<Plan> {
  if (isConfirmed(stored)) return {}
  const { endDate } = getRow(work, 'campaign', work.campaignId)
  return defaultPlan(item, row?.foundOn || endDate)
}

function nameAct(work: Work, found: readonly FoundFinding[], what: string): ActName {
  const [first] = found
  if (!first) throw new AppError('not-found')
  const { name } = getLiveRow(work, 'unit', first.unitId)
  const many = found.length > 1 ? `等${found.length}个问题` : ''
  return { label: `${name} ${first.item?.code ?? ''}${many} ${what}`.replace(/\s+/g, ' '), unitId: first.unitId, itemId: first.item?.id ?? null }
}

function checkDate(date: string | undefined, name: string): void {
  if (date !== undefined && date !== '' && !isCalendarDate(date)) throw new AppError('bad-entry', { message: `${name}应为年-月-日` })
}

/**
 * Plan of one or many findings, given fields only, one act. The first act of a finding stores the plan to start from with it.
 * Throws AppError `not-found`, `bad-entry`, `bad-status` for a closed one.
 */
export function saveRectification(work: Work, findingIds: readonly string[], fields: Request<'rectification.save'>['fields']): ActName {
  checkDate(fields.dueDate, '整改时限')
  const given: Partial<Plan> = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const found = findingIds.map((id) => getFinding(work, id))
  for (const one of found) {
    const stored = rowOf(work, one.id)
    if (stored?.status === 'closed') throw new AppError('bad-status', { status: findingStatusNames.closed })
    work.writer.set('rectification', one.id, { unitId: one.unitId, ...planToStore(work, one, stored), ...given })
  }
  return nameAct(work, found, '整改')
}

function checkNeeds(needs: readonly Need[], given: Readonly<Record<Need, string>>): void {
  const missing = needs.filter((need) => isBlank(given[need]))
  if (missing.length === 0) return
  if (missing.length === 1 && missing[0] === 'reason') throw new AppError('reason-needed')
  throw new AppError('rectification-incomplete', { missing: missing.map((need) => needNames[need]).join('、') })
}

function moveOne(work: Work, found: FoundFinding, { to, completedOn, verifier, verdict, reason }: Step): void {
  const stored = rowOf(work, found.id)
  const from = stored?.status ?? 'toRectify'
  if (!found.stands) throw new AppError('finding-withdrawn')
  const move = findMove(from, to)
  if (!move) throw new AppError('bad-status', { status: findingStatusNames[from] })
  if (!mayTake(move, work.role)) throw new AppError(move.roles.includes('leadAssessor') ? 'verifier-only' : 'secretariat-only')
  const plan = planToStore(work, found, stored)
  const { measures = '', responsibleUnit = '' } = { ...stored, ...plan }
  checkNeeds(move.needs, { measures, responsibleUnit, completedOn, verifier, verdict, reason })
  // Whoever verifies anew says so anew: what an earlier verification said stays in the history.
  const written = {
    toRectify: {}, underway: { completedOn: '', verifier: verifier.trim(), verdict: verdict.trim() }, awaitingVerification: { completedOn, verifier: '', verdict: '' }, closed: { verifier: verifier.trim(), verdict: verdict.trim() },
  }[to]
  work.writer.set('rectification', found.id, { unitId: found.unitId, ...plan, status: to, ...written })
  if (!isBlank(reason)) addLine(work, found, work.services.today(), `${move.label}：${reason.trim()}`)
}

/**
 * One step on the way to 销号, for one or many findings, all or none (`shared/finding/status.ts` says who and with what).
 * Throws AppError `not-found`, `finding-withdrawn`, `bad-status`, `verifier-only`, `secretariat-only`,
 * `rectification-incomplete`, `reason-needed`, `bad-entry`.
 */
export function moveRectification(work: Work, findingIds: readonly string[], step: Step): ActName {
  checkDate(step.completedOn, '完成日期')
  const found = findingIds.map((id) => getFinding(work, id))
  for (const one of found) moveOne(work, one, step)
  return nameAct(work, found, findingStatusNames[step.to])
}

function addLine(work: Work, { id, unitId }: FoundFinding, date: string, text: string): void {
  const author = findMe(work.tx)?.name ?? ''
  work.writer.set('progress', work.services.randomId(), { findingId: id, unitId, date, author, text })
}

/** 登记进展: a line, dated today unless said otherwise; the first one starts the rectification. Throws AppError `not-found`, `bad-entry`. */
export function addProgress(work: Work, findingId: string, date: string, text: string): ActName {
  checkDate(date, '日期')
  if (isBlank(text)) throw new AppError('bad-entry', { message: '请写明进展情况' })
  const found = getFinding(work, findingId)
  const stored = rowOf(work, findingId)
  if (found.stands && (stored?.status ?? 'toRectify') === 'toRectify') {
    work.writer.set('rectification', findingId, { unitId: found.unitId, ...planToStore(work, found, stored), status: 'underway' })
  }
  addLine(work, found, date === '' ? work.services.today() : date, text.trim())
  return nameAct(work, [found], '登记进展')
}

export function removeProgress(work: Work, progressId: string): ActName {
  const line = getLiveRow(work, 'progress', progressId)
  const found = getFinding(work, line.findingId)
  work.writer.set('progress', progressId, { deleted: true })
  return nameAct(work, [found], '删除进展')
}

export const rectificationHandlers = (services: Services) => ({
  'rectification.save': ({ campaignId, findingIds, fields }: Request<'rectification.save'>): Answer<'rectification.save'> =>
    act(services, campaignId, (work) => saveRectification(work, findingIds, fields)),
  'rectification.move': ({ campaignId, findingIds, ...step }: Request<'rectification.move'>): Answer<'rectification.move'> =>
    act(services, campaignId, (work) => moveRectification(work, findingIds, step)),
  'progress.add': ({ campaignId, findingId, date, text }: Request<'progress.add'>): Answer<'progress.add'> =>
    act(services, campaignId, (work) => addProgress(work, findingId, date, text)),
  'progress.remove': ({ campaignId, progressId }: Request<'progress.remove'>): Answer<'progress.remove'> =>
    act(services, campaignId, (work) => removeProgress(work, progressId)),
})
