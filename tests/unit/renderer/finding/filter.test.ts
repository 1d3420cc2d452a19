import { expect, it } from 'vitest'
import { blankRow, type RowOf } from '../../../../shared/campaign/blank-rows'
import type { CampaignState } from '../../../../shared/campaign/records'
import { listFindings } from '../../../../shared/finding'
import { scoreUnit } from '../../../../shared/scoring'
import { toEntriesFile } from '../../../../shared/campaign/entries-file'
import { groupFindings, inTab, narrow, noFilter, type FindingFilter } from '../../../../renderer/components/finding/finding-filter'
import { dueWords, rowText, unitWords } from '../../../../renderer/components/finding/finding-words'
import { noRecords } from '../../../no-records'
import { item, rubricOf } from '../../scoring/small-rubric'

const rubric = rubricOf([
  item('DED', 10, { kind: 'deduct', clauses: [{ id: 'a', when: '未部署', per: '次', points: 1, max: null }] }, { leadDepartment: '公安局' }),
  item('YES', 10, { kind: 'yesno' }, { leadDepartment: '司法局' }),
])
const unit = { ...blankRow('unit', 'A'), code: 'A', name: '甲县', zones: ['城'], order: 1 } as unknown as RowOf<'unit'>
const plan = (id: string, fields: object): RowOf<'rectification'> => ({ ...blankRow('rectification', id), unitId: 'A', ...fields }) as RowOf<'rectification'>
const state: CampaignState = {
  ...noRecords, rubric, units: [unit],
  campaign: { id: 'c', name: '', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubricDigest: '', sample: false, exempt: [], deleted: false },
  entries: ['DED', 'YES'].map((id) => ({ ...blankRow('entry', `A/${id}/team`), input: id === 'DED' ? { kind: 'deduct', counts: { a: 3 } } : { kind: 'yesno', met: false }, note: id === 'YES' ? '没有做' : '' }) as unknown as RowOf<'entry'>),
  rectifications: [plan('A/DED/a/1', { dueDate: '2026-10-01', status: 'underway', person: '李四' }), plan('A/DED/a/2', { dueDate: '2026-10-25', measures: '补部署' }), plan('A/DED/a/3', { dueDate: '2026-09-01', status: 'closed', leader: '王五' })],
}
function all(today = '2026-10-20') {
  const file = toEntriesFile(state, 'A', 'team')
  const card = file ? scoreUnit(rubric, file) : null
  return listFindings(state, () => (card?.ok ? card.value : null), today)
}
const ids = (filter: Partial<FindingFilter>): string[] => narrow(all(), { ...noFilter, ...filter }, rubric, (text) => (text.includes('甲县') ? 'jx jiaxian' : '')).map(({ id }) => id)

it('what presses comes first, each by its date', () => {
  const open = all().filter((finding) => inTab(finding, 'open'))
  expect(groupFindings(open, '其他').map(({ key, findings }) => [key, findings.map(({ id, daysLeft }) => `${id} ${daysLeft}`)])).toEqual([
    ['overdue', ['A/DED/a/1 -19']], ['soonDue', ['A/DED/a/2 5']], ['rest', ['A/YES//1 71']],
  ])
  expect(all().filter((finding) => inTab(finding, 'closed')).map(({ id }) => id)).toEqual(['A/DED/a/3'])
})

it('unit, department, requirement, person and text narrow together', () => {
  expect(ids({ department: '司法局' })).toEqual(['A/YES//1'])
  expect(ids({ person: '王五' })).toEqual(['A/DED/a/3'])
  expect(ids({ query: '补部署' })).toEqual(['A/DED/a/2'])
  expect(ids({ query: 'jiaxian', person: '李四' })).toEqual(['A/DED/a/1'])
  expect(ids({ unitId: 'A' })).toHaveLength(4)
  expect(ids({ unitId: 'B' })).toEqual([])
  expect(ids({ requirement: rubric.requirements[0]?.code ?? '' })).toHaveLength(4)
})

it('words of dates, merged units and very long facts', () => {
  expect([dueWords({ daysLeft: -3 }), dueWords({ daysLeft: 0 }), dueWords({ daysLeft: 7 }), dueWords({ daysLeft: null })]).toEqual(['逾期 3 天', '今天到期', '剩 7 天', ''])
  expect(unitWords({ unit, answering: { ...unit, id: 'B', name: '乙市' } })).toBe('乙市（原甲县）')
  const [first] = all()
  expect(first && rowText({ ...first, factFrom: 'finding', factText: '长'.repeat(32_767) }).length).toBeLessThan(130)
})
