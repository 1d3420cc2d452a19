import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../shared/change/canonical-json'
import { draftOf, toRubricJson } from '../../../shared/rubric-draft/convert'
import type { Draft } from '../../../shared/rubric-draft/draft'
import { rubricReadingSchema } from '../../../shared/rubric-import/reading'
import { readRubric } from '../../../shared/rubric-import/read-rubric'
import { readOwn } from '../../../shared/rubric-import/own/read-own'
import type { GivenValue, GivenWorkbook } from '../../../shared/import/given-workbook'
import type { Item, Rubric, RubricNode } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import { checkRubric } from '../../../shared/scoring'
import { edited, EditedSheet, number, text } from './given-edits'
import { givenOf, reportOfPublished, rubricReportOf, saidBy } from './round-trip'

let standIn: Rubric
let given: GivenWorkbook
beforeAll(async () => {
  const checked = checkRubric(JSON.parse(readFileSync(new URL('../../../resources/rubric/haixi-default.json', import.meta.url), 'utf8')))
  if (!checked.ok) throw new Error('the stand-in has faults')
  standIn = checked.value
  given = await givenOf(reportOfPublished(standIn))
})

const tree = (edit: (sheet: EditedSheet) => unknown): GivenWorkbook => edited(given, '评分细则', edit)
const claims = (edit: (sheet: EditedSheet) => unknown): GivenWorkbook => edited(given, '加减分', edit)
const general = (edit: (sheet: EditedSheet) => unknown): GivenWorkbook => edited(given, '等次与总则', edit)

function read(workbook: GivenWorkbook): { draft: Draft; rubric: Rubric; notes: string[] } {
  const own = readOwn(workbook, 'x.xlsx')
  if (!own?.ok) throw new Error(saidBy(own))
  return { draft: own.draft, rubric: toRubricJson(own.draft) as unknown as Rubric, notes: own.notes.map(({ place, message }) => `${place?.cell ?? ''} ${message}`.trim()) }
}
const faultsOf = (workbook: GivenWorkbook): string => {
  const own = readOwn(workbook, 'x.xlsx')
  expect(own?.ok).toBe(false)
  return saidBy(own)
}

/** The stand-in with a change, as the expected rubric. */
function changed(change: (rubric: Rubric) => void): Rubric {
  const copy = structuredClone(standIn)
  change(copy)
  return copy
}
const itemIn = (rubric: Rubric, code: string): Item => listItems(rubric).find((item) => item.code === code) ?? expect.fail(code)
function nodeIn(rubric: Rubric, code: string): RubricNode {
  const all = function all(node: RubricNode): RubricNode[] { return [node, ...(node.children ?? []).flatMap(all)] }
  return rubric.requirements.flatMap(all).find((node) => node.code === code) ?? expect.fail(code)
}
const row = (sheet: EditedSheet, code: string): number => sheet.find('编码', code)
/** What stands under 分值 in the row of a code. */
function textOfCell(workbook: GivenWorkbook, code: string): unknown {
  const sheet = new EditedSheet(workbook, '评分细则')
  const value = sheet.rows[row(sheet, code)]?.find(({ column }) => column === sheet.column('分值'))?.value
  return value?.kind === 'number' ? value.value : value
}
const setItem = (code: string, head: string, value: GivenValue | null) => tree((sheet) => sheet.set(row(sheet, code), head, value))

