import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { CampaignState, EntryRecord, Finding, Rectification, Unit } from '../../../shared/campaign/records'
import { blankRow } from '../../../shared/campaign/blank-rows'
import { listDoublePunishments, listFindings } from '../../../shared/finding'
import { scoreUnit } from '../../../shared/scoring'
import { toEntriesFile } from '../../../shared/campaign/entries-file'
import type { Entry } from '../../../shared/scoring/entry'
import type { Rubric } from '../../../shared/rubric/rubric'
import { listTodos, type Todo } from '../../../renderer/components/campaign/todos'
import { noRecords } from '../../no-records'

const rubric = JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8')) as Rubric
const unit = (id: string): Unit => ({ id, code: id, name: id, group: '', zones: ['城', '农', '牧', '矿', '景'], order: 1, previousFinal: null, leftOut: '', mergedInto: '', deleted: false })
const entry = (unitId: string, itemId: string, input: Entry, note = ''): EntryRecord => ({ id: `${unitId}/${itemId}/team`, unitId, itemId, slot: 'team', input, note, setAside: null, previous: null, former: [], review: null, deleted: false })
const lost: Entry = { kind: 'earn', count: 0 }
const campaign = { id: 'c', name: '', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubricDigest: '', sample: false, exempt: [], deleted: false }
const own = (what: string): Finding => ({ ...blankRow('finding', 'a/R01S1I01//1'), foundOn: '2026-11-10', what }) as unknown as Finding
const plan = (fields: object): Rectification => ({ ...blankRow('rectification', 'a/R01S1I01//1'), unitId: 'a', ...fields }) as unknown as Rectification

function todosOf(more: Partial<CampaignState>): Todo[] {
  const state: CampaignState = { ...noRecords, campaign, rubric, units: [unit('a'), unit('b')], ...more }
  const cardOf = (unitId: string) => {
    const file = toEntriesFile(state, unitId, 'team')
    const scored = file ? scoreUnit(rubric, file) : null
    return scored?.ok ? scored.value : null
  }
  const findings = listFindings(state, cardOf, '2026-11-20')
  return listTodos({ state, rubric, units: state.units, cardOf, findings, doubles: listDoublePunishments(findings, state.claims, cardOf) })
}
const counts = (more: Partial<CampaignState>): Record<string, string> => Object.fromEntries(todosOf(more).map(({ key, count }) => [key, count]))

it('asks nothing of units that were not begun', () => {
  expect(counts({})).toEqual({})
})
it('counts what is unscored and which findings lack their fact, by the item’s reason or their own', () => {
  const entries = [entry('a', 'R01S1I01', lost), entry('a', 'R01S1I02', lost, '9月3日查台账')]
  expect(counts({ entries })).toEqual({ unscored: '98 项', factMissing: '1 条' })
  expect(counts({ entries, findings: [own('三季度没有研究')] })).toEqual({ unscored: '98 项' })
  expect(todosOf({ entries }).find(({ key }) => key === 'factMissing')?.to).toEqual({ kind: 'findings', tab: 'factMissing' })
})
it('puts what is overdue and what is punished twice first, and says where it is', () => {
  const claims = [{ id: 'k', unitId: 'a', list: 'penalty', item: 'K1', level: 'a', count: 1, matter: '', findingId: 'a/R01S1I01//1', setAsideFrom: '', review: null, deleted: false }] as const
  const todos = todosOf({ entries: [entry('a', 'R01S1I01', lost)], findings: [own('没有研究')], rectifications: [plan({ dueDate: '2026-11-01', status: 'underway' })], claims: [...claims] })
  expect(todos.map(({ key, count, pressing }) => [key, count, pressing])).toEqual([['overdue', '1 条', true], ['double', '1 处', true], ['unscored', '99 项', false]])
  expect(todos[1]?.to).toEqual({ kind: 'adjust', unitId: 'a', show: 'penalty' })
  expect(counts({ entries: [entry('a', 'R01S1I01', lost)], rectifications: [plan({ dueDate: '2026-11-25' })] })).toEqual({ unscored: '99 项', factMissing: '1 条', soonDue: '1 条' })
})

it('says how much a change of version asks to look at again, in the units’ order, and leads to the first', () => {
  const review = { rubricDigest: 'd', itemId: 'R01S1I02' }
  const full: Entry = { kind: 'earn', count: 4 }
  const claim = { id: 'k', unitId: 'a', list: 'bonus', item: 'J1', level: 'a', count: 1, matter: '', findingId: '', setAsideFrom: '', review: { ...review, itemId: 'J1' }, deleted: false } as const
  const entries = [{ ...entry('b', 'R01S1I01', full), review }, { ...entry('a', 'R01S1I01', full), review }, { ...entry('a', 'R01S1I02', lost), input: null, review }]
  const found = todosOf({ entries, claims: [claim] }).find(({ key }) => key === 'review')
  expect(found).toMatchObject({ text: '改版后待复看', count: '3 条', to: { kind: 'item', unitId: 'a', itemId: 'R01S1I01' } })
  expect(todosOf({ claims: [claim] })[0]?.to).toEqual({ kind: 'adjust', unitId: 'a', show: 'bonus' })
  expect(todosOf({ entries: entries.slice(0, 2), units: [] })).toEqual([])
})
