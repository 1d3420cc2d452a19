import { describe, expect, it } from 'vitest'
import type { CampaignState } from '../../../shared/campaign/records'
import { campaignReport } from '../../../shared/report/campaign-report'
import { ledgerOf, type Ledger } from '../../../shared/report/ledger-rows'
import { ledgerSheet } from '../../../shared/report/ledger-sheet'
import { campaignReportOf } from './campaign-reports'
import { cellAt, rowOf, shown } from './cells'
import { cardsOf, ded, entry, findingState, row, unit } from './finding-state'

const note = '10月12日实地查看发现：两处没有台账，也没有预案，陪同人员已当面核对。'
const two = entry('A', 'DED', { kind: 'deduct', counts: { a: 2, b: 1 } }, note)
const ledger = (state: CampaignState, day = '2026-12-18'): Ledger => ledgerOf(state, cardsOf(state), day)
const sheetFor = (state: CampaignState, exportDate = '2026-12-18') => ledgerSheet(campaignReport(state, { ...campaignReportOf({ units: 1 }), exportDate }))

describe('整改台账 from the findings', () => {
  it('has a line for each, with its share of the points and the plan to start from', () => {
    const state = findingState({ entries: [two], findings: [row('finding', ded(1), { foundOn: '2026-10-12' })] })
    const { rows } = ledger(state)
    expect(rows.map(({ unitName, source, code, lost, goal, measures, dueDate, closed }) => [unitName, source, code, lost, goal, measures, dueDate, closed])).toEqual([
      ['A县', '年度考核', 'c-DED', 150, '内容DED', '补齐台账', '2026-11-11', false],
      ['A县', '年度考核', 'c-DED', 150, '内容DED', '补齐台账', '2026-12-30', false],
      ['A县', '年度考核', 'c-DED', 300, '内容DED', '补齐台账', '2026-12-30', false],
    ])
  })
  it('says a shared 扣分原因 once and points at it by its number', () => {
    expect(ledger(findingState({ entries: [two] })).rows.map(({ description }) => description)).toEqual([`没有台账（第1处）。${note}`, '没有台账（第2处）（事实同序号1）', '没有预案（事实同序号1）'])
    const short = ledger(findingState({ entries: [{ ...two, note: '台账不全' }] }))
    expect(short.rows.map(({ description }) => description)).toEqual(['没有台账（第1处）。台账不全', '没有台账（第2处）。台账不全', '没有预案。台账不全'])
  })
  it('puts the clause before a fact of its own, and leaves it where the fact says it', () => {
    const findings = [row('finding', ded(1), { foundOn: '2026-10-12', time: '10月12日', place: '河东街道', what: '网格一处' }), row('finding', ded(2), { foundOn: '2026-10-12', what: '河西街道没有台账' })]
    expect(ledger(findingState({ entries: [{ ...two, note: '' }], findings })).rows.map(({ description }) => description)).toEqual(['没有台账。10月12日，河东街道：网格一处', '河西街道没有台账', '没有预案'])
  })
  it('tells how far each is on the day: late, waiting, closed, the newest line', () => {
    const plan = (n: number, more: object) => row('rectification', ded(n), { unitId: 'A', measures: '补', responsibleUnit: '甲局', leader: '领导甲', person: '干部甲', type: 'dated', dueDate: '2026-12-10', ...more })
    const line = (id: string, n: number, date: string, text: string) => row('progress', id, { findingId: ded(n), unitId: 'A', date, author: '', text })
    const state = findingState({
      entries: [entry('A', 'DED', { kind: 'deduct', counts: { a: 4 } }, note)],
      rectifications: [plan(1, { status: 'underway' }), plan(2, { status: 'awaitingVerification', completedOn: '2026-12-08' }), plan(3, { status: 'closed', completedOn: '2026-12-08', verifier: '组员甲', verdict: '属实，同意销号' })],
      progress: [line('p1', 1, '2026-12-01', '已开会'), line('p2', 1, '2026-12-05', ' 已补一半 '), line('p3', 3, '2026-12-08', '已补齐')],
    })
    expect(ledger(state).rows.map(({ progress, overdue, type, verifier, verdict, closed }) => [progress, overdue, type, verifier, verdict, closed])).toEqual([
      ['逾期8天；已补一半', true, '限期整改', '', '', false],
      ['待验收', false, '限期整改', '', '', false],
      ['已补齐', false, '限期整改', '组员甲', '属实，同意销号', true],
      ['待整改', false, '', '', '', false],
    ])
    expect(ledger(state).standing).toBe('截至2026年12月18日：待整改1个，整改中1个，待验收1个，已销号1个；其中逾期1个。')
    expect(ledger(state, '2026-12-10').rows[0]?.progress).toBe('已补一半')
    const sheet = sheetFor(state)
    expect([6, 7].map((at) => cellAt(sheet, `N${at}`)?.style.bold)).toEqual([true, false])
    expect(cellAt(sheet, 'N6')?.value).toEqual({ date: '2026-12-10' })
    expect(rowOf(sheet, 10).slice(5, 7)).toEqual([6, ledger(state).standing])
  })
  it('gives the sentence about all of them the room that it needs', () => {
    const report = campaignReportOf({ units: 1 })
    const sheet = ledgerSheet({ ...report, ledger: { ...report.ledger, standing: '截至2026年12月18日：待补事实172个，待整改191个，整改中11个，待验收11个，已销号31个；其中逾期164个。' } })
    expect(sheet.heights.at(-3)).toBeGreaterThanOrEqual(2 * 11.75 + 4)
  })
  it('lists units in official order and items in the rubric’s, free ones after them and without points', () => {
    const units = [unit('A', { order: 2 }), unit('B', { order: 1 })]
    const entries = ['A', 'B'].flatMap((id) => [entry(id, 'JUD', { kind: 'judged', points: 4, reason: '差' }), entry(id, 'DED', { kind: 'deduct', counts: { a: 1 } }, '因')])
    const findings = [row('finding', 'free-1', { unitId: 'A', itemId: '', what: '门卫不登记', foundOn: '2026-10-01' }), row('finding', 'free-2', { unitId: 'A', itemId: 'DED', what: '台账字迹不清', foundOn: '2026-10-01' })]
    expect(ledger(findingState({ units, entries, findings })).rows.map(({ unitName, code, description, lost }) => [unitName, code, description, lost])).toEqual([
      ['B县', 'c-DED', '没有台账。因', 150], ['B县', 'c-JUD', '差', 600],
      ['A县', 'c-DED', '没有台账。因', 150], ['A县', 'c-DED', '台账字迹不清', null], ['A县', 'c-JUD', '差', 600], ['A县', '', '门卫不登记', null],
    ])
  })
  it('leaves withdrawn ones out and says how many', () => {
    const state = findingState({ entries: [entry('A', 'DED', { kind: 'deduct', counts: { a: 1 } }, '因')], findings: [row('finding', ded(2), { foundOn: '2026-10-01', what: '乙' })] })
    expect(ledger(state).rows).toHaveLength(1)
    expect(ledger(state).leftOut).toEqual(['已撤销的问题1个不列入。'])
    expect(shown(sheetFor(state).cells.at(-1)?.value)).toContain('验收意见。已撤销的问题1个不列入。')
  })
  it('puts what a unit took over under it, without points, and names units that nobody answers for', () => {
    const gone = (id: string, more: object) => unit(id, { order: 2, leftOut: '撤并', ...more })
    const state = findingState({
      units: [unit('A', { order: 1 }), unit('D', { order: 9 })], leftOut: [gone('B', { mergedInto: 'D' }), gone('C', {})],
      entries: ['A', 'B', 'C', 'D'].map((id) => entry(id, 'DED', { kind: 'deduct', counts: { [id === 'D' ? 'b' : 'a']: 1 } }, '因')),
    })
    const { rows, leftOut, standing } = ledger(state)
    expect(rows.map(({ unitName, description, lost }) => [unitName, description, lost])).toEqual([['A县', '没有台账。因', 150], ['D县', '没有预案。因', 300], ['D县', '（原B县）没有台账。因', null]])
    expect(leftOut).toEqual(['退出本批次且无单位承接的C县，问题1个不列入。'])
    expect(standing).toContain('待整改3个')
  })
  it('keeps texts of any length and with a sign at their start as texts that fit the page', () => {
    const long = '=HYPERLINK("http://x")'.padEnd(32_767, '长')
    const state = findingState({ entries: [entry('A', 'DED', { kind: 'deduct', counts: { b: 1 } }, '因')], findings: [row('finding', ded(1, 'A', 'b'), { what: '+1没有预案', foundOn: '2026-10-01' })], rectifications: [row('rectification', ded(1, 'A', 'b'), { unitId: 'A', cause: '-无', goal: '@所有', measures: long, status: 'underway' })], progress: [row('progress', 'p', { findingId: ded(1, 'A', 'b'), unitId: 'A', date: '2026-12-01', text: long })] })
    const sheet = sheetFor(state)
    const values = rowOf(sheet, 6)
    expect(values.slice(4, 8)).toEqual(['+1没有预案', 3, '-无', '@所有'])
    expect(values[8]).toMatch(/^=HYPERLINK.*……（全文见电子记录）$/s)
    expect(cellAt(sheet, 'I6')?.value).toBeTypeOf('string')
    expect(Math.max(...sheet.heights)).toBeLessThanOrEqual(300)
  })
})
