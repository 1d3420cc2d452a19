import { afterEach, describe, expect, it } from 'vitest'
import { parseFrozen, differsFromFrozen } from '../../../shared/campaign/frozen'
import { listChanges } from '../../../electron/db/changes'
import { createServices } from '../../../electron/services/services'
import { scoreTogether } from '../../../shared/scoring'
import { toEntriesFile } from '../../../shared/campaign/entries-file'
import { codeOf } from './bench-of-services'
import { contentOf, expectRebuilt, rubric, smallCampaign, unitInput, type SyncHandlers } from './small-campaign'
import { item, rubricJson } from '../../unit/scoring/small-rubric'

const fonts = { title: '宋体', titleBold: true, body: '仿宋', kai: '楷体', hei: '黑体', song: '宋体' }
type Campaign = Awaited<ReturnType<typeof smallCampaign>>
const open: Campaign[] = []
const start = async (role?: 'assessor' | 'secretariat'): Promise<Campaign> => {
  const campaign = await smallCampaign(role)
  open.push(campaign)
  return campaign
}
afterEach(() => open.splice(0).forEach(({ db, campaignId }) => {
  expectRebuilt(db, campaignId)
  db.close()
}))

/** Runs what must be refused and sees that nothing was written. */
function refused({ db }: Campaign, body: () => unknown): string {
  const before = contentOf(db)
  const code = codeOf(body)
  expect(contentOf(db)).toBe(before)
  return code
}

describe('entries', () => {
  it.each<[string, string, unknown]>([
    ['a kind that does not fit', 'DED', { kind: 'earn', count: 1 }],
    ['half a count', 'DED', { kind: 'deduct', counts: { a: 0.5 } }],
    ['an unknown clause', 'DED', { kind: 'deduct', counts: { z: 1 } }],
    ['more points than there are', 'REST', { kind: 'judged', points: 51, reason: '定' }],
    ['a judgement without a reason', 'REST', { kind: 'judged', points: 5, reason: ' ' }],
    ['not applicable where that is not allowed', 'FARM', { kind: 'notApplicable', reason: '没有' }],
    ['an item that the zones exclude', 'FARM', { kind: 'earn', count: 1 }],
  ])('refuses %s with nothing written', async (_what, itemId, input) => {
    const campaign = await start()
    expect(refused(campaign, () => campaign.record(campaign.units.a, itemId, input))).toBe('bad-entry')
  })
  it('refuses all of several where one is bad', async () => {
    const campaign = await start()
    const { handlers, campaignId, units } = campaign
    const entries = [{ itemId: 'CITY', input: { kind: 'yesno' as const, met: true } }, { itemId: 'REST', input: { kind: 'judged' as const, points: 99, reason: '定' } }]
    expect(refused(campaign, () => handlers['entry.record']({ campaignId, unitId: units.a, slot: 'team', entries }))).toBe('bad-entry')
  })
  it('refuses on an exempt item what would be wrong once it is no longer exempt', async () => {
    const campaign = await start()
    campaign.handlers['exempt.save']({ campaignId: campaign.campaignId, itemId: 'REST', document: '海平安〔2026〕1号' })
    expect(refused(campaign, () => campaign.record(campaign.units.a, 'REST', { kind: 'judged', points: 99, reason: '定' }))).toBe('bad-entry')
    expect(refused(campaign, () => campaign.record(campaign.units.a, 'REST', { kind: 'yesno', met: true }))).toBe('bad-entry')
  })
  it('keeps what an item carried while it was exempt', async () => {
    const { handlers, campaignId, units, record, inputOf, unitReport } = await start()
    record(units.a, 'REST', { kind: 'judged', points: 40, reason: '定' })
    handlers['exempt.save']({ campaignId, itemId: 'REST', document: '海平安〔2026〕1号' })
    const card = () => unitReport(campaignId, units.a, { exportDate: '2026-11-30', fonts }).scorecard
    expect(card().items['REST']?.state).toBe('notApplicable')
    handlers['exempt.save']({ campaignId, itemId: 'REST', document: null })
    expect(card().items['REST']?.points).toBe(4000)
    expect(inputOf(units.a, 'REST')).toEqual({ kind: 'judged', points: 40, reason: '定' })
  })
  it('knows the same text in NFC, and one change where nothing differs', async () => {
    const { record, units, inputOf, db, campaignId } = await start()
    record(units.a, 'REST', { kind: 'judged', points: 1, reason: 'cafe\u0301' })
    const before = listChanges(db, campaignId).length
    record(units.a, 'REST', { kind: 'judged', points: 1, reason: 'caf\u00e9' })
    expect(listChanges(db, campaignId)).toHaveLength(before)
    expect(inputOf(units.a, 'REST')).toEqual({ kind: 'judged', points: 1, reason: 'caf\u00e9' })
  })
  it('takes an item whose id holds a slash', async () => {
    const { handlers } = await start()
    const text = JSON.stringify(rubricJson([item('甲/乙', 10, { kind: 'yesno' })]))
    const { campaignId } = handlers['campaign.create']({ name: '另一', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubric: { kind: 'json', text }, units: [unitInput('A')] })
    const unitId = handlers['campaign.open']({ campaignId }).units[0]?.id ?? ''
    handlers['entry.record']({ campaignId, unitId, slot: 'team', entries: [{ itemId: '甲/乙', input: { kind: 'yesno', met: true } }] })
    expect(handlers['campaign.open']({ campaignId }).entries).toMatchObject([{ itemId: '甲/乙', input: { met: true } }])
    handlers['history.undo']({ campaignId })
    expect(handlers['campaign.open']({ campaignId }).entries).toMatchObject([{ input: null }])
  })
})

