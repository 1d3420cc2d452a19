import { describe, expect, it } from 'vitest'
import type { UnitReport } from '../../../shared/report/unit-report'
import { unitWorkbook } from '../../../shared/report/unit-workbook'
import { cellAt, findRow, rowOf, sheetOf, shown } from './cells'
import { reportOf } from './report-of'
import { smallEntries, smallRubric } from './small-report'

const report = reportOf(smallRubric(), smallEntries)
const titleOf = (of: UnitReport): string | number | null => rowOf(sheetOf(of, '评分表'), 2)[0] ?? null
const withEntries = (entries: object, more: Partial<UnitReport> = {}): UnitReport => reportOf(smallRubric(), { ...smallEntries, entries }, more)
const columnOf = (of: UnitReport, name: string, column: number): string => sheetOf(of, name).cells.filter((cell) => cell.column === column).map(({ value }) => shown(value)).join('\n')

describe('what the sheets say', () => {
  it('has five sheets of 128 units, every table cell inside the print area', () => {
    const { sheets } = unitWorkbook(report)
    expect(sheets.map(({ name }) => name)).toEqual(['评分表', '扣分明细', '合理缺项说明', '加减分及一票否决', '整改清单'])
    for (const { widths, cells, lastRow, heights } of sheets) {
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(128, 9)
      expect(widths).not.toContain(9)
      expect(heights).toHaveLength(lastRow)
      expect(heights.every((height) => height <= 300 && height % 0.75 === 0)).toBe(true)
      expect(cells.every(({ row, column, mergeTo }) => row <= lastRow && (mergeTo ?? column) <= widths.length)).toBe(true)
    }
  })
  it('marks samples and unfinished scorecards', () => {
    expect(titleOf(report)).toBe('2026年度平安建设考核评分表（暂定）')
    const complete = { ...report, scorecard: { ...report.scorecard, complete: true } }
    expect(titleOf(complete)).toBe('2026年度平安建设考核评分表')
    expect(titleOf({ ...complete, campaign: { ...report.campaign, name: '2026年度考核（示例）', sample: true } })).toBe('2026年度考核评分表（示例）')
  })
  it('prints words where there are no points', () => {
    const self = withEntries({ ...smallEntries.entries, 'I1-1': { kind: 'notApplicable', reason: '没有值班室' }, 'I1-2': { kind: 'ratio', numerator: 0, denominator: 0 } }, {})
    const sheet = sheetOf(self, '评分表')
    expect(findRow(sheet, 1, '1-1').slice(6)).toEqual(['—', '缺项', null, null])
    expect(findRow(sheet, 1, '2-2-1-2').slice(6)).toEqual([null, '待补', null, '待其他单位数据齐全后计分'])
    expect(findRow(sheet, 1, '3-1').slice(6)).toEqual(['—', '免考', null, '见《合理缺项说明》'])
    const { 'I3-2': _, ...rest } = smallEntries.entries
    expect(findRow(sheetOf(withEntries(rest), '评分表'), 1, '3-2').slice(7)).toEqual(['待评', null, null])
    const reasons = sheetOf(self, '合理缺项说明')
    expect(findRow(reasons, 2, '1-1').slice(4)).toEqual(['单位申报', '没有值班室', null, '□同意  □不同意'])
    expect(findRow(reasons, 2, '1-2').slice(4, 6)).toEqual(['分母为零（自动）', '分母为零，按合理缺项处理'])
    expect(findRow(reasons, 2, '2-1-1').slice(4, 7)).toEqual(['区域不适用（自动）', '适用区域为“矿”，本单位无此区域', '单位名册适用区域：城、牧'])
    expect(findRow(reasons, 2, '3-1').slice(4, 8)).toEqual(['免考', '本批次对各被考核单位统一免考', '海平安办〔2026〕2号', '按文件执行'])
  })
  it('gives the note as the reason, else what was recorded', () => {
    expect(findRow(sheetOf(report, '评分表'), 1, '1-1')[9]).toBe('没有台账3处；没有预案')
    expect(findRow(sheetOf(reportOf(smallRubric(), smallEntries, { notes: { 'I1-1': ' 值班室无人 ' } }), '评分表'), 1, '1-1')[9]).toBe('值班室无人')
    expect(findRow(sheetOf(report, '扣分明细'), 2, '1-2').slice(6, 8)).toEqual([report.scorecard.items['I1-2']?.explain, '办结率181÷200=90.5%，未达到95%'])
  })
  it('continues a long reason in 扣分明细, on rows of its own', () => {
    const note = '现场逐一核对发现，没有台账。'.repeat(120)
    const long = reportOf(smallRubric(), smallEntries, { notes: { 'I1-1': note } })
    const reason = String(findRow(sheetOf(long, '评分表'), 1, '1-1')[9])
    expect(reason).toMatch(/……（续见《扣分明细》）$/)
    const sheet = sheetOf(long, '扣分明细')
    const pieces = sheet.cells.filter((cell) => cell.column === 8 && typeof cell.value === 'string' && cell.value.includes('台账'))
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.map(({ value }) => shown(value)).join('')).toBe(note)
    const second = rowOf(sheet, pieces[1]?.row ?? 0)
    expect(second.slice(0, 6)).toEqual([null, '1-1', '（续上行）', null, null, null])
    expect(findRow(sheet, 1, '合').slice(3, 6)).toEqual([320.5, 308.58, 11.92])
  })
  it('says 无 in one row where a sheet has nothing', () => {
    const best = reportOf(smallRubric({ requirements: [{ code: '1', name: '唯一', points: 500.5, items: [{ id: 'A', code: '1-1', content: '甲', points: 500.5, standard: '', rule: { kind: 'judged' }, zones: [], notApplicable: { allowed: false } }] }] }), { format: 1, unit: { code: '1', name: '甲县' }, entries: { A: { kind: 'judged', points: 500.5, reason: '齐全' } } })
    expect(rowOf(sheetOf(best, '扣分明细'), 6)[0]).toBe('无')
    expect(rowOf(sheetOf(best, '合理缺项说明'), 6)[0]).toBe('无')
    expect(rowOf(sheetOf(best, '整改清单'), 7)[0]).toBe('无')
    expect(sheetOf(best, '扣分明细').autoFilter).toBeUndefined()
    expect(sheetOf(best, '整改清单').choices).toEqual([])
    expect(columnOf(best, '加减分及一票否决', 4)).toContain('无')
  })
})

