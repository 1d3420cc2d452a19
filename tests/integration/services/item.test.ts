import { afterEach, describe, expect, it } from 'vitest'
import type { Rubric } from '../../../shared/rubric/rubric'
import { codeOf, servicesOnDisk } from './bench-of-services'
import { contentOf, expectRebuilt, smallCampaign, unitInput, type SyncHandlers } from './small-campaign'
import { item, rubricJson } from '../../unit/scoring/small-rubric'

const bands = [{ op: '<=', value: 0, points: 10 }, { op: 'else', points: 0 }]
const yoy = (more: object = {}) => item('YOY', 10, { kind: 'yoy', measure: '立案数', unit: '起', better: 'low', bands, whenBaseZero: { currentZero: 'full', currentPositive: 'manual' } }, { ...more })
const pp = item('PP', 10, { kind: 'yoyPP', name: '破案率', better: 'high', bands, ceilingRate: null, whenDenominatorZero: 'na' })

const open: { readonly db: Parameters<typeof contentOf>[0] & { close(): void }; readonly campaignIds: readonly string[] }[] = []
afterEach(() => open.splice(0).forEach(({ db, campaignIds }) => {
  for (const campaignId of campaignIds) expectRebuilt(db, campaignId)
  db.close()
}))

async function small() {
  const campaign = await smallCampaign()
  open.push({ db: campaign.db, campaignIds: [campaign.campaignId] })
  return campaign
}

/** Campaigns of one folder, the last one this year's. */
async function years(rubrics: readonly object[], codes: readonly (readonly string[])[]) {
  const bench = await servicesOnDisk()
  const handlers = bench.handlers as SyncHandlers
  handlers['me.save']({ name: '组员甲', post: '考核组', role: 'secretariat' })
  const campaignIds = rubrics.map((rubric, at) => {
    const units = (codes[at] ?? []).map((code, index) => unitInput(code, { order: index + 1, zones: ['城', '农'] }))
    return handlers['campaign.create']({ name: `${2024 + at}年考核`, cycle: String(2024 + at), startDate: '2026-01-01', endDate: '2026-02-01', rubric: { kind: 'json', text: JSON.stringify(rubric) }, units }).campaignId
  })
  open.push({ db: bench.db, campaignIds })
  const unitIds = campaignIds.map((campaignId) => new Map(handlers['campaign.open']({ campaignId }).units.map(({ code, id }) => [code, id])))
  const unitId = (at: number, code: string): string => unitIds[at]?.get(code) ?? ''
  const inputOf = (at: number, code: string, itemId: string) => handlers['campaign.open']({ campaignId: campaignIds[at] ?? '' }).entries.find((entry) => entry.id === `${unitId(at, code)}/${itemId}/team`)
  const record = (at: number, code: string, itemId: string, input: unknown) =>
    handlers['item.record']({ campaignId: campaignIds[at] ?? '', itemId, slot: 'team', entries: [{ unitId: unitId(at, code), input: input as null }] })
  return { ...bench, handlers, campaignIds, unitId, inputOf, record }
}

describe('one item for many units', () => {
  const counts = (n: number) => ({ kind: 'deduct' as const, counts: { a: n } })

  it('is one act: undone and redone as one', async () => {
    const { handlers, campaignId, units, inputOf } = await small()
    const entries = [units.a, units.b, units.c].map((unitId, at) => ({ unitId, input: counts(at) }))
    const saved = handlers['item.record']({ campaignId, itemId: 'DED', slot: 'team', entries })
    const written = (kind: string): number => saved.records.filter((record) => record.kind === kind).length
    // Counts of 0, 1 and 2 are as many findings.
    expect([written('entry'), written('finding')]).toEqual([3, 3])
    expect(handlers['history.undo']({ campaignId })).toMatchObject({ label: 'c-DED 3 个单位评分', unitId: null, itemId: 'DED' })
    expect([units.a, units.b, units.c].map((unitId) => inputOf(unitId, 'DED'))).toEqual([null, null, null])
    handlers['history.redo']({ campaignId })
    expect(inputOf(units.c, 'DED')).toEqual(counts(2))
  })

  it('of one unit is named by the unit, and null takes a score back', async () => {
    const { handlers, campaignId, units, inputOf, record } = await small()
    record(units.a, 'DED', counts(3))
    handlers['item.record']({ campaignId, itemId: 'DED', slot: 'team', entries: [{ unitId: units.a, input: null }] })
    expect(inputOf(units.a, 'DED')).toBeNull()
    expect(handlers['history.undo']({ campaignId })).toMatchObject({ label: '单位A c-DED 评分', unitId: units.a })
  })

  it.each<[string, string, (units: { a: string; b: string; c: string }) => { unitId: string; input: unknown }[]]>([
    ['bad-entry', 'DED', ({ a, b }) => [{ unitId: a, input: counts(1) }, { unitId: b, input: { kind: 'deduct', counts: { a: 0.5 } } }]],
    ['bad-entry', 'CITY', ({ a, c }) => [{ unitId: a, input: { kind: 'yesno', met: true } }, { unitId: c, input: { kind: 'yesno', met: true } }]],
    ['bad-entry', 'DED', ({ a }) => [{ unitId: a, input: counts(1) }, { unitId: a, input: counts(2) }]],
    ['not-found', 'NONE', ({ a }) => [{ unitId: a, input: null }]],
    ['not-found', 'DED', ({ a }) => [{ unitId: a, input: counts(1) }, { unitId: 'nobody', input: counts(1) }]],
  ])('writes nothing where one is refused: %s on %s', async (code, itemId, entries) => {
    const { handlers, campaignId, units, db } = await small()
    const before = contentOf(db)
    expect(codeOf(() => handlers['item.record']({ campaignId, itemId, slot: 'team', entries: entries(units) as never }))).toBe(code)
    expect(contentOf(db)).toBe(before)
  })

  it('names the unit that is refused, and a unit that is handed in closes the act', async () => {
    const { handlers, campaignId, units, db } = await small()
    const entries = [{ unitId: units.b, input: { kind: 'deduct' as const, counts: { z: 1 } } }]
    expect(() => handlers['item.record']({ campaignId, itemId: 'DED', slot: 'team', entries })).toThrow(expect.objectContaining({ detail: { message: '单位B c-DED 内容DED：没有条款 z' } }) as Error)
    handlers['assessment.move']({ campaignId, unitId: units.b, to: 'submitted', reason: '' })
    const before = contentOf(db)
    expect(codeOf(() => handlers['item.record']({ campaignId, itemId: 'DED', slot: 'team', entries: [units.a, units.b].map((unitId) => ({ unitId, input: counts(1) })) }))).toBe('phase-closed')
    expect(contentOf(db)).toBe(before)
  })
})

