// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { excel, word, wps } from '../paste/clips'
import { itemOf, itemWith } from '../entry/editor'
import { preview, told, written } from './place'

const ratio = itemOf('R04S2I02')
const yoy = itemOf('R06S1I01')
const pp = itemOf('R06S2I01')
const survey = itemOf('R10S1I01')
const deduct = itemOf('R02S2I02')
const named = (rows: readonly string[]): string => `单位\t已化解件数\t排查登记件数\n${rows.join('\n')}`

describe('whose row it is', () => {
  it('by name, code or short name, in any order, with what is not there left alone', () => {
    const { lines, note } = preview(ratio, named(['乌兰\t3\t4', '632801\t1\t2', '大柴旦行政委员会\t5\t5', '合计\t9\t11', '']))
    expect(written(lines)).toEqual({ 乌兰县: { kind: 'ratio', numerator: 3, denominator: 4 }, 德令哈市: { kind: 'ratio', numerator: 1, denominator: 2 }, 大柴旦行委: { kind: 'ratio', numerator: 5, denominator: 5 } })
    expect(told(lines).at(-1)).toBe('passed 不是单位的数据')
    expect(note).toBe('')
  })
  it('by order only where there are as many rows as units, and it is said', () => {
    const { lines, note, rows } = preview(ratio, '1\t2\n3\t4\n5\t6\n7\t8')
    expect(Object.keys(written(lines))).toEqual(['德令哈市', '格尔木市', '乌兰县', '大柴旦行委'])
    expect(rows.every((row) => row.kind === 'unit' && row.by === 'order')).toBe(true)
    expect(note).toContain('4 行按名册顺序对应')
  })
  it('or as many as selected rows', () => {
    const { lines, note } = preview(ratio, '1\t2\n3\t4', { selected: ['u2', 'u3'] })
    expect(Object.keys(written(lines))).toEqual(['格尔木市', '乌兰县'])
    expect(note).toContain('选中的顺序')
  })
  it('by nobody where the counts differ, until a person says so', () => {
    const open = preview(ratio, '1\t2\n3\t4\n5\t6')
    expect(told(open.lines)).toEqual(Array.from({ length: 3 }, () => 'fault 没有单位名称，请指定'))
    expect(open.note).toContain('行数不同，没有按顺序对应')
    expect(written(preview(ratio, '1\t2\n3\t4\n5\t6', { hands: { 1: 'u4' } }).lines)).toEqual({ 大柴旦行委: { kind: 'ratio', numerator: 3, denominator: 4 } })
  })
  it('is asked for where a name is unknown, means two units, contradicts its code, or comes twice', () => {
    const { lines } = preview(ratio, `单位\t编码\t已化解件数\t排查登记件数\n天峻县\t\t1\t2\n市\t\t1\t2\n德令哈市\t632802\t1\t2\n乌兰县\t632803\t1\t2\n乌兰\t\t1\t2`)
    expect(told(lines)).toEqual([
      'fault 认不出“天峻县”是哪个单位', 'fault 认不出“市”是哪个单位', 'fault “德令哈市 632802”里的名称和编码不是同一个单位', 'change', 'fault 和第 5 行是同一个单位',
    ])
    expect(told(preview(ratio, named(['乌兰县\t1\t2', '乌兰\t3\t4']), { skipped: [1] }).lines)).toEqual(['change', 'change'])
  })
  it('a unit that is closed is not written, and says why', () => {
    const { lines } = preview(ratio, named(['乌兰县\t1\t2', '格尔木市\t3\t4']), { locks: { u3: '乌兰县已提交，退回后才能修改' } })
    expect(told(lines)).toEqual(['locked 乌兰县已提交，退回后才能修改', 'change'])
  })
})