describe('grade and veto', () => {
  it('gives the grade after quotas as a value', () => {
    const moved = { ...report, ranked: { grade: '合格', movedByQuota: true } }
    const row = findRow(sheetOf(moved, '评分表'), 1, '评定等次')
    expect([row[6], row[8]]).toEqual(['合格', '名额所限，由“合格”调整；以通报为准'])
    expect(columnOf(report, '评分表', 1)).not.toContain('评定等次')
  })
  it('gives the veto’s grade and leaves the grade by points', () => {
    const vetoed = reportOf(smallRubric(), { ...smallEntries, vetoes: [{ item: 'V2', state: 'effective' }] })
    const sheet = sheetOf(vetoed, '评分表')
    expect(findRow(sheet, 1, '按分等次')[6]).toBe('合格')
    expect(findRow(sheet, 1, '评定等次')[6]).toBe('不合格')
    expect(findRow(sheet, 1, '一票否决')[6]).toBe('有（决定生效）')
    expect(findRow(sheetOf(vetoed, '加减分及一票否决'), 1, 'V2')[4]).toBe('决定生效（海平安办〔2026〕3号，2026年11月10日）')
  })
  it('keeps clues off the paper of the inspected unit, and prints a proposal', () => {
    expect(findRow(sheetOf(report, '加减分及一票否决'), 1, 'V1')[4]).toBe('无')
    const proposed = reportOf(smallRubric(), { ...smallEntries, vetoes: [{ item: 'V1', state: 'proposed' }] })
    expect(findRow(sheetOf(proposed, '加减分及一票否决'), 1, 'V1')[4]).toBe('提请')
    expect(findRow(sheetOf(proposed, '评分表'), 1, '一票否决')[6]).toBe('已提请，未决定')
  })
})

describe('hostile texts', () => {
  const nasty = '=HYPERLINK("http://x","点我")\u0000\u202E\uFFFE'
  it('stay texts and lose what XML cannot hold', () => {
    const hostile = reportOf(smallRubric(), { ...smallEntries, unit: { ...smallEntries.unit, name: nasty } }, { notes: { 'I1-1': nasty } })
    expect(findRow(sheetOf(hostile, '评分表'), 1, '1-1')[9]).toBe('=HYPERLINK("http://x","点我")\u202E')
    for (const { value } of unitWorkbook(hostile).sheets.flatMap(({ cells }) => cells)) expect(String(shown(value))).not.toMatch(/[\u0000\uFFFE]/)
  })
  it('lay out a unit name and a note of any length', () => {
    const huge = reportOf(smallRubric(), { ...smallEntries, unit: { ...smallEntries.unit, name: '甲'.repeat(300) } }, { notes: { 'I1-1': '长'.repeat(40_000) }, teamName: '' })
    const { sheets } = unitWorkbook(huge)
    for (const { heights } of sheets) expect(Math.max(...heights)).toBeLessThanOrEqual(300)
    const pieces = sheetOf(huge, '扣分明细').cells.filter((cell) => cell.column === 8 && String(shown(cell.value)).startsWith('长'))
    expect(pieces.map(({ value }) => shown(value)).join('')).toBe('长'.repeat(40_000))
    expect(Math.max(...sheets.flatMap(({ cells }) => cells.map(({ value }) => String(shown(value) ?? '').length)))).toBeLessThanOrEqual(32_767)
    expect(cellAt(sheetOf(huge, '评分表'), 'A3')?.value).not.toContain('考核组')
  })
})
