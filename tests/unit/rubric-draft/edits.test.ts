import { describe, expect, it } from 'vitest'
import type { Draft, DraftItem, DraftNode } from '../../../shared/rubric-draft/draft'
import { draftLines, codeOf } from '../../../shared/rubric-draft/draft-lines'
import { pointsOfNode } from '../../../shared/rubric-draft/draft-sums'
import { draftItemsOf } from '../../../shared/rubric-draft/draft-tree'
import { addItem, addNode, applyShares, duplicate, mergeItems, mergeWithNext, move, moveTo, planSplit, planSpread, remove, renumber, setItem, setNode, setRubric, setRule, split, splitParts, takeAllSums, takeSum, type Edit } from '../../../shared/rubric-draft/edits'
import type { Rule } from '../../../shared/rubric/rubric'

const item = (id: string, points: number | null = 10, more: Partial<DraftItem> = {}): DraftItem => ({
  id, code: id, content: `内容${id}`, points, standard: '', rule: { kind: 'yesno' }, zones: [], notApplicable: { allowed: false, hint: null }, ...more,
})
const node = (code: string, below: Partial<DraftNode> = {}): DraftNode => ({ key: `k${code}`, code, name: `名称${code}`, points: null, ...below })
/** 1 holds 1-1 (two items) and 1-2 (one); 2 holds one item itself. */
const tree = (): DraftNode[] => [
  node('1', { points: 30, children: [node('1-1', { points: 20, items: [item('1-1-1'), item('1-1-2')] }), node('1-2', { points: 10, items: [item('1-2-1')] })] }),
  node('2', { points: 10, items: [item('2-1')] }),
]
const draft = (requirements = tree(), tieBreak = ['base']): Draft => ({
  rubric: {
    format: 1, id: 'r', title: '细则', version: '1', basePoints: 40, notApplicablePolicy: 'rescaleTotal', zones: [], grades: [{ name: '合格', min: 0 }], tieBreak, requirements,
    bonus: { cap: 1, items: [] }, penalty: { cap: 1, items: [] }, vetoes: { grade: '合格', items: [] },
  },
  sources: { '1-1-1': { code: { sheet: '细则', cell: 'A3' } } }, file: '', basedOn: null,
})
const done = (edit: Edit): Draft => {
  if (!edit.ok) throw new Error(edit.why)
  return edit.draft
}
const stepOf = (edit: Edit): string => (edit.ok ? edit.step : edit.why)
const codes = (after: Draft): string => draftLines(after.rubric).map((line) => `${'·'.repeat(line.depth)}${codeOf(line)}`).join(' ')
const find = (after: Draft, id: string): DraftItem | undefined => after.rubric.requirements.flatMap(draftItemsOf).find((each) => each.id === id)
let next = 0
const fresh = (): string => { next += 1; return `new${next}` }

