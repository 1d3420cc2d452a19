import { describe, expect, test } from 'vitest'
import { toXlsx, xlsxParts, type BookSheet, type CellContent } from '../../fixtures/rubric-books/to-xlsx'
import { threeMerged } from '../../fixtures/rubric-books/books'
import { makeZip } from '../import/make-zip'
import { draftItems, noteLines, readBook, reconciles, treeLines } from './read'

const head: CellContent[] = ['编码', '一级指标', '考核内容', '评分标准', '分值']
const sheet = (rows: readonly (readonly CellContent[])[], more: Partial<BookSheet> = {}): BookSheet => ({ name: '细则', rows, ...more })
async function read(rows: readonly (readonly CellContent[])[], more: Partial<BookSheet> = {}) {
  const reading = await readBook(toXlsx([sheet(rows, more)]))
  expect(reconciles(reading)).toBe(true)
  return reading
}
const item = (code: CellContent, points: CellContent, first: CellContent = null, standard: CellContent = '每少1次扣2分，扣完为止。'): CellContent[] => [code, first, `内容${String(code)}要做到`, standard, points]
const pointsOf = async (...points: CellContent[]): Promise<(number | null)[]> => draftItems(await read([head, ...points.map((one, index) => item(`1-1-${index + 1}`, one, index === 0 ? '甲项' : null))])).map(({ points: read }) => read)

describe('points as people write them', () => {
  test('texts, full width, rings, Chinese numerals, brackets, decomposed letters', async () => {
    expect(await pointsOf('5', '５分', '⑩', '十五分', '（5 分）', '分值：12.5', '一百二十分', '满分８分', '6分\u200b')).toEqual([5, 5, 10, 15, 5, 12.5, 120, 8, 6])
  })
  test('what is no points is said by its cell, and the item is there without points', async () => {
    const reading = await read([head, item('1-1', 900, '甲项'), item('1-2', '5-10分'), item('1-3', '待定'), item('1-4', 100)])
    expect(draftItems(reading).map(({ points }) => points)).toEqual([900, null, null, 100])
    expect(noteLines(reading, 'wrong')).toEqual(['wrong 细则!E3 分值“5-10分”看不出是多少分，没有读入。请改正后重新导入，或在草稿里填写', 'wrong 细则!E4 分值“待定”看不出是多少分，没有读入。请改正后重新导入，或在草稿里填写'])
  })
  test('a blank is said; a sum that is not 1000 is said', async () => {
    const reading = await read([head, item('1-1', 500, '甲项'), item('1-2', null)])
    expect(noteLines(reading, 'wrong')).toEqual(['wrong 细则!E3 没有分值。请补上，或在草稿里填写', 'wrong - 各项考核内容的分值相加是 500 分，应为 1000 分。请核对上面列出的各处，或在草稿里调整分值'])
  })
  test('a date or a share in the column of points is no number', async () => {
    const parts = xlsxParts([sheet([head, item('1-1', 46152, '甲项'), item('1-2', 0.1), item('1-3', 5)])]).map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, data: String(part.data).replace('<c r="E2">', '<c r="E2" s="1">').replace('<c r="E3">', '<c r="E3" s="2">') } : part))
    const reading = await readBook(makeZip(parts))
    expect(draftItems(reading).map(({ points }) => points)).toEqual([null, null, 5])
    expect(noteLines(reading, 'wrong').slice(0, 2)).toEqual(['wrong 细则!E2 分值被 Excel 当成了日期 2026-05-10，请改成数值，没有读入。请改正后重新导入，或在草稿里填写', 'wrong 细则!E3 分值是百分数，请换算成分，没有读入。请改正后重新导入，或在草稿里填写'])
  })
})

