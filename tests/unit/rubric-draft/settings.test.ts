import { describe, expect, it } from 'vitest'
import rubricJson from '../../../resources/rubric/haixi-default.json'
import { draftRubricSchema, type DraftRubric } from '../../../shared/rubric-draft/draft'
import { listDraftItems } from '../../../shared/rubric-draft/draft-tree'
import { doubleWritings } from '../../../shared/rubric-draft/prove-departments'
import { departmentUses, renameDepartment } from '../../../shared/rubric-draft/settings/departments'
import { changedFields, newSettingsRow, withVetoGrade } from '../../../shared/rubric-draft/settings/new-rows'
import { policyExample, policyWords } from '../../../shared/rubric-draft/settings/policy'
import { addTag, itemsTagged, moveTag, removalWords, removeTag, renameTag, type SettingsChange, type TagEdit } from '../../../shared/rubric-draft/settings/tags'
import { tieChoices, tieWords } from '../../../shared/rubric-draft/settings/tie-order'
import { showPoints } from '../../../shared/words/points'
import { scoreUnit } from '../../../shared/scoring'
import type { Rubric } from '../../../shared/rubric/rubric'

const keyed = (nodes: { code: string; children?: unknown[] }[]): unknown[] => nodes.map((node) => ({ ...node, key: node.code, ...(node.children ? { children: keyed(node.children as never) } : {}) }))
const rubric: DraftRubric = draftRubricSchema.parse({ ...rubricJson, requirements: keyed(rubricJson.requirements) })
const taken = (edit: TagEdit): DraftRubric => {
  if (!edit.ok) throw new Error(edit.why)
  return { ...rubric, ...edit.change }
}
const withChange = (change: SettingsChange, from = rubric): DraftRubric => ({ ...from, ...change })

describe('zones, domains and pillars', () => {
  it('are renamed in every item and in the tie order, and nothing else changes', () => {
    const before = itemsTagged(rubric, 'zones', '牧').length
    const renamed = taken(renameTag(rubric, 'zones', '牧', ' 牧区 '))
    expect(renamed.zones).toEqual(['城', '农', '牧区', '矿', '景'])
    expect(itemsTagged(renamed, 'zones', '牧区')).toHaveLength(before)
    expect(itemsTagged(renamed, 'zones', '牧')).toEqual([])
    expect(taken({ ok: true, change: (renameTag(renamed, 'zones', '牧区', '牧') as { change: SettingsChange }).change })).toEqual(rubric)
    const tied = { ...rubric, tieBreak: ['base', 'domain:综合'] }
    const domain = renameTag(tied, 'domains', '综合', '综合保障')
    expect(domain).toMatchObject({ ok: true, change: { tieBreak: ['base', 'domain:综合保障'] } })
    expect(itemsTagged(taken(domain), 'domains', '综合保障').length).toBe(itemsTagged(rubric, 'domains', '综合').length)
    expect(itemsTagged(taken(renameTag(rubric, 'pillars', '管', '管理')), 'pillars', '管理').length).toBeGreaterThan(0)
  })
  it('refuse a blank name and one that is there', () => {
    expect(renameTag(rubric, 'zones', '牧', ' ')).toEqual({ ok: false, why: '请写名称' })
    expect(addTag(rubric, 'zones', '城')).toEqual({ ok: false, why: '已有“城”' })
    expect(addTag(rubric, 'zones', ' 边 ')).toEqual({ ok: true, change: { zones: ['城', '农', '牧', '矿', '景', '边'] } })
    expect(renameTag(rubric, 'zones', '牧', '牧')).toEqual({ ok: true, change: {} })
  })
  it('say how many items use one, where, and what becomes of them', () => {
    const words = removalWords(rubric, 'zones', '牧') ?? ''
    expect(words).toContain(`有 ${itemsTagged(rubric, 'zones', '牧').length} 项考核内容在用：1-1-1、`)
    expect(removalWords({ ...rubric, zones: [...rubric.zones, '边'] }, 'zones', '边')).toBeNull()
    const only = listDraftItems(rubric)[0]!.id
    const narrow = { ...rubric, requirements: JSON.parse(JSON.stringify(rubric.requirements)) } as DraftRubric
    listDraftItems(narrow).forEach((item) => (item.zones = item.id === only ? ['矿'] : ['城', '矿']))
    expect(removalWords(narrow, 'zones', '矿')).toContain('其中 1 项去掉以后没有适用区域，等于到处都适用')
  })
  it('are taken from items and the tie order when removed', () => {
    const without = withChange(removeTag({ ...rubric, tieBreak: ['domain:综合', 'base'] }, 'domains', '综合'))
    expect(without.domains).not.toContain('综合')
    expect(without.tieBreak).toEqual(['base'])
    expect(listDraftItems(without).some((item) => 'domain' in item && item.domain === undefined)).toBe(false)
    expect(itemsTagged(withChange(removeTag(rubric, 'zones', '牧')), 'zones', '牧')).toEqual([])
  })
  it('keep an order of their own', () => {
    expect(moveTag(rubric, 'zones', 0, 1)).toEqual({ zones: ['农', '城', '牧', '矿', '景'] })
    expect(moveTag(rubric, 'zones', 0, -1)).toEqual({})
    expect(moveTag(rubric, 'zones', 4, 1)).toEqual({})
  })
})