describe('campaigns and units', () => {
  const dates = { cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30' }
  const json = (value: unknown) => ({ kind: 'json' as const, text: typeof value === 'string' ? value : JSON.stringify(value) })
  it.each<[string, object, string]>([
    ['a blank name', { name: ' ' }, 'bad-entry'],
    ['an end before the start', { endDate: '2026-08-31' }, 'bad-entry'],
    ['a date that is none', { startDate: '2026-02-31' }, 'bad-entry'],
    ['a rubric that is no JSON', { rubric: json('{') }, 'bad-rubric'],
    ['a rubric with a fault', { rubric: json({ ...rubric, basePoints: 99 }) }, 'bad-rubric'],
    ['a rubric whose ids are one in NFC', { rubric: json(rubricJson([item('caf\u00e9', 5, { kind: 'yesno' }, { code: 'x' }), item('cafe\u0301', 5, { kind: 'yesno' }, { code: 'y' })])) }, 'bad-rubric'],
    ['a rubric that says one field twice', { rubric: json(JSON.stringify(rubric).replace('{', '{"caf\u00e9":1,"cafe\u0301":2,')) }, 'bad-rubric'],
    ['a rubric with a number that is none', { rubric: json(JSON.stringify(rubric).replace('{', '{"x":1e999,')) }, 'bad-rubric'],
    ['a rubric that is deeper than anything', { rubric: json(JSON.stringify(rubric).replace('{', `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},`)) }, 'bad-rubric'],
    ['a unit twice', { units: [unitInput('A'), unitInput('A')] }, 'duplicate-unit'],
    ['a unit twice in NFC', { units: [unitInput('caf\u00e9'), unitInput('cafe\u0301')] }, 'duplicate-unit'],
    ['an unknown zone', { units: [unitInput('A', { zones: ['海'] })] }, 'bad-entry'],
  ])('are not made with %s', async (_what, more, code) => {
    const campaign = await start()
    const request = { name: '考核', ...dates, rubric: json(rubric), units: [], ...more }
    expect(refused(campaign, () => campaign.handlers['campaign.create'](request))).toBe(code)
  })
  it('refuse a code that is taken, whoever has it', async () => {
    const campaign = await start()
    const { handlers, campaignId, units } = campaign
    expect(refused(campaign, () => handlers['unit.save']({ campaignId, unitId: null, unit: unitInput(' B ') }))).toBe('duplicate-unit')
    expect(refused(campaign, () => handlers['unit.save']({ campaignId, unitId: units.a, unit: unitInput('B') }))).toBe('duplicate-unit')
    handlers['unit.remove']({ campaignId, unitId: units.b })
    handlers['unit.save']({ campaignId, unitId: units.a, unit: unitInput('B') })
  })
  it('move entries out with the zones, and back with their scores', async () => {
    const { handlers, campaignId, units, record, state, unitReport } = await start()
    record(units.a, 'CITY', { kind: 'yesno', met: true })
    record(units.a, 'CITY', { kind: 'yesno', met: false }, 'self')
    const entry = (slot: string) => state().entries.find((one) => one.unitId === units.a && one.itemId === 'CITY' && one.slot === slot)
    const points = () => unitReport(campaignId, units.a, { exportDate: '2026-11-30', fonts }).scorecard.items['CITY']
    expect(points()).toMatchObject({ points: 1000, state: 'scored' })
    handlers['unit.save']({ campaignId, unitId: units.a, unit: unitInput('A', { zones: ['农'] }) })
    expect(entry('team')).toMatchObject({ input: null, setAside: { kind: 'yesno', met: true } })
    expect(entry('self')).toMatchObject({ input: null, setAside: { kind: 'yesno', met: false } })
    expect(points()).toMatchObject({ points: 0, state: 'notApplicable', cause: 'zones' })
    handlers['unit.save']({ campaignId, unitId: units.a, unit: unitInput('A') })
    expect(entry('team')).toMatchObject({ input: { kind: 'yesno', met: true }, setAside: null })
    expect(points()).toMatchObject({ points: 1000, state: 'scored' })
    handlers['history.undo']({ campaignId })
    expect(entry('team')).toMatchObject({ input: null, setAside: { kind: 'yesno', met: true } })
    handlers['history.undo']({ campaignId })
    expect(points()).toMatchObject({ points: 1000 })
  })
  it('need a document to exempt an item', async () => {
    const campaign = await start()
    const { handlers, campaignId, state } = campaign
    expect(refused(campaign, () => handlers['exempt.save']({ campaignId, itemId: 'REST', document: ' ' }))).toBe('document-needed')
    expect(refused(campaign, () => handlers['exempt.save']({ campaignId, itemId: 'NONE', document: '1号' }))).toBe('not-found')
    handlers['exempt.save']({ campaignId, itemId: 'REST', document: ' 1号 ' })
    expect(state().campaign.exempt).toEqual([{ itemId: 'REST', document: '1号' }])
  })
})

describe('phases', () => {
  const move = ({ handlers, campaignId }: Campaign, unitId: string, to: 'draft' | 'submitted' | 'returned' | 'finalized', reason = '') => handlers['assessment.move']({ campaignId, unitId, to, reason })
  it('go only where the workflow allows, with a reason where it asks for one', async () => {
    const campaign = await start()
    const { a } = campaign.units
    for (const to of ['draft', 'returned', 'finalized'] as const) expect(refused(campaign, () => move(campaign, a, to, '因'))).toBe('bad-transition')
    move(campaign, a, 'submitted')
    for (const to of ['draft', 'submitted'] as const) expect(refused(campaign, () => move(campaign, a, to, '因'))).toBe('bad-transition')
    expect(refused(campaign, () => move(campaign, a, 'returned', ' '))).toBe('reason-needed')
    move(campaign, a, 'returned', '材料不全')
    expect(refused(campaign, () => move(campaign, a, 'finalized'))).toBe('bad-transition')
    move(campaign, a, 'submitted')
    move(campaign, a, 'finalized')
    for (const to of ['submitted', 'returned', 'finalized'] as const) expect(refused(campaign, () => move(campaign, a, to, '因'))).toBe('bad-transition')
    expect(refused(campaign, () => move(campaign, a, 'draft'))).toBe('reason-needed')
    move(campaign, a, 'draft', '申诉')
    expect(campaign.state().assessments.find(({ id }) => id === a)).toMatchObject({ phase: 'draft', revision: 2, reason: '申诉', frozen: null })
  })
  it.each([['submitted', 'assessor'], ['finalized', 'assessor'], ['finalized', 'secretariat']] as const)('%s refuses every edit by the %s', async (phase, role) => {
    const campaign = await start(role)
    const { handlers, campaignId, units: { a }, record } = campaign
    const claim = { campaignId, unitId: a, list: 'bonus' as const, item: 'J1', level: 'a', count: 1, matter: '' }
    const veto = { campaignId, unitId: a, item: 'V1', state: 'lead' as const, document: '', date: '', note: '' }
    const claimId = handlers['claim.save']({ ...claim, claimId: null }).records[0]?.row.id ?? ''
    const vetoId = handlers['veto.save']({ ...veto, vetoId: null }).records[0]?.row.id ?? ''
    record(a, 'REST', { kind: 'judged', points: 1, reason: '定' })
    move(campaign, a, 'submitted')
    if (phase === 'finalized') move(campaign, a, 'finalized')
    const edits: (() => unknown)[] = [
      () => record(a, 'REST', { kind: 'judged', points: 2, reason: '定' }),
      () => record(a, 'REST', null),
      () => record(a, 'REST', { kind: 'judged', points: 2, reason: '定' }, 'self'),
      () => handlers['entry.note']({ campaignId, unitId: a, itemId: 'REST', slot: 'team', note: '因' }),
      () => handlers['claim.save']({ ...claim, claimId: null }),
      () => handlers['claim.save']({ ...claim, claimId, count: 2 }),
      () => handlers['claim.remove']({ campaignId, claimId }),
      () => handlers['veto.save']({ ...veto, vetoId: null }),
      () => handlers['veto.save']({ ...veto, vetoId, note: '因' }),
      () => handlers['veto.remove']({ campaignId, vetoId }),
      () => handlers['unit.save']({ campaignId, unitId: a, unit: unitInput('A', { zones: ['农'] }) }),
      () => handlers['unit.remove']({ campaignId, unitId: a }),
      () => handlers['history.undo']({ campaignId }),
    ]
    for (const edit of edits) expect(refused(campaign, edit)).toBe('phase-closed')
  })
  it('freeze the scorecard and the fingerprint, and show what differs later', async () => {
    const campaign = await start()
    const { units: { a, b, c }, record, unitReport, campaignId, state, listLateChanges, handlers, options, db } = campaign
    const report = () => unitReport(campaignId, a, { exportDate: '2026-11-30', fonts })
    record(a, 'RANK', { kind: 'rank', value: 5 })
    record(b, 'RANK', { kind: 'rank', value: 4 })
    record(c, 'RANK', { kind: 'rank', value: 1 })
    record(a, 'REST', { kind: 'judged', points: 40, reason: '定' })
    move(campaign, a, 'submitted')
    const before = report()
    move(campaign, a, 'finalized')
    const frozen = parseFrozen(state().assessments.find(({ id }) => id === a)?.frozen ?? '')
    expect(frozen.scorecard).toEqual(before.scorecard)
    expect(frozen.fingerprint).toMatch(/^[0-9A-F]{64}$/)
    // Another unit moves the ranking: the frozen scorecard stays, the recomputation differs and is not put in its place.
    record(b, 'RANK', { kind: 'rank', value: 9 })
    const files = state().units.map(({ id }) => toEntriesFile(state(), id, 'team')).flatMap((file) => (file ? [file] : []))
    const recomputed = scoreTogether(state().rubric, files).get('A')
    expect(recomputed?.ok && differsFromFrozen(frozen, recomputed.value)).toBe(true)
    expect([report().scorecard, report().fingerprint]).toEqual([frozen.scorecard, frozen.fingerprint])
    expect(listLateChanges(campaignId, a)).toEqual([])
    // A change of another laptop that 定稿 has not seen is late, whatever it says: here an input and the three findings it makes.
    const late = createServices({ ...options, device: 'device-2' })
    db.transaction((tx) => tx.run('UPDATE assessment SET phase = ? WHERE id = ?', ['draft', a]))
    await late.handlers['entry.record']({ campaignId, unitId: a, slot: 'team', entries: [{ itemId: 'DED', input: { kind: 'deduct', counts: { a: 3 } } }] })
    db.transaction((tx) => tx.run('UPDATE assessment SET phase = ? WHERE id = ?', ['finalized', a]))
    expect(listLateChanges(campaignId, a)).toHaveLength(1 + 3)
    expect([report().scorecard, report().fingerprint]).toEqual([frozen.scorecard, frozen.fingerprint])
    handlers['assessment.move']({ campaignId, unitId: a, to: 'draft', reason: '补录' })
    expect(report().scorecard.items['DED']?.points).toBe(1700)
    expect(report().fingerprint).not.toBe(frozen.fingerprint)
    expect(listLateChanges(campaignId, a)).toEqual([])
  })
})

describe('vetoes', () => {
  const veto = (campaign: Campaign, fields: object = {}) => ({ campaignId: campaign.campaignId, vetoId: null, unitId: campaign.units.a, item: 'V1', state: 'lead' as const, document: '', date: '', note: '', ...fields })
  const effective = { state: 'effective' as const, document: '海平安〔2026〕3号', date: '2026-10-01' }
  it('become effective only by the secretariat, with document and date', async () => {
    const campaign = await start()
    const save = (fields: object) => campaign.handlers['veto.save'](veto(campaign, fields))
    expect(refused(campaign, () => save(effective))).toBe('secretariat-only')
    const vetoId = save({ state: 'proposed' }).records[0]?.row.id ?? ''
    campaign.handlers['me.save']({ name: '联络员甲', post: '平安办', role: 'secretariat' })
    for (const missing of [{ document: ' ' }, { date: '' }]) expect(refused(campaign, () => save({ vetoId, ...effective, ...missing }))).toBe('document-needed')
    expect(refused(campaign, () => save({ vetoId, ...effective, date: '2026-02-31' }))).toBe('bad-entry')
    save({ vetoId, ...effective })
    campaign.handlers['me.save']({ name: '组员甲', post: '考核组', role: 'assessor' })
    expect(refused(campaign, () => save({ vetoId, ...effective, state: 'withdrawn' }))).toBe('secretariat-only')
    expect(refused(campaign, () => save({ vetoId, ...effective, note: '改' }))).toBe('secretariat-only')
    expect(refused(campaign, () => campaign.handlers['veto.remove']({ campaignId: campaign.campaignId, vetoId }))).toBe('secretariat-only')
    expect(refused(campaign, () => campaign.handlers['history.undo']({ campaignId: campaign.campaignId }))).toBe('secretariat-only')
  })
  it('may still be decided by the secretariat after the unit was submitted, and not after 定稿', async () => {
    const campaign = await start()
    const { handlers, campaignId, units: { a } } = campaign
    handlers['assessment.move']({ campaignId, unitId: a, to: 'submitted', reason: '' })
    expect(refused(campaign, () => handlers['veto.save'](veto(campaign)))).toBe('phase-closed')
    handlers['me.save']({ name: '联络员甲', post: '平安办', role: 'secretariat' })
    const states = () => campaign.state().vetoes.map(({ state }) => state)
    handlers['veto.save'](veto(campaign, effective))
    expect(states()).toEqual(['effective'])
    handlers['history.undo']({ campaignId })
    expect(states()).toEqual([])
    handlers['history.redo']({ campaignId })
    expect(states()).toEqual(['effective'])
    handlers['assessment.move']({ campaignId, unitId: a, to: 'finalized', reason: '' })
    expect(refused(campaign, () => handlers['veto.save'](veto(campaign)))).toBe('phase-closed')
    expect(refused(campaign, () => handlers['history.undo']({ campaignId }))).toBe('phase-closed')
  })
  it('are not made effective by redoing it as somebody else', async () => {
    const campaign = await start('secretariat')
    const { handlers, campaignId } = campaign
    handlers['veto.save'](veto(campaign, effective))
    handlers['history.undo']({ campaignId })
    handlers['me.save']({ name: '组员甲', post: '考核组', role: 'assessor' })
    expect(refused(campaign, () => handlers['history.redo']({ campaignId }))).toBe('secretariat-only')
  })
})

describe('the journal', () => {
  it('says who changed what, when, from what to what', async () => {
    const { handlers, record, units, campaignId } = await start()
    record(units.a, 'REST', { kind: 'judged', points: 1, reason: '定' })
    handlers['me.save']({ name: '组员乙', post: '考核组', role: 'assessor' })
    record(units.a, 'REST', { kind: 'judged', points: 2, reason: '定' })
    const { lines } = (handlers satisfies SyncHandlers)['history.list']({ campaignId, unitId: units.a, itemId: 'REST', limit: 10 })
    expect(lines.map(({ actor, from, to }) => [actor, from, to])).toEqual([
      ['组员乙', { kind: 'judged', points: 1, reason: '定' }, { kind: 'judged', points: 2, reason: '定' }],
      ['组员甲', null, '2026-09-01'],
      ['组员甲', null, { kind: 'judged', points: 1, reason: '定' }],
    ])
    expect(lines[0]?.at).toBeGreaterThan(lines[1]?.at ?? 0)
  })
})
