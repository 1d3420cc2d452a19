import { expect, test } from 'vitest'
import { freeFileName } from '../../../electron/export/file-name'

test.each([
  ['德令哈市_2026年度_评分表_定稿_20261120.xlsx', '德令哈市_2026年度_评分表_定稿_20261120.xlsx'],
  ['../甲/乙\\丙.xlsx', '／甲／乙＼丙.xlsx'],
  ['CON.xlsx', '_CON.xlsx'],
  ['.xlsx', '评分表.xlsx'],
])('%j is written as %j', (name, safe) => {
  expect(freeFileName(name, new Set())).toBe(safe)
})

test('a long name leaves room for a number and a temporary ending', () => {
  const name = freeFileName(`${'县'.repeat(300)}.xlsx`, new Set())
  expect(Buffer.byteLength(`${name.replace('.xlsx', '_100.xlsx')}.part`)).toBeLessThanOrEqual(255)
})

test('a second unit of the same name gets its own file, whatever the case', () => {
  expect(freeFileName('A县.xlsx', new Set(['a县.xlsx', 'a县_2.xlsx']))).toBe('A县_3.xlsx')
})
