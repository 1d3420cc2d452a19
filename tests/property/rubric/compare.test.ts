import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareRubrics, type Comparison } from '../../../shared/rubric/compare'
import { longestRun } from '../../../shared/rubric/longest-run'
import type { ClaimItem, Item, Rubric, RubricNode } from '../../../shared/rubric/rubric'
import { listItems, walkNodes } from '../../../shared/rubric/tree'
import { drawn, runs, type Draw } from '../generators/draw'
import { rubricOf } from '../generators/rubric'

/** What differs, as `subject where kind field`. */
const found = ({ changed }: Comparison): string[] => changed.flatMap(({ subject, where, parts }) => parts.map(({ kind, field }) => `${subject} ${where} ${kind} ${field}`)).sort()

interface Leaf { readonly node: RubricNode; readonly items: Item[] }

function leavesOf(rubric: Rubric): Leaf[] {
  const leaves: Leaf[] = []
  walkNodes(rubric, (node) => { if (node.items) leaves.push({ node, items: node.items }) })
  return leaves
}

function nodesOf(rubric: Rubric): RubricNode[] {
  const nodes: RubricNode[] = []
  walkNodes(rubric, (node) => nodes.push(node))
  return nodes
}

const newItem = (like: Item): Item => ({ ...structuredClone(like), id: 'new-id', code: 'new-code' })
const newClaim = (): ClaimItem => ({ code: 'new', content: '新', cap: 1, levels: [{ id: 'a', label: '', points: 1 }] })

/** Changes one thing in place; what the comparison has to find, or null where the drawn rubric does not allow it. */
function edit(draw: Draw, rubric: Rubric): string[] | null {
  const item = draw.one(listItems(rubric))
  const node = draw.one(nodesOf(rubric))
  const leaf = draw.one(leavesOf(rubric))
  const other = draw.one(leavesOf(rubric))
  const field = (name: string, value: unknown, words: string, kind = 'text') => () => { Object.assign(item, { [name]: value }); return [`item ${item.id} ${kind} ${words}`] }
  const whole = (change: () => void, words: string) => () => { change(); return [`rubric rubric whole ${words}`] }
  const claim = rubric.bonus.items[0]
  return draw.one<() => string[] | null>([
    field('content', '改过的内容', '考核内容'),
    field('standard', '改过的标准', '评分标准'),
    field('code', 'new-code', '编码', 'code'),
    field('points', item.points + 0.5, '分值', 'points'),
    field('rule', { kind: 'judged', changed: 1 }, '评分规则', 'rule'),
    field('pending', true, '待定规则', 'rule'),
    field('zones', [...item.zones, '新'], '适用区域'),
    field('leadDepartment', '州公安局', '牵头部门'),
    field('feeds', 'rectification', '取数来源'),
    field('notApplicable', { allowed: !item.notApplicable.allowed, hint: null }, '合理缺项'),
    field('further', { a: [1] }, 'further'),
    () => { leaf.items.splice(draw.whole(0, leaf.items.length), 0, newItem(item)); return ['item new-id added 考核内容'] },
    () => {
      if (leaf.items.length < 2) return null
      const [gone] = leaf.items.splice(draw.whole(0, leaf.items.length - 1), 1)
      return [`item ${gone?.id} removed 考核内容`]
    },
    () => {
      if (leaf.items.length < 2 || leaf.node === other.node) return null
      const [moved] = leaf.items.splice(draw.whole(0, leaf.items.length - 1), 1)
      if (moved) other.items.splice(draw.whole(0, other.items.length), 0, moved)
      return [`item ${moved?.id} moved 位置`]
    },
    () => {
      if (leaf.items.length < 3) return null
      const [moved] = leaf.items.splice(0, 1)
      if (moved) leaf.items.push(moved)
      return [`item ${moved?.id} moved 位置`]
    },
    () => {
      if (rubric.requirements.length < 3) return null
      const [moved] = rubric.requirements.splice(0, 1)
      if (moved) rubric.requirements.push(moved)
      return [`node ${moved?.code} moved 位置`]
    },
    () => { node.name = '改过的名称'; return [`node ${node.code} text 名称`] },
    () => { node.gist = '改过的要旨'; return [`node ${node.code} text 要旨`] },
    () => { node.code = 'new-node'; return ['node new-node code 编码'] },
    () => { node.points += 1; return [] },
    () => { rubric.requirements.push({ code: 'new-node', name: '新', points: 1, items: [newItem(item)] }); return ['item new-id added 考核内容', 'node new-node added 工作要求'] },
    () => { rubric.version = '又一版'; return [] },
    whole(() => { rubric.title += '新' }, '细则名称'),
    whole(() => { rubric.basePoints += 1 }, '总分'),
    whole(() => { rubric.notApplicablePolicy = rubric.notApplicablePolicy === 'fullMarks' ? 'rescaleTotal' : 'fullMarks' }, '合理缺项折算'),
    whole(() => { rubric.zones.push('新') }, '适用区域'),
    whole(() => { Object.assign(rubric.grades[0] ?? {}, { quota: { percent: 7, round: 'ceil' } }) }, '等次和名额'),
    whole(() => { rubric.tieBreak.push('base') }, '同分比较'),
    whole(() => { rubric.penalty.cap += 1 }, '减分封顶'),
    whole(() => { rubric.vetoes.note = '新' }, '一票否决说明'),
    () => { rubric.bonus.items.push(newClaim()); return ['bonus new added 加分事项'] },
    () => { rubric.vetoes.items.push({ code: 'new', content: '新' }); return ['vetoes new added 一票否决事项'] },
    () => { if (!claim) return null; rubric.bonus.items.shift(); return [`bonus ${claim.code} removed 加分事项`] },
    () => { if (!claim) return null; claim.cap += 1; return [`bonus ${claim.code} points 封顶`] },
    () => { if (!claim) return null; claim.content = '改'; return [`bonus ${claim.code} text 内容`] },
    () => { if (!claim) return null; claim.levels = [{ id: 'z', label: '新', points: 1 }]; return [`bonus ${claim.code} points 档次`] },
  ])()
}