describe('which column it is', () => {
  const current = (clip: string, options = {}): unknown => written(preview(yoy, clip, options).lines)['德令哈市']
  const both = { kind: 'yoy', current: 5, previous: 8 }
  it.each<[string, string]>([
    ['labels', '单位\t本年（起）\t上年同期（起）\n德令哈市\t5\t8'],
    ['other words', '县市\t今年\t去年\n德令哈市\t5\t8'],
    ['years', '单位\t2026年\t2025年\n德令哈市\t5\t8'],
    ['another order', '上年同期\t本期\t单位名称\n8\t5\t德令哈市'],
    ['a title above, a number in front, a remark behind', '2026年刑事案件统计表\t\t\t\t\n\t\t\t\t\n序号\t单位\t本年\t上年同期\t备注\n1\t德令哈市\t5\t8\t略'],
    ['the measure', '单位\t刑事案件立案数\t上年同期刑事案件立案数\n德令哈市\t5\t8'],
    ['nothing, all values', '德令哈市\t5\t8'],
    ['nothing, a number in front', '1\t德令哈市\t5\t8\n2\t格尔木市\t1\t1'],
  ])('by %s', (_what, clip) => expect(current(clip)).toEqual(both))

  it('heads in two rows, the upper ones merged', () => {
    const clip = '单位\t本年\t\t上年同期\t\n\t破案数\t立案数\t破案数\t立案数\n乌兰县\t1\t2\t3\t4'
    expect(written(preview(pp, clip).lines)).toEqual({ 乌兰县: { kind: 'yoyPP', current: { numerator: 1, denominator: 2 }, previous: { numerator: 3, denominator: 4 } } })
    expect(preview(pp, clip).layout).toMatchObject({ headRows: 2, columnsBy: 'heads' })
  })
  it('fewer columns go on from the current cell; more are asked for', () => {
    const stored = { u1: { kind: 'yoy', current: 5, previous: 1 } as const }
    expect(current('德令哈市\t8', { stored, from: 1 })).toEqual(both)
    const open = preview(yoy, '德令哈市\t5\t8\t9')
    expect(open.layout).toMatchObject({ columnsBy: 'nothing' })
    expect(open.layout.notes.join()).toContain('粘贴了 3 列')
    expect(told(open.lines)).toEqual(['passed 没有填，不动'])
    expect(current('德令哈市\t5\t8\t9', { roles: { 1: { kind: 'field', field: 'current' }, 3: { kind: 'field', field: 'previous' } } })).toEqual({ kind: 'yoy', current: 5, previous: 9 })
  })
  it('is not guessed where two fit', () => {
    const { layout } = preview(yoy, '单位\t本年\t今年\t上年同期\n德令哈市\t5\t6\t8')
    expect(layout.notes).toEqual(['有几列都像“本年（起）”，请指定是哪一列'])
    expect(layout.roles.map(({ kind }) => kind)).toEqual(['unit', 'unused', 'unused', 'field'])
  })
  it('names what it does not use', () => expect(preview(yoy, '单位\t本年\t上年同期\t同比%\t备注\n德令哈市\t5\t8\t-37.5%\t略').layout.unknown).toEqual(['同比%', '备注']))
})

