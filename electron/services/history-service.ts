import { AppError } from '../../shared/failure'
import { mayRevert } from '../../shared/finding'
import { parseEntryRecordId, parseFindingId } from '../../shared/campaign/record-ids'
import { rectificationStatuses, type Person } from '../../shared/campaign/records'
import { isSameJson, type Json } from '../../shared/change/canonical-json'
import type { HashedChange } from '../../shared/change/change'
import type { Answer, JournalLine, Request } from '../../shared/ipc/contract'
import { findRedo, findUndo, markAct, type Act, type Step } from '../db/acts'
import { findChange, listJournal } from '../db/changes'
import type { Reader } from '../db/handles'
import { findRow, listRows } from '../db/record-rows'
import type { Services } from './context'
import { getFinding } from './finding-rows'
import { checkNoneFinalized, checkOpen } from './unit-phase'
import { getRow, inCampaign, type Work } from './work'

function toLine(db: Reader, names: ReadonlyMap<string, string>, { hash, change }: HashedChange): JournalLine {
  const [base] = change.base
  return {
    hash,
    at: change.clock.at,
    actor: names.get(change.actor) ?? change.actor,
    device: change.device,
    kind: change.record.kind,
    recordId: change.record.id,
    field: change.field,
    from: base === undefined ? null : (findChange(db, base)?.change.value ?? null),
    to: change.value,
  }
}

/** `组长甲（代组员甲录入）` where somebody recorded for another. */
function actorNames(people: readonly Person[]): ReadonlyMap<string, string> {
  const own = new Map(people.map(({ id, name }) => [id, name]))
  return new Map(people.map(({ id, name, onBehalfOf }) => [id, onBehalfOf === '' ? name : `${name}（代${own.get(onBehalfOf) ?? ''}录入）`]))
}

/** 操作日志: who changed what, when, from what to what; newest first. */
export function listHistory({ db }: Pick<Services, 'db'>, { campaignId, unitId, itemId, limit }: Request<'history.list'>): JournalLine[] {
  const names = actorNames(listRows(db, 'person', campaignId))
  const bounded = Math.max(0, Math.min(limit, 10_000))
  return listJournal(db, campaignId, { unitId, itemId }, bounded).map((change) => toLine(db, names, change))
}

/** The unit whose scores a step touches, or null. */
function unitOfStep(work: Work, { kind, id }: Step): string | null {
  if (kind === 'unit' || kind === 'assessment') return id
  if (kind === 'entry') return parseEntryRecordId(id)?.unitId ?? null
  if (kind === 'claim' || kind === 'veto' || kind === 'finding') return getRow(work, kind, id).unitId
  if (kind === 'evidenceLink') {
    const link = getRow(work, kind, id)
    return link.target === 'progress' ? null : link.unitId
  }
  return null
}

/** An effective veto stays the secretariat's, also through undo. */
function checkVeto(work: Work, { kind, id, field, from, to }: Step): void {
  if (kind !== 'veto' || work.role === 'secretariat') return
  const touchesDecision = getRow(work, 'veto', id).state === 'effective' || (field === 'state' && [from, to].includes('effective'))
  if (touchesDecision) throw new AppError('secretariat-only')
}

/** Steps of 验收 and 销号 stay with those who may take them, also through undo. */
function checkStatus(work: Work, { kind, field, from, to }: Step): void {
  if (kind !== 'rectification' || field !== 'status') return
  const status = (value: Json) => rectificationStatuses.find((known) => known === value) ?? 'toRectify'
  if (!mayRevert(status(from), status(to), work.role)) throw new AppError(status(from) === 'closed' && status(to) === 'underway' ? 'secretariat-only' : 'verifier-only')
}

/** A change of rubric version stays the secretariat's, and leaves out no finalized unit, also through undo. */
function checkVersion(work: Work, steps: readonly Step[]): void {
  if (!steps.some(({ kind, field }) => kind === 'campaign' && field === 'rubricDigest')) return
  if (work.role !== 'secretariat') throw new AppError('secretariat-only')
  checkNoneFinalized(work)
}

/** Units that the steps themselves send back to their team: what closes them goes first. */
function sentBack(steps: readonly Step[], undo: boolean): ReadonlySet<string> {
  return new Set(steps.flatMap(({ kind, id, field, from, to }) => (kind === 'assessment' && field === 'phase' && (undo ? from : to) === 'returned' ? [id] : [])))
}

/** A finding that still stands, because somebody else has recorded it since, keeps its date. */
function keepsDate(work: Work, { kind, id, field }: Step, wanted: Json): boolean {
  const identity = kind === 'finding' && field === 'foundOn' && wanted === '' ? parseFindingId(id) : null
  return identity !== null && !getRow(work, 'unit', identity.unitId).deleted && getFinding(work, id).stands
}

/** Entries first: whether a finding stands follows from them. */
const inOrder = (steps: readonly Step[]): Step[] => [...steps.filter(({ kind }) => kind === 'entry'), ...steps.filter(({ kind }) => kind !== 'entry')]

function revert(work: Work, act: Act, undo: boolean): void {
  const steps = inOrder(undo ? [...act.steps].reverse() : act.steps)
  checkVersion(work, steps)
  const open = sentBack(steps, undo)
  for (const step of steps) {
    const unitId = unitOfStep(work, step)
    if (unitId !== null && !open.has(unitId)) checkOpen(work, getRow(work, 'unit', unitId), step.kind === 'veto' ? 'veto' : 'scores')
  }
  for (const step of steps) {
    checkVeto(work, step)
    checkStatus(work, step)
    const now: Json = findRow(work.tx, step.kind, work.campaignId, step.id)?.[step.field] ?? null
    const [expected, wanted] = undo ? [step.to, step.from] : [step.from, step.to]
    // Somebody else's value is not ours to take back.
    if (isSameJson(now, expected) && !keepsDate(work, step, wanted)) work.writer.setFields(step.kind, step.id, { [step.field]: wanted })
  }
  markAct(work.tx, act.id, undo)
}

function undoOrRedo(services: Services, campaignId: string, undo: boolean): Answer<'history.undo'> {
  const { saved, answer } = inCampaign(services, campaignId, (work) => {
    const act = undo ? findUndo(work.tx, campaignId) : findRedo(work.tx, campaignId)
    if (act) revert(work, act, undo)
    return act
  })
  return answer && { saved, label: answer.label, unitId: answer.unitId, itemId: answer.itemId }
}

export const historyHandlers = (services: Services) => ({
  'history.list': (request: Request<'history.list'>): Answer<'history.list'> => ({ lines: listHistory(services, request) }),
  'history.undo': ({ campaignId }: Request<'history.undo'>): Answer<'history.undo'> => undoOrRedo(services, campaignId, true),
  'history.redo': ({ campaignId }: Request<'history.redo'>): Answer<'history.redo'> => undoOrRedo(services, campaignId, false),
})
