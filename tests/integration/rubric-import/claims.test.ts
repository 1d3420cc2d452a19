import { describe, expect, test } from 'vitest'
import { toRubricJson } from '../../../shared/rubric-draft/convert'
import { checkRubric } from '../../../shared/rubric/check-rubric'
import { proveDraft } from '../../../shared/rubric-draft/prove-draft'
import type { RowRole, SheetLayout } from '../../../shared/rubric-import/layout'
import type { RubricReading } from '../../../shared/rubric-import/reading'
import { listsBelow, listSheets } from '../../fixtures/rubric-books/claims'
import { toXlsx, type CellContent } from '../../fixtures/rubric-books/to-xlsx'
import { draftItems, noteLines, readBook, reconciles } from './read'

/** Entries as `code content: label points; … ≤cap`, `?` for what a person has to settle. */
function listLines({ draft: { rubric } }: RubricReading): string[] {
  const claims = (name: string, list: typeof rubric.bonus): string[] => list.items.length === 0 ? [] : [`${name} ≤${list.cap}`, ...list.items.map(({ code, content, levels, cap, ...more }) => `${code} ${content}: ${levels.map(({ label, points }) => `${label} ${points}`).join('; ')} ≤${cap}${more['pending'] === true ? ' ?' : ''}`)]
  return [...claims('加分', rubric.bonus), ...claims('减分', rubric.penalty), ...rubric.vetoes.items.map(({ code, content }) => `${code} ${content}`)]
}
const claimNotes = (reading: RubricReading): string[] => noteLines(reading).filter((note) => /加分|减分|否决/.test(note))
const withRows = (layouts: readonly SheetLayout[], sheet: string, rows: Record<string, RowRole>): SheetLayout[] => layouts.map((layout) => (layout.sheet === sheet ? { ...layout, rows: { ...layout.rows, ...rows } } : layout))
const head: CellContent[] = ['考核项目', '考核内容', '评分标准', '分值']
async function read(rows: readonly (readonly CellContent[])[], layouts: readonly SheetLayout[] | null = null): Promise<RubricReading> {
  const reading = await readBook(toXlsx([{ name: '细则', rows: [head, ['甲项', '子', '每少1次扣2分，扣完为止。', 1000], ...rows] }]), { layouts })
  expect(reconciles(reading)).toBe(true)
  expect(draftItems(reading).map(({ content }) => content)).toEqual(['子'])
  return reading
}