describe('what is written', () => {
  it.each([['Excel', excel], ['WPS', wps], ['Word', word]] as const)('the same from %s', (_name, make) => {
    const clip = make([['单位', '已化解件数', '排查登记件数'], ['德令哈市', '1,186', '1,200'], ['格尔木市', '５０', '６０ '], ['乌兰县', '', '']])
    expect(written(preview(ratio, clip).lines)).toEqual({ 德令哈市: { kind: 'ratio', numerator: 1186, denominator: 1200 }, 格尔木市: { kind: 'ratio', numerator: 50, denominator: 60 } })
  })
  it('only what differs: blank cells leave what is there', () => {
    const stored = { u1: { kind: 'ratio', numerator: 1, denominator: 2 }, u2: { kind: 'ratio', numerator: 3, denominator: 4 }, u3: { kind: 'notApplicable', reason: '没有登记' } } as const
    const { lines } = preview(ratio, named(['德令哈市\t\t4', '格尔木市\t3\t4.0', '乌兰县\t5\t6', '大柴旦行委\t\t']), { stored })
    expect(written(lines)).toEqual({ 德令哈市: { kind: 'ratio', numerator: 1, denominator: 4 }, 乌兰县: { kind: 'ratio', numerator: 5, denominator: 6 } })
    expect(told(lines)).toEqual(['change', 'same', 'change 原为不适用', 'passed 没有填，不动'])
    expect(lines[0]?.cells.map(({ before, after }) => [before, after])).toEqual([['1', '1'], ['2', '4']])
  })
  it('nothing of a row in which anything is wrong, cell by cell', () => {
    const { lines } = preview(ratio, named(['德令哈市\t1,23\t4', '格尔木市\t五\t-4', '乌兰县\t3\t', '大柴旦行委\t####\t5']))
    expect(written(lines)).toEqual({})
    expect(told(lines)).toEqual([
      'fault numerator: “1,23”里的逗号不是千分位，看不出是多少',
      'fault numerator: 已化解件数应为不小于 0、小于十亿、最多六位小数的数 denominator: 排查登记件数应为不小于 0、小于十亿、最多六位小数的数',
      'fault denominator: 还没有填：排查登记件数',
      'fault numerator: 表格里列太窄，数显示成了 ####；请把列拉宽后再复制',
    ])
  })
  it('after a wrong cell was put right', () => {
    const { lines } = preview(ratio, named(['德令哈市\t3O\t40']), { edits: { '1/1': '30' } })
    expect(written(lines)).toEqual({ 德令哈市: { kind: 'ratio', numerator: 30, denominator: 40 } })
  })
  it('a percentage where the field is one, off the scale nowhere', () => {
    expect(told(preview(survey, '单位\t第三方测评得分\n德令哈市\t93.6%\n格尔木市\t105').lines)).toEqual(['change', 'fault value: 满分 100 分，请输入 0 到 100 之间的数'])
    expect(told(preview(ratio, named(['德令哈市\t93%\t100'])).lines)).toEqual(['fault numerator: “93%”带百分号，这里要填的不是百分数'])
  })
  it('不适用 with its reason, but not together with numbers', () => {
    const clip = '单位\t重要节点没有方案\t不适用理由\n德令哈市\t\t没有重要节点\n格尔木市\t1\t没有'
    const item = itemWith(deduct.rule, { notApplicable: { allowed: true } })
    expect(written(preview(item, clip).lines)).toEqual({ 德令哈市: { kind: 'notApplicable', reason: '没有重要节点' } })
    expect(told(preview(item, clip).lines)[1]).toBe('fault naReason: 既有数又写了不适用；请去掉一样')
    expect(preview(deduct, clip).layout.unknown).toEqual(deduct.notApplicable.allowed ? [] : ['不适用理由'])
  })
  it('counts of clauses: what is not counted is 0, the repeated ones beside them', () => {
    const clip = '单位\t重要节点没有方案\t值守脱岗\t值守脱岗（加重）\n德令哈市\t2次\t\t1\n格尔木市\t0\t0\t\n乌兰县\t1.5\t\t'
    expect(written(preview(deduct, clip).lines)).toMatchObject({ 德令哈市: { kind: 'deduct', counts: { a: 2 }, escalated: { b: 1 } }, 格尔木市: { kind: 'deduct', counts: {} } })
    expect(told(preview(deduct, clip).lines)[2]).toBe('fault n:a: 请输入不小于 0 的整数')
  })
  it('a judgement only where the numbers ask for it', () => {
    const clip = (judged: string): string => `单位\t本年\t上年同期\t人工定分\t定分理由\n德令哈市\t2\t${judged}`
    expect(written(preview(yoy, clip('0\t3\t研究决定')).lines)).toEqual({ 德令哈市: { kind: 'yoy', current: 2, previous: 0, judged: { points: 3, reason: '研究决定' } } })
    expect(told(preview(yoy, clip('0\t\t')).lines)).toEqual(['fault judged.points: 分母或上年同期为零，应由考核组定分并写明理由'])
    expect(told(preview(yoy, '单位\t本年\t上年同期\n德令哈市\t2\t0').lines)).toEqual(['fault 分母或上年同期为零，应由考核组定分并写明理由'])
    expect(told(preview(yoy, clip('1\t3\t研究决定')).lines)).toEqual(['fault judged.points: 数据已能算出得分，不能人工定分 judged.reason: 数据已能算出得分，不能人工定分'])
  })
  it('上年同期 alone, beside an entry that waits for this year', () => {
    const { lines } = preview(yoy, '单位\t上年同期\n德令哈市\t8\n格尔木市\t9', { previous: { u2: 9 } })
    expect(written(lines)).toEqual({ 德令哈市: { previous: 8 } })
    expect(told(lines)).toEqual(['change 只有上年同期：先记下，等本年数', 'same'])
    expect(written(preview(yoy, '单位\t本年\n格尔木市\t5', { previous: { u2: 9 } }).lines)).toEqual({ 格尔木市: { kind: 'yoy', current: 5, previous: 9 } })
  })
  it('choices by their words', () => {
    const tier = itemWith({ kind: 'tier', levels: [{ id: 'a', label: '好', points: 10 }, { id: 'b', label: '一般', points: 5 }] })
    expect(written(preview(tier, '单位\t档次\n德令哈市\t好\n格尔木市\t 一般').lines)).toEqual({ 德令哈市: { kind: 'tier', level: 'a' }, 格尔木市: { kind: 'tier', level: 'b' } })
    expect(told(preview(tier, '德令哈市\t较好').lines)).toEqual(['fault level: “较好”不是可选的，应为：好、一般'])
    const list = itemOf('R02S1I01')
    expect(Object.values(written(preview(list, `德令哈市\t${list.rule.kind === 'checklist' ? list.rule.parts.map((_, at) => ['符合', '0.5', '否'][at % 3]).join('\t') : ''}`).lines))).toMatchObject([{ kind: 'checklist' }])
  })
})
