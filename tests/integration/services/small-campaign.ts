import { expect } from 'vitest'
import { rebuildRows } from '../../../shared/change/rebuild-rows'
import { canonicalJson } from '../../../shared/change/canonical-json'
import { findChainFault, type HashedChange } from '../../../shared/change/change'
import { recordKinds, type CampaignState } from '../../../shared/campaign/records'
import type { Answer, Request, UnitInput } from '../../../shared/ipc/contract'
import { listChanges } from '../../../electron/db/changes'
import type { Reader } from '../../../electron/db/handles'
import type { DataChannel } from '../../../electron/services/services'
import { listRows } from '../../../electron/db/record-rows'
import { item, rubricJson } from '../../unit/scoring/small-rubric'
import { servicesOnDisk, sha256 } from './bench-of-services'

/** All but app.start answer at once. */
export type SyncHandlers = { readonly [C in DataChannel]: (request: Request<C>) => Answer<C> }

export const rubric = rubricJson([
  item('DED', 20, { kind: 'deduct', clauses: [{ id: 'a', when: '未部署', per: '次', points: 1, max: null }] }),
  item('CITY', 10, { kind: 'yesno' }, { zones: ['城'] }),
  item('FARM', 10, { kind: 'earn', perUnit: 2, target: 5 }, { zones: ['农'], notApplicable: { allowed: false, hint: null } }),
  item('RANK', 10, { kind: 'rank', better: 'high', table: [10, 5], beyond: 0, ties: 'best' }),
])

export const unitInput = (code: string, more: Partial<UnitInput> = {}): UnitInput => ({ code, name: `单位${code}`, group: '', zones: ['城'], order: 1, previousFinal: null, ...more })

/** A campaign of three units on the small rubric, on a real file, scored by an assessor unless `role` says otherwise. */
export async function smallCampaign(role: 'assessor' | 'secretariat' = 'assessor') {
  const bench = await servicesOnDisk()
  const handlers = bench.handlers as SyncHandlers
  handlers['me.save']({ name: '组员甲', post: '考核组', role })
  const units = ['A', 'B', 'C'].map((code, index) => unitInput(code, { order: index + 1, zones: code === 'C' ? ['农'] : ['城'] }))
  const { campaignId } = handlers['campaign.create']({ name: '考核', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubric: { kind: 'json', text: JSON.stringify(rubric) }, units })
  const state = (): CampaignState => handlers['campaign.open']({ campaignId })
  const [a = '', b = '', c = ''] = state().units.map(({ id }) => id)
  const record = (unitId: string, itemId: string, input: unknown, slot: 'team' | 'self' = 'team') => handlers['entry.record']({ campaignId, unitId, slot, entries: [{ itemId, input: input as null }] })
  const inputOf = (unitId: string, itemId: string): unknown => state().entries.find((entry) => entry.unitId === unitId && entry.itemId === itemId && entry.slot === 'team')?.input ?? null
  return { ...bench, handlers, campaignId, state, units: { a, b, c }, record, inputOf }
}

/** All rows of a campaign as text, deleted ones too. */
export function rowsOf(db: Reader, campaignId: string): string[] {
  return recordKinds.flatMap((kind) => listRows(db, kind, campaignId).map((row) => canonicalJson({ kind, row }))).sort()
}

/** Everything in the file but the changes: what a refused use case must leave alone. */
export function contentOf(db: Reader): string {
  return JSON.stringify(['campaign', 'unit', 'person', 'assessment', 'entry', 'claim', 'veto', 'finding', 'rectification', 'progress', 'evidence', 'evidenceLink', 'change', 'act', 'setting', 'rubric_version', 'rubric_draft'].map((table) => db.all(`SELECT * FROM "${table}" ORDER BY 1`)))
}

export function chainsOf(changes: readonly HashedChange[]): Map<string, HashedChange[]> {
  const chains = new Map<string, HashedChange[]>()
  for (const one of changes) chains.set(one.change.device, [...(chains.get(one.change.device) ?? []), one])
  return chains
}

/** The rows are what the changes say (merge.md 3), and every chain holds. */
export function expectRebuilt(db: Reader, campaignId: string): void {
  const changes = listChanges(db, campaignId)
  expect(rebuildRows(changes).map((record) => canonicalJson(record)).sort()).toEqual(rowsOf(db, campaignId))
  for (const chain of chainsOf(changes).values()) expect(findChainFault(chain, sha256)).toBeNull()
}
