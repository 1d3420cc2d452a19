import { describe, expect, it } from 'vitest'
import { deriveFindings, findingLimit } from '../../../shared/finding'
import { formatPoints, sumPoints, toPoints, ZERO } from '../../../shared/points'
import { listItems } from '../../../shared/rubric/tree'
import { item, rubricOf, type Json } from '../scoring/small-rubric'

const itemOf = (rule: Json, points = 10) => {
  const [first] = listItems(rubricOf([item('X', points, rule)]))
  if (!first) throw new Error('no item')
  return first
}
const shown = (...args: Parameters<typeof deriveFindings>): string[] => deriveFindings(...args).map(({ clause, n, lost, text }) => `${clause}/${n} ${formatPoints(lost)} ${text}`)

const deduct = itemOf({ kind: 'deduct', clauses: [
  { id: 'a', when: '未部署', per: '个', points: 2, max: null }, { id: 'b', when: '没有预案', per: null, points: 3, max: null }, { id: 'c', when: '漏登', per: '每10户', points: 1, max: 2, escalate: 1.5 },
] })

describe('a deduct rule', () => {
  it('makes one finding for each thing counted, with its own price', () => {
    expect(shown(deduct, { kind: 'deduct', counts: { a: 2, b: 1 } }, toPoints(700))).toEqual(['a/1 2.00 未部署（第1个）', 'a/2 2.00 未部署（第2个）', 'b/1 3.00 没有预案'])
  })
  it('leaves nothing for the last ones once the points are used up', () => {
    expect(shown(deduct, { kind: 'deduct', counts: { a: 4, b: 1 } }, toPoints(1000)).map((line) => line.split(' ')[1])).toEqual(['2.00', '2.00', '2.00', '2.00', '2.00'])
    expect(shown(deduct, { kind: 'deduct', counts: { a: 6, b: 1 } }, toPoints(1000)).map((line) => line.split(' ')[1])).toEqual(['2.00', '2.00', '2.00', '2.00', '2.00', '0.00', '0.00'])
  })
  it('never goes past the bound of a clause, and names the escalated ones', () => {
    expect(shown(deduct, { kind: 'deduct', counts: { c: 1 }, escalated: { c: 2 } }, toPoints(200))).toEqual(['c/1 1.00 漏登', 'c+/1 1.00 漏登（加重）（第1个）', 'c+/2 0.00 漏登（加重）（第2个）'])
  })
  it('keeps clauses apart whose ids differ by a plus sign', () => {
    const plus = itemOf({ kind: 'deduct', clauses: ['a', 'a+', 'a++'].map((id) => ({ id, when: id, per: '次', points: 1, max: null })) })
    const counts = { a: 1, 'a+': 1, 'a++': 1 }
    expect(deriveFindings(plus, { kind: 'deduct', counts, escalated: counts }, toPoints(900)).map(({ clause }) => clause)).toEqual(['a', 'a+', 'a++', 'a+++', 'a++++', 'a+++++'])
  })
  it('lists a count beyond any sense up to a bound, and loses no points over it', () => {
    const cheap = itemOf({ kind: 'deduct', clauses: [{ id: 'a', when: '漏', per: '次', points: 0.01, max: null }] })
    const found = deriveFindings(cheap, { kind: 'deduct', counts: { a: 900 } }, toPoints(900))
    expect([found.length, found.at(-1)?.text, found.at(-1)?.lost]).toEqual([findingLimit, `漏（第${findingLimit}次，另有${900 - findingLimit}个）`, 401])
    expect(sumPoints(found.map(({ lost }) => lost))).toBe(900)
    expect(deriveFindings(cheap, { kind: 'deduct', counts: { a: 999_999_999 } }, toPoints(1000))).toHaveLength(findingLimit)
  })
})

it('a checklist makes one finding for each part below full', () => {
  const list = itemOf({ kind: 'checklist', factors: [1, 0.5, 0], parts: [{ id: 'a', text: '印发要点', points: 3 }, { id: 'b', text: '分解任务', points: 4 }, { id: 'c', text: '写明时限', points: 3 }] })
  expect(shown(list, { kind: 'checklist', parts: { a: 1, b: 0.5, c: 0 } }, toPoints(500))).toEqual(['b/1 2.00 分解任务：部分符合', 'c/1 3.00 写明时限：不符合'])
})

it('any other rule makes one finding when points are lost, and none when they are not', () => {
  const judged = itemOf({ kind: 'judged' })
  expect(shown(judged, { kind: 'judged', points: 8, reason: '台账不全' }, toPoints(200))).toEqual(['/1 2.00 台账不全'])
  expect(shown(judged, { kind: 'judged', points: 10, reason: '好' }, ZERO)).toEqual([])
  expect(shown(judged, { kind: 'notApplicable', reason: '没有' }, ZERO)).toEqual([])
})

it('where the printed points and the entry have come apart, the findings still add up to the points', () => {
  expect(shown(deduct, { kind: 'deduct', counts: { a: 3 } }, toPoints(350)).map((line) => line.split(' ')[1])).toEqual(['2.00', '1.50', '0.00'])
  expect(shown(deduct, { kind: 'deduct', counts: { a: 1 } }, toPoints(350))).toEqual(['a/1 3.50 未部署'])
  expect(shown(deduct, null, toPoints(350))).toEqual(['/1 3.50 内容X'])
})