describe('moving', () => {
  it('down within its node, then on into the next one that takes items', () => {
    expect(codes(done(move(draft(), '1-1-1', 'down')))).toBe('1 ·1-1 ··1-1-2 ··1-1-1 ·1-2 ··1-2-1 2 ·2-1')
    expect(codes(done(move(draft(), '1-1-2', 'down')))).toBe('1 ·1-1 ··1-1-1 ·1-2 ··1-1-2 ··1-2-1 2 ·2-1')
    expect(codes(done(move(draft(), '2-1', 'up')))).toBe('1 ·1-1 ··1-1-1 ··1-1-2 ·1-2 ··1-2-1 ··2-1 2')
  })
  it('a node takes along what is below it', () => {
    expect(codes(done(move(draft(), 'k2', 'up')))).toBe('2 ·2-1 1 ·1-1 ··1-1-1 ··1-1-2 ·1-2 ··1-2-1')
    expect(codes(done(move(draft(), 'k1-2', 'out')))).toBe('1 ·1-1 ··1-1-1 ··1-1-2 1-2 ·1-2-1 2 ·2-1')
    expect(codes(done(move(draft(), 'k2', 'in')))).toBe('1 ·1-1 ··1-1-1 ··1-1-2 ·1-2 ··1-2-1 ·2 ··2-1')
  })
  it('says why not at the ends and where the levels end', () => {
    expect(stepOf(move(draft(), 'k1', 'up'))).toBe('已经在最前面')
    expect(stepOf(move(draft(), 'k1', 'out'))).toBe('工作要求已经是第一级')
    expect(stepOf(move(draft(), '2-1', 'out'))).toBe('考核内容要在一项工作要求下面')
    expect(stepOf(move(draft(), 'k1', 'in'))).toMatch('它前面没有同级的')
    const deep = [node('1', { children: [node('1-1', { children: [node('1-1-1', { items: [item('a')] })] })] }), node('2', { children: [node('2-1', { items: [item('b')] })] })]
    expect(stepOf(moveTo(draft(deep), 'k2', { where: 'inside', key: 'k1-1' }))).toMatch('最多四级')
    expect(stepOf(moveTo(draft(deep), 'k1', { where: 'inside', key: 'k1-1-1' }))).toBe('不能移到自己下面')
    expect(stepOf(moveTo(draft(deep), 'k1', { where: 'after', key: 'b' }))).toMatch('考核内容下面')
  })
  it('to another node by name, and beside an item', () => {
    expect(codes(done(moveTo(draft(), '1-1-1', { where: 'inside', key: 'k2' })))).toBe('1 ·1-1 ··1-1-2 ·1-2 ··1-2-1 2 ·2-1 ·1-1-1')
    expect(codes(done(moveTo(draft(), '2-1', { where: 'before', key: '1-1-2' })))).toBe('1 ·1-1 ··1-1-1 ··2-1 ··1-1-2 ·1-2 ··1-2-1 2')
    expect(codes(done(moveTo(draft(), '1-1-1', { where: 'after', key: '1-1-2' })))).toBe('1 ·1-1 ··1-1-2 ··1-1-1 ·1-2 ··1-2-1 2 ·2-1')
  })
  it('out of an indicator, and into one that was made for it, one by one', () => {
    const out = done(move(draft(), '1-2-1', 'out'))
    expect(codes(out)).toBe('1 ·1-2-1 ·1-1 ··1-1-1 ··1-1-2 ·1-2 2 ·2-1')
    expect(out.rubric.requirements[0]?.children?.[1]).not.toHaveProperty('items')
    expect(codes(done(move(out, '1-2-1', 'in')))).toBe('1 ·1-1 ··1-1-1 ··1-1-2 ··1-2-1 ·1-2 2 ·2-1')
    expect(stepOf(move(draft(), '2-1', 'in'))).toBe('“2”下面还没有指标，先添加一个')
  })
  it('is named for 撤销', () => expect(stepOf(move(draft(), '1-1-1', 'down'))).toBe('移动 1-1-1'))
})

describe('adding, copying, deleting', () => {
  it('an item after the one where one is, with the next free code, open in everything', () => {
    const edit = addItem(draft(), '1-1-1', () => 'x')
    expect(codes(done(edit))).toBe('1 ·1-1 ··1-1-1 ··1-1-3 ··1-1-2 ·1-2 ··1-2-1 2 ·2-1')
    expect(find(done(edit), 'x')).toMatchObject({ points: null, rule: { kind: 'judged' }, pending: true })
  })
  it('an item in a node, a node beside and below, a requirement in an empty draft', () => {
    expect(codes(done(addItem(draft(), 'k2', fresh)))).toMatch(/2 ·2-1 ·2-2$/)
    expect(codes(done(addNode(draft(), '1-2-1', 'after', fresh)))).toBe('1 ·1-1 ··1-1-1 ··1-1-2 ·1-2 ··1-2-1 ·1-3 2 ·2-1')
    expect(codes(done(addNode(draft(), 'k1-1', 'inside', fresh)))).toBe('1 ·1-1 ··1-1-1 ··1-1-2 ··1-1-3 ·1-2 ··1-2-1 2 ·2-1')
    expect(codes(done(addNode(draft([]), null, 'after', fresh)))).toBe('1')
    expect(stepOf(addItem(draft([]), '', fresh))).toMatch('先添加一项工作要求')
  })
  it('counts codes on as they are written', () => {
    const chinese = [node('第1章', { items: [item('a', 1, { code: '1.9' })] })]
    expect(codes(done(addItem(draft(chinese), 'a', fresh)))).toBe('第1章 ·1.9 ·1.10')
    expect(codes(done(addNode(draft(chinese), null, 'after', fresh)))).toBe('第1章 ·1.9 第2章')
  })
  it('a copy has codes and ids of its own, all the way down, and no cell of the workbook', () => {
    const after = done(duplicate(draft(), 'k1', fresh))
    expect(codes(after)).toBe('1 ·1-1 ··1-1-1 ··1-1-2 ·1-2 ··1-2-1 3 ·3-1 ··3-1-1 ··3-1-2 ·3-2 ··3-2-1 2 ·2-1')
    expect(Object.keys(after.sources)).toEqual(['1-1-1'])
  })
  it('deleting goes to the next of its like, and forgets the cell', () => {
    const edit = remove(draft(), '1-1-1')
    expect(edit).toMatchObject({ ok: true, key: '1-1-2', step: '删除 1-1-1', draft: { sources: {} } })
    expect(remove(draft(), '1-2-1')).toMatchObject({ key: 'k1-2' })
    expect(remove(draft(), 'k2')).toMatchObject({ key: 'k1' })
    expect(remove(draft(), 'no')).toMatchObject({ ok: false })
  })
})