describe('last year', () => {
  const rubric = rubricJson([yoy(), pp])
  const figures = { kind: 'yoyPP', current: { numerator: 40, denominator: 50 }, previous: { numerator: 1, denominator: 2 } }

  it('is found by the item’s id, else by code and content, and by the unit’s code', async () => {
    const renamed = rubricJson([{ ...yoy({ id: 'OLD' }), code: 'c-YOY', content: '内容YOY' }, pp]) as unknown as Rubric
    const { handlers, campaignIds, unitId, record } = await years([rubric, renamed, rubric], [['A', 'B'], ['B', 'Z'], ['A', 'B', 'C']])
    record(0, 'A', 'YOY', { kind: 'yoy', current: 120, previous: 100 })
    record(0, 'A', 'PP', figures)
    record(1, 'B', 'OLD', { kind: 'yoy', current: 7, previous: 9 })
    record(1, 'Z', 'OLD', { kind: 'yoy', current: 8, previous: 9 })
    const ask = (itemId: string) => handlers['item.lastYear']({ campaignId: campaignIds[2] ?? '', itemId }).sources
    expect(ask('YOY').map(({ cycle, measure, figures: found }) => [cycle, measure, found])).toEqual([
      ['2025', '立案数（起）', [{ unitId: unitId(2, 'B'), figure: 7 }]],
      ['2024', '立案数（起）', [{ unitId: unitId(2, 'A'), figure: 120 }]],
    ])
    expect(ask('PP').at(-1)?.figures).toEqual([{ unitId: unitId(2, 'A'), figure: { numerator: 40, denominator: 50 } }])
    expect(codeOf(() => ask('NONE'))).toBe('not-found')
  })

  it('is not looked for where the rule compares otherwise, nor in the sample project', async () => {
    const other = rubricJson([item('YOY', 10, { kind: 'earn', perUnit: 1, target: 10 }), pp])
    const { handlers, campaignIds, db } = await years([other, rubric], [['A'], ['A']])
    const ask = (itemId: string) => handlers['item.lastYear']({ campaignId: campaignIds[1] ?? '', itemId }).sources
    const markSample = (sample: 0 | 1) => db.transaction((tx) => tx.run('UPDATE campaign SET sample = ? WHERE id = ?', [sample, campaignIds[0] ?? '']))
    expect(ask('YOY')).toEqual([])
    expect(ask('PP')).toHaveLength(1)
    markSample(1)
    expect(ask('PP')).toEqual([])
    markSample(0)
  })

  it('stands beside an entry that is not there yet and scores nothing; into one that is there it goes whole; one undo step', async () => {
    const { handlers, campaignIds: [campaignId = ''], unitId, inputOf, record } = await years([rubric], [['A', 'B', 'C']])
    record(0, 'B', 'YOY', { kind: 'yoy', current: 5, previous: 4 })
    record(0, 'C', 'YOY', { kind: 'yoy', current: 5, previous: 0, judged: { points: 3, reason: '研究' } })
    handlers['item.fillPrevious']({ campaignId, itemId: 'YOY', figures: ['A', 'B', 'C'].map((code) => ({ unitId: unitId(0, code), figure: 8 })) })
    expect(inputOf(0, 'A', 'YOY')).toMatchObject({ input: null, previous: 8 })
    expect(inputOf(0, 'B', 'YOY')).toMatchObject({ input: { kind: 'yoy', current: 5, previous: 8 }, previous: 8 })
    expect(inputOf(0, 'C', 'YOY')?.input).toEqual({ kind: 'yoy', current: 5, previous: 8 })
    expect(handlers['history.undo']({ campaignId })).toMatchObject({ label: 'c-YOY 3 个单位上年同期' })
    expect(inputOf(0, 'A', 'YOY')).toMatchObject({ input: null, previous: null })
    expect(inputOf(0, 'C', 'YOY')?.input).toMatchObject({ previous: 0, judged: { points: 3 } })
  })

  it('is kept with the entries of a pasted table, in their act', async () => {
    const { handlers, campaignIds: [campaignId = ''], unitId, inputOf } = await years([rubric], [['A', 'B']])
    const entries = [{ unitId: unitId(0, 'A'), input: null, previous: 8 }, { unitId: unitId(0, 'B'), input: { kind: 'yoy' as const, current: 5, previous: 4 } }]
    const record = (first: object) => handlers['item.record']({ campaignId, itemId: 'YOY', slot: 'team', entries: [{ ...entries[0], ...first } as (typeof entries)[0], entries[1]!] })
    expect(codeOf(() => record({ previous: -1 }))).toBe('bad-entry')
    record({})
    expect([inputOf(0, 'A', 'YOY'), inputOf(0, 'B', 'YOY')]).toMatchObject([{ input: null, previous: 8 }, { input: { current: 5 }, previous: null }])
    handlers['history.undo']({ campaignId })
    expect([inputOf(0, 'A', 'YOY'), inputOf(0, 'B', 'YOY')]).toMatchObject([{ previous: null }, { input: null }])
  })

  it('is refused whole where a figure does not fit, or leaves points to the team that nobody has given', async () => {
    const { handlers, campaignIds: [campaignId = ''], unitId, record, db } = await years([rubric], [['A', 'B']])
    record(0, 'B', 'YOY', { kind: 'yoy', current: 5, previous: 4 })
    const fill = (itemId: string, b: unknown) => codeOf(() => handlers['item.fillPrevious']({ campaignId, itemId, figures: [{ unitId: unitId(0, 'A'), figure: 1 }, { unitId: unitId(0, 'B'), figure: b as number }] }))
    const before = contentOf(db)
    for (const bad of [-1, 0.0000001, 1e9, { numerator: 1, denominator: 2 }, 0]) expect(fill('YOY', bad)).toBe('bad-entry')
    expect(fill('PP', { numerator: 1, denominator: 2 })).toBe('bad-entry')
    expect(contentOf(db)).toBe(before)
  })
})