describe('departments', () => {
  const given = (...items: { leadDepartment?: string; supportingDepartments?: string[] }[]): DraftRubric => {
    const [first] = listDraftItems(rubric)
    const { leadDepartment: _lead, supportingDepartments: _support, ...bare } = first!
    return { ...rubric, requirements: [{ key: 'r', code: '1', name: '', points: 1000, items: items.map((item, index) => ({ ...bare, ...item, id: `i${index}` })) }] }
  }
  it('are counted as they lead and support', () => {
    expect(departmentUses(given({ leadDepartment: '公安局', supportingDepartments: ['司法局、民政局'] }, { leadDepartment: '司法局' }))).toEqual([
      { name: '公安局', lead: 1, support: 0 }, { name: '司法局', lead: 1, support: 1 }, { name: '民政局', lead: 0, support: 1 },
    ])
  })
  it('are renamed wherever they are written, and the marks between them stay', () => {
    const renamed = withChange(renameDepartment(given({ leadDepartment: '公安局，司法局', supportingDepartments: ['民政局', '公安局；检察院'] }), '公安局', '州公安局'))
    expect(listDraftItems(renamed)[0]).toMatchObject({ leadDepartment: '州公安局，司法局', supportingDepartments: ['民政局', '州公安局；检察院'] })
  })
  it('become one where they are named alike, and none leads and supports the same item', () => {
    const two = given({ leadDepartment: '州公安局', supportingDepartments: ['公安局', '民政局'] }, { leadDepartment: '公安局、州公安局', supportingDepartments: ['公安局', '州公安局'] }, { supportingDepartments: ['民政局', '民政局'] })
    const one = withChange(renameDepartment(two, '公安局', '州公安局'), two)
    expect(listDraftItems(one).map(({ leadDepartment, supportingDepartments }) => [leadDepartment, supportingDepartments])).toEqual([['州公安局', ['民政局']], ['州公安局', []], [undefined, ['民政局', '民政局']]])
    expect(departmentUses(one).map(({ name }) => name)).toEqual(['州公安局', '民政局'])
    expect(renameDepartment(two, '公安局', ' ')).toEqual({})
  })
  it('written in two ways are found', () => {
    const [double] = doubleWritings(given({ leadDepartment: '州公安局' }, { leadDepartment: '州公安局' }, { leadDepartment: '公安局' }))
    expect([double?.rare.name, double?.usual.name]).toEqual(['公安局', '州公安局'])
  })
})

