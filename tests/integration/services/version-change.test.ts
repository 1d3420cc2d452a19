import { expect, test } from 'vitest'
import { createServices } from '../../../electron/services/services'
import { AppError } from '../../../shared/failure'
import { cardsOf } from '../../../shared/campaign/unit-scoring'
import { canonicalJson } from '../../../shared/change/canonical-json'
import { findRubricJson, saveRubricVersion } from '../../../electron/db/rubric-versions'
import { item, rubricJson } from '../../unit/scoring/small-rubric'
import { sha256 } from './bench-of-services'
import { contentOf, expectRebuilt, rowsOf, rubric, smallCampaign, type SyncHandlers } from './small-campaign'

const next = rubricJson([
  item('DED', 20, { kind: 'deduct', clauses: [{ id: 'a', when: '未部署', per: '次', points: 2, max: null }] }),
  item('NEW', 10, { kind: 'yesno' }, { zones: ['城'], content: '内容CITY', standard: '' }),
  item('RANK', 20, { kind: 'yesno' }),
], { version: '修订-2' })

/** The small campaign with a second version in its library, and a place that backs up. */
async function withVersion(role: 'assessor' | 'secretariat' = 'secretariat') {
  const small = await smallCampaign(role)
  const json = canonicalJson(next)
  const digest = sha256(json)
  small.db.transaction((tx) => saveRubricVersion(tx, { digest, id: 'small', version: '修订-2', json, publishedAt: 5 }))
  const backups: { reason: string; content: string }[] = []
  const place = {
    version: '', platform: '', dataFolder: '', recovered: false, readOnly: () => null, backup: () => Promise.resolve({ lastAt: null, failure: null, second: null, drill: null }),
    backUp: (reason: string) => {
      backups.push({ reason, content: contentOf(small.db) })
      return Promise.resolve()
    },
  }
  const made = createServices({ ...small.options, place })
  const handlers = made.handlers as unknown as Omit<SyncHandlers, 'version.change'> & Pick<typeof made.handlers, 'version.change'>
  const { campaignId, units, record } = small
  record(units.a, 'DED', { kind: 'deduct', counts: { a: 3 } })
  record(units.a, 'CITY', { kind: 'yesno', met: true })
  record(units.c, 'FARM', { kind: 'earn', count: 4 })
  record(units.a, 'RANK', { kind: 'rank', value: 7 })
  record(units.b, 'DED', { kind: 'deduct', counts: { a: 1 } }, 'self')
  handlers['entry.note']({ campaignId, unitId: units.a, itemId: 'CITY', slot: 'team', note: '有预案' })
  const matches = [{ from: 'CITY', to: 'NEW' }]
  return { ...small, handlers, digest, backups, matches, plan: () => handlers['version.plan']({ campaignId, digest, matches }) }
}
const codeOf = async (body: () => unknown): Promise<string> => {
  try {
    await body()
  } catch (error) {
    return error instanceof AppError ? `${error.code} ${error.detail['units'] ?? ''}`.trim() : String(error)
  }
  return 'none'
}

test('the plan says what happens to every score, and nothing is written', async () => {
  const { plan, db, units, handlers, campaignId, digest } = await withVersion()
  const before = contentOf(db)
  const unconfirmed = handlers['version.plan']({ campaignId, digest, matches: [] })
  expect(unconfirmed.plan.matching).toMatchObject({ same: 3, proposals: [{ from: 'CITY', to: 'NEW' }], gone: ['FARM'], added: [] })
  expect(unconfirmed.plan.lines.find(({ from }) => from === 'CITY')).toMatchObject({ fate: 'setAside', cause: 'gone' })
  const { plan: shown } = plan()
  expect(shown.lines.map(({ unitId, slot, from, to, fate, cause, changes }) => [unitId, slot, from, to, fate, cause ?? changes])).toEqual(expect.arrayContaining([
    [units.a, 'team', 'DED', 'DED', 'review', ['rule']],
    [units.b, 'self', 'DED', 'DED', 'review', ['rule']],
    [units.c, 'team', 'FARM', 'FARM', 'setAside', 'gone'],
    [units.a, 'team', 'RANK', 'RANK', 'setAside', 'kind'],
  ]))
  expect(shown.counts).toEqual({ team: { stays: 1, review: 1, setAside: 2, back: 0 }, self: { stays: 0, review: 1, setAside: 0, back: 0 } })
  expect(shown.totals.find(({ unitId }) => unitId === units.a)).toMatchObject({ before: expect.any(Number) as number, after: expect.any(Number) as number })
  expect(contentOf(db)).toBe(before)
})