describe('lists outside the 1000', () => {
  test('on sheets of their own: levels, caps, what is doubtful is said by its cell and left to a person', async () => {
    const reading = await readBook(listSheets().bytes)
    expect(reconciles(reading)).toBe(true)
    expect(reading.counts).toMatchObject({ items: 23, points: 100_000, claims: 8 })
    expect(listLines(reading)).toEqual([
      '加分 ≤30', 'J1 经验做法被推广: 国家级 10; 省级 5; 州级 2 ≤12', 'J2 集体获得平安建设类表彰: 每次 4 ≤8', 'J3 承办现场会:  ≤6 ?',
      '减分 ≤80', 'K1 被上级通报批评: 每次 5 ≤20', 'K2 暗访督查发现问题: 每处 0.5 ≤80',
      'V1 发生危害政治安全的重大事件且负有责任的', 'V2 对重大案事件瞒报、谎报的', 'V3 考核中弄虚作假情节严重的',
    ])
    expect(claimNotes(reading)).toEqual([
      'check 加减分!D5 加分“承办现场会”：文字里的分值没有把握。列为待定，请在草稿的加分里填写档次、分值和封顶', 'told 加减分!C7 减分有 1 款没有单独封顶，按减分总的封顶 80 分',
      'told 加减分!A3 第 3–7 行是加减分，在 1000 分之外，读入 5 款。不是的话，点第 3 行左边改正', 'told 加减分!A8 第 8 行是说明，留作细则的说明', 'told 一票否决!A2 第 2–4 行是一票否决，在 1000 分之外，读入 3 款。不是的话，点第 2 行左边改正',
    ])
    expect(reading.draft.rubric.bonus.items[0]).toMatchObject({ standard: '国家级加10分，省级加5分，州级加2分', note: '以文件为准' })
    expect(reading.draft.sources['J1']).toEqual({ name: { sheet: '加减分', cell: 'C3' }, standard: { sheet: '加减分', cell: 'D3' }, points: { sheet: '加减分', cell: 'E3' } })
    expect(proveDraft(reading.draft).filter(({ weight }) => weight === 'wrong').map(({ where, place, message }) => [where, place?.cell, message])).toEqual([['J3', 'C5', 'J3：档次不能为空']])
  })
  test('below the table, with a head of their own or none: the table is as it was, every row has its place', async () => {
    const reading = await readBook(listsBelow().bytes)
    expect(reconciles(reading)).toBe(true)
    expect(reading.counts).toMatchObject({ items: 23, points: 100_000, claims: 10 })
    expect(noteLines(reading, 'wrong')).toEqual([])
    expect(listLines(reading)).toEqual([
      '加分 ≤30', 'J1 获得表彰: 国家级表彰 8; 省级表彰 4 ≤30', 'J2 信息被采用: 每篇 0.5 ≤5', '减分 ≤46', 'K1 发生有影响的刑事案件: 每起 10 ≤30', 'K2 被挂牌督办: 每次 8 ≤16', 'V1 发生重大及以上等级责任事故', 'V2 发生重大群体性事件且造成严重后果',
    ])
    expect(checkRubric(toRubricJson(reading.draft))).toMatchObject({ ok: true })
    expect(noteLines(reading)).toContain('told 评分细则!E29 加分里这些格没有读入：E29')
    expect(reading.sheets[0]?.roles.slice(26, 38)).toEqual(['bonus', 'head', 'bonus', 'bonus', 'bonus', 'penalty', 'penalty', 'penalty', 'veto', 'veto', 'veto', 'signature'])
  })
  test('as rows of the tree', async () => {
    const reading = await read([['加分项', '受表彰', '每次加5分', 20], [null, '获推广', '每次加2分，最高10分', null], ['一票否决', '发生重大事故', null, null]])
    expect(reading.counts).toMatchObject({ rows: 5, items: 1, claims: 3, leftOut: 1 })
    expect(listLines(reading)).toEqual(['加分 ≤30', 'J1 受表彰: 每次 5 ≤20', 'J2 获推广: 每次 2 ≤10', 'V1 发生重大事故'])
  })
  test('a number alone may be the points or the cap: it is marked, and no rubric without caps is published', async () => {
    const reading = await read([['减分项', '受处分', null, -5], [null, '被约谈', '每次扣2分', null]])
    expect(listLines(reading)).toEqual(['减分 ≤0', 'K1 受处分: 符合 5 ≤5 ?', 'K2 被约谈: 每次 2 ≤0'])
    expect(noteLines(reading, 'check')).toEqual([
      'check 细则!C3 减分“受处分”：只写了一个分数，看不出是每次的分还是封顶，先按一次、封顶同为这个分。列为待定，请在草稿的减分里填写档次、分值和封顶', 'check 细则!C4 减分“被约谈”没有写封顶。请在草稿的减分里填写',
    ])
    expect(checkRubric(toRubricJson(reading.draft))).toMatchObject({ ok: false })
  })
  test('加减分 in one list: each row says which; one that does not is named and not read', async () => {
    const reading = await read([['加减分项', '受表彰', '每次加5分，最高10分', null], [null, '被通报', '每次扣3分，最多扣9分', null], [null, '其他情形', '由考核组研究', null]])
    expect(listLines(reading)).toEqual(['加分 ≤10', 'J1 受表彰: 每次 5 ≤10', '减分 ≤9', 'K1 被通报: 每次 3 ≤9'])
    expect(noteLines(reading, 'wrong')).toEqual(['wrong 细则!B5 看不出是加分还是减分，没有读入：B5。请点这些行的左边，选“加分”或“减分”'])
    const corrected = await read([['加减分项', '受表彰', '每次加5分，最高10分', null], [null, '被通报', '每次扣3分，最多扣9分', null], [null, '其他情形', '由考核组研究', null]], withRows(reading.layouts, '细则', { '5': 'penalty' }))
    expect(listLines(corrected)).toContain('K2 其他情形:  ≤0 ?')
  })
  test('several vetoes in one cell; codes that are written are kept, one that is there already gets another', async () => {
    const reading = await read([['一票否决', '有下列情形之一的，定为不合格：\n1.发生重大事故的；\n2.瞒报的；', null, null]])
    expect(listLines(reading)).toEqual(['V1 发生重大事故的', 'V2 瞒报的'])
    expect(reading.draft.rubric.vetoes.note).toBe('有下列情形之一的，定为不合格：')
    const sheets = [{ name: '细则', rows: [head, ['甲项', '子', '标准', 1000]] }, { name: '加分', rows: [['编号', '事项', '标准'], ['加1', '甲', '每次加1分，最高3分'], ['J1', '乙', '每次加1分，最高3分'], ['J1', '丙', '每次加1分，最高3分']] }]
    const written = await readBook(toXlsx(sheets))
    expect(written.draft.rubric.bonus.items.map(({ code }) => code)).toEqual(['加1', 'J1', 'J2'])
    expect(noteLines(written, 'check')).toContain('check 加分!A4 加分的编码“J1”前面已有，另编了一个。请核对')
  })
  test('an item that speaks of 加分, and a requirement of its own, stay in the tree', async () => {
    const reading = await readBook(toXlsx([{ name: '细则', rows: [head, ['奖惩机制', '建立加分激励机制', '未建立的扣5分', 500], ['一票否决制度落实情况', '执行到位', '未执行的扣5分', 500]] }]))
    expect(reading.counts).toMatchObject({ items: 2, claims: 0, points: 100_000 })
  })
})

