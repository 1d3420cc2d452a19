import { describe, expect, test } from 'vitest'
import { requirementLosses } from '../../../shared/analysis'
import { toEntriesFile } from '../../../shared/campaign/entries-file'
import { formatFrozen } from '../../../shared/campaign/frozen'
import { toPoints } from '../../../shared/points'
import { campaignReport, type CampaignReport } from '../../../shared/report/campaign-report'
import { campaignWorkbook, ledgerWorkbook } from '../../../shared/report/campaign-workbook'
import type { SheetModel } from '../../../shared/report/sheet-model'
import type { Rubric } from '../../../shared/rubric/rubric'
import { rankUnits, scoreUnit } from '../../../shared/scoring'
import type { EntriesFile } from '../../../shared/scoring/entry'
import { stateOf } from '../analysis/state-of'
import { item, rubricOf } from '../scoring/small-rubric'
import { campaignReportOf, campaignStateOf, haixiRubric } from './campaign-reports'
import { cellAt, findRow, rowOf, sheetIn, shown } from './cells'
import { accepted } from './report-of'

const given = campaignReportOf({ units: 1, findings: 0 })
const rankingOf = (report: CampaignReport): SheetModel => sheetIn(campaignWorkbook(report), '排名汇总')
const textsOf = (sheet: SheetModel): string => sheet.cells.map(({ value }) => shown(value)).join('\n')

const judged = (code: string, points: number, more: Partial<EntriesFile> = {}): EntriesFile =>
  ({ format: 1, unit: { code, name: `${code}县`, group: '县', zones: ['城'] }, entries: { REST: { kind: 'judged', points, reason: '评议' } }, ...more })
const reportOf = (rubric: Rubric, files: readonly EntriesFile[], extras: Parameters<typeof stateOf>[2] = {}): CampaignReport => campaignReport(stateOf(rubric, files, extras), given)

