import { expect, test } from 'vitest'
import { escapeXstring, headerText } from '../../../electron/export/cell-text'

test('a text that looks like an escape is escaped', () => {
  expect(escapeXstring('_x0041_ and _x004_ and _x000D_')).toBe('_x005F_x0041_ and _x004_ and _x005F_x000D_')
})

test('an ampersand in a header is doubled, lines become one, a long text is cut', () => {
  expect(headerText('甲&乙\n丙')).toBe('甲&&乙  丙')
  expect(headerText('县'.repeat(300))).toHaveLength(80)
})