describe('the tie order', () => {
  it('is chosen from what the rubric has, and says it in words', () => {
    expect(tieChoices(rubric, 'requirement')[0]).toEqual({ tie: 'requirement:1', words: expect.stringMatching(/^1 /) })
    expect(tieChoices(rubric, 'item')).toHaveLength(100)
    expect(tieChoices(rubric, 'indicator')).toHaveLength(30)
    expect(tieChoices(rubric, 'domain').map(({ tie }) => tie)).toContain('domain:综合')
    expect(rubric.tieBreak.map((tie) => tieWords(rubric, tie))).toEqual(['折算基础分', '考核内容 10-1-1 群众安全感满意度', expect.stringMatching(/^指标 6-1 /)])
    expect(tieWords(rubric, 'item:9-9-9')).toBe('考核内容 9-9-9（已经不在细则里）')
    expect(tieWords(rubric, 'indicator:1')).toMatch(/^指标 1 /)
    expect(tieWords(rubric, 'nonsense')).toBe('nonsense（不认识）')
  })
})

describe('rows of the rubric’s own lists', () => {
  it('get the next code that none of the three lists has', () => {
    expect(newSettingsRow(rubric, 'vetoes.items')).toEqual({ code: 'V7', content: '' })
    const codes = { ...rubric, penalty: { ...rubric.penalty, items: [] }, vetoes: { ...rubric.vetoes, items: [{ code: 'K1', content: '' }] } }
    expect(newSettingsRow(codes, 'penalty.items')).toMatchObject({ code: 'K2' })
    expect(newSettingsRow(rubric, 'bonus.items.0.levels')).toEqual({ id: 'd', label: '', points: 1 })
  })
  it('a renamed grade takes the veto’s along; another or a removed one does not', () => {
    const renamed = { ...rubric, grades: rubric.grades.map((grade) => (grade.name === '不合格' ? { ...grade, name: '较差' } : grade)) }
    expect(withVetoGrade(rubric, renamed).vetoes.grade).toBe('较差')
    expect(withVetoGrade(rubric, { ...rubric, grades: rubric.grades.slice(0, 3) }).vetoes.grade).toBe('不合格')
    expect(withVetoGrade(rubric, { ...rubric, grades: rubric.grades.map((grade) => (grade.name === '优秀' ? { ...grade, name: '好' } : grade)) }).vetoes.grade).toBe('不合格')
    const moved = { ...rubric, grades: [...rubric.grades].reverse() }
    expect(withVetoGrade(rubric, moved).vetoes.grade).toBe('不合格')
  })
  it('the fields that changed are named, taken-away ones as undefined', () => {
    const { notice: _notice, ...without } = rubric
    expect(changedFields(rubric, { ...without, title: '新' })).toEqual({ title: '新', notice: undefined })
    expect(Object.keys(changedFields(rubric, { ...rubric }))).toEqual([])
  })
})

describe('合理缺项', () => {
  it('shows what the engine computes for the example', () => {
    const { full, earned, missing } = policyExample
    const item = (id: string, points: number) => ({ id, code: id, content: id, points, standard: '', rule: { kind: 'judged' as const }, zones: [], notApplicable: { allowed: true } })
    for (const { policy, example } of policyWords()) {
      const whole: Rubric = {
        format: 1, id: 'x', title: '', version: '', basePoints: 1000, notApplicablePolicy: policy, zones: [], grades: [{ name: '', min: 0 }], tieBreak: [], bonus: { cap: 1, items: [] }, penalty: { cap: 1, items: [] }, vetoes: { grade: '', items: [] },
        requirements: [{ code: 'A', name: '', points: 500, items: [item('a', full[0] - missing[0]), item('n', missing[0])] }, { code: 'B', name: '', points: 500, items: [item('b', full[1])] }],
      }
      const card = scoreUnit(whole, { format: 1, unit: { code: '1' }, entries: { a: { kind: 'judged', points: earned[0], reason: '例' }, n: { kind: 'notApplicable', reason: '例' }, b: { kind: 'judged', points: earned[1], reason: '例' } } })
      expect(card.ok && Number(showPoints(card.value.base)), policy).toBe(Number(example.split('＝ ').at(-1)))
    }
    expect(policyWords().map(({ example }) => example.split('＝ ').at(-1))).toEqual(['915.79', '914.44', '920'])
  })
})
