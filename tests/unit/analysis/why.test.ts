import { describe, expect, test } from 'vitest'
import { itemsInScope, lastYearPlaces, lossLine, meanScoreRate, rankCampaign, requirementLosses, scoreCampaign, whyLost } from '../../../shared/analysis'
import type { EntriesFile } from '../../../shared/scoring/entry'
import { item, rubricOf } from '../scoring/small-rubric'
import { stateOf } from './state-of'

const rubric = rubricOf([
  item('A', 10, { kind: 'judged' }, { leadDepartment: ' 公安局 ' }),
  item('B', 30, { kind: 'judged' }, { leadDepartment: '公安局' }),
  item('C', 20, { kind: 'judged' }, { zones: ['农'] }),
])
const judged = (points: number): EntriesFile['entries'][string] => ({ kind: 'judged', points, reason: '评议' })
const file = (code: string, points: Readonly<Record<string, number>>): EntriesFile => ({ format: 1, unit: { code, name: code, group: '县', zones: ['城'] }, entries: Object.fromEntries(Object.entries(points).map(([id, value]) => [id, judged(value)])) })
const scores = scoreCampaign(stateOf(rubric, [file('U', { A: 4, B: 24, REST: 40 }), file('V', { A: 10, B: 20 })]))

describe('why points were lost', () => {
  test('lists what was lost, most first, equal losses in printed order, and says what is open or does not apply', () => {
    const why = whyLost(scores.units, itemsInScope(rubric, { kind: 'all' }))
    expect(why.lost.map(({ scored, item: { id }, points, lost }) => [scored.unit.code, id, points, lost])).toEqual([['V', 'B', 2000, 1000], ['U', 'A', 400, 600], ['U', 'B', 2400, 600]])
    expect(why.lost[1]?.explain).toContain('4分')
    expect(why.open.map(({ scored, item: { id }, state }) => [scored.unit.code, id, state])).toEqual([['V', 'REST', 'unscored']])
    expect(why.notApplicable.map(({ scored, item: { id }, cause }) => [scored.unit.code, id, cause])).toEqual([['U', 'C', 'zones'], ['V', 'C', 'zones']])
    expect(why.line).toEqual(lossLine(scores.units, itemsInScope(rubric, { kind: 'all' })))
    expect(why.lost.reduce((sum, { lost }) => sum + lost, 0)).toBe(why.line.total.lost)
  })
  test('asks about a requirement, a department, an item, and about nothing for what the rubric does not have', () => {
    const ids = (...scope: Parameters<typeof itemsInScope>[1][]): string[][] => scope.map((each) => itemsInScope(rubric, each).map(({ id }) => id))
    expect(ids({ kind: 'node', code: '1' }, { kind: 'department', department: '公安局' }, { kind: 'department', department: '' }, { kind: 'item', itemId: 'B' })).toEqual([['A', 'B', 'C'], ['A', 'B'], ['C', 'REST'], ['B']])
    expect(ids({ kind: 'node', code: 'x' }, { kind: 'item', itemId: 'x' })).toEqual([[], []])
  })
})

test('the mean rate of a requirement takes units that are scored in full, and is unknown while there is none', () => {
  const [first, rest] = requirementLosses(rubric, scores.units)
  expect(meanScoreRate(first!.line)).toEqual({ rate: 7250, units: 2 })
  expect(meanScoreRate(rest!.line)).toEqual({ rate: 10_000, units: 1 })
  expect(meanScoreRate(requirementLosses(rubric, [scores.units[1]!])[1]!.line)).toBeNull()
})

test('last year’s places share the better one, and are unknown while somebody’s final is', () => {
  const places = (finals: Readonly<Record<string, string>>): unknown => {
    const extras = Object.fromEntries(Object.entries(finals).map(([code, previousFinal]) => [code, { previousFinal }]))
    const [group] = rankCampaign(scoreCampaign(stateOf(rubric, ['U', 'V', 'W'].map((code) => file(code, { A: 1 })), extras)))
    const found = lastYearPlaces(group!.rows)
    return found && Object.fromEntries(found)
  }
  expect(places({ U: '80', V: '90', W: '90' })).toEqual({ 'u-U': 3, 'u-V': 1, 'u-W': 1 })
  expect(places({ U: '80', V: '90' })).toBeNull()
})
