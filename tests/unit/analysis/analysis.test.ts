import { describe, expect, test } from 'vitest'
import { departmentLosses, domainLosses, lossRate, meanOf, rankCampaign, rateOf, requirementLosses, scoreCampaign, worstItems, type RankedGroup } from '../../../shared/analysis'
import { formatFrozen } from '../../../shared/campaign/frozen'
import { toPoints } from '../../../shared/points'
import type { EntriesFile } from '../../../shared/scoring/entry'
import { item, rubricOf, type Json } from '../scoring/small-rubric'
import { stateOf } from './state-of'

const rubric = rubricOf([
  item('A', 10, { kind: 'judged' }, { leadDepartment: '公安局', domain: '甲' }),
  item('B', 30, { kind: 'judged' }, { leadDepartment: '司法局', domain: '甲' }),
  item('C', 20, { kind: 'judged' }, { leadDepartment: '公安局', zones: ['农'] }),
], { grades: [{ name: '好', min: 80, quota: { percent: 50, round: 'floor' } }, { name: '差', min: 0 }], tieBreak: ['item:c-A'] })

const judged = (points: number): EntriesFile['entries'][string] => ({ kind: 'judged', points, reason: '评议' })
function file(code: string, points: Readonly<Record<string, number>>, more: Json = {}): EntriesFile {
  return { format: 1, unit: { code, name: `单位${code}`, group: '县', zones: ['城'] }, entries: Object.fromEntries(Object.entries(points).map(([id, value]) => [id, judged(value)])), ...more }
}

/** Finals of U, V: 87.50 each (70 of 80), V better in A; W: 50, open; X of another group, with C applicable: 55. */
const files = [
  file('U', { A: 5, B: 30, REST: 35 }),
  file('V', { A: 10, B: 20, REST: 40 }),
  file('W', { A: 10, B: 30 }),
  file('X', { A: 0, B: 10, C: 5, REST: 40 }, { unit: { code: 'X', name: '单位X', group: '行委', zones: ['农'] } }),
]
const scores = scoreCampaign(stateOf(rubric, files, { V: { previousFinal: '90.5' }, W: { previousFinal: '不详' } }))
const rowsOf = ({ rows }: RankedGroup): unknown[] => rows.map(({ scored, place, tieLowered, grade, movedByQuota, change }) => [scored.unit.code, scored.scorecard.final, place, tieLowered, grade, movedByQuota, change])

describe('the ranking of a campaign', () => {
  const [county, committee] = rankCampaign(scores)
  test('ranks each group alone, with what the tie-break and the quota did', () => {
    expect(rowsOf(county!)).toEqual([
      ['V', 8750, 1, 0, '好', false, -300],
      ['U', 8750, 2, 1, '差', true, null],
      ['W', 5000, 3, 0, '差', false, null],
    ])
    expect(rowsOf(committee!)).toEqual([['X', 5500, 1, 0, '差', false, null]])
  })
  test('says what a quota allows and whether places may still move', () => {
    expect(county!.quotas).toMatchObject([{ grade: '好', below: '差', limit: 1 }])
    expect(committee!.quotas).toMatchObject([{ limit: 0 }])
    expect([county!.complete, committee!.complete]).toEqual([false, true])
  })
})