describe('codes', () => {
  test('numbers and texts mixed: 1.10 that Excel made 1.1 is 1.10 again, and it is said', async () => {
    const codes: CellContent[] = ['1.1', 1.2, '1.3', 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.1, '1.11']
    const reading = await read([head, ...codes.map((code, index) => item(code, index === 0 ? 900 : 10, index === 0 ? '甲项' : null))])
    expect(draftItems(reading).map(({ code }) => code)).toEqual(['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9', '1.10', '1.11'])
    expect(noteLines(reading)).toEqual(['check 细则!A11 编码是数字 1.1，接在 1.9 之后，按“1.10”读入。请核对', 'check 细则!A3 编码有的是文字，有的是数字（共 8 个，这是第一个）：数字会丢掉末尾的 0，如 1.10 变成 1.1。请核对'])
  })
  test('a code twice is named with both cells', async () => {
    const reading = await read([head, item('1-1', 500, '甲项'), item('1-2', 200), item('1-2', 200), item('1-4', 50), item('1-5', 50)])
    expect(noteLines(reading, 'wrong')).toEqual(['wrong 细则!A4 编码“1-2”重复：“细则”A3 和 “细则”A4。请改其中一个'])
    expect(draftItems(reading).map(({ code }) => code)).toEqual(['1-1', '1-2', '1-2', '1-4', '1-5'])
  })
  test('full width and long dashes are one way of writing; a missing code is given and said', async () => {
    const reading = await read([head, item('１－１', 500, '甲项'), item('1—2', 200), item('1–3', 100), item(null, 100), item('1-5', 100)])
    expect(draftItems(reading).map(({ code }) => code)).toEqual(['1-1', '1-2', '1-3', '1-4', '1-5'])
    expect(noteLines(reading)).toEqual(['check 细则!C5 没有编码，按位置编了一个。请核对'])
  })
  test('_ in a code becomes -, and it is said by its cells', async () => {
    const reading = await read([head, item('1_1', 500, '甲项'), item('1-2', 200), item('1＿3', 300)])
    expect(draftItems(reading).map(({ code }) => code)).toEqual(['1-1', '1-2', '1-3'])
    expect(noteLines(reading)).toEqual(['check 细则!A2 编码里的“_”按“-”读入：A2、A4（如“1_1”成为“1-1”）。要用别的写法，请在草稿里改编码'])
  })
  test('1-2 that Excel made a date is 1-2 again', async () => {
    const parts = xlsxParts([sheet([head, item('1-1', 500, '甲项'), item(46024, 300), item('1-3', 200)])]).map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, data: String(part.data).replace('<c r="A3">', '<c r="A3" s="1">') } : part))
    const reading = await readBook(makeZip(parts))
    expect(draftItems(reading).map(({ code }) => code)).toEqual(['1-1', '1-2', '1-3'])
    expect(noteLines(reading)).toEqual(['check 细则!A3 编码被 Excel 当成了日期（2026-01-02），按“1-2”读入。请核对'])
  })
  test('none at all: numbers along the tree', async () => {
    const reading = await read([['考核项目', '考核内容', '评分标准', '分值'], ['甲项', '子', '标准一', 400], [null, '丑', '标准二', 300], ['乙项', '寅', '标准三', 300]])
    expect(treeLines(reading)).toEqual(['1 甲项 700', '1-1 子 400', '1-2 丑 300', '2 乙项 300', '2-1 寅 300'])
  })
})

