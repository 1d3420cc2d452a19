import { describe, expect, it } from 'vitest'
import { findingId } from '../../../shared/campaign/record-ids'
import type { Request } from '../../../shared/ipc/contract'
import type { Role } from '../../../shared/campaign/records'
import { listFindings, type FindingView } from '../../../shared/finding'
import { scoreInCampaign } from '../../../shared/campaign/unit-scoring'
import { listChanges } from '../../../electron/db/changes'
import { codeOf } from './bench-of-services'
import { expectRebuilt, smallCampaign } from './small-campaign'

type Move = Request<'rectification.move'>

async function campaignOf(role: 'assessor' | 'secretariat' = 'assessor') {
  const campaign = await smallCampaign(role)
  const { handlers, campaignId, units, state } = campaign
  const views = (): FindingView[] => {
    const now = state()
    return listFindings(now, (unitId) => scoreInCampaign(now, unitId, 'team'), '2026-09-20')
  }
  const shown = (): string[] => views().map(({ item, clause, n, status }) => `${item?.id ?? '-'} ${clause}/${n} ${status}`)
  const ded = (n: number): string => findingId({ unitId: units.a, itemId: 'DED', clause: 'a', n })
  const view = (id: string): FindingView | undefined => views().find((one) => one.id === id)
  const fact = (id: string | null, more: Partial<Request<'finding.save'>> = {}) => handlers['finding.save']({ campaignId, findingId: id, unitId: units.a, itemId: '', foundOn: '', time: '', place: '', what: '甲部门没有部署', ...more })
  const plan = (ids: string[], fields: Request<'rectification.save'>['fields']) => handlers['rectification.save']({ campaignId, findingIds: ids, fields })
  const move = (id: string, to: Move['to'], more: Partial<Move> = {}) => handlers['rectification.move']({ campaignId, findingIds: [id], to, completedOn: '', verifier: '', verdict: '', reason: '', ...more })
  const as = (next: Role) => handlers['me.save']({ name: '甲', post: '', role: next })
  const count = (n: number) => campaign.record(units.a, 'DED', { kind: 'deduct', counts: { a: n } })
  return { ...campaign, views, shown, view, ded, fact, plan, move, as, count, undo: () => handlers['history.undo']({ campaignId }), redo: () => handlers['history.redo']({ campaignId }) }
}

it('a count of three makes three findings, two leaves one 已撤销, and undo brings it back', async () => {
  const { count, shown, undo, redo, fact, ded, state, db, campaignId } = await campaignOf()
  count(3)
  expect(shown()).toEqual(['DED a/1 factMissing', 'DED a/2 factMissing', 'DED a/3 factMissing'])
  expect(state().findings.map(({ foundOn }) => foundOn)).toEqual(['2026-09-01', '2026-09-01', '2026-09-01'])
  fact(ded(3))
  count(2)
  expect(shown()).toEqual(['DED a/1 factMissing', 'DED a/2 factMissing', 'DED a/3 withdrawn'])
  undo()
  expect(shown().at(-1)).toBe('DED a/3 toRectify')
  redo()
  expect(shown().at(-1)).toBe('DED a/3 withdrawn')
  undo()
  undo()
  undo()
  expect(shown()).toEqual([])
  redo()
  expect(shown()).toHaveLength(3)
  expectRebuilt(db, campaignId)
  db.close()
})

it('rows are registered in the act that makes the findings, once, and for what comparing units makes not at all', async () => {
  const { count, record, units, db, campaignId, handlers, state } = await campaignOf()
  count(2)
  const before = listChanges(db, campaignId).length
  count(3)
  // The input and the one new finding; nothing for those already there.
  expect(listChanges(db, campaignId).length - before).toBe(2)
  for (const unitId of [units.a, units.b, units.c]) record(unitId, 'RANK', { kind: 'rank', value: unitId === units.a ? 1 : 2 })
  handlers['exempt.save']({ campaignId, itemId: 'CITY', document: '1号' })
  record(units.a, 'CITY', { kind: 'yesno', met: false })
  record(units.a, 'REST', { kind: 'judged', points: 0, reason: '差' }, 'self')
  expect(new Set(state().findings.map(({ itemId }) => itemId))).toEqual(new Set(['DED']))
  db.close()
})

