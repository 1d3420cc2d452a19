import { describe, expect, it } from 'vitest'
import type { CampaignState } from '../../../shared/campaign/records'
import { listAnsweredFindings } from '../../../shared/finding'
import { toPoints } from '../../../shared/points'
import type { UnitReport } from '../../../shared/report/unit-report'
import { cellAt, rowOf, sheetOf, shown } from './cells'
import { cardsOf, ded, entry, findingState, row, unit } from './finding-state'
import { reportOf } from './report-of'
import { smallEntries, smallRubric } from './small-report'

const base = reportOf(smallRubric(), smallEntries)
const note = '10月12日实地查看发现：两处没有台账，也没有预案，陪同人员已当面核对。'

/** The report of the first unit of a campaign, on the day of the export. */
function reportFor(state: CampaignState, more: Partial<UnitReport> = {}): UnitReport {
  const [own] = state.units
  const scorecard = own && cardsOf(state)(own.id)
  if (!own || !scorecard) throw new Error('the unit has no scorecard')
  const entries = Object.fromEntries(state.entries.filter(({ unitId }) => unitId === own.id).map((each) => [each.itemId, each]))
  const report = { ...base, campaign: state.campaign, rubric: state.rubric, unit: own, entries, selfEntries: {}, claims: [], vetoes: [], scorecard, ...more }
  return { ...report, findings: listAnsweredFindings(state, own, scorecard, report.exportDate) }
}
const linesOf = (report: UnitReport) => {
  const sheet = sheetOf(report, '整改清单')
  return sheet.heights.map((_, index) => rowOf(sheet, index + 1)).filter(([serial]) => typeof serial === 'number')
}
const formulasOf = (report: UnitReport): unknown[] => sheetOf(report, '整改清单').cells.filter(({ column, row: at }) => column === 4 && at > 5).map(({ value }) => (value !== null && typeof value === 'object' && 'formula' in value ? value.formula : value))
const factOf = (report: UnitReport): unknown => rowOf(sheetOf(report, '扣分明细'), 5)[7]
const deducted = (counts: Record<string, number>, text = note) => entry('A', 'DED', { kind: 'deduct', counts }, text)