describe('排名汇总', () => {
  test('says what qianfen rank says, for every unit, in its order', () => {
    const state = campaignStateOf({ units: 9, groups: ['市县', '行委'], open: 4 })
    const ranked = accepted(rankUnits(state.rubric, state.units.map(({ id }) => toEntriesFile(state, id, 'team'))))
    const sheet = rankingOf(campaignReport(state, given))
    const rows = sheet.heights.map((_, index) => rowOf(sheet, index + 1)).filter(([place, name]) => typeof place === 'number' && typeof name === 'string')
    expect(rows.map((row) => [row[0], row[1], row[17], row[19]])).toEqual(ranked.map(({ unit, place, grade, movedByQuota, scorecard }) => [place, state.units.find(({ code }) => code === unit)?.name, scorecard.final / 100, `${grade}${movedByQuota ? '*' : ''}`]))
    for (const [index, { scorecard }] of ranked.entries()) {
      expect(rows[index]!.slice(2, 12)).toEqual(haixiRubric.requirements.map(({ code }) => scorecard.requirements[code]! / 100))
      expect(rows[index]!.slice(12, 17)).toEqual([scorecard.earned, scorecard.notApplicable, scorecard.base, scorecard.bonus, scorecard.penalty].map((points) => points / 100))
    }
  })
  test('adds the places that a tie-break took to RANK', () => {
    const rubric = rubricOf([item('A', 10, { kind: 'judged' })], { tieBreak: ['item:c-A'] })
    const files = [judged('U', 50, { entries: { A: { kind: 'judged', points: 2, reason: '评' }, REST: { kind: 'judged', points: 48, reason: '评' } } }), judged('V', 50, { entries: { A: { kind: 'judged', points: 9, reason: '评' }, REST: { kind: 'judged', points: 41, reason: '评' } } })]
    const sheet = rankingOf(reportOf(rubric, files))
    const places = sheet.cells.filter(({ column, value }) => column === 1 && value !== null && typeof value === 'object' && 'formula' in value).map(({ value }) => value)
    expect(places).toEqual([{ formula: expect.stringMatching(/,0\)$/) as string, result: 1 }, { formula: expect.stringMatching(/,0\)\+1$/) as string, result: 2 }])
    expect(textsOf(sheet)).toContain('依次比较c-A内容A；仍相同的并列')
  })
  test('marks a grade that the quota moved and says how many may hold it', () => {
    const rubric = rubricOf([], { grades: [{ name: '好', min: 80, quota: { percent: 50, round: 'floor' } }, { name: '差', min: 0 }] })
    const sheet = rankingOf(reportOf(rubric, [judged('U', 95), judged('V', 90), judged('W', 10)]))
    expect(findRow(sheet, 2, 'V县')).toContain('差*')
    expect(textsOf(sheet)).toContain('“好”名额为参评单位数的50%取整（3个单位取1个），名次在前的优先；带*的单位按分为好，因名额已满评定为差。')
    const two = rubricOf([], { grades: [{ name: '好', min: 80, quota: { percent: 0, round: 'floor' } }, { name: '中', min: 50, quota: { percent: 30, round: 'ceil' } }, { name: '差', min: 0 }] })
    const texts = textsOf(rankingOf(reportOf(two, [judged('U', 95), judged('V', 90)])))
    expect(texts).toContain('带*的单位因名额已满，等次依次下调')
    expect(texts).toContain('“中”名额为参评单位数的30%进位取整（2个单位取1个）')
  })
  test('tells a change to last year, and nothing where nobody knows it', () => {
    const sheet = rankingOf(reportOf(rubricOf([]), [judged('U', 95), judged('V', 90)], { U: { previousFinal: '96.5' } }))
    expect(findRow(sheet, 2, 'U县').slice(-2)).toEqual([96.5, -1.5])
    expect(findRow(sheet, 2, 'V县').slice(-2)).toEqual([null, null])
    expect(findRow(sheet, 2, '平均').slice(-2)).toEqual([96.5, -1.5])
  })
  test('says what is open, what differs from 定稿 and who has no result', () => {
    const rubric = rubricOf([item('A', 10, { kind: 'judged' })])
    const card = { ...accepted(scoreUnit(rubric, judged('U', 50))), final: toPoints(7000) }
    const frozen = formatFrozen({ seen: {}, fingerprint: '', rubricDigest: '', engine: '1', scorecard: card })
    const report = reportOf(rubric, [judged('U', 50), judged('V', 90), judged('N', 1, { entries: { A: { kind: 'yesno', met: true } } })], { U: { frozen } })
    const sheet = rankingOf(report)
    const texts = textsOf(sheet)
    expect(texts).toContain('（暂定）')
    expect(texts).toContain('均为暂定：U县（1项）、V县（1项）。')
    expect(texts).toContain('表中仍为定稿时的结果：U县。')
    expect(texts).toContain('没有参加排名：N县。')
    expect(findRow(sheet, 2, 'U县')).toContain(70)
    expect(() => findRow(sheet, 2, 'N县')).toThrow()
    expect(campaignWorkbook(report).fileName).toBe('2026年度_千分制考核汇总_暂定_20261218.xlsx')
  })
  test('names effective and proposed vetoes', () => {
    const files = [judged('U', 95, { vetoes: [{ item: 'V1', state: 'effective' }] }), judged('V', 90, { vetoes: [{ item: 'V1', state: 'proposed' }] }), judged('W', 80, { vetoes: [{ item: 'V1', state: 'lead' }] })]
    const sheet = rankingOf(reportOf(rubricOf([]), files))
    expect(textsOf(sheet)).toContain('已生效：U县；已提请未决定：V县。')
    expect([findRow(sheet, 2, 'U县'), findRow(sheet, 2, 'V县'), findRow(sheet, 2, 'W县')].map((row) => row.at(-3))).toEqual(['有', '提请', '无'])
  })
  test('a rubric of 24 requirements goes on to the right, with the head and title on each page', () => {
    const many = rubricOf([], { requirements: Array.from({ length: 24 }, (_, index) => ({ code: String(index + 1), name: `要求${index}`, points: index === 0 ? 77 : 1, items: [item(index === 0 ? 'REST' : `I${index}`, index === 0 ? 77 : 1, { kind: 'judged' })] })) })
    const sheet = rankingOf(reportOf(many, [judged('U', 50), judged('V', 40)]))
    expect(sheet.columnBreaksAfter).toHaveLength(1)
    expect(sheet.cells.filter(({ row, value }) => row === 2 && typeof value === 'string')).toHaveLength(2)
    expect(sheet.cells.filter(({ row, value }) => row === sheet.headRows[0] && value === '工作要求得分').length).toBe(2)
    expect(sheet.frozenColumns).toBe(2)
  })
  test('up to eight units stand on one page, fifty on several', () => {
    for (const units of [1, 7, 8]) expect(rankingOf(campaignReportOf({ units })).pageBreaksAfter, String(units)).toEqual([])
    expect(rankingOf(campaignReportOf({ units: 50 })).pageBreaksAfter.length).toBeGreaterThan(1)
  })
})