describe('the way to 销号', () => {
  it('goes step by step, each with what it needs and by those who may', async () => {
    const { count, ded, fact, plan, move, view, as, handlers, campaignId, undo, db } = await campaignOf('assessor')
    count(1)
    const id = ded(1)
    fact(id, { time: '9月1日', place: '甲部门' })
    expect(codeOf(() => move(id, 'closed', { verifier: '甲', verdict: '已改' }))).toBe('bad-status')
    handlers['progress.add']({ campaignId, findingId: id, date: '', text: ' 已发通知 ' })
    expect(view(id)).toMatchObject({ status: 'underway', confirmed: true, progress: [{ text: '已发通知', author: '组员甲', date: '2026-09-01' }], rectification: { goal: '内容DED', dueDate: '2026-10-01' } })
    expect(codeOf(() => move(id, 'awaitingVerification', { completedOn: '2026-09-10' }))).toBe('rectification-incomplete')
    plan([id], { measures: '补部署', responsibleUnit: '甲部门' })
    expect(codeOf(() => move(id, 'awaitingVerification', { completedOn: '9月10日' }))).toBe('bad-entry')
    move(id, 'awaitingVerification', { completedOn: '2026-09-10' })
    expect(codeOf(() => move(id, 'closed', { verifier: '甲', verdict: '已改' }))).toBe('verifier-only')
    as('leadAssessor')
    expect(codeOf(() => move(id, 'closed', { verifier: '组长甲', verdict: ' ' }))).toBe('rectification-incomplete')
    move(id, 'underway', { verdict: '材料不全' })
    expect(view(id)).toMatchObject({ status: 'underway', rectification: { verdict: '材料不全', completedOn: '' } })
    move(id, 'awaitingVerification', { completedOn: '2026-09-12' })
    move(id, 'closed', { verifier: '组长甲', verdict: '已改' })
    expect(codeOf(() => plan([id], { cause: '因' }))).toBe('bad-status')
    expect(codeOf(() => move(id, 'underway', { reason: '反弹' }))).toBe('secretariat-only')
    as('secretariat')
    expect(codeOf(() => move(id, 'underway'))).toBe('reason-needed')
    move(id, 'underway', { reason: '反弹' })
    expect(view(id)?.progress.map(({ text }) => text)).toContain('重新整改：反弹')
    as('leadAssessor')
    expect(codeOf(() => undo())).toBe('secretariat-only')
    as('secretariat')
    undo()
    expect(view(id)?.status).toBe('closed')
    as('assessor')
    // Taking a 销号 back is the same right as giving it.
    expect(codeOf(() => undo())).toBe('verifier-only')
    as('leadAssessor')
    undo()
    expect(view(id)?.status).toBe('awaitingVerification')
    expectRebuilt(db, campaignId)
    db.close()
  })
  it('is closed to a withdrawn finding, whose plan may still be put right', async () => {
    const { count, ded, move, plan, view, handlers, campaignId, db } = await campaignOf()
    count(2)
    plan([ded(2)], { cause: '因' })
    count(1)
    expect(codeOf(() => move(ded(2), 'underway'))).toBe('finding-withdrawn')
    handlers['progress.add']({ campaignId, findingId: ded(2), date: '', text: '记一笔' })
    plan([ded(2)], { cause: '人少' })
    expect(view(ded(2))).toMatchObject({ status: 'withdrawn', rectification: { cause: '人少', status: 'toRectify' } })
    db.close()
  })
  it('goes on after 定稿, when facts are closed, and no change of it is late', async () => {
    const { count, ded, fact, plan, move, view, units, handlers, campaignId, undo, db, listLateChanges } = await campaignOf('secretariat')
    count(2)
    handlers['assessment.move']({ campaignId, unitId: units.a, to: 'submitted', reason: '' })
    handlers['assessment.move']({ campaignId, unitId: units.a, to: 'finalized', reason: '' })
    expect([codeOf(() => fact(ded(1))), codeOf(() => fact(null))]).toEqual(['phase-closed', 'phase-closed'])
    plan([ded(1), ded(2)], { responsibleUnit: '甲部门', measures: '补' })
    move(ded(1), 'underway')
    handlers['progress.add']({ campaignId, findingId: ded(1), date: '2026-09-09', text: '在办' })
    expect(view(ded(1))).toMatchObject({ status: 'underway', rectification: { responsibleUnit: '甲部门' } })
    expect(listLateChanges(campaignId, units.a)).toEqual([])
    undo()
    expect(view(ded(1))?.progress).toEqual([])
    db.close()
  })
})