describe('where the points went', () => {
  const { units } = scores
  test('sums losses of scored items by requirement, in applicable points', () => {
    const [first, rest] = requirementLosses(rubric, units)
    expect(first!.line.units.map(({ applicable, lost, open }) => [applicable, lost, open])).toEqual([[4000, 500, 0], [4000, 1000, 0], [4000, 0, 0], [6000, 4500, 0]])
    expect(first!.line).toMatchObject({ points: 6000, itemCount: 3, total: { applicable: 18_000, lost: 6000, open: 0 }, rate: 3333, losingUnits: 3 })
    // W has not been asked about REST: it can lose there, but has not lost anything.
    expect(rest!.line.units[2]).toEqual({ applicable: 4000, earned: 0, lost: 0, open: 1 })
    expect(first!.line.units.map(lossRate)).toEqual([1250, 2500, 0, 7500])
  })
  test('lists departments by what was lost, with their worst indicator', () => {
    expect(departmentLosses(rubric, units).map(({ department, line, mostLost }) => [department, line.itemCount, line.total.lost, mostLost?.node.name])).toEqual([
      ['公安局', 2, 3000, '一'],
      ['司法局', 1, 3000, '一'],
      ['', 1, 500, '其余'],
    ])
  })
  test('keeps items without a domain apart, and is empty where there are no domains', () => {
    expect(domainLosses(rubric, units).map(({ domain, line }) => [domain, line.total.lost])).toEqual([['甲', 4500], ['', 2000]])
    expect(domainLosses(rubricOf([]), [])).toEqual([])
  })
  test('lists the worst items and none that lost nothing', () => {
    expect(worstItems(rubric, units, 15).map(({ item: { id }, line }) => [id, line.total.lost])).toEqual([['B', 3000], ['A', 1500], ['C', 1500], ['REST', 500]])
    expect(worstItems(rubric, units, 2)).toHaveLength(2)
    expect(worstItems(rubric, [units[2]!], 15)).toEqual([])
  })
})

describe('the scorecards of a campaign', () => {
  const frozen = (points: number): string => formatFrozen({ seen: {}, fingerprint: '', rubricDigest: '', engine: '1', scorecard: scoreCampaign(stateOf(rubric, [file('U', { A: points, B: 30, REST: 35 })])).units[0]!.scorecard })

  test('keep what 定稿 froze and say where the entries give something else', () => {
    const same = scoreCampaign(stateOf(rubric, files, { U: { frozen: frozen(5) } })).units[0]!
    expect([same.frozen, same.differs, same.scorecard.final]).toEqual([true, false, 8750])
    const other = scoreCampaign(stateOf(rubric, files, { U: { frozen: frozen(9) } }))
    expect([other.units[0]!.differs, other.units[0]!.scorecard.final]).toEqual([true, 9250])
    expect(other.units[0]!.recomputed).toMatchObject({ ok: true, value: { final: 8750 } })
    expect(rankCampaign(other)[0]!.rows[0]!.scored.unit.code).toBe('U')
  })
  test('leave out a unit that has no result, and its group is not complete', () => {
    const struck = scoreCampaign(stateOf(rubric, [file('U', { A: 5, B: 30, REST: 35 }), { ...file('N', {}), entries: { A: { kind: 'yesno', met: true } } }]))
    expect(struck.units.map(({ unit }) => unit.code)).toEqual(['U'])
    expect(struck.unscorable).toMatchObject([{ unit: { code: 'N' }, fault: { where: 'A' } }])
    expect(rankCampaign(struck)[0]!.complete).toBe(false)
  })
  test('of one whose frozen text is damaged are never replaced by computed ones, and the others stay', () => {
    const damaged = scoreCampaign(stateOf(rubric, files, { U: { frozen: '{"seen":{' } }))
    expect(damaged.units.map(({ unit }) => unit.code)).toEqual(files.slice(1).map(({ unit }) => unit.code))
    expect(damaged.unscorable).toMatchObject([{ unit: { code: 'U' }, fault: { code: 'frozen-damaged' } }])
    expect(rankCampaign(damaged)[0]!.complete).toBe(false)
  })
  test('tell two units of one code apart', () => {
    const state = stateOf(rubric, [file('U', { A: 5 }), file('V', { A: 7 })])
    const twins = { ...state, units: state.units.map((unit) => ({ ...unit, code: 'U' })) }
    expect(scoreCampaign(twins).units.map(({ scorecard }) => scorecard.earned)).toEqual([500, 700])
  })
})

test('rates and means are rounded half away from zero, once', () => {
  expect([rateOf(toPoints(1), toPoints(20_000)), rateOf(toPoints(1), toPoints(20_001)), rateOf(toPoints(0), toPoints(0))]).toEqual([1, 0, 0])
  expect([meanOf([toPoints(1), toPoints(2)]), meanOf([toPoints(-1), toPoints(-2)]), meanOf([])]).toEqual([2, -2, null])
})