describe('codes', () => {
  it('are numbered in order, ids stay', () => {
    const mixed = [node('x', { items: [item('a')], children: [node('y', { items: [item('b'), item('c')] })] }), node('z')]
    const after = done(renumber(draft(mixed), 'a'))
    expect(codes(after)).toBe('1 ·1-1 ·1-2 ··1-2-1 ··1-2-2 2')
    expect(after.rubric.requirements.flatMap(draftItemsOf).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
  it('the tie order follows the nodes and items that it names', () => {
    const tie = ['base', 'item:1-2-1', 'indicator:1-2', 'requirement:2', 'item:none', 'domain:甲']
    const moved = done(move(done(move(draft(tree(), tie), 'k1-2', 'up')), 'k2', 'in'))
    expect(done(renumber(moved, 'k1')).rubric.tieBreak).toEqual(['base', 'item:1-1-1', 'indicator:1-1', 'indicator:1-3', 'item:none', 'domain:甲'])
    expect(done(setItem(draft(tree(), tie), '1-2-1', { code: '新' })).rubric.tieBreak[1]).toBe('item:新')
    expect(done(setNode(draft(tree(), tie), 'k1-2', { code: '新' })).rubric.tieBreak[2]).toBe('indicator:新')
  })
})

describe('fields', () => {
  it('are set, taken away, and the step says which', () => {
    const edit = setItem(draft(), '1-1-1', { feeds: 'rectification' })
    expect(stepOf(edit)).toBe('修改 1-1-1 的整改来源')
    expect(find(done(setItem(done(edit), '1-1-1', { feeds: undefined })), '1-1-1')).not.toHaveProperty('feeds')
    expect(find(done(setRule(done(addItem(draft(), 'k2', () => 'x')), 'x', { kind: 'judged' })), 'x')).not.toHaveProperty('pending')
  })
})

describe('总则', () => {
  it('is written field by field, an optional one taken away, the tree left alone', () => {
    const edit = setRubric({ ...draft(), rubric: { ...draft().rubric, notice: '提示' } }, { grades: [{ name: '好', min: 0 }], notice: undefined }, 'k1')
    expect(stepOf(edit)).toBe('修改总则的等次')
    expect(done(edit).rubric.grades).toEqual([{ name: '好', min: 0 }])
    expect(done(edit).rubric).not.toHaveProperty('notice')
    expect(done(edit).rubric.requirements).toEqual(draft().rubric.requirements)
  })
})

const clause = (id: string, points: number) => ({ id, when: `条${id}`, per: '次', points, max: null })
const deduct = (...ids: string[]): Rule => ({ kind: 'deduct', clauses: ids.map((id, at) => clause(id, at + 1)) })
const withItem = (rule: Rule, more: Partial<DraftItem> = {}): Draft => draft([node('1', { items: [item('a', 10, { code: '1-1', rule, ...more }), item('b', 5, { code: '1-2' })] })])
const planOf = (from: Draft, parts?: readonly string[]) => planSplit(find(from, 'a') ?? item('none'), parts)

describe('splitting and merging', () => {
  it('divides clauses, their sentences and the points; what holds for all stays with both', () => {
    const from = withItem(deduct('a', 'b'), { standard: '未部署的，每次扣1分；无记录的，每次扣2分。扣完为止。' })
    const after = done(split(from, 'a', planOf(from), () => 'x'))
    expect(find(after, 'a')).toMatchObject({ code: '1-1', points: 5, standard: '未部署的，每次扣1分；扣完为止。', rule: { clauses: [{ id: 'a' }] } })
    expect(find(after, 'x')).toMatchObject({ code: '1-3', points: 5, standard: '无记录的，每次扣2分。扣完为止。', rule: { clauses: [{ id: 'b' }] } })
    expect(codes(after)).toBe('1 ·1-1 ·1-3 ·1-2')
  })
  it('the parts of a checklist take their points along', () => {
    const rule: Rule = { kind: 'checklist', factors: [1, 0.5, 0], parts: [{ id: 'p', text: '甲', points: 7 }, { id: 'q', text: '乙', points: 3 }] }
    const from = withItem(rule)
    expect(planOf(from).points).toBe(300)
    expect(planOf(from, ['p']).points).toBe(700)
    expect(splitParts(find(from, 'a') ?? item('none')).map(({ text }) => text)).toEqual(['甲', '乙'])
    expect(done(mergeWithNext(done(split(from, 'a', planOf(from), () => 'x')), 'a')).rubric.requirements).toEqual(from.rubric.requirements)
  })
  it('a rule that cannot be divided stays with the first, the second is 待定规则', () => {
    const after = done(split(withItem({ kind: 'yesno' }), 'a', planOf(withItem({ kind: 'yesno' })), () => 'x'))
    expect(find(after, 'a')?.rule.kind).toBe('yesno')
    expect(find(after, 'x')).toMatchObject({ rule: { kind: 'judged' }, pending: true })
  })
  it('points that do not add up are refused', () => {
    const from = withItem(deduct('a', 'b'))
    expect(split(from, 'a', { ...planOf(from), points: null }, fresh).ok).toBe(false)
    expect(stepOf(split(from, 'a', { ...planOf(from), points: (planOf(from).points ?? 0) as never, parts: [] }, fresh))).toBe('拆分 1-1')
    expect(split(from, 'a', { ...planOf(from), points: 1000 as never }, fresh).ok).toBe(false)
  })
  it('merging adds points and clauses; a clause id that both have is told apart', () => {
    const from = draft([node('1', { items: [item('a', 3, { rule: deduct('a'), standard: '甲。', zones: ['城'] }), item('b', 4.5, { rule: deduct('a', 'b'), standard: '乙。', zones: ['农'] })] })])
    const edit = mergeItems(from, 'a', 'b')
    expect(stepOf(edit)).toBe('合并 a 和 b')
    expect(find(done(edit), 'a')).toMatchObject({ points: 7.5, standard: '甲；乙。', zones: ['城', '农'], content: '内容a；内容b', rule: { clauses: [{ id: 'a' }, { id: 'a2' }, { id: 'b' }] } })
  })
  it('two rules that do not go together are 待定规则, never one of them', () => {
    expect(find(done(mergeWithNext(withItem(deduct('a')), 'a')), 'a')).toMatchObject({ rule: { kind: 'judged' }, pending: true })
    const settled = draft([node('1', { items: [item('a', 1, { rule: { kind: 'judged' } }), item('b', 1, { rule: { kind: 'judged' } })] })])
    expect(find(done(mergeWithNext(settled, 'a')), 'a')).not.toHaveProperty('pending')
    expect(stepOf(mergeWithNext(settled, 'b'))).toMatch('下面没有可以合并的')
  })
})

describe('sums', () => {
  it('a node takes the sum of what is below it, and follows it from then on', () => {
    const wrong = done(setItem(draft(), '1-1-1', { points: 12.5 }))
    const of = (node: DraftNode | undefined): number => (node ? (pointsOfNode(node) ?? 0) : 0)
    const indicator = (after: Draft): number => of(after.rubric.requirements[0]?.children?.[0])
    expect(indicator(done(takeSum(wrong, 'k1-1')))).toBe(2250)
    expect(indicator(done(setItem(done(takeSum(wrong, 'k1-1')), '1-1-1', { points: 13 })))).toBe(2300)
    expect(done(takeAllSums(wrong, '')).rubric.requirements.map(of)).toEqual([3250, 1000])
    expect(indicator(done(setNode(done(takeAllSums(wrong, '')), 'k1-1', { points: 20 })))).toBe(2000)
    expect(takeSum(draft([node('1')]), 'k1').ok).toBe(false)
  })
  it('a difference is shown item by item before it is given, and only to rules that bear it', () => {
    const rule: Rule = { kind: 'tier', levels: [{ id: 'a', label: '', points: 10 }] }
    const short = draft([node('1', { points: 23, items: [item('a'), item('b', 10, { rule })] })])
    const plan = planSpread(short.rubric, 'k1')
    expect(plan).toEqual({ ok: true, difference: 300, shares: [{ id: 'a', from: 1000, to: 1300 }] })
    expect(find(done(applyShares(short, plan.ok ? plan.shares : [], 'k1')), 'a')?.points).toBe(13)
  })
  it('in steps as round as the difference allows, the largest items first', () => {
    const short = draft([node('1', { items: [item('a', 20), item('b', 10), item('c', 10)] })])
    expect(planSpread({ ...short.rubric, basePoints: 42 }, null)).toMatchObject({ shares: [{ id: 'a', to: 2100 }, { id: 'b', to: 1100 }] })
    expect(planSpread({ ...short.rubric, basePoints: 38.5 }, null)).toMatchObject({ difference: -150, shares: [{ id: 'a', to: 1950 }, { id: 'b', to: 950 }, { id: 'c', to: 950 }] })
  })
  it('says what is missing', () => {
    expect(planSpread(draft([node('1', { items: [item('a', null)] })]).rubric, null)).toEqual({ ok: false, why: '还有 1 项没有分值，先填上' })
    expect(planSpread(draft().rubric, null)).toEqual({ ok: false, why: '分值已经相等' })
    expect(planSpread({ ...draft().rubric, basePoints: 0 }, null)).toMatchObject({ ok: false, why: expect.stringMatching('差额太大') as string })
  })
})
