import { describe, expect, it } from 'vitest'
import { compareRubrics } from '../../../shared/rubric/compare'
import { listItems } from '../../../shared/rubric/tree'
import { rubricSchema, type Rubric } from '../../../shared/rubric/rubric'
import { full, soundJson } from '../rubric-draft/drafts'
import type { Json } from '../scoring/small-rubric'

const rubric = (more: Json = {}): Rubric => rubricSchema.parse(soundJson(more))
function changedItem(id: string, change: Json): Rubric {
  const after = rubric()
  Object.assign(listItems(after).find((item) => item.id === id) ?? {}, change)
  return after
}

describe('what differs, in words', () => {
  it('a rule as it is shown back, before and after', () => {
    const [changed] = compareRubrics(rubric(), changedItem('B', { rule: { kind: 'deduct', clauses: [{ id: 'a', when: '未部署', per: '次', points: 2, max: null }] } })).changed
    expect(changed).toMatchObject({ subject: 'item', where: 'B', requirement: '1', parts: [{ kind: 'rule', field: '评分规则' }] })
    expect(changed?.parts[0]?.before).toContain('是得40分')
    expect(changed?.parts[0]?.after).toContain('未部署')
  })
  it('points of an item, and the totals of its requirement', () => {
    const after = changedItem('D', { points: 590 })
    after.requirements.forEach((node) => { if (node.code === '2') node.points = 590 })
    const { changed, totals } = compareRubrics(rubric(), after)
    expect(changed.map(({ where, parts }) => [where, ...parts])).toEqual([['D', { kind: 'points', field: '分值', before: '600', after: '590' }]])
    expect(totals).toEqual([
      { code: '1', name: '甲', before: { points: 40_000, items: 3 }, after: { points: 40_000, items: 3 } },
      { code: '2', name: '乙', before: { points: 60_000, items: 1 }, after: { points: 59_000, items: 1 } },
    ])
  })
  it('where an item was and is', () => {
    const after = rubric({ requirements: [
      { code: '1', name: '甲', points: 360, children: [{ code: '1-1', name: '子', points: 60, items: [full('A', 60)] }, { code: '1-2', name: '丑', points: 300, items: [full('C', 300)] }] },
      { code: '2', name: '乙', points: 640, items: [full('D', 600), full('B', 40, { kind: 'yesno' })] },
    ] })
    expect(compareRubrics(rubric(), after).changed).toMatchObject([{ where: 'B', requirement: '2', parts: [{ kind: 'moved', before: '1-1 子 第 2 个', after: '2 乙 第 2 个' }] }])
  })
  it('grades, quotas and what is done with a missing item', () => {
    const after = rubric({ grades: [{ name: '好', min: 850, quota: { percent: 30, round: 'floor' } }, { name: '差', min: 0 }], notApplicablePolicy: 'fullMarks' })
    expect(compareRubrics(rubric(), after).changed).toEqual([{ subject: 'rubric', where: 'rubric', code: '', name: '细则设置', requirement: '', parts: [
      { kind: 'whole', field: '合理缺项折算', before: '按总分折算', after: '缺项按满分计' },
      { kind: 'whole', field: '等次和名额', before: '好 800 分起；差 0 分起', after: '好 850 分起，名额 30%（舍去小数）；差 0 分起' },
    ] }])
  })
  it('what a person or a further field says stays as it is', () => {
    const { changed } = compareRubrics(rubric(), changedItem('A', { content: 'constructor', sample: 'ceil', levels: '甲级', grades: 3, toString: ['a', 'b'] }))
    expect(changed[0]?.parts.map(({ field, after }) => [field, after])).toEqual([['考核内容', 'constructor'], ['抽样', 'ceil'], ['档次', '甲级'], ['等次和名额', '3'], ['toString', 'a、b']])
  })
  it('renumbering alone is codes and nothing else', () => {
    const after = rubric()
    after.requirements.reverse()
    after.requirements.forEach((node, at) => { node.code = String(at + 1) })
    const kinds = compareRubrics(rubric(), after).changed.flatMap(({ parts }) => parts.map(({ kind }) => kind))
    expect(kinds.filter((kind) => kind !== 'code')).toEqual(['moved'])
    expect(kinds.filter((kind) => kind === 'code')).toHaveLength(2)
  })
})

describe('a matching that a person confirmed', () => {
  it('makes one item of two ids', () => {
    const after = changedItem('A', { id: 'X', content: '另一写法' })
    expect(compareRubrics(rubric(), after).changed.map(({ where, parts }) => [where, parts.map(({ kind }) => kind)])).toEqual([['X', ['added']], ['A', ['removed']]])
    expect(compareRubrics(rubric(), after, new Map([['A', 'X']])).changed.map(({ where, parts }) => [where, parts.map(({ kind }) => kind)])).toEqual([['X', ['text']]])
  })
  it('takes an id from what had it before', () => {
    const { changed } = compareRubrics(rubric(), rubric(), new Map([['A', 'B']]))
    expect(changed.map(({ where, parts }) => [where, parts.map(({ kind }) => kind)])).toContainEqual(['A', ['added']])
    expect(changed.map(({ where, parts }) => [where, parts.map(({ kind }) => kind)])).toContainEqual(['B', ['removed']])
  })
})

it('2,000 items are compared within what nobody waits for', () => {
  const items = Array.from({ length: 2000 }, (_, at) => ({ ...listItems(rubric())[0], id: `i${at}`, code: `c${at}`, points: 0.5 }))
  const requirements = Array.from({ length: 20 }, (_, at) => ({ code: `r${at}`, name: `要求${at}`, points: 50, children: Array.from({ length: 10 }, (_, each) => ({ code: `n${at}-${each}`, name: `指标${at}-${each}`, points: 5, items: items.slice(at * 100 + each * 10, at * 100 + each * 10 + 10) })) }))
  const before = rubric({ requirements })
  const after = structuredClone(before)
  for (const item of listItems(after)) item.standard = '改'
  const began = performance.now()
  expect(compareRubrics(before, after).changed).toHaveLength(2000)
  expect(performance.now() - began).toBeLessThan(2000)
})