test('the change is one act after one backup; scores, notes and tray are as planned; undo and redo bring everything', async () => {
  const { plan, handlers, campaignId, digest, matches, db, state, backups, units, inputOf } = await withVersion()
  const [before, rows, old] = [contentOf(db), rowsOf(db, campaignId), state()]
  const { plan: shown, seen } = plan()
  await handlers['version.change']({ campaignId, digest, matches, seen })
  expect(backups).toEqual([{ reason: 'before-version', content: before }])
  const now = state()
  expect([now.campaign.rubricDigest, now.rubric.version]).toEqual([digest, '修订-2'])
  expect(inputOf(units.a, 'NEW')).toEqual({ kind: 'yesno', met: true })
  expect(now.entries.find(({ itemId, unitId, slot }) => itemId === 'NEW' && unitId === units.a && slot === 'team')).toMatchObject({ note: '有预案', review: null })
  expect(now.entries.find(({ itemId, unitId }) => itemId === 'DED' && unitId === units.a)?.review).toEqual({ rubricDigest: old.campaign.rubricDigest, itemId: 'DED' })
  expect(now.entries.find(({ itemId }) => itemId === 'FARM')).toMatchObject({ input: null, former: [{ itemId: 'FARM', rubricDigest: old.campaign.rubricDigest, input: { kind: 'earn', count: 4 } }] })
  expect(now.formerItems.flatMap((former) => (former.kind === 'item' ? [[former.item.id, former.version]] : [])).sort()).toEqual([['CITY', '1'], ['DED', '1'], ['FARM', '1'], ['RANK', '1']])
  const cards = cardsOf(now, 'team')
  for (const { unitId, after } of shown.totals) {
    const card = cards.get(now.units.find(({ id }) => id === unitId)?.code ?? '')
    expect(card?.ok ? card.value.final : null).toBe(after)
  }
  expectRebuilt(db, campaignId)
  expect(handlers['history.undo']({ campaignId })?.label).toBe('改用细则版本 修订-2')
  const blankLess = (list: string[]): string[] => list.filter((row) => !row.includes('"itemId":"NEW"'))
  expect(blankLess(rowsOf(db, campaignId))).toEqual(rows)
  expect(state().rubric.version).toBe('1')
  expectRebuilt(db, campaignId)
  expect(handlers['history.redo']({ campaignId })?.label).toBe('改用细则版本 修订-2')
  expect(state().entries).toEqual(now.entries)
  expectRebuilt(db, campaignId)
})

test('refused: another role, a finalized unit by name, a plan that is no longer what was seen, bad matches, the version in use', async () => {
  const { plan, handlers, campaignId, digest, matches, db, units, backups, state, record } = await withVersion()
  const refused = (more: object = {}): Promise<string> => codeOf(() => handlers['version.change']({ campaignId, digest, matches, seen: plan().seen, ...more }))
  const { seen } = plan()
  record(units.a, 'DED', { kind: 'deduct', counts: { a: 5 } })
  const before = contentOf(db)
  expect(await refused({ seen })).toBe('version-plan-changed')
  expect(await refused({ matches: [{ from: 'CITY', to: 'RANK' }] })).toBe('version-matches')
  expect(await refused({ digest: state().campaign.rubricDigest })).toBe('version-in-use')
  expect(await refused({ digest: 'x' })).toBe('not-found')
  expect(contentOf(db)).toBe(before)
  handlers['assessment.move']({ campaignId, unitId: units.b, to: 'submitted', reason: '' })
  handlers['assessment.move']({ campaignId, unitId: units.b, to: 'finalized', reason: '' })
  expect(plan().plan.finalized).toEqual([units.b])
  expect(await refused()).toBe('version-finalized 单位B')
  expect(backups).toEqual([])
  const other = await withVersion('assessor')
  expect(await codeOf(() => other.handlers['version.change']({ campaignId: other.campaignId, digest: other.digest, matches, seen: other.plan().seen }))).toBe('secretariat-only')
  expect(other.backups).toEqual([])
})

