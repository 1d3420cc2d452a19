import { readFileSync, cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { canonicalJson } from '../../../shared/change/canonical-json'
import { AppError } from '../../../shared/failure'
import { openSession, type DataSession } from '../../../electron/data-session'
import { listChanges } from '../../../electron/db/changes'
import { createServices } from '../../../electron/services/services'
import { seeded } from '../storage/memory-disk'
import { codeOf, rubricFolder, sha256 } from './bench-of-services'
import { chainsOf, contentOf, expectRebuilt, rowsOf, smallCampaign, unitInput, type SyncHandlers } from './small-campaign'

type Campaign = Awaited<ReturnType<typeof smallCampaign>>
const runs = process.env['QIANFEN_FULL'] === '1' ? 20 : 2

/** One random use case on a random unit; some are refused, as they should be. */
function actAtRandom(campaign: Campaign, random: () => number): void {
  const { handlers, campaignId, state } = campaign
  const below = (n: number): number => Math.floor(random() * n)
  const one = <T>(list: readonly T[]): T | undefined => list[below(list.length)]
  const { units, claims, vetoes, findings, progress } = state()
  const unitId = one(units)?.id ?? ''
  const inputs = [{ DED: { kind: 'deduct', counts: { a: below(5) } } }, { CITY: { kind: 'yesno', met: random() < 0.5 } }, { FARM: { kind: 'earn', count: below(7) } }, { RANK: { kind: 'rank', value: below(9) } }, { REST: { kind: 'judged', points: below(50), reason: '定' } }, { CITY: { kind: 'notApplicable', reason: '没有' } }, { DED: null }]
  const [[itemId, input] = ['', null]] = Object.entries(one(inputs) ?? {})
  const slot = one(['team', 'team', 'self'] as const) ?? 'team'
  const found = one(findings)
  const zones = [['城'], ['农'], ['城', '农'], []][below(4)] ?? []
  const acts: (() => unknown)[] = [
    ...Array.from({ length: 8 }, () => () => handlers['entry.record']({ campaignId, unitId, slot, entries: [{ itemId, input: input as null }] })),
    ...Array.from({ length: 2 }, () => () => handlers['item.record']({ campaignId, itemId, slot, entries: units.slice(0, 1 + below(3)).map(({ id }) => ({ unitId: id, input: input as null })) })),
    () => handlers['entry.note']({ campaignId, unitId, itemId: 'REST', slot, note: `因${below(9)}` }),
    () => handlers['claim.save']({ campaignId, claimId: random() < 0.5 ? null : (one(claims)?.id ?? null), unitId, list: 'bonus', item: 'J1', level: 'a', count: 1 + below(4), matter: `事${below(3)}` }),
    () => handlers['claim.remove']({ campaignId, claimId: one(claims)?.id ?? '' }),
    () => handlers['veto.save']({ campaignId, vetoId: random() < 0.5 ? null : (one(vetoes)?.id ?? null), unitId, item: 'V1', state: one(['lead', 'verified', 'effective'] as const) ?? 'lead', document: '1号', date: '2026-10-01', note: `${below(9)}` }),
    () => handlers['veto.remove']({ campaignId, vetoId: one(vetoes)?.id ?? '' }),
    ...Array.from({ length: 2 }, () => () => handlers['finding.save']({ campaignId, findingId: random() < 0.3 ? null : (found?.id ?? null), unitId: found?.unitId ?? unitId, itemId: one(['', 'DED']) ?? '', foundOn: '', time: '', place: `处${below(3)}`, what: `事实${below(9)}` })),
    () => handlers['finding.remove']({ campaignId, findingId: found?.id ?? '' }),
    ...Array.from({ length: 2 }, () => () => handlers['rectification.save']({ campaignId, findingIds: [found?.id ?? ''], fields: { measures: `措施${below(9)}`, responsibleUnit: '甲部门', type: one(['', 'dated'] as const) ?? '' } })),
    ...Array.from({ length: 3 }, () => () => handlers['rectification.move']({ campaignId, findingIds: [found?.id ?? ''], to: one(['underway', 'awaitingVerification', 'closed'] as const) ?? 'closed', completedOn: '2026-10-02', verifier: '甲', verdict: '已改', reason: one(['', '因']) ?? '' })),
    () => handlers['progress.add']({ campaignId, findingId: found?.id ?? '', date: '', text: `进展${below(9)}` }),
    () => handlers['progress.remove']({ campaignId, progressId: one(progress)?.id ?? '' }),
    () => handlers['unit.save']({ campaignId, unitId, unit: unitInput(one(['A', 'B', 'C', 'D', 'E']) ?? '', { zones, order: below(9), group: one(['', '市县']) ?? '' }) }),
    () => handlers['unit.save']({ campaignId, unitId: null, unit: unitInput(`N${below(99)}`, { zones }) }),
    () => (units.length > 3 ? handlers['unit.remove']({ campaignId, unitId }) : null),
    () => handlers['exempt.save']({ campaignId, itemId: 'RANK', document: random() < 0.5 ? null : '2号' }),
    () => handlers['campaign.update']({ campaignId, name: `考核${below(9)}`, cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30' }),
    () => handlers['assessment.move']({ campaignId, unitId, to: one(['submitted', 'returned', 'finalized', 'draft'] as const) ?? 'draft', reason: one(['', '因']) ?? '' }),
    () => handlers['me.save']({ name: one(['组员甲', '组员乙']) ?? '', post: `岗${below(3)}`, role: one(['assessor', 'secretariat'] as const) ?? 'assessor' }),
    () => handlers['history.undo']({ campaignId }),
    () => handlers['history.undo']({ campaignId }),
    () => handlers['history.redo']({ campaignId }),
  ]
  const code = codeOf(one(acts) ?? (() => null))
  if (!['none', 'phase-closed', 'bad-entry', 'bad-transition', 'reason-needed', 'secretariat-only', 'duplicate-unit', 'not-found', 'nothing-applicable', 'automatic-finding', 'finding-withdrawn', 'bad-status', 'rectification-incomplete', 'verifier-only'].includes(code)) throw new Error(code)
}

it.each(Array.from({ length: runs }, (_, index) => 101 + index))('all use cases at random (seed %i): the rows are what the changes say, and every chain holds', async (seed) => {
  const campaign = await smallCampaign('secretariat')
  const random = seeded(seed)
  for (let step = 0; step < 250; step++) {
    const before = step % 10 === 0 ? listChanges(campaign.db, campaign.campaignId) : null
    actAtRandom(campaign, random)
    // What was written once is never altered: the changes only grow.
    if (before) expect(canonicalJson(listChanges(campaign.db, campaign.campaignId).slice(0, before.length))).toBe(canonicalJson(before))
    if (step % 50 === 49) expectRebuilt(campaign.db, campaign.campaignId)
  }
  const kinds = new Set(listChanges(campaign.db, campaign.campaignId).map(({ change }) => change.record.kind))
  expect([...kinds].sort()).toEqual(['assessment', 'campaign', 'claim', 'entry', 'finding', 'person', 'progress', 'rectification', 'unit', 'veto'])
  campaign.db.close()
})

it('150 steps back and forth, across units, items and screens, come to the same rows by new changes', async () => {
  const campaign = await smallCampaign('secretariat')
  const { handlers, campaignId, db, units } = campaign
  const states = [rowsOf(db, campaignId)]
  const acts: (() => unknown)[] = [
    ...Array.from({ length: 130 }, (_, n) => () => campaign.record([units.a, units.b, units.c][n % 3] ?? '', n % 2 === 0 ? 'DED' : 'REST', n % 2 === 0 ? { kind: 'deduct', counts: { a: 1 + (n % 7) } } : { kind: 'judged', points: n % 50, reason: `第${n}次` })),
    ...Array.from({ length: 8 }, (_, n) => () => handlers['claim.save']({ campaignId, claimId: null, unitId: units.a, list: 'penalty', item: 'K1', level: 'a', count: 1, matter: `事${n}` })),
    () => campaign.record(units.a, 'CITY', { kind: 'yesno', met: true }),
    () => handlers['unit.save']({ campaignId, unitId: units.a, unit: unitInput('A2', { zones: ['农'] }) }),
    () => handlers['unit.save']({ campaignId, unitId: null, unit: unitInput('D') }),
    () => handlers['exempt.save']({ campaignId, itemId: 'RANK', document: '1号' }),
    () => handlers['veto.save']({ campaignId, vetoId: null, unitId: units.b, item: 'V1', state: 'effective', document: '1号', date: '2026-10-01', note: '' }),
    () => handlers['campaign.update']({ campaignId, name: '改名', cycle: '2026', startDate: '2026-09-01', endDate: '2026-12-31' }),
    () => handlers['entry.note']({ campaignId, unitId: units.c, itemId: 'DED', slot: 'team', note: '因' }),
    () => handlers['claim.remove']({ campaignId, claimId: campaign.state().claims[0]?.id ?? '' }),
    () => handlers['unit.remove']({ campaignId, unitId: units.b }),
    ...Array.from({ length: 3 }, (_, n) => () => campaign.record(units.c, 'FARM', { kind: 'earn', count: n + 1 })),
  ]
  for (const act of acts) {
    act()
    states.push(rowsOf(db, campaignId))
  }
  expect(acts.length).toBeGreaterThanOrEqual(150)
  const registered = (row: string): boolean => !row.startsWith('{"kind":"finding"') || !row.includes('"foundOn":""')
  const live = (rows: readonly string[]): string[] => rows.filter((row) => registered(row) && !row.includes('"deleted":true') && !/"input":null,"itemId":"[^"]*","note":"","previous":null,"review":null,"setAside":null/.test(row))
  const written = listChanges(db, campaignId)
  for (let n = acts.length - 1; n >= 0; n--) {
    expect(handlers['history.undo']({ campaignId })).not.toBeNull()
    expect(live(rowsOf(db, campaignId))).toEqual(live(states[n] ?? []))
  }
  expect(handlers['history.undo']({ campaignId })).toBeNull()
  for (let n = 1; n <= acts.length; n++) {
    expect(handlers['history.redo']({ campaignId })).not.toBeNull()
    expect(live(rowsOf(db, campaignId))).toEqual(live(states[n] ?? []))
  }
  expect(handlers['history.redo']({ campaignId })).toBeNull()
  expect(rowsOf(db, campaignId)).toEqual(states.at(-1))
  const now = listChanges(db, campaignId)
  expect(now.length).toBeGreaterThan(written.length * 2)
  expect(canonicalJson(now.slice(0, written.length))).toBe(canonicalJson(written))
  expectRebuilt(db, campaignId)
  db.close()
})

it('undo leaves alone what somebody else has changed since', async () => {
  const { handlers, campaignId, record, units, inputOf, options, db } = await smallCampaign()
  record(units.a, 'REST', { kind: 'judged', points: 1, reason: '甲' })
  const other = createServices({ ...options, device: 'device-2' }).handlers as SyncHandlers
  other['entry.record']({ campaignId, unitId: units.a, slot: 'team', entries: [{ itemId: 'REST', input: { kind: 'judged', points: 2, reason: '乙' } }] })
  // The act of the other laptop is not in our list of acts; here both share a file, so it is taken out.
  db.transaction((tx) => tx.run('DELETE FROM act WHERE id = (SELECT max(id) FROM act)'))
  expect(handlers['history.undo']({ campaignId })?.saved.records).toEqual([])
  expect(inputOf(units.a, 'REST')).toEqual({ kind: 'judged', points: 2, reason: '乙' })
  expectRebuilt(db, campaignId)
  db.close()
})

it('a write that fails in the middle leaves neither row nor change, at whichever statement', async () => {
  const campaign = await smallCampaign()
  const { db, options, campaignId, units } = campaign
  const before = contentOf(db)
  let left = 0
  const failing = { ...db, all: db.all.bind(db), get: db.get.bind(db), transaction: <T>(body: (tx: never) => T): T => db.transaction((tx) => {
    const run = (...args: Parameters<typeof tx.run>): void => {
      if (left-- === 0) throw new AppError('disk-full')
      tx.run(...args)
    }
    return body({ all: tx.all.bind(tx), get: tx.get.bind(tx), run } as never)
  }) }
  const { handlers } = createServices({ ...options, db: failing }) as { handlers: SyncHandlers }
  const entries = [{ itemId: 'DED', input: { kind: 'deduct' as const, counts: { a: 1 } } }, { itemId: 'REST', input: { kind: 'judged' as const, points: 1, reason: '定' } }]
  let failures = 0
  for (let at = 0; ; at++) {
    left = at
    if (codeOf(() => handlers['entry.record']({ campaignId, unitId: units.a, slot: 'team', entries })) === 'none') break
    failures += 1
    expect(contentOf(db)).toBe(before)
  }
  expect(failures).toBeGreaterThan(4)
  expectRebuilt(db, campaignId)
  db.close()
})

it('changes and rubric versions cannot be altered or removed, whoever asks', async () => {
  const { db } = await smallCampaign()
  for (const sql of ["UPDATE change SET value = 'null'", 'DELETE FROM change', "UPDATE rubric_version SET json = '{}'", 'DELETE FROM rubric_version']) {
    const before = contentOf(db)
    expect(codeOf(() => db.transaction((tx) => tx.run(sql)))).not.toBe('none')
    expect(contentOf(db)).toBe(before)
  }
  db.close()
})

it('a copied and a restored data folder write as new devices, each with a chain of its own', async () => {
  const wasmFile = resolve('node_modules/sql.js/dist/sql-wasm.wasm')
  const place = mkdtempSync(join(tmpdir(), 'qianfen-device-'))
  let ids = 0
  const inSession = async (folder: string, body: (handlers: SyncHandlers, session: DataSession) => void): Promise<string> => {
    const session = await openSession({ dataFolder: folder, mustExist: false, wasmFile })
    try {
      body(createServices({ db: session.db, device: session.device, sha256, now: () => Date.UTC(2026, 8, 1), today: () => '2026-09-01', randomId: () => `id-${(ids += 1)}`, rubricFolder }).handlers as SyncHandlers, session)
      return session.device
    } finally {
      await session.close()
    }
  }
  const rename = (handlers: SyncHandlers, campaignId: string, name: string) => handlers['campaign.update']({ campaignId, name, cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30' })
  const [home, copy] = [join(place, 'home'), join(place, 'copy')]
  let campaignId = ''
  const first = await inSession(home, (handlers) => {
    campaignId = handlers['campaign.create']({ name: '考核', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubric: { kind: 'bundled' }, units: [] }).campaignId
  })
  expect(await inSession(home, (handlers) => rename(handlers, campaignId, '同一台'))).toBe(first)
  cpSync(home, copy, { recursive: true })
  const copied = await inSession(copy, (handlers, { db, device }) => {
    rename(handlers, campaignId, '副本')
    const chains = chainsOf(listChanges(db, campaignId))
    expect([...chains.keys()].sort()).toEqual([first, device].sort())
    expect(chains.get(device)?.map(({ change }) => [change.seq, change.prev])).toEqual([[1, '']])
    // It starts from what it saw: the change of the first device is its base.
    expect(chains.get(device)?.[0]?.change.base).toEqual([chains.get(first)?.find(({ change }) => change.field === 'name' && change.value === '同一台')?.hash])
    expectRebuilt(db, campaignId)
  })
  expect(copied).not.toBe(first)
  const saved = join(place, 'saved.db')
  cpSync(join(home, 'qianfen.db'), saved)
  await inSession(home, (handlers) => rename(handlers, campaignId, '备份之后'))
  renameSync(saved, join(home, 'qianfen.db'))
  const restored = await inSession(home, (handlers, { db }) => {
    rename(handlers, campaignId, '恢复之后')
    expectRebuilt(db, campaignId)
  })
  expect(new Set([first, copied, restored]).size).toBe(3)
  expect(readFileSync(join(home, 'qianfen.db')).length).toBeGreaterThan(0)
  rmSync(place, { recursive: true })
})
