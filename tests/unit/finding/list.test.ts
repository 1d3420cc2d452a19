import { expect, it } from 'vitest'
import { findingId } from '../../../shared/campaign/record-ids'
import type { CampaignState, EntryRecord, Finding, Progress, Rectification, Unit } from '../../../shared/campaign/records'
import { blankRow } from '../../../shared/campaign/blank-rows'
import type { RecordKind } from '../../../shared/campaign/records'
import type { RowOf } from '../../../shared/campaign/blank-rows'
import { isOfUnit, problemText } from '../../../shared/finding'
import { listFindings } from '../../../shared/finding'
import { formatPoints } from '../../../shared/points'
import { scoreTogether } from '../../../shared/scoring'
import { toEntriesFile } from '../../../shared/campaign/entries-file'
import type { EntriesFile, Entry } from '../../../shared/scoring/entry'
import { noRecords } from '../../no-records'
import { item, rubricOf } from '../scoring/small-rubric'

const rubric = rubricOf([
  item('DED', 10, { kind: 'deduct', clauses: [{ id: 'a', when: '未部署', per: '次', points: 1, max: null }] }, { advice: '补部署' }),
  item('FARM', 10, { kind: 'yesno' }, { zones: ['农'] }),
  item('RANK', 10, { kind: 'rank', better: 'high', table: [10, 5], beyond: 0, ties: 'best' }),
])
const row = <K extends RecordKind>(kind: K, id: string, fields: Partial<RowOf<K>>): RowOf<K> => ({ ...blankRow(kind, id), ...fields }) as RowOf<K>
const unit = (id: string, more: Partial<Unit> = {}): Unit => row('unit', id, { code: id, name: id, zones: ['城'], order: 1, ...more })
const entry = (unitId: string, itemId: string, input: Entry | null, note = ''): EntryRecord => row('entry', `${unitId}/${itemId}/team`, { input, note })
const ded = (n: number, unitId = 'A') => findingId({ unitId, itemId: 'DED', clause: 'a', n })
const finding = (id: string, fields: Partial<Finding>): Finding => row('finding', id, fields)
const plan = (id: string, fields: Partial<Rectification>): Rectification => row('rectification', id, { unitId: 'A', ...fields })
const line = (id: string, findingOf: string, date: string): Progress => row('progress', id, { findingId: findingOf, unitId: 'A', date, text: id })

const campaign = { id: 'c', name: '', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubricDigest: '', sample: false, exempt: [], deleted: false }
const stateOf = (more: Partial<CampaignState>): CampaignState => ({ campaign, rubric, ...noRecords, units: [unit('A')], ...more })
function views(state: CampaignState, today = '2026-10-20') {
  const files = state.units.map(({ id }) => toEntriesFile(state, id, 'team')).filter((file): file is EntriesFile => file !== null)
  const cards = scoreTogether(state.rubric, files)
  return listFindings(state, (unitId) => {
    const card = state.units.find(({ id, leftOut }) => id === unitId && leftOut === '') ? cards.get(unitId) : undefined
    return card?.ok ? card.value : null
  }, today)
}
const lines = (state: CampaignState, today?: string): string[] => views(state, today).map((view) => `${view.unit.id} ${view.item?.id ?? '-'} ${view.clause}/${view.n} ${formatPoints(view.lost)} ${view.status}`)

it('follow from the entry, with or without rows, and wait for their fact', () => {
  const entries = [entry('A', 'DED', { kind: 'deduct', counts: { a: 2 } })]
  expect(lines(stateOf({ entries }))).toEqual(['A DED a/1 1.00 factMissing', 'A DED a/2 1.00 factMissing'])
  const findings = [finding(ded(1), { foundOn: '2026-10-01', what: '甲部门没有部署', time: '9月30日', place: '甲部门' }), finding(ded(2), { foundOn: '2026-10-01' })]
  const [first, second] = views(stateOf({ entries, findings }))
  expect([first?.status, first?.factText, second?.status, second?.factText]).toEqual(['toRectify', '9月30日，甲部门：甲部门没有部署', 'factMissing', ''])
})

it('take the 扣分原因 of their item as their fact until they have one of their own', () => {
  const entries = [entry('A', 'DED', { kind: 'deduct', counts: { a: 2 } }, '10月1日抽查两个部门')]
  const [first, second] = views(stateOf({ entries, findings: [finding(ded(2), { foundOn: '2026-10-01', what: '乙部门没有部署' })] }))
  expect([first?.factFrom, first?.factText, first && problemText(first), first?.status]).toEqual(['item', '10月1日抽查两个部门', '未部署（第1次）。10月1日抽查两个部门', 'toRectify'])
  expect([second?.factFrom, second && problemText(second)]).toEqual(['finding', '乙部门没有部署'])
})

it('are withdrawn when their deduction is gone, and live again with all they carried', () => {
  const findings = [1, 2, 3].map((n) => finding(ded(n), { foundOn: '2026-10-01', what: n === 3 ? '丙' : '' }))
  const rectifications = [plan(ded(3), { measures: '补', status: 'underway' })]
  const at = (count: number) => stateOf({ entries: [entry('A', 'DED', { kind: 'deduct', counts: { a: count } }, '因')], findings, rectifications, progress: [line('p', ded(3), '2026-10-02')] })
  expect(lines(at(2))).toEqual(['A DED a/1 1.00 toRectify', 'A DED a/2 1.00 toRectify', 'A DED a/3 0.00 withdrawn'])
  const again = views(at(3))[2]
  expect([again?.status, again?.factText, again?.rectification.measures, again?.progress.length]).toEqual(['underway', '丙', '补', 1])
})