describe('cells of an item', () => {
  it.each<[string, GivenValue | null, (item: Item) => void]>([
    ['名称、考核内容', text(' 改了的内容 '), (item) => { item.content = '改了的内容' }],
    ['编码', text('1-1-9'), (item) => { item.code = '1-1-9' }],
    ['分值', text('９．５分'), (item) => { item.points = 9.5 }],
    ['考核方式', text('资料审核，随机访谈'), (item) => { item.methods = ['资料审核', '随机访谈'] }],
    ['牵头部门', null, (item) => { delete item.leadDepartment }],
    ['配合部门', null, (item) => { item.supportingDepartments = [] }],
    ['适用区域', text('城、农'), (item) => { item.zones = ['城', '农'] }],
    ['领域', text('治安安全'), (item) => { item.domain = '治安安全' }],
    ['六位', null, (item) => { delete item.pillar }],
    ['抽样', text('抽 3 个'), (item) => { item.sample = '抽 3 个' }],
    ['应备材料', null, (item) => { item.evidence = null }],
    ['整改建议', text('第一行\r\n第二行'), (item) => { item.advice = '第一行\n第二行' }],
    ['可否不适用', text('是'), (item) => { item.notApplicable.allowed = true }],
    ['不适用的情形', text('没有这类对象'), (item) => { item.notApplicable.hint = '没有这类对象' }],
    ['上年整改', text('是'), (item) => { item.feeds = 'rectification' }],
  ])('%s is understood, and nothing else changes', (head, value, change) => {
    const { rubric, notes } = read(setItem('1-1-1', head, value))
    expect(rubric).toEqual(changed((copy) => change(itemIn(copy, '1-1-1'))))
    expect(notes).toEqual([])
  })

  it('takes a rule that was written in the cell, and an emptied one for 待定规则', () => {
    const ruled = read(setItem('1-1-1', '评分规则', text('扣分\na 缺会议纪要：每次扣2分')))
    expect(ruled.rubric).toEqual(changed((copy) => { itemIn(copy, '1-1-1').rule = { kind: 'deduct', clauses: [{ id: 'a', when: '缺会议纪要', per: '次', points: 2, max: null }] } }))
    const emptied = read(setItem('1-1-1', '评分规则', null))
    expect(itemIn(emptied.rubric, '1-1-1')).toMatchObject({ rule: { kind: 'judged' }, pending: true })
  })

  it('asks to look at the rule where only the standard was rewritten', () => {
    const { rubric, notes } = read(setItem('1-1-1', '评分标准', text('每次得3分')))
    expect(rubric).toEqual(changed((copy) => { itemIn(copy, '1-1-1').standard = '每次得3分' }))
    expect(notes).toEqual([expect.stringMatching(/^F\d+ 1-1-1 的评分标准改了，评分规则没有改/)])
  })

  it.each<[string, GivenValue, string]>([
    ['编码', { kind: 'date', date: '2026-01-01' }, '变成了日期'],
    ['分值', text('十分左右'), '应填不小于 0'],
    ['分值', { kind: 'number', value: 0.1, percent: true }, '写成了百分数'],
    ['分值', number(2.505), '最多 2 位小数'],
    ['分值', { kind: 'error', text: '#REF!' }, '公式出错'],
    ['层级', text('四级'), '层级应为：一级、二级、三级、考核内容'],
    ['评分规则', text('每次大概扣两分'), '第1行应只写规则的名称'],
    ['可否不适用', text('看情况'), '应为：是、否'],
  ])('names the cell of %s that says %o', (head, value, message) => {
    const workbook = setItem('1-1-1', head, value)
    expect(faultsOf(workbook)).toMatch(new RegExp(`^评分细则![A-S]\\d+ [^]*${message}`))
  })
})

