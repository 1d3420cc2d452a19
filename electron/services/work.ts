import { AppError } from '../../shared/failure'
import type { RowOf } from '../../shared/campaign/blank-rows'
import type { RecordKind, Role } from '../../shared/campaign/records'
import type { Saved } from '../../shared/ipc/contract'
import type { Rubric } from '../../shared/rubric/rubric'
import { insertAct } from '../db/acts'
import type { Tx } from '../db/handles'
import { findRow } from '../db/record-rows'
import { toStateRecord } from '../../shared/campaign/blank-rows'
import { ensureActor, findMe } from './actor'
import type { Services } from './context'
import { RecordWriter } from './record-writer'

/** One use case under way: a transaction, its campaign, and the writer of rows and changes. */
export interface Work {
  readonly services: Services
  readonly tx: Tx
  readonly campaignId: string
  readonly rubric: Rubric
  readonly writer: RecordWriter
  /** Role of the person at this laptop; null before the first run is done. */
  readonly role: Role | null
}

/** What an undo step is called, and where the window goes to show it. */
export interface ActName {
  readonly label: string
  readonly unitId: string | null
  readonly itemId: string | null
}

/** The row, deleted or not. Throws AppError `not-found`. */
export function getRow<K extends RecordKind>(work: Pick<Work, 'tx' | 'campaignId'>, kind: K, id: string): RowOf<K> {
  const row = findRow(work.tx, kind, work.campaignId, id)
  if (!row) throw new AppError('not-found')
  return toStateRecord(kind, row).row as RowOf<K>
}

/** A row that is not deleted. Throws AppError `not-found`. */
export function getLiveRow<K extends RecordKind>(work: Pick<Work, 'tx' | 'campaignId'>, kind: K, id: string): RowOf<K> {
  const row = getRow(work, kind, id)
  if (row.deleted) throw new AppError('not-found')
  return row
}

/** The work inside a transaction that is already open, for use cases that make a campaign whole. */
export function startWork(services: Services, tx: Tx, campaignId: string, actor: string, role: Role | null): Work {
  const campaign = getRow({ tx, campaignId }, 'campaign', campaignId)
  return { services, tx, campaignId, role, rubric: services.rubricOf(tx, campaign.rubricDigest), writer: new RecordWriter(services, tx, campaignId, actor) }
}

/** One use case = one transaction on a campaign that is there. `body` may answer; what it wrote is in the writer. */
export function inCampaign<T>(services: Services, campaignId: string, body: (work: Work) => T): { saved: Saved; answer: T } {
  const done = services.db.transaction((tx) => {
    getLiveRow({ tx, campaignId }, 'campaign', campaignId)
    const actor = ensureActor(services, tx, campaignId)
    const work = startWork(services, tx, campaignId, actor.id, findMe(tx)?.role ?? null)
    const answer = body(work)
    return { records: [...actor.records, ...work.writer.records], answer }
  })
  return { saved: { savedAt: services.now(), records: done.records }, answer: done.answer }
}

/** A use case that is one undo step. Nothing is noted when nothing differed. */
export function act(services: Services, campaignId: string, body: (work: Work) => ActName): Saved {
  return inCampaign(services, campaignId, (work) => {
    const name = body(work)
    if (work.writer.steps.length > 0) insertAct(work.tx, campaignId, { ...name, steps: work.writer.steps })
  }).saved
}
