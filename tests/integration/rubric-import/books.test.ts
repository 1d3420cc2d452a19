import { describe, expect, test } from 'vitest'
import { readGivenWorkbook } from '../../../electron/import/read-workbook'
import { toRubricJson } from '../../../shared/rubric-draft/convert'
import { checkRubric } from '../../../shared/rubric/check-rubric'
import { readRubric } from '../../../shared/rubric-import/read-rubric'
import { bankItems, peace, safety, type BankNode } from '../../fixtures/rubric-books/banks'
import { bands, fourLevels, large, outline, pointsInText, printForm, severalLines, sheetPerRequirement, threeMerged, twoUnmerged, wpsLike } from '../../fixtures/rubric-books/books'
import { draftItems, noteLines, readBook, reconciles, treeLines } from './read'

/** The tree that a bank is, with codes along it. */
function bankLines(nodes: readonly BankNode[], separator = '-', above = ''): string[] {
  return nodes.flatMap((node, index) => {
    const code = above === '' ? String(index + 1) : `${above}${separator}${index + 1}`
    return [`${code} ${node.name} ${node.points}`, ...bankLines(node.nodes, separator, code), ...node.items.map((item, at) => `${code}${separator}${at + 1} ${item.content} ${item.points}`)]
  })
}
const standards = (nodes: readonly BankNode[]): string[] => bankItems(nodes).map(({ standard }) => standard)

describe('realistic rubrics, each of another shape: the whole tree, every standard, 1000 points, ready to be published', () => {
  test.each([
    ['three levels, merged', threeMerged(), peace, '-'],
    ['three levels, blanks instead of merges', threeMerged({ merged: false }), peace, '-'],
    ['two levels, points as 60分', twoUnmerged(), safety, '-'],
    ['a sheet per requirement, with a cover, a summary and a hidden old one', sheetPerRequirement(), peace, '-'],
    ['a printed form with two head rows on every page', printForm(), peace, '-'],
    ['points in the texts, in six ways', pointsInText(), safety, '-'],
    ['an outline by its numbering', outline(), peace, '-'],
    ['lines across the table, codes 1.1.1', bands(), peace, '.'],
  ] as const)('%s', async (_, book, bank, separator) => {
    const reading = await readBook(book.bytes)
    expect(treeLines(reading)).toEqual(bankLines(bank, separator))
    expect(draftItems(reading).map(({ standard }) => standard)).toEqual(standards(bank))
    expect(noteLines(reading, 'wrong')).toEqual([])
    expect(reading.counts.points).toBe(100_000)
    expect(reconciles(reading)).toBe(true)
    expect(checkRubric(toRubricJson(reading.draft))).toMatchObject({ ok: true })
    expect(reading.basis).toBe('guessed')
  })

  test('methods, departments and cells of their own; what is not read is told', async () => {
    const reading = await readBook(threeMerged().bytes)
    const [first, , third] = draftItems(reading)
    expect(first).toMatchObject({ methods: ['资料审核'], leadDepartment: '县委办', supportingDepartments: [], zones: [], notApplicable: { allowed: false } })
    expect(third).toMatchObject({ methods: ['座谈访谈', '资料审核'], leadDepartment: '县委组织部', supportingDepartments: ['县委政法委'] })
    expect(reading.draft.sources[first?.id ?? '']).toEqual({ name: { sheet: '评分细则', cell: 'C3' }, points: { sheet: '评分细则', cell: 'E3' }, standard: { sheet: '评分细则', cell: 'D3' } })
    expect(reading.draft.sources[reading.draft.rubric.requirements[1]?.key ?? '']).toMatchObject({ name: { sheet: '评分细则', cell: 'A8' } })
    expect(noteLines(reading)).toEqual(['told 评分细则!A26 第 26 行是合计行，没有读入', 'told 评分细则!A27 第 27 行是签字行，没有读入'])
    expect(reading.draft.rubric).toMatchObject({ title: '2026年度平安建设考核评分细则', version: '草稿', basePoints: 1000 })
    expect(reading.sheets[0]?.roles.slice(0, 4)).toEqual(['title', 'head', 'item', 'item'])
  })
  test('the trailing 说明 becomes the notice; the title is found', async () => {
    const { draft } = await readBook(twoUnmerged().bytes)
    expect(draft.rubric).toMatchObject({ title: '某某县2026年安全生产工作目标考核细则', notice: '说明：1.本细则实行千分制。\n2.同一问题不重复扣分。' })
    expect((await readBook(sheetPerRequirement().bytes)).draft.rubric.title).toBe('某某州2026年度平安建设考核细则')
  })
  test('four levels with points at each', async () => {
    const reading = await readBook(fourLevels().bytes)
    expect(treeLines(reading).slice(0, 9)).toEqual([
      '1 组织领导 120', '1-1 责任落实 70', '1-1-1 重点任务一 30', `1-1-1-1 ${bankItems(peace)[0]?.content} 30`, '1-1-2 常规工作二 40', `1-1-2-1 ${bankItems(peace)[1]?.content} 20`, `1-1-2-2 ${bankItems(peace)[2]?.content} 20`, '1-2 工作保障 50', '1-2-1 重点任务一 30',
    ])
    expect(draftItems(reading).map(({ points }) => points)).toEqual(bankItems(peace).map(({ points }) => points))
    expect(checkRubric(toRubricJson(reading.draft))).toMatchObject({ ok: true })
    expect(noteLines(reading)).toEqual([])
  })
  test('sheets that are left out are named with the reason', async () => {
    const notes = noteLines(await readBook(sheetPerRequirement().bytes))
    expect(notes.filter((note) => note.includes('工作表'))).toEqual([
      'told 封面!A1 工作表“封面”里没有找到评分表，没有读入',
      'check 汇总!A1 工作表“汇总”没有评分标准，像是汇总表，没有读入。若它也是细则，请勾选这张工作表',
      'check 2025年旧表!A1 工作表“2025年旧表”是隐藏的，没有读入。若它也是细则，请勾选这张工作表',
    ])
  })
  test('a content over several rows: each points are an item, merged points are one item of several lines', async () => {
    const reading = await readBook(severalLines().bytes)
    expect(draftItems(reading).map(({ code, content, standard, points }) => [code, content, standard, points])).toEqual([
      ['1-1', '信访积案化解', '化解率达到90%得满分，每低1个百分点扣2分。', 200], ['1-2', '信访积案化解', '按期办结率每低1个百分点扣2分。', 100],
      ['1-3', '领导接访', '①主要领导每月接访1次（100分）；\n②班子成员每月接访1次（100分）。', 200],
      ['2-1', '隐患整改', '每发现1处未整改扣5分，扣完为止。', 300], ['2-2', '宣传培训', '每少1次扣10分。\n参训率低于80%的不得分。', 200],
    ])
    expect(reading.counts).toMatchObject({ rows: 8, items: 5, more: 2, leftOut: 1 })
  })
  test('as WPS writes it: a picture in a cell is named, and its row is not lost', async () => {
    const reading = await readBook(wpsLike().bytes)
    expect(reading.counts).toMatchObject({ items: 23, points: 100_000 })
    expect(noteLines(reading, 'check')).toContain('check 评分细则!C4 单元格里是图片，没有读入。请把图里的文字写进单元格')
    expect(reconciles(reading)).toBe(true)
  })
  test('600 items', async () => {
    const reading = await readBook(large(600).bytes)
    expect(reading.counts).toMatchObject({ rows: 602, items: 600, points: 100_000 })
    expect(draftItems(reading).at(-1)).toMatchObject({ code: '10-5-12' })
    expect(reading.draft.rubric.requirements.map(({ code, children }) => [code, children?.length])).toEqual(Array.from({ length: 10 }, (_unused, index) => [String(index + 1), 5]))
    expect(reconciles(reading)).toBe(true)
    expect(checkRubric(toRubricJson(reading.draft))).toMatchObject({ ok: true })
  })
})

