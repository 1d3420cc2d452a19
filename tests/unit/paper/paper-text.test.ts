import { expect, test } from 'vitest'
import { fitPaperText, paperLines, paperPieces, widthOfText } from '../../../shared/paper/paper-text'
import { shownValue } from '../../../shared/paper/shown-value'
import { formats } from '../../../shared/report/looks'

test('a line holds as many Chinese characters as its px, and wide letters count as wide', () => {
  // 31.2 units are 249.6 px; 243.6 px of them for text at 12 px a character.
  const [line = ''] = paperLines('字'.repeat(60), 31.2, 9)
  expect(line).toHaveLength(20)
  const [latin = ''] = paperLines('W'.repeat(60), 31.2, 9)
  expect(latin).toHaveLength(20)
  expect(paperLines('一'.repeat(7), widthOfText('一'.repeat(7), 9), 9)).toEqual(['一'.repeat(7)])
})

test('lines joined give the text back', () => {
  const text = '①印发要点（3分）；②ABC-123 覆盖率＝7÷9×100%。\n第二段，“引号”不落行首'
  expect(paperLines(text, 8, 10).join('')).toBe(text.replace('\n', ''))
})

test('a text too long for its cell says where it goes on and keeps its whole', () => {
  const text = '很长的评分标准，'.repeat(4096).slice(0, 32_767)
  const fitted = fitPaperText(text, 31, 9, 260)
  expect(fitted.height).toBeLessThanOrEqual(260)
  expect(fitted.lines.join('')).toMatch(/^很长的评分标准.*……（全文见续页）$/)
  expect(fitted.whole === text).toBe(true)
  expect(paperPieces(text, 110, 9, 220).flat().join('') === text).toBe(true)
  expect(fitPaperText('短', 31, 9, 260)).toEqual({ lines: ['短'], height: 15.75 })
})

test('control characters never reach paper', () => {
  expect(fitPaperText('甲\u0000乙\u0007', 31, 9, 260).lines).toEqual(['甲乙'])
})

test('a cell shows what the workbook shows', () => {
  expect(shownValue(7.5, formats.points)).toBe('7.50')
  expect(shownValue(0, formats.lost)).toBe('')
  expect(shownValue(31.33, formats.change)).toBe('+31.33')
  expect(shownValue(-2, formats.change)).toBe('-2.00')
  expect(shownValue({ formula: 'SUM(A1:A2)', result: 26 }, formats.notApplicable)).toBe('其中合理缺项 26.00')
  expect(shownValue({ formula: '1', result: '良好' }, null)).toBe('良好')
  expect(shownValue({ date: '2026-11-20' }, null)).toBe('2026.11.20')
  expect(shownValue(3, formats.count)).toBe('3')
})
