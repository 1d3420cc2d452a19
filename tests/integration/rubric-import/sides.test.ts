import { describe, expect, test } from 'vitest'
import { hiddenParts, sideBySide } from '../../fixtures/rubric-books/claims'
import { toXlsx, type CellContent } from '../../fixtures/rubric-books/to-xlsx'
import { draftItems, noteLines, readBook, reconciles, treeLines } from './read'

describe('tables side by side', () => {
  test('one table in two halves is read from the left to the right, and it is said by its cells', async () => {
    const reading = await readBook(sideBySide().bytes)
    expect(reconciles(reading)).toBe(true)
    expect(draftItems(reading).map(({ content }) => content)).toEqual(Array.from({ length: 20 }, (_, index) => `第${index + 1}项工作按要求落实`))
    expect(reading.draft.rubric.requirements.map(({ name }) => name)).toEqual(['2026年度平安建设考核表'])
    expect(reading.counts).toMatchObject({ items: 20, points: 100_000 })
    expect(noteLines(reading, 'check')).toEqual(['check 考核表（A–E 列）!A1 工作表“考核表”上有 2 张表左右并排，按从左到右读入 A2:D13、F2:I12。要改，点上面这一块的名称，在“这张表读作”里选'])
    expect(reading.draft.sources[draftItems(reading)[10]?.id ?? '']).toMatchObject({ name: { sheet: '考核表（F–I 列）', cell: 'G3' } })
    expect(reading.sheets.map(({ name, side, cells }) => [name, side, cells[1]?.[5]])).toEqual([['考核表（A–E 列）', { from: 1, to: 5 }, '序号'], ['考核表（F–I 列）', { from: 6, to: 9 }, '序号']])
  })
  test('a half can be left out; it is said which', async () => {
    const first = await readBook(sideBySide().bytes)
    const half = await readBook(sideBySide().bytes, { layouts: first.layouts.map((layout, index) => ({ ...layout, included: index === 0 })) })
    expect(half.counts).toMatchObject({ items: 10, points: 50_000 })
    expect(noteLines(half, 'check')[0]).toContain('按从左到右读入 A2:D13；没有读入 F2:I12')
    expect(reconciles(half)).toBe(true)
  })
  test('another table beside it, behind an empty column, is no part of it', async () => {
    const rows: CellContent[][] = [['考核项目', '考核内容', '评分标准', '分值', null, '任务', '责任要求', '满分'], ['甲项', '子', '每少1次扣2分，扣完为止。', 600, null, '报送', '按时', 3], [null, '丑', '每少1次扣2分，扣完为止。', 400, null, '汇总', '按时', 5]]
    const reading = await readBook(toXlsx([{ name: '表', rows }]))
    expect(treeLines(reading).slice(0, 3)).toEqual(['1 甲项 1000', '1-1 子 600', '1-2 丑 400'])
    expect(noteLines(reading, 'check').some((note) => note.includes('2 张表左右并排'))).toBe(true)
  })
  test('levels with their points are no tables side by side', async () => {
    const reading = await readBook(toXlsx([{ name: '表', rows: [['指标', '分值', '指标', '分值'], ['甲', 1000, '子', 600], [null, null, '丑', 400]], merges: ['A2:A3', 'B2:B3'] }]))
    expect(reading.sheets).toHaveLength(1)
  })
})

describe('what is hidden', () => {
  test('rows are read, named with their points, and left out with one click; a hidden column gives way to the one that is seen', async () => {
    const reading = await readBook(hiddenParts().bytes)
    expect(reading.layouts[0]?.columns).toMatchObject({ '5': 'points' })
    expect(reading.counts).toMatchObject({ items: 12, points: 120_000 })
    expect(noteLines(reading, 'check')).toEqual(['check 考核表!B5 第 5、9 行是隐藏的（或被筛选掉了），也读入了，其中考核内容 2 条、200 分。不要的话，去掉“读入隐藏的行”，或把这些行选为“不读”'])
    expect(noteLines(reading, 'told')).toEqual(['told 考核表!D1 D 列“分值”是隐藏的，没有读入（12 格有内容）'])
    expect(reading.sheets[0]).toMatchObject({ hiddenRows: [5, 9], hiddenColumns: [4] })
    const without = await readBook(hiddenParts().bytes, { layouts: reading.layouts.map((layout) => ({ ...layout, hidden: 'left' as const })) })
    expect(without.counts).toMatchObject({ items: 10, points: 100_000, leftOut: 3 })
    expect(noteLines(without, 'check')).toEqual(['check 考核表!B5 第 5、9 行是隐藏的（或被筛选掉了），没有读入'])
    expect(reconciles(without)).toBe(true)
    const next = await readBook(hiddenParts().bytes, { remembered: [{ shape: without.shape, layouts: without.layouts }] })
    expect(next.counts.items).toBe(10)
  })
  test('a hidden column that is read is said', async () => {
    const reading = await readBook(toXlsx([{ name: '表', rows: [['考核项目', '考核内容', '评分标准', '分值'], ['甲', '子', '每少1次扣2分，扣完为止。', 1000]], before: '<cols><col min="3" max="3" width="0" customWidth="1"/></cols>' }]))
    expect(noteLines(reading)).toEqual(['check 表!C1 C 列“评分标准”是隐藏的，也读入了。不要的话，把这一列选为“不读”'])
  })
})