describe('corrected with a click, and remembered', () => {
  const rows: CellContent[][] = [['加分项', '受表彰', '每次加5分，最高20分', null], [null, '获推广', '每次加2分，最高10分', null], ['激励事项', '创新', '每次加3分，最高9分', null], [null, '首创', '每次加1分，最高2分', null]]
  const book = (): Buffer => toXlsx([{ name: '细则', rows: [head, ['甲项', '子', '标准', 1000], ...rows] }])
  test('the heading changes the whole block, a row only itself', async () => {
    const first = await readBook(book())
    expect(listLines(first)).toEqual(['加分 ≤30', 'J1 受表彰: 每次 5 ≤20', 'J2 获推广: 每次 2 ≤10'])
    expect(first.counts).toMatchObject({ items: 3, claims: 2 })
    const right = await readBook(book(), { layouts: withRows(first.layouts, '细则', { '5': 'bonus' }) })
    expect(right.counts).toMatchObject({ items: 1, claims: 4 })
    expect(listLines(right).slice(3)).toEqual(['J3 创新: 每次 3 ≤9', 'J4 首创: 每次 1 ≤2'])
    const out = await readBook(book(), { layouts: withRows(first.layouts, '细则', { '3': 'left' }) })
    expect(listLines(out)).toEqual([])
    expect(noteLines(out)).toContain('told 细则!A3 第 3–4 行按你的更正不读')
    const one = await readBook(book(), { layouts: withRows(first.layouts, '细则', { '4': 'left' }) })
    expect(listLines(one)).toEqual(['加分 ≤20', 'J1 受表彰: 每次 5 ≤20'])
    const tree = await readBook(book(), { layouts: withRows(first.layouts, '细则', { '3': 'item' }) })
    expect(tree.counts).toMatchObject({ items: 5, claims: 0 })
    for (const reading of [right, out, one, tree]) expect(reconciles(reading)).toBe(true)
  })
  test('the next file knows the heading, whatever row it stands in', async () => {
    const first = await readBook(book())
    const { shape, layouts } = await readBook(book(), { layouts: withRows(first.layouts, '细则', { '5': 'bonus', '3': 'left' }) })
    const next = await readBook(toXlsx([{ name: '细则', rows: [head, ['甲项', '子', '标准', 500], [null, '丑', '标准', 500], ...rows] }]), { remembered: [{ shape, layouts }] })
    expect(next.basis).toBe('remembered')
    expect(listLines(next)).toEqual(['加分 ≤11', 'J1 创新: 每次 3 ≤9', 'J2 首创: 每次 1 ≤2'])
  })
  test('a sheet is read as another list, as a table, or not at all', async () => {
    const first = await readBook(listSheets().bytes)
    const as = (change: Partial<SheetLayout>) => readBook(listSheets().bytes, { layouts: first.layouts.map(({ list, ...layout }) => (layout.sheet === '一票否决' ? { ...layout, ...change } : list ? { ...layout, list } : layout)) })
    expect((await as({ list: 'penalty' })).draft.rubric.penalty.items).toHaveLength(5)
    expect((await as({ included: false })).draft.rubric.vetoes.items).toEqual([])
    expect(noteLines(await as({ list: 'veto', included: false }))).toContain('told 一票否决!A1 工作表“一票否决”是一票否决的表，没有读入')
    expect((await as({})).counts.items).toBe(26)
  })
})
