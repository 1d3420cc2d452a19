import { expect, test } from 'vitest'
import { cellText, escapeXstring, headerText } from '../../../electron/export/cell-text'

test.each([
  ['=SUM(A1)', '=SUM(A1)'],
  ['-1 @x +2', '-1 @x +2'],
  ['一\r\n二\r三', '一\n二\n三'],
  ['a\u0000\u0008\u000B\u001F\u007Fb', 'ab'],
  ['x\uFFFE\uFFFFy', 'xy'],
  ['\uD83D half \uDE00', ' half '],
  ['whole 😀 𠮷', 'whole 😀 𠮷'],
  ['tab\tstays', 'tab\tstays'],
])('%j becomes %j', (text, clean) => {
  expect(cellText(text)).toBe(clean)
})

test('a long text is cut at 32,767 units, never through a pair', () => {
  expect(cellText('字'.repeat(40_000))).toHaveLength(32_767)
  expect(cellText(`${'字'.repeat(32_766)}😀`)).toBe('字'.repeat(32_766))
})

test('a text that looks like an escape is escaped', () => {
  expect(escapeXstring('_x0041_ and _x004_ and _x000D_')).toBe('_x005F_x0041_ and _x004_ and _x005F_x000D_')
})

test('an ampersand in a header is doubled, lines become one', () => {
  expect(headerText('甲&乙\n丙')).toBe('甲&&乙  丙')
})