describe('部门汇总 and 失分分析', () => {
  const report = campaignReportOf({ units: 7 })
  const book = campaignWorkbook(report)
  test('both add up to what the units lost', () => {
    const lost = requirementLosses(report.scores.rubric, report.scores.units).reduce((sum, { line }) => sum + line.total.lost, 0) / 100
    expect(findRow(sheetIn(book, '部门汇总'), 1, '合')).toContain(lost)
    expect(findRow(sheetIn(book, '失分分析'), 1, '合')).toContain(lost)
  })
  test('departments come most lost first, with their worst indicator', () => {
    const sheet = sheetIn(book, '部门汇总')
    const rows = Array.from({ length: 15 }, (_, index) => rowOf(sheet, sheet.headRows[1] + 1 + index))
    const totals = rows.map((row) => Number(row[11]))
    expect(totals).toEqual([...totals].sort((a, b) => b - a))
    expect(rows[0]?.[1]).toBe('州公安局')
    expect(rows[0]?.[14]).toMatch(/^\d+-\d+ /)
  })
  test('the worst rate of a block fills its bar', () => {
    const sheet = sheetIn(book, '失分分析')
    const bars = sheet.cells.flatMap(({ column, value }) => (column === 15 && typeof value === 'string' && value.startsWith('■') ? [value.length] : []))
    expect(Math.max(...bars)).toBe(8)
    expect(bars.length).toBeGreaterThan(25)
  })
  test('a campaign in which nothing was lost says 无', () => {
    const whole = campaignWorkbook(reportOf(rubricOf([]), [judged('U', 100)]))
    expect(textsOf(sheetIn(whole, '失分分析'))).toContain('二、失分最多的考核内容\n无')
    expect(findRow(sheetIn(whole, '部门汇总'), 2, '（没有写明牵头部门）').at(-1)).toBe('—')
  })
})

describe('整改台账', () => {
  test('counts what is closed, and holds its lists to the rows', () => {
    const report = campaignReportOf({ units: 7, findings: 31 })
    const sheet = sheetIn(campaignWorkbook(report), '整改台账')
    expect(sheet.autoFilter).toBe('A6:S37')
    expect(sheet.choices.map(({ range }) => range)).toEqual(['M7:M37', 'S7:S37'])
    expect(sheet.zoom).toBe(110)
    const closed = report.ledger.rows.filter((row) => row.closed).length
    expect(shown(cellAt(sheet, 'R38')?.value)).toBe(closed)
    expect(cellAt(sheet, 'R38')?.value).toMatchObject({ formula: 'COUNTIF(S7:S37,"是")' })
    expect(shown(cellAt(sheet, 'R39')?.value)).toBeCloseTo(closed / 31, 4)
  })
  test('stands alone as well, and empty it says 无', () => {
    const alone = ledgerWorkbook(campaignReportOf({ units: 2, findings: 0 }))
    expect(alone.fileName).toBe('2026年度_整改台账_20261218.xlsx')
    expect(alone.sheets.map(({ name }) => name)).toEqual(['整改台账'])
    expect(textsOf(alone.sheets[0]!)).toContain('无')
    expect(alone.sheets[0]?.choices).toEqual([])
  })
})
