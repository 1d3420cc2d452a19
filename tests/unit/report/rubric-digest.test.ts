import { expect, test } from 'vitest'
import { paperDocument } from '../../../shared/paper/paper-document'
import { campaignWorkbook, ledgerWorkbook } from '../../../shared/report/campaign-workbook'
import { comparisonWorkbook } from '../../../shared/report/comparison-workbook'
import { indexWorkbook } from '../../../shared/report/index-sheet'
import { selfAssessmentWorkbook } from '../../../shared/report/self-assessment-workbook'
import type { WorkbookModel } from '../../../shared/report/sheet-model'
import { unitWorkbook } from '../../../shared/report/unit-workbook'
import { shortDigest } from '../../../shared/report/words'
import { shown } from './cells'
import { comparisonReportOf } from './comparison-reports'
import { campaignReportOf } from './campaign-reports'
import { indexReportOf } from './index-reports'
import { reportOf } from './report-of'
import { smallEntries, smallRubric } from './small-report'

const report = reportOf(smallRubric(), smallEntries)
const campaign = campaignReportOf({ units: 7 })
const digest = '细则指纹 ABAB ABAB ABAB'

test('a short digest is its first twelve hex digits in groups of four', () => {
  expect(shortDigest('0123456789abcdef'.repeat(4))).toBe('0123 4567 89AB')
})

test.each<[string, WorkbookModel]>([
  ['评分表', unitWorkbook(report)],
  ['自评表', selfAssessmentWorkbook(report)],
  ['考核汇总', campaignWorkbook(campaign)],
  ['整改台账', ledgerWorkbook(campaign)],
  ['版本对照表', comparisonWorkbook(comparisonReportOf())],
  ['目录', indexWorkbook(indexReportOf({ since: null }))],
])('every sheet of %s says at the foot of every page which rubric version it was made of, and some say it in a cell', (_name, { sheets }) => {
  for (const sheet of sheets.filter(({ veryHidden }) => !veryHidden)) {
    expect(sheet.footer.left).toContain(digest)
    const top = sheet.cells.filter(({ row }) => row <= sheet.headRows[0]).map(({ value }) => String(shown(value)))
    expect(top.some((text) => text.includes('细则版本：'))).toBe(true)
  }
  const texts = sheets.flatMap(({ cells }) => cells.map(({ value }) => String(shown(value))))
  expect(texts.some((text) => text.includes(digest.replace(' ', '：')))).toBe(true)
})

test.each([{ kind: 'blank', department: null }, { kind: 'blank', department: '州公安局' }, { kind: 'filled' }] as const)('and so does every page of paper: %j', (sheet) => {
  const document = paperDocument(report, sheet)
  expect(document.pages.every(({ footer }) => footer.left.includes(digest))).toBe(true)
})