describe('rows of the tree', () => {
  it('knows a moved item by its mark, wherever it goes', () => {
    const { rubric } = read(tree((sheet) => sheet.move(row(sheet, '1-1-1'), row(sheet, '2-1-1') - 1)))
    expect(rubric).toEqual(changed((copy) => {
      const [moved] = nodeIn(copy, '1-1').items?.splice(0, 1) ?? []
      nodeIn(copy, '2-1').items?.unshift(...(moved ? [moved] : []))
    }))
  })

  it('gives a row without a mark a new id, and says what stays to be decided', () => {
    const { rubric, notes, draft } = read(tree((sheet) => sheet.insert(row(sheet, '1-1-2'), { 编码: text('1-1-0'), 层级: text('考核内容'), '名称、考核内容': text('新的'), 分值: number(3), 评分标准: text('酌情') })))
    const item = itemIn(rubric, '1-1-0')
    expect(item).toEqual({ id: item.id, code: '1-1-0', content: '新的', points: 3, standard: '酌情', rule: { kind: 'judged' }, pending: true, zones: [], methods: undefined, notApplicable: { allowed: false, hint: null } })
    expect(listItems(standIn).some(({ id }) => id === item.id)).toBe(false)
    expect(draft.sources[item.id]?.standard).toEqual({ sheet: '评分细则', cell: expect.stringMatching(/^E\d+$/) as string })
    expect(notes).toEqual([expect.stringContaining('1-1-0 没有写评分规则，列为待定规则')])
  })

  it('makes a copied row with a new code a new item, and says so', () => {
    const { rubric, notes } = read(tree((sheet) => {
      sheet.copy(row(sheet, '1-1-1'), row(sheet, '1-1-1'))
      sheet.set(row(sheet, '1-1-1'), '编码', text('1-1-0'))
    }))
    const [copy, original] = nodeIn(rubric, '1-1').items ?? []
    expect(original).toEqual(itemIn(standIn, '1-1-1'))
    expect(copy).toMatchObject({ code: '1-1-0', content: original?.content, points: 10, standard: original?.standard, rule: original?.rule })
    expect(copy?.id).not.toBe(original?.id)
    expect(notes).toEqual([expect.stringContaining('这一行是从 1-1-1 复制来的，按新增的内容导入')])
  })

  it('names both rows where a copy kept its code', () => {
    const said = faultsOf(tree((sheet) => sheet.copy(row(sheet, '1-1-1'), row(sheet, '1-1-1') + 1)))
    expect(said.split('\n')).toHaveLength(2)
    expect(said).toContain('是同一行复制出来的')
  })

  it('lists what was removed', () => {
    const { rubric, notes } = read(tree((sheet) => sheet.remove(row(sheet, '1-1-1'))))
    expect(listItems(rubric).map(({ code }) => code)).toEqual(listItems(standIn).map(({ code }) => code).filter((code) => code !== '1-1-1'))
    expect(notes).toEqual(['删去了 1 条考核内容：1-1-1'])
  })

  it('takes a row of another rubric for a new one, and says so', () => {
    const foreign = JSON.parse(JSON.stringify(given).replaceAll(/r1\/[0-9a-f]{12}\/item\/0\//g, 'r1/000000000000/item/0/')) as GivenWorkbook
    const { rubric, notes } = read(foreign)
    expect(itemIn(rubric, '1-1-1').id).not.toBe('R01S1I01')
    expect(notes.join()).toContain('从别的细则粘贴来的')
  })

  it('refuses an item without a requirement above it, a level without the one above, and words that belong to items', () => {
    const first = (sheet: EditedSheet): number => row(sheet, '1')
    expect(faultsOf(tree((sheet) => sheet.move(row(sheet, '1-1-1'), first(sheet))))).toContain('考核内容上面没有一级')
    expect(faultsOf(tree((sheet) => sheet.set(row(sheet, '1-1'), '层级', text('三级'))))).toContain('上面没有二级，这一行不能是三级')
    expect(faultsOf(tree((sheet) => sheet.set(row(sheet, '1-1'), '评分规则', text('是否'))))).toContain('这一行不是考核内容，这一格应空着')
  })

  it('understands the sums that a program recalculated', () => {
    const { rubric } = read(tree((sheet) => sheet.set(row(sheet, '1-1-1'), '分值', number(12)).set(row(sheet, '1-1'), '分值', number(40)).set(row(sheet, '1'), '分值', number(102))))
    expect([nodeIn(rubric, '1').points, nodeIn(rubric, '1-1').points, itemIn(rubric, '1-1-1').points]).toEqual([102, 40, 12])
  })
})

describe('加减分, 一票否决', () => {
  it('reads edits, new levels and new items', () => {
    const { rubric } = read(claims((sheet) => {
      const at = sheet.find('编码', 'J1')
      sheet.set(at, '本款最多', number(15)).set(at + 1, '档次', text('省部级'))
      sheet.insert(at + 3, { 档次: text('县级'), 每次分值: number(1) })
      sheet.insert(sheet.find('编码', 'J2'), { 类别: text('加分'), 编码: text('J9'), 情形: text('新的一款'), 本款最多: number(4), 档次: text('每次'), 每次分值: number(2) })
    }))
    expect(rubric.bonus).toEqual(changed((copy) => {
      const [first] = copy.bonus.items
      if (!first) return
      first.cap = 15
      first.levels = [{ id: 'a', label: '国家级', points: 10 }, { id: 'b', label: '省部级', points: 5 }, { id: 'c', label: '州级', points: 2 }, { id: 'd', label: '县级', points: 1 }]
      copy.bonus.items.splice(1, 0, { code: 'J9', content: '新的一款', cap: 4, levels: [{ id: 'a', label: '每次', points: 2 }] })
    }).bonus)
  })

  it('leaves every level its id where one is put between them, and gives the id of one that is gone to nobody', () => {
    const { rubric } = read(claims((sheet) => {
      const at = sheet.find('编码', 'J1')
      sheet.remove(at + 2).insert(at + 1, { 档次: text('部级'), 每次分值: number(7) })
    }))
    expect(rubric.bonus.items[0]?.levels).toEqual([{ id: 'a', label: '国家级', points: 10 }, { id: 'd', label: '部级', points: 7 }, { id: 'b', label: '省级', points: 5 }])
  })

  it('refuses levels whose first row is gone, instead of giving them to the item above', () => {
    expect(faultsOf(claims((sheet) => sheet.remove(sheet.find('编码', 'J2'))))).toContain('这一档原来属于 J2，上面却不是 J2 了')
  })

  it('asks for what a new item must say', () => {
    expect(faultsOf(claims((sheet) => sheet.insert(sheet.find('编码', 'J2'), { 类别: text('奖励'), 编码: text('J9') })))).toContain('类别应为：加分、减分')
    expect(faultsOf(claims((sheet) => sheet.set(sheet.find('编码', 'J1'), '每次分值', null)))).toContain('没有填分值')
  })

  it('reads vetoes', () => {
    const { rubric } = read(edited(given, '一票否决', (sheet) => sheet.set(sheet.find('否决编码', 'V1'), '否决情形', text('改了')).remove(sheet.find('否决编码', 'V2')).insert(4, { 否决编码: text('V9'), 否决情形: text('新的') })))
    expect(rubric.vetoes.items.map(({ code, content }) => `${code}${content}`).slice(0, 3)).toEqual(['V1改了', expect.stringMatching(/^V3/), 'V9新的'])
  })
})

describe('等次与总则', () => {
  it('reads edits of the whole, of grades, quotas and the order of ties', () => {
    const { rubric } = read(general((sheet) => {
      sheet.set(sheet.find('项目', '细则名称'), '内容', text('海西州 2027 细则')).set(sheet.find('项目', '默认替代稿'), '内容', text('否')).set(sheet.find('项目', '替代稿说明'), '内容', null)
      sheet.set(sheet.find('项目', '合理缺项的处理'), '内容', text('缺项计满分')).set(sheet.find('项目', '适用区域'), '内容', text('城、农、牧、矿、景、园'))
      sheet.set(sheet.find('项目', '优秀'), '名额比例（%）', number(20)).set(sheet.find('项目', '良好'), '名额比例（%）', { kind: 'number', value: 0.5, percent: true }).set(sheet.find('项目', '良好'), '名额取整', text('四舍五入'))
      sheet.insert(sheet.find('项目', '不合格'), { 项目: text('基本合格'), 内容: number(500) })
      sheet.set(sheet.find('内容', '指标 6-1'), '内容', text('领域 治安安全'))
    }))
    expect(rubric).toEqual(changed((copy) => {
      Object.assign(copy, { title: '海西州 2027 细则', placeholder: false, notApplicablePolicy: 'fullMarks', zones: [...copy.zones, '园'] })
      delete copy.notice
      copy.grades = [
        { name: '优秀', min: 900, quota: { percent: 20, round: 'floor' } }, { name: '良好', min: 800, quota: { percent: 50, round: 'nearest' } }, { name: '合格', min: 600 }, { name: '基本合格', min: 500 }, { name: '不合格', min: 0 },
      ]
      copy.tieBreak = ['base', 'item:10-1-1', 'domain:治安安全']
    }))
  })

  it.each<[string, (sheet: EditedSheet) => unknown, string]>([
    ['a policy that there is not', (sheet) => sheet.set(sheet.find('项目', '合理缺项的处理'), '内容', text('随便')), '应为：总分折算、按工作要求折算、缺项计满分'],
    ['a quota without its rounding', (sheet) => sheet.set(sheet.find('项目', '良好'), '名额比例（%）', number(40)).set(sheet.find('项目', '良好'), '名额取整', null), '有名额比例的，要写怎样取整'],
    ['a criterion that says nothing', (sheet) => sheet.set(sheet.find('内容', '指标 6-1'), '内容', text('看情况')), '看不出是什么依据'],
    ['a row that is gone', (sheet) => sheet.remove(sheet.find('项目', '总分')), '“总分”这一行没有了'],
    ['a heading that is gone', (sheet) => sheet.remove(sheet.find('项目', '三、同分比较（依次）')), '三个标题行不全'],
  ])('names %s', (_what, edit, message) => {
    expect(faultsOf(general(edit))).toContain(message)
  })
})

describe('what a program made of cells', () => {
  it('a code that became a number still is the code it was, one that says another number is not', async () => {
    const codes = changed((copy) => { Object.assign(itemIn(copy, '1-1-1'), { code: '1.10' }); Object.assign(itemIn(copy, '1-1-2'), { code: '007', id: ` ${'长'.repeat(40_000)}\u0001` }); Object.assign(nodeIn(copy, '1-1'), { code: ' 1-1\n', note: '只有程序知道' }) })
    const codesOf = (workbook: GivenWorkbook): string[] => listItems(read(workbook).rubric).slice(0, 2).map(({ code }) => code)
    const workbook = await givenOf(reportOfPublished(codes))
    // Nor does a mark hold everything that an id or a code may be.
    expect(saidBy(readOwn(workbook, 'x'))).toBe(canonicalJson(codes))
    const typed = (first: number, second: number): GivenWorkbook => edited(workbook, '评分细则', (sheet) => sheet.set(row(sheet, '1.10'), '编码', number(first)).set(row(sheet, '007'), '编码', number(second)))
    expect(codesOf(typed(1.1, 7))).toEqual(['1.10', '007'])
    expect(codesOf(typed(1.2, 8))).toEqual(['1.2', '8'])
  })
})

describe('the workbook', () => {
  it('is not ours without its hidden copy, and refused where that was broken', () => {
    expect(readOwn({ sheets: given.sheets.filter(({ name }) => name !== '细则原稿') }, 'x')).toBeNull()
    const broken = edited(given, '细则原稿', (sheet) => { sheet.rows = sheet.rows.filter((_, index) => index !== 5) })
    expect(() => readOwn(broken, 'x')).toThrow('rubric-own-damaged')
  })

  it('is refused with rows of two exports, with a newer layout, with a table there twice or without a column', () => {
    const other = JSON.parse(JSON.stringify(given).replace(/qianfen-rubric-1\/[0-9a-f]{64}/, `qianfen-rubric-1/${'0'.repeat(64)}`)) as GivenWorkbook
    expect(() => readOwn(other, 'x')).toThrow('rubric-own-mixed')
    expect(() => readOwn(JSON.parse(JSON.stringify(given).replaceAll('qianfen-rubric-1/', 'qianfen-rubric-2/')) as GivenWorkbook, 'x')).toThrow('rubric-own-newer')
    const [first] = given.sheets
    expect(faultsOf({ sheets: [...given.sheets, ...(first ? [{ ...first, name: '评分细则 (2)' }] : [])] })).toContain('有两张“评分细则”')
    expect(faultsOf(tree((sheet) => sheet.set(sheet.find('编码', '1') - 2, '整改建议', null)))).toContain('表头缺少或重复：整改建议')
    expect(faultsOf({ sheets: given.sheets.slice(1) })).toContain('没有“评分细则”这张表')
  })

  it('leaves an added column out, and says so', () => {
    const { notes } = read(tree((sheet) => { sheet.rows[sheet.find('编码', '1') - 2]?.push({ row: 0, column: 40, value: text('我的备注') }) }))
    expect(notes).toEqual([expect.stringContaining('“我的备注”一列不是细则的内容，没有导入')])
  })

  it('holds a draft that is not finished', async () => {
    const { rubric } = draftOf(standIn, '', () => 'k')
    rubric.requirements = [{ key: 'a', code: '', name: '', points: null }, { key: 'b', code: '2', name: '二', points: 5, items: [{ ...itemIn(standIn, '1-1-1'), points: null, pending: true, rule: { kind: 'judged' } }] }]
    const own = readOwn(await givenOf(rubricReportOf(rubric, false)), 'x')
    expect(saidBy(own)).toBe(saidBy({ ok: true, draft: { rubric, sources: {}, file: '', basedOn: null }, notes: [] }))
    expect(own?.ok && own.draft.basedOn).toBeNull()
  })

  it('shows the sum of a node that states none, and takes it for none unless a person writes another', async () => {
    let keys = 0
    const { rubric } = draftOf(standIn, '', () => `k${keys++}`)
    for (const node of rubric.requirements) node.points = null
    const workbook = await givenOf(rubricReportOf(rubric, false))
    const said = (edit: (sheet: EditedSheet) => unknown): (number | null)[] => read(edited(workbook, '评分细则', edit)).draft.rubric.requirements.map(({ points }) => points)
    expect(said(() => undefined)).toEqual(standIn.requirements.map(() => null))
    expect(textOfCell(workbook, '1')).toBe(nodeIn(standIn, '1').points)
    expect(said((sheet) => sheet.set(row(sheet, '1'), '分值', number(1)))).toEqual([1, ...standIn.requirements.slice(1).map(() => null)])
  })

  it('remembers which version it was made of', () => {
    expect(read(given).draft).toMatchObject({ file: 'x.xlsx', basedOn: reportOfPublished(standIn).digest })
  })
})

describe('as a reading for the wizard', () => {
  const request = { file: 'x.xlsx', layouts: null, remembered: [] }

  it('is exact, with every row accounted for', () => {
    const reading = readRubric(given, request)
    expect(reading).toMatchObject({ basis: 'own', notes: [], counts: { items: 100, points: 100_000, pending: 0, recognised: 100, more: 0 } })
    expect(rubricReadingSchema.safeParse(reading).error).toBeUndefined()
    const [sheet] = reading.sheets
    expect(sheet?.roles.filter((role) => role === 'item')).toHaveLength(100)
    expect(sheet?.roles.slice(4, 7)).toEqual(['head', 'total', 'node'])
  })

  it('is refused whole, the cells named, where one cannot be read', () => {
    expect(() => readRubric(setItem('1-1-1', '分值', text('十分左右')), request)).toThrow(expect.objectContaining({ code: 'rubric-own-faults', detail: { count: '1', faults: expect.stringMatching(/^工作表“评分细则”D\d+：/) as string } }) as Error)
  })
})