it('a version is like itself in everything', () => {
  fc.assert(fc.property(drawn(rubricOf), (rubric) => {
    const { changed, totals, unchanged } = compareRubrics(rubric, structuredClone(rubric))
    expect([changed, unchanged]).toEqual([[], listItems(rubric).length])
    expect(totals.map(({ before, after }) => before && after && before.points === after.points && before.items === after.items)).toEqual(rubric.requirements.map(() => true))
  }), { numRuns: runs(60) })
})

it('every single edit is found, and nothing else', () => {
  let edits = 0
  fc.assert(fc.property(drawn((draw) => {
    const before = rubricOf(draw)
    const after = structuredClone(before)
    return { before, after, expected: edit(draw, after) }
  }), ({ before, after, expected }) => {
    if (!expected) return
    edits += 1
    expect(found(compareRubrics(before, after))).toEqual([...expected].sort())
  }), { numRuns: runs(400) })
  expect(edits).toBeGreaterThan(runs(400) / 2)
})

it('two edits of two items are both found', () => {
  fc.assert(fc.property(drawn((draw) => {
    const before = rubricOf(draw)
    const after = structuredClone(before)
    const items = listItems(after)
    const [first, last] = [items[0], items.at(-1)]
    if (first) first.content = '改一'
    if (last) last.standard = '改二'
    return { before, after, ids: [first?.id, last?.id] }
  }), ({ before, after, ids }) => {
    expect(found(compareRubrics(before, after))).toEqual([`item ${ids[0]} text 考核内容`, `item ${ids[1]} text 评分标准`].sort())
  }), { numRuns: runs(30) })
})

it('a longest rising run rises and none is longer', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { maxLength: 9 }), (values) => {
    const run = values.filter((_, at) => longestRun(values).has(at))
    expect(run).toEqual([...run].sort((a, b) => a - b))
    const best = values.reduce<number[]>((lengths, value, at) => [...lengths, 1 + Math.max(0, ...lengths.filter((_, before) => before < at && (values[before] ?? 0) < value))], [])
    expect(run).toHaveLength(Math.max(0, ...best))
  }), { numRuns: runs(100) })
})
