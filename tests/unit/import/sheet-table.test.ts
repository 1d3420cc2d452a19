import { expect, test } from 'vitest'
import type { GivenCell } from '../../../shared/import/given-workbook'
import { sheetTables, tableLimit } from '../../../shared/import/sheet-table'

const text = (row: number, column: number, value: string): GivenCell => ({ row, column, value: { kind: 'text', text: value } })
const sheet = (name: string, cells: readonly GivenCell[], visible = true) => ({ name, visible, cells, merges: [] })

test('cells stand where they stood, gaps are empty, every kind of value is what people read', () => {
  const [table] = sheetTables({ sheets: [sheet('得分', [text(2, 2, '乌兰县'), { row: 2, column: 3, value: { kind: 'number', value: 861.5 } }, { row: 4, column: 1, value: { kind: 'number', value: 0.85, percent: true } }, { row: 4, column: 3, value: { kind: 'error', text: '#REF!' } }])] })
  expect(table).toEqual({ name: '得分', rows: [['', '', ''], ['', '乌兰县', '861.5'], ['', '', ''], ['85%', '', '#REF!']] })
})

test('hidden and empty sheets are left out, the others keep their order', () => {
  expect(sheetTables({ sheets: [sheet('空', []), sheet('二', [text(1, 1, 'b')]), sheet('藏', [text(1, 1, 'c')], false), sheet('一', [text(1, 1, 'a')])] }).map(({ name }) => name)).toEqual(['二', '一'])
})

test('one row and one column more than the limit are left to be seen, not millions', () => {
  const [table] = sheetTables({ sheets: [sheet('大', [text(1, 1, 'a'), text(1_000_000, 3, 'z'), text(1, 16_384, 'w')])] })
  expect([table?.rows.length, table?.rows[0]?.length]).toEqual([tableLimit.rows + 1, tableLimit.columns + 1])
})