describe('整改清单', () => {
  it('has a line for each finding; together they lose what 扣分明细 says, by formulas', () => {
    const report = reportFor(findingState({ entries: [deducted({ a: 2, b: 1 }), entry('A', 'JUD', { kind: 'judged', points: 4.5, reason: '差' })] }))
    expect(linesOf(report).map((line) => [line[0], line[1], line[2], line[3], line[5], line[6], line[8]])).toEqual([
      [1, 'c-DED', `没有台账（第1处）。${note}`, 1.5, '内容DED', '补齐台账', '2026-12-30'],
      [2, 'c-DED', '没有台账（第2处）（事实同序号1）', 1.5, '内容DED', '补齐台账', '2026-12-30'],
      [3, 'c-DED', '没有预案（事实同序号1）', 3, '内容DED', '补齐台账', '2026-12-30'],
      [4, 'c-JUD', '差', 5.5, '内容JUD', '按意见改', '2026-12-30'],
    ])
    const [first, second, third, fourth, total] = formulasOf(report)
    expect([first, second]).toEqual([1.5, 1.5])
    expect(third).toMatch(/^ROUND\('评分表'!\$I\$\d+-3,2\)$/)
    expect(fourth).toMatch(/^'评分表'!\$I\$\d+$/)
    expect(total).toBe('ROUND(SUM(D6:D9),2)')
    const sheet = sheetOf(report, '整改清单')
    expect(rowOf(sheet, 10).slice(0, 5)).toEqual(['合    计（4个问题）', null, null, 11.5, '与《扣分明细》合计一致'])
    expect(rowOf(sheetOf(report, '扣分明细'), 7)[5]).toBe(11.5)
  })
  it('bears nothing beyond what the item has', () => {
    const lines = linesOf(reportFor(findingState({ entries: [deducted({ a: 6, b: 1 }, '因')] })))
    expect(lines.map((line) => line[3])).toEqual([1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1])
  })
  it('gives the plan that is entered, with dates as dates, lateness in bold, and what is through', () => {
    const plan = (n: number, more: object) => row('rectification', ded(n), { unitId: 'A', cause: '没有专人', goal: '台账齐全', measures: '逐处补', responsibleUnit: '甲局', leader: '领导甲', person: '干部甲', type: 'immediate', dueDate: '2026-11-15', ...more })
    const report = reportFor(findingState({
      entries: [deducted({ a: 3 }, '因')],
      rectifications: [plan(1, { status: 'underway' }), plan(2, { status: 'awaitingVerification', completedOn: '2026-11-14' }), plan(3, { status: 'closed', completedOn: '2026-11-14', verifier: '组员甲', verdict: '同意' })],
    }))
    expect(linesOf(report)[0]?.slice(4)).toEqual(['没有专人', '台账齐全', '逐处补', '立行立改', '2026-11-15', '甲局', '领导甲', '干部甲', null])
    expect(linesOf(report).map((line) => line[12])).toEqual([null, '待验收', '已销号'])
    const sheet = sheetOf(report, '整改清单')
    expect([6, 7].map((at) => cellAt(sheet, `I${at}`)?.style.bold)).toEqual([true, false])
    expect(cellAt(sheet, 'I6')?.value).toEqual({ date: '2026-11-15' })
    expect(rowOf(sheet, 10)[0]).toBe('注：截至2026年11月20日：整改中1个，待验收1个，已销号1个；其中逾期1个。整改时限加粗的已逾期。')
  })
  it('lists free findings without points, leaves withdrawn ones out and says so', () => {
    const findings = [row('finding', 'free', { unitId: 'A', itemId: '', what: '门卫不登记', foundOn: '2026-10-01' }), row('finding', ded(2), { foundOn: '2026-10-01', what: '乙' })]
    const report = reportFor(findingState({ entries: [deducted({ a: 1 }, '因')], findings }))
    expect(linesOf(report).map((line) => line.slice(1, 4))).toEqual([['c-DED', '没有台账。因', 1.5], [null, '门卫不登记', null]])
    expect(rowOf(sheetOf(report, '整改清单'), 9)[0]).toContain('已撤销的问题1个不列入。')
  })
  it('holds the unit to what it took over, without points of its own', () => {
    const report = reportFor(findingState({ units: [unit('A')], leftOut: [unit('B', { order: 2, leftOut: '撤并', mergedInto: 'A' })], entries: [deducted({ b: 1 }, '因'), entry('B', 'DED', { kind: 'deduct', counts: { a: 1 } }, '乙因')] }))
    expect(linesOf(report).map((line) => line.slice(1, 4))).toEqual([['c-DED', '没有预案。因', 3], ['c-DED', '（原B县）没有台账。乙因', null]])
    expect(rowOf(sheetOf(report, '整改清单'), 8).slice(3, 5)).toEqual([3, '与《扣分明细》合计一致'])
  })
  it('says 无 where nothing was found', () => {
    const sheet = sheetOf(reportFor(findingState({ entries: [deducted({})] })), '整改清单')
    expect(rowOf(sheet, 6)[0]).toBe('无')
    expect(rowOf(sheet, 7).slice(0, 5)).toEqual(['合    计（0个问题）', null, null, 0, '与《扣分明细》合计一致'])
  })
  it('keeps texts of any length and with a sign at their start as texts that fit the page', () => {
    const long = '=1+1'.padEnd(32_767, '长')
    const report = reportFor(findingState({ entries: [deducted({ b: 1 }, '')], findings: [row('finding', ded(1, 'A', 'b'), { what: `@${long}`, foundOn: '2026-10-01' })], rectifications: [row('rectification', ded(1, 'A', 'b'), { unitId: 'A', cause: '+无', goal: '-一', measures: long, person: '=甲', status: 'underway' })] }))
    const [line] = linesOf(report)
    expect([line?.[4], line?.[5], line?.[11]]).toEqual(['+无', '-一', '=甲'])
    expect(line?.[2]).toMatch(/^没有预案。@=1\+1长.*……（续见《扣分明细》）$/s)
    expect(line?.[6]).toMatch(/^=1\+1长.*……（全文见电子记录）$/s)
    for (const name of ['评分表', '扣分明细', '整改清单']) {
      const sheet = sheetOf(report, name)
      expect(Math.max(...sheet.heights)).toBeLessThanOrEqual(300)
      expect(Math.max(...sheet.cells.map(({ value }) => String(shown(value) ?? '').length))).toBeLessThanOrEqual(32_767)
    }
    const pieces = sheetOf(report, '扣分明细').cells.filter(({ column, row: at }) => column === 8 && at > 4).map(({ value }) => shown(value)).join('')
    expect(pieces).toBe(`@${long}`)
  })
})