describe('rows', () => {
  test('two tables with the same head are read both; with another head the second is left out and it is said what to do', async () => {
    const first = [head, item('1-1', 500, '甲项'), []]
    const same = await read([...first, head, item('2-1', 500, '乙项')])
    expect(treeLines(same)).toEqual(['1 甲项 500', '1-1 内容1-1要做到 500', '2 乙项 500', '2-1 内容2-1要做到 500'])
    const other = await read([...first, ['考核对象', '任务', '扣分标准', '备注', '最高分值'], ['各乡镇', '报送信息', '每迟报1次扣1分', null, 20]])
    expect(draftItems(other)).toHaveLength(1)
    expect(noteLines(other, 'wrong')[0]).toBe('wrong 细则!A4 工作表“细则”从第 4 行起是表头不同的另一张表，没有读入。若它也是细则，请把它移到单独的工作表；若不是，请把这些行选为“不读”')
  })
  test('a 合计 that is not the sum above is said by its cell; one that is, is not', async () => {
    const rows = [head, item('1-1', 500, '甲项'), item('1-2', 480), ['小计', null, null, null, 980], item('2-1', 20, '乙项')]
    expect(noteLines(await read([...rows, ['合计', null, null, null, 1000]]), 'check')).toEqual([])
    expect(noteLines(await read([...rows, ['合计', null, null, null, 1100]]), 'check')).toEqual(['check 细则!E6 “合计”写的是 1100 分，上面各项相加是 1000 分。请核对是合计写错了，还是有的分值没有读对'])
    expect(noteLines(await read([...rows, ['合计：1000分', null, null, null, null]]), 'check')).toEqual([])
  })
  test('a requirement whose written points are not the sum below is said by its cell', async () => {
    const reading = await read([head, item('1-1', 500, '甲项（600分）'), item('1-2', 400), item('2-1', 100, '乙项')])
    expect(noteLines(reading, 'wrong')).toEqual(['wrong 细则!B2 “甲项”写的是 600 分，下面各项相加是 900 分。请核对分值'])
  })
  test('hidden rows are read and named', async () => {
    const reading = await read([head, item('1-1', 500, '甲项'), item('1-2', 200), item('1-3', 300)], { hiddenRows: [3] })
    expect(reading.counts.items).toBe(3)
    expect(noteLines(reading)).toEqual(['check 细则!A3 第 3 行是隐藏的（或被筛选掉了），也读入了，其中考核内容 1 条、200 分。不要的话，去掉“读入隐藏的行”，或把这些行选为“不读”'])
  })
  test('an item about signing and one about sums stay items', async () => {
    const reading = await read([head, item('1-1', 500, '甲项'), ['1-2', null, '与各乡镇签订责任书并签字盖章', '未签订的每个扣5分', 300], ['1-3', null, '合计完成排查100次', '每少1次扣1分', 200]])
    expect(reading.counts).toMatchObject({ items: 3, points: 100_000 })
  })
  test('a remark in the middle is kept at its requirement', async () => {
    const reading = await read([head, item('1-1', 500, '甲项'), ['备注：本项由公安局提供数据', null, null, null, null], item('2-1', 500, '乙项')])
    expect(reading.draft.rubric.requirements[0]?.gist).toBe('备注：本项由公安局提供数据')
  })
  test('an empty standard is said by its cell', async () => {
    expect(noteLines(await read([head, item('1-1', 1000, '甲项', null)]))).toEqual(['wrong 细则!D2 没有评分标准。请补上，或在草稿里填写'])
  })
  test('items above the first requirement are told and kept', async () => {
    const reading = await read([head, item('1-1', 500), item('2-1', 500, '乙项')])
    expect(reading.counts.items).toBe(2)
    expect(noteLines(reading, 'wrong')).toEqual(['wrong 细则!C2 1 条考核内容上面没有工作要求（一级指标），先放在“未写工作要求”下。请补上，或指定哪一列是工作要求'])
  })
  test('items beside indicators get one of their own', async () => {
    const reading = await read([['一级指标', '二级指标', '考核内容', '评分标准', '分值'], ['甲项', null, '子', '标准一', 500], [null, '乙指标', '丑', '标准二', 500]])
    expect(treeLines(reading)).toEqual(['1 甲项 1000', '1-1 甲项 500', '1-1-1 子 500', '1-2 乙指标 500', '1-2-1 丑 500'])
    expect(noteLines(reading)).toEqual(['check 细则!C2 “甲项”下面有的考核内容没有下一级指标，先放在同名的指标下。请核对'])
  })
})

describe('whole books', () => {
  test('no table: it is said what to do, and a person can say where it is', async () => {
    const rows: CellContent[][] = [['甲', '子', '好坏', 600], ['乙', '丑', '快慢', 400]]
    const reading = await read(rows)
    expect(reading.counts).toMatchObject({ rows: 0, items: 0 })
    expect(noteLines(reading)).toEqual(['told 细则!A1 工作表“细则”里没有找到评分表，没有读入', 'wrong - 没有读到考核内容。请指定哪张工作表、哪一行是表头、哪几列是考核内容、评分标准和分值'])
    const corrected = await readBook(toXlsx([sheet(rows)]), { layouts: [{ sheet: '细则', included: true, headRows: [], columns: { '1': 'level1', '2': 'content', '3': 'standard', '4': 'points' }, rows: {} }] })
    expect(treeLines(corrected)).toEqual(['1 甲 600', '1-1 子 600', '2 乙 400', '2-1 丑 400'])
  })
  test('prefixed XML, a wrong dimension, validations over whole columns: the same tree', async () => {
    const plain = await readBook(threeMerged().bytes)
    const [own] = threeMerged().sheets
    const validated = toXlsx([{ ...own!, before: '<dimension ref="A1:B2"/><cols><col min="1" max="16384" width="9"/></cols>', after: '<dataValidations count="1"><dataValidation type="whole" sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation></dataValidations>' }])
    expect(treeLines(await readBook(validated))).toEqual(treeLines(plain))
    const prefixed = xlsxParts(threeMerged().sheets).map((part) => (/sheet1|workbook\.xml$|sharedStrings/.test(part.name) ? { ...part, data: String(part.data).replace(/<(\/?)([a-zA-Z]+)(?=[\s>/])/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=') } : part))
    expect(treeLines(await readBook(makeZip(prefixed)))).toEqual(treeLines(plain))
  })
  test('more items than any rubric has are refused', async () => {
    const many = toXlsx([sheet([head, ...Array.from({ length: 5_001 }, (_, index) => item(`1-${index}`, 0.2, index === 0 ? '甲' : null))])])
    await expect(readBook(many)).rejects.toMatchObject({ code: 'import-too-large' })
  })
})
