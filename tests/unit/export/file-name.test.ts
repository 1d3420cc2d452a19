import { expect, test } from 'vitest'
import { freeFileName, safeFileName } from '../../../electron/export/file-name'

test.each([
  ['德令哈市_2026年度_评分表_定稿_20261120.xlsx', '德令哈市_2026年度_评分表_定稿_20261120.xlsx'],
  ['../甲/乙\\丙:*?"<>|.xlsx', '_甲_乙_丙_______.xlsx'],
  ['  县 . .xlsx', '县.xlsx'],
  ['CON.xlsx', '_CON.xlsx'],
  ['.xlsx', '_.xlsx'],
  ['甲\u0007\u0000.xlsx', '甲__.xlsx'],
])('%j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe)
})

test('a long name fits every file system, with room for a temporary ending', () => {
  const name = safeFileName(`${'县'.repeat(300)}😀.xlsx`)
  expect(Buffer.byteLength(`${name}.part`)).toBeLessThanOrEqual(255)
  expect(name.endsWith('县.xlsx')).toBe(true)
})

test('a second unit of the same name gets its own file, whatever the case', () => {
  expect(freeFileName('A县.xlsx', new Set(['a县.xlsx', 'a县_2.xlsx']))).toBe('A县_3.xlsx')
})
