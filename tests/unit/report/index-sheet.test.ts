import { describe, expect, test } from 'vitest'
import { indexSheet } from '../../../shared/report/index-sheet'
import type { IndexReport } from '../../../shared/report/index-report'
import { rowOf, shown } from './cells'
import { indexReportOf } from './index-reports'

const rowsOf = (report: IndexReport): unknown[][] => {
  const sheet = indexSheet(report)
  return sheet.heights.map((_, index) => rowOf(sheet, index + 1))
}
const textOf = (report: IndexReport): string => indexSheet(report).cells.map(({ value }) => shown(value)).join('\n')
const rowFor = (report: IndexReport, name: string): unknown[] => rowsOf(report).find((row) => row[1] === name) ?? []

describe('目录', () => {
  const report = indexReportOf()
  const [first, second, , , failed, same, other] = report.units.map(({ name }) => name) as [string, string, string, string, string, string, string]

  test('lists every unit with phase, final, 暂定, place in its group, fingerprint, and its file with size and SHA-256', () => {
    const [, , group, state, final, place, file, size, fingerprint, digest, note] = rowFor(report, first)
    const ranked = report.ranking!.flatMap(({ rows }) => rows).find(({ scored }) => scored.unit.name === first)!
    expect([group, state, final, place]).toEqual(['市县', '已提交', ranked.scored.scorecard.final / 100, ranked.place])
    expect(shown(file as never)).toBe('第0县“#1”_评分表.xlsx')
    expect([size, fingerprint, digest, note]).toEqual(['47 KB', 'ABAB-ABAB-ABAB-ABAB', '4a278badfe06b0ba'.repeat(4), null])
    expect(rowFor(report, second)[3]).toBe('已提交\n（暂定）')
  })
  test('says of each that has no file why', () => {
    expect(rowFor(report, failed)[10]).toBe('没有写出：“丙.xlsx”正在 Excel 或 WPS 中打开，不能覆盖。（E-209）')
    expect(rowFor(report, same)[10]).toBe('没有变化，见“2026年度考核_导出_20261201”')
    expect(rowFor(report, other)[10]).toBe('本次没有导出')
    expect(textOf(report)).toContain('本文件夹共写出6个文件；有1个没有写出，原因见“说明”。')
    const cancelled = indexReportOf({ cancelled: true, files: [], failures: [] })
    expect(rowFor(cancelled, first)[10]).toBe('已取消，没有写')
    expect(rowFor(cancelled, '考核汇总')[10]).toBe('已取消，没有写')
  })
  test('names units that left, with the successor or the reason, without a place', () => {
    expect(textOf(report)).toContain('四、已退出本批次的单位，不参加排名')
    expect([rowFor(report, '老茫崖工委')[10], rowFor(report, '冷湖行委')[10]]).toEqual([`并入${first}`, '机构撤并'])
    expect(rowFor(report, '老茫崖工委').slice(3, 10)).toEqual(Array(7).fill(null))
  })
  test('has no places where the campaign could not be computed, and still every unit', () => {
    const row = rowFor(indexReportOf({ ranking: null }), first)
    expect([typeof row[4], row[5]]).toEqual(['number', null])
  })
  test('a name that Excel would read as a part of a link stays a text, others are links', () => {
    expect(typeof rowFor(report, first)[6]).toBe('string')
    const linked = rowFor(report, '考核汇总')[6]
    expect(JSON.stringify(indexSheet(report).cells.find(({ value }) => shown(value) === '2026年度_千分制考核汇总_20261218.xlsx')?.value)).toBe(JSON.stringify({ formula: 'HYPERLINK("2026年度_千分制考核汇总_20261218.xlsx","2026年度_千分制考核汇总_20261218.xlsx")', result: '2026年度_千分制考核汇总_20261218.xlsx' }))
    expect(linked).toBeDefined()
  })
})
