import { expect, test } from 'vitest'
import { listUnitFindings, type FindingView } from '../../../shared/finding'
import type { CampaignState } from '../../../shared/campaign/records'
import { factsOfFindings, rectificationSentence } from '../../../shared/report/why-facts'
import { cardsOf, ded, entry, findingState, row } from './finding-state'

const day = '2026-12-18'
const findingsOf = (more: Partial<CampaignState>, n: number, note = ''): FindingView[] => {
  const state = findingState({ ...more, entries: [entry('A', 'DED', { kind: 'deduct', counts: { a: n } }, note)] })
  const [unit] = state.units
  return unit ? listUnitFindings(state, unit, cardsOf(state)('A'), day).filter(({ item }) => item?.id === 'DED') : []
}
const plan = (n: number, more: object) => row('rectification', ded(n), { unitId: 'A', measures: '补', responsibleUnit: '甲局', dueDate: '2026-12-10', ...more })

test('a single finding says who, until when, how far and how late; the way to 整改 leads to it', () => {
  const found = factsOfFindings(findingsOf({ rectifications: [plan(1, { status: 'underway' })] }, 1, '查台账，缺两份'))
  expect(found).toEqual({ facts: ['查台账，缺两份'], plan: '甲局，2026年12月10日前，整改中，已逾期8天', findingId: ded(1) })
  expect(factsOfFindings(findingsOf({ rectifications: [plan(1, { status: 'closed' })] }, 1, '因')).plan).toBe('甲局，已销号')
})

test('several are counted by status, each fact is said once, and 整改 opens at the first that is open', () => {
  const findings = [row('finding', ded(2), { what: '河西没有台账', foundOn: '2026-10-01' }), row('finding', ded(9), { what: '已撤销的一处', foundOn: '2026-10-01' }), row('finding', 'free', { unitId: 'A', itemId: 'DED', what: '字迹不清', foundOn: '2026-12-01' })]
  const found = factsOfFindings(findingsOf({ findings, rectifications: [plan(1, { status: 'closed' }), plan(2, { status: 'underway' })] }, 3, '因'))
  expect(found.facts).toEqual(['因', '河西没有台账'])
  expect(found.plan).toBe('4个问题，待整改2个，整改中1个，已销号1个；其中逾期1个')
  expect(found.findingId).toBe(ded(2))
})

test('without findings, or with withdrawn ones only, there is nothing to say', () => {
  expect(factsOfFindings([])).toEqual({ facts: [], plan: '', findingId: null })
  const withdrawn = findingsOf({ findings: [row('finding', ded(1), { what: '旧', foundOn: '2026-10-01' })] }, 0)
  expect(withdrawn.map(({ status }) => status)).toEqual(['withdrawn'])
  expect(factsOfFindings(withdrawn)).toEqual({ facts: [], plan: '', findingId: null })
  expect(rectificationSentence(withdrawn, day)).toBe('')
  expect(factsOfFindings(findingsOf({}, 1)).facts).toEqual([])
})

test('all of them together are one sentence of their day', () => {
  expect(rectificationSentence(findingsOf({ rectifications: [plan(1, { status: 'awaitingVerification', completedOn: '2026-12-09' })] }, 2, '因'), day)).toBe('整改：共2个问题，截至2026年12月18日：待整改1个，待验收1个。')
})