describe('扣分事实 in 扣分明细', () => {
  const fact = (n: number, what: string, more: object = {}) => row('finding', ded(n), { what, foundOn: '2026-10-01', ...more })
  it('is the item’s 扣分原因 where nobody wrote more', () => {
    expect(factOf(reportFor(findingState({ entries: [deducted({ a: 3 })] })))).toBe(note)
    expect(factOf(reportFor(findingState({ entries: [deducted({ a: 3 }, '')] })))).toBe('没有台账3处')
  })
  it('gives facts of their own a line each, numbered, equal ones once', () => {
    const findings = [fact(1, '网格没有台账', { time: '10月12日', place: '河东街道' }), fact(2, '=登记缺页'), fact(3, '=登记缺页')]
    const report = reportFor(findingState({ entries: [deducted({ a: 4 })], findings }))
    expect(factOf(report)).toBe(`1．10月12日，河东街道：网格没有台账\n2．=登记缺页\n3．${note}`)
    expect(rowOf(sheetOf(report, '评分表'), 6)[9]).toBe(factOf(report))
    expect(factOf(reportFor(findingState({ entries: [deducted({ a: 1 })], findings })))).toBe('10月12日，河东街道：网格没有台账')
  })
  it('says by the rule what has no fact yet beside others that have', () => {
    expect(factOf(reportFor(findingState({ entries: [deducted({ a: 2 }, '')], findings: [fact(1, '网格没有台账')] })))).toBe('1．网格没有台账\n2．没有台账（第2处）')
  })
  it('names the evidence, the first few', () => {
    const proofs = (names: string[]): unknown => rowOf(sheetOf(reportFor(findingState({ entries: [deducted({ a: 1 })] }), { evidence: { DED: names } }), '扣分明细'), 5)[8]
    expect(proofs([])).toBeNull()
    expect(proofs(['照片一', '台账'])).toBe('照片一、台账')
    expect(proofs(['一', '二', '三', '四'])).toBe('一、二、三等4件')
  })
})

describe('what 定稿 froze', () => {
  const frozen = (recomputedFinal: UnitReport['recomputedFinal']) => sheetOf({ ...reportFor(findingState({})), ...(recomputedFinal === undefined ? {} : { recomputedFinal }) }, '评分表')
  const words = (sheet: ReturnType<typeof frozen>): string[] => sheet.cells.flatMap(({ value }) => (typeof value === 'string' && value.startsWith('定稿以后数据有变动') ? [value] : []))
  it('is printed, and what the data give now beside it where that differs', () => {
    expect(words(frozen(undefined))).toEqual([])
    for (const [given, printed] of [[toPoints(88_88), 88.88], [null, '算不出']] as const) {
      const sheet = frozen(given)
      expect(words(sheet)).toHaveLength(1)
      const at = sheet.cells.find(({ value }) => value === words(sheet)[0])?.row ?? 0
      expect(rowOf(sheet, at)[6]).toBe(printed)
      expect(rowOf(sheet, at - 1)[6]).toBe(90)
    }
  })
})