it.each([
  ['an exempt item', { campaign: { ...campaign, exempt: [{ itemId: 'DED', document: '1号' }] } }],
  ['an item that is not applicable', { entries: [entry('A', 'DED', { kind: 'notApplicable', reason: '没有' })] }],
  ['an item without a score', { entries: [] }],
])('of %s are withdrawn', (_, more: Partial<CampaignState>) => {
  const state = stateOf({ entries: [entry('A', 'DED', { kind: 'deduct', counts: { a: 1 } })], findings: [finding(ded(1), { foundOn: '2026-10-01' })], ...more })
  expect(lines(state)).toEqual(['A DED a/1 0.00 withdrawn'])
})

it('are not there where an undo has left nothing of them', () => {
  expect(lines(stateOf({ findings: [finding(ded(1), {})], rectifications: [plan(ded(1), {})] }))).toEqual([])
  expect(lines(stateOf({ findings: [finding(ded(1), {})], rectifications: [plan(ded(1), { cause: '因' })] }))).toEqual(['A DED a/1 0.00 withdrawn'])
})

it('of compared items are there only once every unit has its figure', () => {
  const two = [unit('A'), unit('B', { order: 2 })]
  expect(lines(stateOf({ units: two, entries: [entry('A', 'RANK', { kind: 'rank', value: 1 })] }))).toEqual([])
  expect(lines(stateOf({ units: two, entries: [entry('A', 'RANK', { kind: 'rank', value: 1 }), entry('B', 'RANK', { kind: 'rank', value: 2 })] }))).toEqual(['A RANK /1 5.00 factMissing'])
})

it('of a unit that was taken over are still its own, and the other answers for them', () => {
  const units = [unit('A', { leftOut: '并入', mergedInto: 'B' }), unit('B', { order: 2 })]
  const [view] = views(stateOf({ units, entries: [entry('A', 'DED', { kind: 'deduct', counts: { a: 1 } })] }))
  expect(view && [view.unit.id, view.answering.id, view.lost, isOfUnit(view, 'A'), isOfUnit(view, 'B'), isOfUnit(view, 'C')]).toEqual(['A', 'B', 100, true, true, false])
  const taken = [entry('A', 'DED', { kind: 'deduct', counts: { a: 1 } }), entry('B', 'DED', { kind: 'deduct', counts: { a: 1 } })]
  expect(lines(stateOf({ units, entries: taken, findings: [finding(ded(1), { foundOn: '2026-10-01' })] }))).toEqual(['A DED a/1 0.00 withdrawn', 'B DED a/1 1.00 factMissing'])
  const round = [unit('A', { mergedInto: 'B' }), unit('B', { mergedInto: 'A' })]
  expect(() => views(stateOf({ units: round }))).not.toThrow()
})

it('show the plan of the rubric until a rectification is stored, then what is stored', () => {
  const entries = [entry('A', 'DED', { kind: 'deduct', counts: { a: 2 } }, '因')]
  const findings = [finding(ded(1), { foundOn: '2026-10-01' })]
  const [first, second] = views(stateOf({ entries, findings, rectifications: [plan(ded(2), { measures: '', cause: '人少', dueDate: '' })] }))
  expect(first && [first.confirmed, first.rectification.measures, first.rectification.goal, first.rectification.dueDate]).toEqual([false, '补部署', '内容DED', '2026-10-31'])
  expect(second && [second.confirmed, second.rectification.measures, second.rectification.cause, second.rectification.dueDate, second.daysLeft]).toEqual([true, '', '人少', '', null])
  const [unregistered] = views(stateOf({ entries: [entry('A', 'DED', { kind: 'deduct', counts: { a: 1 } })] }))
  expect(unregistered && [unregistered.foundOn, unregistered.rectification.dueDate]).toEqual(['', '2026-12-30'])
})

it.each([
  ['underway', '2026-10-19', '', -1, true, false], ['underway', '2026-10-20', '', 0, false, true], ['toRectify', '2026-10-27', '', 7, false, true], ['underway', '2026-10-28', '', 8, false, false],
  ['awaitingVerification', '2026-10-19', '2026-10-19', null, false, false], ['awaitingVerification', '2026-10-18', '2026-10-19', -2, true, false], ['closed', '2026-10-01', '2026-10-19', null, false, false],
] as const)('%s, due on %s, complete on %j: %j days left', (status, dueDate, completedOn, daysLeft, overdue, soonDue) => {
  const [view] = views(stateOf({ entries: [entry('A', 'DED', { kind: 'deduct', counts: { a: 1 } }, '因')], rectifications: [plan(ded(1), { status, dueDate, completedOn })] }))
  expect(view && [view.status, view.daysLeft, view.overdue, view.soonDue]).toEqual([status, daysLeft, overdue, soonDue])
})

it('free ones have a fact and no points, and stand among their item or at the end', () => {
  const findings = [finding('x1', { unitId: 'A', itemId: '', foundOn: '2026-10-01', what: '院内堆放杂物' }), finding('x2', { unitId: 'A', itemId: 'DED', foundOn: '2026-10-01', what: '台账破损' })]
  const entries = [entry('A', 'DED', { kind: 'deduct', counts: { a: 1 } }, '因'), entry('A', 'REST', { kind: 'judged', points: 1, reason: '差' })]
  const all = views(stateOf({ findings, entries }))
  expect(all.map((view) => `${view.item?.id ?? '-'} ${view.kind} ${view.lost} ${problemText(view)}`)).toEqual(['DED automatic 100 未部署。因', 'DED free 0 台账破损', 'REST automatic 6900 差', '- free 0 院内堆放杂物'])
})
