import { expect, test } from 'vitest'
import { campaignWorkbook } from '../../../shared/report/campaign-workbook'
import { pagePicture, pagePictureSchema, paper } from '../../../shared/report/page-picture'
import { shownNumber, shownValue } from '../../../shared/report/shown-value'
import { campaignReportOf } from './campaign-reports'

test.each([
  [856.95, '0.00_ ', '856.95'], [0, '0.00_ ;-0.00_ ;""', ''], [-1.5, '0.00_ ;-0.00_ ;""', '-1.50'], [0, '0.00_ ;-0.00_ ;"—"_ ', '—'],
  [8.32, '+0.00_ ;-0.00_ ;0.00_ ', '+8.32'], [-8.32, '+0.00_ ;-0.00_ ;0.00_ ', '-8.32'], [0, '+0.00_ ;-0.00_ ;0.00_ ', '0.00'],
  [0.9167, '0.00%_ ', '91.67%'], [3, '0', '3'], [12, '0_ ', '12'], [26, '"其中合理缺项 "0.00;;""', '其中合理缺项 26.00'], [0, '"其中合理缺项 "0.00;;""', ''], [5, null, '5'],
])('%d in the format %s is shown as “%s”', (value, format, text) => {
  expect(shownNumber(value, format)).toBe(text)
})
test('formulas show their results, dates their dots, lines to sign on are lines', () => {
  expect(shownValue({ formula: 'A1', result: 2.5 }, '0.00_ ')).toBe('2.50')
  expect(shownValue({ date: '2026-11-20' }, 'yyyy.mm.dd')).toBe('2026.11.20')
  expect(shownValue({ runs: [{ text: '审核：', underline: false }, { text: '   ', underline: true }] }, null)).toBe('审核：___')
})
test.each([[7, 1], [30, 2]])('the first page of a ranking of %d units holds its first rows, inside the paper, and says how many pages there are', (units, pages) => {
  const [sheet] = campaignWorkbook(campaignReportOf({ units })).sheets
  const picture = pagePicture(sheet!)
  expect(pagePictureSchema.safeParse(picture).success).toBe(true)
  expect(picture.pages).toBe(Math.max(pages, sheet!.pageBreaksAfter.length + 1))
  const texts = picture.texts.map(({ text }) => text)
  expect(texts).toContain(`第 1 页 共 ${picture.pages} 页`)
  const last = sheet!.pageBreaksAfter[0] ?? sheet!.lastRow
  const names = sheet!.cells.filter(({ row, column }) => column === 2 && row > sheet!.headRows[1] && row <= last).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  expect(names.length).toBeGreaterThan(6)
  for (const name of names) expect(texts.join('')).toContain(name)
  for (const { x, y } of picture.texts) expect(x >= 0 && x <= paper.width && y >= 0 && y <= paper.height).toBe(true)
  for (const { x, y, width, height } of picture.boxes) expect(x >= 20 && x + width <= paper.width - 20 && y + height <= paper.height - 30).toBe(true)
})
