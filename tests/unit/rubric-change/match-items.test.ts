import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { matchItems, toMatches } from '../../../shared/rubric-change'
import { textLikeness } from '../../../shared/rubric-change/similarity'
import type { Item, Rubric } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import { checkRubric } from '../../../shared/scoring'
import { accepted } from '../report/report-of'

const haixi: Rubric = accepted(checkRubric(JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8'))))
/** The same tree with other items. */
const withItems = (rubric: Rubric, change: (item: Item, at: number) => Item): Rubric => {
  let at = 0
  const node = (one: Rubric['requirements'][number]): Rubric['requirements'][number] => ({ ...one, ...(one.children ? { children: one.children.map(node) } : {}), ...(one.items ? { items: one.items.map((item) => change(item, at++)) } : {}) })
  return { ...rubric, requirements: rubric.requirements.map(node) }
}

test('likeness is of texts without spaces, punctuation and width: in thousandths, the same both ways', () => {
  expect(textLikeness('每少１次，扣 2 分。', '每少1次扣2分')).toBe(1000)
  expect(textLikeness('', '  ')).toBe(1000)
  expect(textLikeness('', '甲')).toBe(0)
  expect(textLikeness('党委常委会研究部署', '党委常委会专题研究部署')).toBe(textLikeness('党委常委会专题研究部署', '党委常委会研究部署'))
  expect(textLikeness('党委常委会研究部署', '党委常委会专题研究部署')).toBe(Math.floor((2000 * 7) / 18))
})

describe('which items of two versions are the same matter', () => {
  test('ids survive renumbering: codes and places play no part', () => {
    const renumbered = withItems(haixi, (item, at) => ({ ...item, code: `新-${100 - at}` }))
    const matching = matchItems(haixi, renumbered)
    expect(matching.same).toHaveLength(100)
    expect([matching.doubtful, matching.proposals, matching.gone, matching.added]).toEqual([[], [], [], []])
  })
  test('other ids with the same texts are proposals, every one of them right, and none is a match until it is confirmed', () => {
    const reissued = withItems(haixi, (item) => ({ ...item, id: `new ${item.id}` }))
    const { same, proposals } = matchItems(haixi, reissued)
    expect(same).toEqual([])
    expect(proposals.map(({ from, to }) => to === `new ${from}`)).toEqual(Array.from({ length: 100 }, () => true))
    expect(toMatches(haixi, reissued, [])?.size).toBe(0)
    const confirmed = toMatches(haixi, reissued, proposals.slice(0, 3))
    expect([...(confirmed ?? [])]).toEqual(proposals.slice(0, 3).map(({ from, to }) => [from, to]))
  })
  test('a text that was reworded is proposed, with a lower score; one of another matter is not', () => {
    const [first, second] = listItems(haixi)
    const reworded = withItems(haixi, (item, at) => (at === 0 ? { ...item, id: 'n0', content: `${item.content}（修订）` } : at === 1 ? { ...item, id: 'n1', content: '民航机场净空保护', standard: '发现一起升空物扣一分。' } : item))
    const { proposals, gone, added } = matchItems(haixi, reworded)
    expect(proposals).toEqual([{ from: first?.id, to: 'n0', score: expect.any(Number) as number }])
    expect(proposals[0]?.score).toBeLessThan(1000)
    expect([gone, added]).toEqual([[second?.id], ['n1']])
  })
  test('an id that was given to another matter is doubted', () => {
    const [first] = listItems(haixi)
    const reused = withItems(haixi, (item, at) => (at === 0 ? { ...item, content: '民航机场净空保护', standard: '发现一起升空物扣一分。' } : item))
    expect(matchItems(haixi, reused).doubtful.map(({ from }) => from)).toEqual([first?.id])
  })
  test('equal texts are paired in printed order', () => {
    const twins = withItems(haixi, (item, at) => (at < 2 ? { ...item, id: `o${at}`, content: '同样的内容', standard: '同样的标准' } : item))
    const others = withItems(twins, (item, at) => (at < 2 ? { ...item, id: `n${at}` } : item))
    expect(matchItems(twins, others).proposals).toEqual([{ from: 'o0', to: 'n0', score: 1000 }, { from: 'o1', to: 'n1', score: 1000 }])
  })
  test('a decision cannot take an id that is in both, in none, or twice', () => {
    const reissued = withItems(haixi, (item, at) => (at < 2 ? { ...item, id: `n${at}` } : item))
    const [a, b, c] = listItems(haixi).map(({ id }) => id)
    expect(toMatches(haixi, reissued, [{ from: a!, to: 'n0' }, { from: b!, to: null }])?.get(a!)).toBe('n0')
    for (const bad of [[{ from: c!, to: 'n0' }], [{ from: a!, to: c! }], [{ from: 'x', to: 'n0' }], [{ from: a!, to: 'x' }], [{ from: a!, to: 'n0' }, { from: b!, to: 'n0' }], [{ from: a!, to: 'n0' }, { from: a!, to: 'n1' }]]) {
      expect(toMatches(haixi, reissued, bad)).toBeNull()
    }
  })
  test('2,000 items of an office that gave out new ids and reworded some are matched in a moment', () => {
    const items = listItems(haixi)
    const many = (prefix: string): Rubric => ({ ...haixi, requirements: [{ code: '1', name: '一', points: 0, items: Array.from({ length: 2000 }, (_, at): Item => ({ ...items[at % 100]!, id: `${prefix}${at}`, code: `${at}`, content: `${items[at % 100]!.content}${['乡镇', '街道', '社区', '牧区', '矿区'][at % 5]}第${Math.floor(at / 100)}类${at % 10 === 0 ? prefix : ''}` })) }] })
    const started = performance.now()
    const matching = matchItems(many('a'), many('b'))
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(matching.proposals.filter(({ from, to }) => from.slice(1) === to.slice(1))).toHaveLength(2000)
  })
})