test('a submitted unit goes back to its team with the reason, in the same act', async () => {
  const { plan, handlers, campaignId, digest, matches, units, state } = await withVersion()
  handlers['assessment.move']({ campaignId, unitId: units.a, to: 'submitted', reason: '' })
  expect(plan().plan.submitted).toEqual([units.a])
  const phase = () => state().assessments.find(({ id }) => id === units.a)
  await handlers['version.change']({ campaignId, digest, matches, seen: plan().seen })
  expect(phase()).toMatchObject({ phase: 'returned', reason: '评分细则改版' })
  handlers['history.undo']({ campaignId })
  expect(phase()).toMatchObject({ phase: 'submitted', reason: '' })
})

test('the way back is closed while a unit is finalized on the new version, also one that the change did not touch', async () => {
  const { plan, handlers, campaignId, digest, matches, units, state, record, db } = await withVersion()
  record(units.b, 'DED', null, 'self')
  await handlers['version.change']({ campaignId, digest, matches, seen: plan().seen })
  handlers['assessment.move']({ campaignId, unitId: units.b, to: 'submitted', reason: '' })
  handlers['assessment.move']({ campaignId, unitId: units.b, to: 'finalized', reason: '' })
  const before = contentOf(db)
  expect(await codeOf(() => handlers['history.undo']({ campaignId }))).toBe('version-finalized 单位B')
  expect(contentOf(db)).toBe(before)
  handlers['assessment.move']({ campaignId, unitId: units.b, to: 'draft', reason: '改回' })
  handlers['history.undo']({ campaignId })
  expect(state().rubric.version).toBe('1')
})

test('a submitted unit keeps nobody from doing again what sends it back', async () => {
  const { plan, handlers, campaignId, digest, matches, units, state } = await withVersion()
  handlers['assessment.move']({ campaignId, unitId: units.a, to: 'submitted', reason: '' })
  await handlers['version.change']({ campaignId, digest, matches, seen: plan().seen })
  handlers['history.undo']({ campaignId })
  expect(handlers['history.redo']({ campaignId })?.label).toBe('改用细则版本 修订-2')
  expect(state().assessments.find(({ id }) => id === units.a)).toMatchObject({ phase: 'returned' })
  expect(state().rubric.version).toBe('修订-2')
})

test('a change that is cut off in the middle leaves the old version whole', async () => {
  const { plan, campaignId, digest, matches, db, options } = await withVersion()
  const { seen } = plan()
  const before = contentOf(db)
  let left = 0
  const place = { version: '', platform: '', dataFolder: '', recovered: false, readOnly: () => null, backup: () => Promise.reject(new Error()), backUp: () => Promise.resolve((left = 6)) }
  const cut = createServices({ ...options, place, sha256: (text) => { if (left > 0 && --left === 0) throw new Error('cut'); return sha256(text) } })
  await expect(Promise.resolve(cut.handlers['version.change']({ campaignId, digest, matches, seen }))).rejects.toThrow('cut')
  expect(contentOf(db)).toBe(before)
})

test('looked at again, or recorded anew, nothing is left to look at; a score is put back where it is taken', async () => {
  const { plan, handlers, campaignId, digest, matches, units, state, db } = await withVersion()
  await handlers['version.change']({ campaignId, digest, matches, seen: plan().seen })
  const entry = (unitId: string, itemId: string, slot = 'team') => state().entries.find((one) => one.unitId === unitId && one.itemId === itemId && one.slot === slot)
  handlers['entry.reviewed']({ campaignId, unitId: units.a, slot: 'team', itemIds: ['DED'], claimIds: [], vetoIds: [] })
  expect(entry(units.a, 'DED')).toMatchObject({ review: null, input: { counts: { a: 3 } } })
  expect(handlers['history.undo']({ campaignId })?.label).toBe('单位A c-DED 已复看')
  expect(entry(units.a, 'DED')?.review).not.toBeNull()
  handlers['entry.record']({ campaignId, unitId: units.a, slot: 'team', entries: [{ itemId: 'DED', input: { kind: 'deduct', counts: { a: 3 } } }] })
  expect(entry(units.a, 'DED')?.review).toBeNull()
  // A rank is no answer to 是否.
  expect(await codeOf(() => handlers['entry.putBack']({ campaignId, unitId: units.a, slot: 'team', itemId: 'RANK', at: 0, toItemId: 'RANK' }))).toBe('bad-entry')
  expect(await codeOf(() => handlers['entry.putBack']({ campaignId, unitId: units.a, slot: 'team', itemId: 'RANK', at: 1, toItemId: 'RANK' }))).toBe('not-found')
  // Back on the old version 加 4 次 is taken again, and what was there goes to the tray.
  handlers['history.undo']({ campaignId })
  handlers['history.undo']({ campaignId })
  expectRebuilt(db, campaignId)
})