it('one act plans many findings, and the first one of each stores what was shown', async () => {
  const { count, ded, plan, view, undo, db } = await campaignOf()
  count(3)
  const shown = view(ded(1))?.rectification
  plan([ded(1), ded(2)], { type: 'dated', leader: '领导甲' })
  expect(view(ded(2))?.rectification).toEqual({ ...shown, type: 'dated', leader: '领导甲' })
  plan([ded(1)], { goal: '' })
  expect(view(ded(1))?.rectification.goal).toBe('')
  undo()
  undo()
  expect(view(ded(1))).toMatchObject({ confirmed: false, rectification: shown })
  expect(codeOf(() => plan([ded(1)], { dueDate: '2026-02-30' }))).toBe('bad-entry')
  expect([codeOf(() => plan([ded(1), ded(9)], { cause: '因' })), view(ded(1))?.rectification.cause]).toEqual(['not-found', ''])
  db.close()
})

it('free findings come and go, and back again, with all they carried', async () => {
  const { fact, handlers, campaignId, shown, views, plan, ded, count, undo, units, state, db } = await campaignOf()
  expect([codeOf(() => fact(null, { what: ' ' })), codeOf(() => fact(null, { itemId: '没有' })), codeOf(() => fact(null, { foundOn: '昨天' }))]).toEqual(['bad-entry', 'not-found', 'bad-entry'])
  fact(null, { itemId: 'DED', place: '大厅' })
  fact(null, { what: '院内堆放杂物' })
  expect(shown()).toEqual(['DED /0 toRectify', '- /0 toRectify'])
  const [id = ''] = views().map((one) => one.id)
  fact(id, { itemId: 'DED', what: '改了', foundOn: '2026-08-30' })
  plan([id], { measures: '清理' })
  handlers['finding.remove']({ campaignId, findingId: id })
  expect(shown()).toEqual(['- /0 toRectify'])
  undo()
  expect(views()[0]).toMatchObject({ factText: '改了', foundOn: '2026-08-30', rectification: { measures: '清理' } })
  count(1)
  expect(codeOf(() => handlers['finding.remove']({ campaignId, findingId: ded(1) }))).toBe('automatic-finding')
  expect(codeOf(() => fact(id, { unitId: units.b }))).toBe('not-found')
  expect(state().findings.filter(({ id: own }) => own === id)).toHaveLength(1)
  expectRebuilt(db, campaignId)
  db.close()
})

it('whatever writes the inputs of the team registers what they make: one item for all units, a unit taken over', async () => {
  const { handlers, campaignId, units, record, state, db } = await campaignOf('secretariat')
  const registered = (): string[] => state().findings.map(({ unitId, itemId, n }) => `${unitId === units.a ? 'A' : unitId === units.b ? 'B' : 'C'} ${itemId} ${n}`).sort()
  handlers['item.record']({ campaignId, itemId: 'DED', slot: 'team', entries: [{ unitId: units.a, input: { kind: 'deduct', counts: { a: 1 } } }, { unitId: units.c, input: { kind: 'deduct', counts: { a: 2 } } }] })
  expect(registered()).toEqual(['A DED 1', 'C DED 1', 'C DED 2'])
  record(units.a, 'CITY', { kind: 'yesno', met: false })
  handlers['unit.leaveOut']({ campaignId, unitId: units.a, reason: '并入', into: units.b, takeOver: true })
  expect(registered()).toEqual(['A CITY 1', 'A DED 1', 'B CITY 1', 'B DED 1', 'C DED 1', 'C DED 2'])
  db.close()
})

it('an input that comes back with the zones of its unit registers what it makes', async () => {
  const { record, units, handlers, campaignId, shown, db } = await campaignOf()
  record(units.a, 'CITY', { kind: 'yesno', met: false })
  const zones = (to: string[]) => handlers['unit.save']({ campaignId, unitId: units.a, unit: { code: 'A', name: 'A', group: '', zones: to, order: 1, previousFinal: null } })
  zones(['农'])
  expect(shown()).toEqual(['CITY /1 withdrawn'])
  zones(['城'])
  expect(shown()).toEqual(['CITY /1 factMissing'])
  db.close()
})