describe('last year’s finals', () => {
  const rubric = rubricJson([yoy(), pp])

  it('come from what another campaign froze, by the unit’s code', async () => {
    const { handlers, campaignIds: [then = '', now = ''], unitId, record } = await years([rubric, rubric], [['A', 'B'], ['B', 'A', 'C']])
    record(0, 'A', 'REST', { kind: 'judged', points: 70.5, reason: '研究' })
    for (const to of ['submitted', 'finalized'] as const) handlers['assessment.move']({ campaignId: then, unitId: unitId(0, 'A'), to, reason: '' })
    expect(handlers['unit.lastFinals']({ campaignId: now }).sources).toEqual([
      { campaignId: then, name: '2024年考核', cycle: '2024', finals: [{ unitId: unitId(1, 'A'), final: '70.50' }], open: [unitId(1, 'B')] },
    ])
    expect(handlers['unit.lastFinals']({ campaignId: then }).sources.map(({ finals }) => finals)).toEqual([[]])
  })

  it('are saved as one act, all or none', async () => {
    const { handlers, campaignIds: [campaignId = ''], unitId, db } = await years([rubric], [['A', 'B']])
    const save = (b: string | null) => handlers['unit.saveFinals']({ campaignId, finals: [{ unitId: unitId(0, 'A'), previousFinal: '861.50' }, { unitId: unitId(0, 'B'), previousFinal: b }] })
    const finals = () => handlers['campaign.open']({ campaignId }).units.map(({ previousFinal }) => previousFinal)
    const before = contentOf(db)
    for (const bad of ['861.505', '-1', '八百', '10000', '']) expect(codeOf(() => save(bad))).toBe('bad-entry')
    expect(contentOf(db)).toBe(before)
    save('900')
    expect(finals()).toEqual(['861.50', '900'])
    expect(handlers['history.undo']({ campaignId })).toMatchObject({ label: '2 个单位上年度最终得分' })
    expect(finals()).toEqual([null, null])
    handlers['assessment.move']({ campaignId, unitId: unitId(0, 'B'), to: 'submitted', reason: '' })
    expect(codeOf(() => save('900'))).toBe('phase-closed')
    expect(finals()).toEqual([null, null])
  })
})