test('put back: the score counts again under another item, and what was scored there goes to the tray', async () => {
  const { handlers, campaignId, digest, units, state, record, db } = await withVersion()
  const seen = handlers['version.plan']({ campaignId, digest, matches: [] }).seen
  await handlers['version.change']({ campaignId, digest, matches: [], seen })
  record(units.a, 'NEW', { kind: 'yesno', met: false })
  handlers['entry.putBack']({ campaignId, unitId: units.a, slot: 'team', itemId: 'CITY', at: 0, toItemId: 'NEW' })
  const entries = state().entries.filter(({ unitId }) => unitId === units.a)
  expect(entries.find(({ itemId }) => itemId === 'CITY')?.former).toEqual([])
  expect(entries.find(({ itemId }) => itemId === 'NEW')).toMatchObject({ input: { kind: 'yesno', met: true }, former: [{ itemId: 'NEW', rubricDigest: digest, input: { met: false } }] })
  expectRebuilt(db, campaignId)
})

/** Versions of 加减分 and 一票否决 alone: the second is worth more and reworded, the third has other matters. */
async function withAdjusts(role: 'assessor' | 'secretariat' = 'secretariat') {
  const made = await withVersion(role)
  const { handlers, campaignId, units, db } = made
  const versionOf = (version: string, more: object): string => {
    const json = canonicalJson({ ...rubric, version, ...more })
    db.transaction((tx) => saveRubricVersion(tx, { digest: sha256(json), id: 'small', version, json, publishedAt: 5 }))
    return sha256(json)
  }
  const dearer = versionOf('修订-3', { bonus: { cap: 10, items: [{ code: 'J1', content: '加', cap: 6, levels: [{ id: 'a', label: '省', points: 3 }] }] }, vetoes: { grade: '好', items: [{ code: 'V1', content: '否' }] } })
  const others = versionOf('修订-4', { bonus: { cap: 10, items: [{ code: 'J9', content: '完全另一件', cap: 6, levels: [{ id: 'z', label: '省', points: 1 }] }] }, vetoes: { grade: '差', items: [{ code: 'V9', content: '另一件大事' }] } })
  handlers['claim.save']({ campaignId, claimId: null, unitId: units.a, list: 'bonus', item: 'J1', level: 'a', count: 2, matter: '甲事' })
  handlers['veto.save']({ campaignId, vetoId: null, unitId: units.a, item: 'V1', state: role === 'secretariat' ? 'effective' : 'lead', document: '文', date: '2026-11-20', note: '通报' })
  const go = (digest: string) => handlers['version.change']({ campaignId, digest, matches: [], seen: handlers['version.plan']({ campaignId, digest, matches: [] }).seen })
  const adjusts = () => {
    const [claim, veto] = [made.state().claims[0], made.state().vetoes[0]]
    if (!claim || !veto) throw new Error('a claim and a veto are needed')
    return { claim, veto }
  }
  return { ...made, dearer, others, go, adjusts }
}

test('claims and vetoes are looked at again, each once, by who may; undo asks again', async () => {
  const { go, dearer, adjusts, handlers, campaignId, units, db, state } = await withAdjusts()
  const digest = state().campaign.rubricDigest
  await go(dearer)
  expect([adjusts().claim.review, adjusts().veto.review]).toEqual([{ rubricDigest: digest, itemId: 'J1' }, { rubricDigest: digest, itemId: 'V1' }])
  const seen = (unitId: string, more: object) => handlers['entry.reviewed']({ campaignId, unitId, slot: 'team', itemIds: [], claimIds: [], vetoIds: [], ...more })
  const { claim, veto } = adjusts()
  expect(await codeOf(() => seen(units.b, { claimIds: [claim.id] }))).toBe('not-found')
  expect(await codeOf(() => seen(units.b, { vetoIds: [veto.id] }))).toBe('not-found')
  handlers['me.save']({ name: '组员甲', post: '考核组', role: 'assessor' })
  expect(await codeOf(() => seen(units.a, { vetoIds: [veto.id] }))).toBe('secretariat-only')
  handlers['me.save']({ name: '联络员', post: '平安办', role: 'secretariat' })
  seen(units.a, { claimIds: [claim.id] })
  expect(adjusts().claim).toEqual({ ...claim, review: null })
  expect(adjusts().veto.review).not.toBeNull()
  handlers['assessment.move']({ campaignId, unitId: units.a, to: 'submitted', reason: '' })
  // 一票否决 is decided late: also while the unit is submitted.
  seen(units.a, { vetoIds: [veto.id] })
  expect(adjusts().veto).toEqual({ ...veto, review: null })
  expect(await codeOf(() => seen(units.a, { claimIds: [claim.id] }))).toMatch(/^phase-closed/)
  expect(handlers['history.undo']({ campaignId })?.label).toBe('单位A V1 一票否决 已复看')
  expect(adjusts().veto).toEqual(veto)
  expectRebuilt(db, campaignId)
})

