import { describe, expect, it } from 'vitest'
import { rankCampaign, rateOf, scoreCampaign, type Loss, type Rate } from '../../../../shared/analysis'
import { toPoints } from '../../../../shared/points'
import type { EntriesFile } from '../../../../shared/scoring/entry'
import { departmentLines, departmentRows, itemLines } from '../../../../renderer/components/ranking/department-rows'
import { heatCell, type HeatMode } from '../../../../renderer/components/ranking/heat-cells'
import { heatStep } from '../../../../renderer/components/ranking/heat-steps'
import { barScale, gradeEdges, meanCells, unitRows } from '../../../../renderer/components/ranking/unit-rows'
import { stateOf } from '../../analysis/state-of'
import { item, rubricOf, type Json } from '../../scoring/small-rubric'

const subject = { unitId: 'u', group: '县', scope: { kind: 'all' } } as const

describe('the steps of the heat map', () => {
  it('are half-open, as the legend says', () => {
    const steps = [0, 299, 300, 799, 800, 1299, 1300, 1799, 1800, 2499, 2500, 10_000].map((rate) => heatStep(rate as Rate))
    expect(steps).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
  })
})

describe('a cell', () => {
  const loss = (applicable: number, earned: number, lost: number, open = 0): Loss => ({ applicable: toPoints(applicable), earned: toPoints(earned), lost: toPoints(lost), open })
  const cell = (mode: HeatMode, of: Loss) => heatCell(mode, { key: 'k', name: '甲县 1 一', loss: of, subject })
  it('says points, rate or loss, coloured by the share lost', () => {
    const of = loss(12_000, 8672, 3328)
    expect((['points', 'rate', 'lost', 'lossRate'] as const).map((mode) => [cell(mode, of).text, cell(mode, of).step])).toEqual([['86.72', 5], ['72.27%', 5], ['33.28', 5], ['27.73%', 5]])
    expect(cell('points', of).label).toBe('甲县 1 一：应考 120.00，得分 86.72，失分 33.28（27.73%）')
    expect(heatStep(rateOf(toPoints(3328), toPoints(12_000)))).toBe(5)
  })
  it('is marked while items are open, blank where nothing is scored, and says where nothing applies', () => {
    expect(cell('points', loss(1000, 400, 100, 2))).toMatchObject({ text: '4.00', open: true, step: 2 })
    expect(cell('points', loss(1000, 400, 100, 2)).label).toContain('2 项没有得分，暂定')
    expect(cell('lost', loss(1000, 0, 0, 3))).toMatchObject({ text: '—', step: null, open: false })
    expect(cell('lost', loss(1000, 0, 1000))).toMatchObject({ text: '10.00', step: 5 })
    expect(cell('rate', loss(0, 0, 0))).toMatchObject({ text: '缺项', step: null })
  })
})

const rubric = rubricOf([
  item('A', 10, { kind: 'judged' }, { leadDepartment: '公安局' }),
  item('B', 30, { kind: 'judged' }, { leadDepartment: '司法局' }),
], { grades: [{ name: '优秀', min: 80, quota: { percent: 50, round: 'floor' } }, { name: '良好', min: 60 }, { name: '差', min: 0 }], tieBreak: ['item:c-A'] })
const file = (code: string, points: Readonly<Record<string, number>>, more: Json = {}): EntriesFile => ({
  format: 1, unit: { code, name: `单位${code}`, group: '县', zones: ['城'] }, ...more,
  entries: Object.fromEntries(Object.entries(points).map(([id, value]) => [id, { kind: 'judged' as const, points: value, reason: '评议' }])),
})
const groupOf = (files: readonly EntriesFile[], extras: Parameters<typeof stateOf>[2] = {}) => {
  const [group] = rankCampaign(scoreCampaign(stateOf(rubric, files, extras)))
  if (!group) throw new Error('nothing ranked')
  return group
}

describe('the lines of the ranking', () => {
  const whole = groupOf([file('U', { A: 8, B: 30, REST: 60 }), file('V', { A: 10, B: 20, REST: 52 })], { U: { previousFinal: '70' }, V: { previousFinal: '90.5' } })
  it('say place, final, grade with what the quota did, and the change from last year', () => {
    expect(unitRows(rubric, whole, 'points').map(({ place, final, grade, notes, change, moved }) => [place, final, grade, notes, change, moved])).toEqual([
      ['1', '98.00', '优秀', [], '+28.00', '升 1'],
      ['2', '82.00', '良好', ['优秀名额已满'], '−8.50', '降 1'],
    ])
    expect(unitRows(rubric, whole, 'lost')[1]?.cells.map(({ text }) => text)).toEqual(['10.00', '8.00'])
    expect(meanCells(rubric, whole).map(({ text }) => text)).toEqual(['85.00%', '93.33%'])
  })
  it('give no grade and no change to what is not scored in full, and say how much is missing', () => {
    const half = groupOf([file('U', { A: 8, B: 30, REST: 60 }), file('V', { A: 10 }, { vetoes: [{ item: 'V1', state: 'proposed' }] })], { U: { previousFinal: '70' }, V: { previousFinal: '90' } })
    expect(unitRows(rubric, half, 'points').map(({ grade, notes, change, moved, provisional }) => [grade, notes, change, moved, provisional])).toEqual([
      ['优秀', [], '+28.00', '', false],
      ['', ['提请一票否决', '未评 2 项'], '', '', true],
    ])
    expect(meanCells(rubric, half)[0]?.label).toContain('按评完的 1 个单位')
  })
  it('name an effective veto, whose grade stands at once', () => {
    const vetoed = groupOf([file('U', { A: 8 }, { vetoes: [{ item: 'V1', state: 'effective' }] })])
    expect(unitRows(rubric, vetoed, 'points')[0]).toMatchObject({ grade: '差', notes: ['一票否决', '未评 2 项'] })
  })
  it('have bars from 0 to the full points or to what a bonus made, with lines at the edges of grades', () => {
    expect(barScale(rubric, [toPoints(9800), null])).toBe(10_000)
    expect(barScale(rubric, [toPoints(10_400)])).toBe(10_400)
    expect(gradeEdges(rubric).map(({ name, points }) => [name, points])).toEqual([['优秀', 8000], ['良好', 6000]])
  })
})

describe('where the points went', () => {
  const group = groupOf([file('U', { A: 8, B: 30, REST: 50 }), file('V', { A: 10, B: 20, REST: 52 })])
  it('lists departments, the rest in one line that opens nothing', () => {
    expect(departmentLines(rubric, group, 8).map(({ name, line, share }) => [name, line.total.lost, share])).toEqual([['未写牵头部门', 1800, 6000], ['司法局', 1000, 3333], ['公安局', 200, 667]])
    expect(departmentLines(rubric, group, 2).map(({ name, line, subject: about }) => [name, line.total.lost, about === null])).toEqual([['未写牵头部门', 1800, false], ['其余 2 个部门', 1200, true]])
    expect(departmentRows(rubric, group, 'lost').map(({ cells }) => cells.map(({ text }) => text))).toEqual([['10.00', '8.00'], ['0.00', '10.00'], ['2.00', '0.00']])
  })
  it('lists items with the unit that lost most', () => {
    expect(itemLines(rubric, group, 2).map(({ code, line, worst }) => [code, line.total.lost, worst?.name, worst?.lost])).toEqual([['c-REST', 1800, '单位U', 1000], ['c-B', 1000, '单位V', 1000]])
  })
})
