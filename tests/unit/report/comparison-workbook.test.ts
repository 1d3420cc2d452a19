import { expect, test } from 'vitest'
import { checkedWorkbook } from '../../../electron/export/save-workbook'
import { comparisonWorkbook, countWords } from '../../../shared/report/comparison-workbook'
import type { SheetModel } from '../../../shared/report/sheet-model'
import { compareRubrics } from '../../../shared/rubric/compare'
import { shown } from './cells'
import { comparisonReportOf, unchangedReport } from './comparison-reports'

const textsOf = (sheet: SheetModel | undefined): string[][] => (sheet?.heights ?? []).map((_, at) => sheet?.cells.filter(({ row }) => row === at + 1).map(({ value }) => String(shown(value))) ?? [])

test('every part of every difference has a row, and the totals add up', () => {
  const report = comparisonReportOf()
  const { sheets, fileName } = comparisonWorkbook(report)
  const { changed, totals } = compareRubrics(report.before.rubric, report.after.rubric)
  const rows = textsOf(sheets[0])
  for (const one of changed) for (const part of one.parts) {
    expect(rows.some((row) => row.includes(part.field) && (part.before === '' || row.includes(part.before)) && (part.after === '' || row.includes(part.after)))).toBe(true)
  }
  expect(new Set(changed.flatMap(({ parts }) => parts.map(({ kind }) => kind)))).toEqual(new Set(['added', 'removed', 'moved', 'code', 'rule', 'text', 'whole']))
  expect(rows.at(-1)?.join()).toContain(countWords({ changed, totals, unchanged: 0 }))
  expect(textsOf(sheets[1]).at(-1)).toEqual(['合    计', '100', '100', '1000', expect.stringMatching(/^\d+$/), expect.any(String)])
  expect(fileName).toBe('评分细则版本对照_默认替代稿-1_2026年版.xlsx')
})

test('two equal versions say that nothing differs', () => {
  const rows = textsOf(comparisonWorkbook(unchangedReport()).sheets[0])
  expect(rows.at(-1)?.join()).toContain('没有不同；另有 100 项考核内容完全相同')
})

test('what a person confirmed to be the same item is compared as one, and the sheet says how many', () => {
  const report = comparisonReportOf()
  const gone = compareRubrics(report.before.rubric, report.after.rubric).changed.find(({ parts }) => parts.some(({ kind }) => kind === 'removed'))?.where ?? ''
  const rows = textsOf(comparisonWorkbook({ ...report, matching: new Map([[gone, 'NEW']]) }).sheets[0])
  expect(rows.at(-1)?.join()).toContain('编码变了仍是同一项，标识不同的 1 项经人工确认是同一项；')
  expect(rows.flat().filter((text) => text === '新增' || text === '删除')).toEqual([])
  expect(textsOf(comparisonWorkbook(report).sheets[0]).flat().filter((text) => text === '新增' || text === '删除')).toHaveLength(2)
})

test('what is written is what the model says', async () => {
  expect((await checkedWorkbook(comparisonWorkbook(comparisonReportOf()))).length).toBeGreaterThan(10_000)
})