test('there, 放回 elsewhere, back, 放回 again: claim and veto are as they were, and every step can be undone', async () => {
  const { go, others, adjusts, handlers, campaignId, units, db, state } = await withAdjusts()
  const [before, first] = [adjusts(), state().campaign.rubricDigest]
  const put = (item: string, level: string, veto: string): void => {
    const { claim: { id: claimId, list, count, matter, findingId }, veto: { id: vetoId, state: step, document, date, note } } = adjusts()
    handlers['claim.save']({ campaignId, claimId, unitId: units.a, list, item, level, count, matter, findingId })
    handlers['veto.save']({ campaignId, vetoId, unitId: units.a, item: veto, state: step, document, date, note })
  }
  const total = () => { const card = cardsOf(state(), 'team').get('A'); return card?.ok ? [card.value.bonus, card.value.vetoed] : [] }
  const counted = total()
  await go(others)
  expect(adjusts()).toEqual({ claim: { ...before.claim, setAsideFrom: first }, veto: { ...before.veto, setAsideFrom: first } })
  expect(total()).toEqual([0, false])
  const aside = rowsOf(db, campaignId)
  // Not where it is not taken.
  expect(await codeOf(() => put('J1', 'a', 'V9'))).toBe('bad-entry')
  put('J9', 'z', 'V9')
  expect(adjusts()).toEqual({ claim: { ...before.claim, item: 'J9', level: 'z' }, veto: { ...before.veto, item: 'V9' } })
  expect(total()).toEqual([200, true])
  for (const label of ['单位A V9 放回移出的一票否决', '单位A J9 放回移出的加分']) expect(handlers['history.undo']({ campaignId })?.label).toBe(label)
  expect(rowsOf(db, campaignId)).toEqual(aside)
  put('J9', 'z', 'V9')
  await go(first)
  expect([adjusts().claim.setAsideFrom, adjusts().veto.setAsideFrom]).toEqual([others, others])
  put('J1', 'a', 'V1')
  expect(adjusts()).toEqual(before)
  expect(total()).toEqual(counted)
  expectRebuilt(db, campaignId)
})

test('what is to be looked at again stays so with the unit that takes the score over', async () => {
  const { plan, handlers, campaignId, digest, matches, units, state } = await withVersion()
  await handlers['version.change']({ campaignId, digest, matches, seen: plan().seen })
  handlers['unit.leaveOut']({ campaignId, unitId: units.a, reason: '并入', into: units.b, takeOver: true })
  const taken = state().entries.find(({ unitId, itemId, slot }) => unitId === units.b && itemId === 'DED' && slot === 'team')
  expect(taken?.review).toMatchObject({ itemId: 'DED' })
})

test('the stand-in is kept in the file when a campaign goes over to it', async () => {
  const { handlers, campaignId, db, state } = await withVersion()
  const bundled = handlers['rubric.library']({}).versions.find((version) => version.bundled)?.digest ?? ''
  expect(findRubricJson(db, bundled)).toBeNull()
  const { seen } = handlers['version.plan']({ campaignId, digest: bundled, matches: [] })
  await handlers['version.change']({ campaignId, digest: bundled, matches: [], seen })
  expect(findRubricJson(db, bundled)).not.toBeNull()
  expect(state().rubric.placeholder).toBe(true)
  handlers['history.undo']({ campaignId })
  expect(state().rubric.version).toBe('1')
})