describe('corrections and what is remembered', () => {
  test('the same file gives the same ids, and a correction of one row keeps them', async () => {
    const first = await readBook(threeMerged().bytes)
    const again = await readBook(threeMerged().bytes)
    expect(draftItems(again).map(({ id }) => id)).toEqual(draftItems(first).map(({ id }) => id))
    const [layout] = first.layouts
    const corrected = await readBook(threeMerged().bytes, { layouts: [{ ...layout!, rows: { '3': 'left' } }] })
    expect(corrected.basis).toBe('corrected')
    expect(draftItems(corrected).map(({ id }) => id)).toEqual(draftItems(first).slice(1).map(({ id }) => id))
    expect(reconciles(corrected)).toBe(true)
  })
  test('a column given another role is read so, in the next file of the same heads as well', async () => {
    const first = await readBook(twoUnmerged().bytes)
    const layouts = first.layouts.map((layout) => ({ ...layout, columns: { ...layout.columns, '6': 'evidence' as const } }))
    const corrected = await readBook(twoUnmerged().bytes, { layouts })
    expect(draftItems(corrected)[1]).toMatchObject({ evidence: '以文件为准' })
    expect(corrected.shape).toBe(first.shape)
    const next = await readBook(twoUnmerged().bytes, { remembered: [{ shape: first.shape, layouts }], file: '另一份.xlsx' })
    expect(next.basis).toBe('remembered')
    expect(draftItems(next)[1]).toMatchObject({ evidence: '以文件为准' })
    const plain = readRubric(await readGivenWorkbook(twoUnmerged().bytes), { file: '另一份.xlsx', layouts: null, remembered: [{ shape: first.shape, layouts }], plain: true })
    expect(plain).toMatchObject({ basis: 'guessed', hasRemembered: true, layouts: first.layouts })
    expect((await readBook(threeMerged().bytes, { remembered: [{ shape: first.shape, layouts }] })).basis).toBe('guessed')
  })
})
