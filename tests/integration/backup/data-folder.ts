import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { openSession, type DataSession, type SessionOptions } from '../../../electron/data-session'
import { createServices } from '../../../electron/services/services'
import { rubric, unitInput, type SyncHandlers } from '../services/small-campaign'
import { sha256 } from '../services/bench-of-services'

export const wasmFile = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')

export interface Opened {
  readonly folder: string
  readonly session: DataSession
  readonly handlers: SyncHandlers
}

let ids = 0

/** The folder as the data worker holds it: session and use cases. */
export async function openFolder(folder: string, options: Partial<SessionOptions> = {}): Promise<Opened> {
  const session = await openSession({ dataFolder: folder, mustExist: false, wasmFile, ...options })
  const { db, device } = session
  const services = createServices({ db, device, sha256, now: () => Date.UTC(2026, 8, 1) + (ids += 1), today: () => '2026-09-01', randomId: () => `id-${String((ids += 1)).padStart(6, '0')}`, rubricFolder: resolve('resources/rubric') })
  return { folder, session, handlers: services.handlers as SyncHandlers }
}

/** A campaign of two units on the small rubric. */
export function makeCampaign({ handlers }: Pick<Opened, 'handlers'>): { campaignId: string; unitId: string } {
  handlers['me.save']({ name: '组员甲', post: '', role: 'assessor' })
  const units = ['A', 'B'].map((code, index) => unitInput(code, { order: index + 1 }))
  const { campaignId } = handlers['campaign.create']({ name: '考核', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubric: { kind: 'json', text: JSON.stringify(rubric) }, units })
  return { campaignId, unitId: handlers['campaign.open']({ campaignId }).units[0]!.id }
}

/** One score, so that something has changed. */
export function score({ handlers }: Pick<Opened, 'handlers'>, { campaignId, unitId }: { campaignId: string; unitId: string }, count: number): void {
  handlers['entry.record']({ campaignId, unitId, slot: 'team', entries: [{ itemId: 'DED', input: { kind: 'deduct', counts: { a: count } } }] })
}

/** The count recorded last, or undefined. */
export function scored({ handlers }: Pick<Opened, 'handlers'>, campaignId: string): number | undefined {
  const [entry] = handlers['campaign.open']({ campaignId }).entries
  return entry?.input?.kind === 'deduct' ? entry.input.counts?.['a'] : undefined
}
