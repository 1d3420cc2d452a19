import { describe, expect, it } from 'vitest'
import { fullIndicator, fullIndicatorWords } from '../../../../renderer/components/score/full-indicator'
import { gridLines, itemsOfLines, type ItemLine } from '../../../../renderer/components/score/grid-lines'
import { countFilters, passesFilter } from '../../../../renderer/components/score/item-filters'
import { indicatorOf, placeItems } from '../../../../renderer/components/score/item-places'
import { itemStatus } from '../../../../renderer/components/score/item-status'
import { nextUnscored, stepFrom } from '../../../../renderer/components/score/next-item'
import { ALL, sumNodes, type ItemScores } from '../../../../renderer/components/score/node-sums'
import { treeLines } from '../../../../renderer/components/score/tree-lines'
import { toPoints } from '../../../../shared/points'
import { listItems } from '../../../../shared/rubric/tree'
import type { ItemScore } from '../../../../shared/scoring/scorecard'
import { deep, rubric } from './score-fixture'

const scored = (points: number): ItemScore => ({ points: toPoints(points), state: 'scored', explain: '' })
const away: ItemScore = { points: toPoints(0), state: 'notApplicable', cause: 'zones' }
const scores: ItemScores = { '1-1': scored(200), '1-2': away, '2-1-1': scored(150), '2-2-1-1': { points: toPoints(0), state: 'unscored' }, '2-2-1-2': { points: toPoints(0), state: 'waiting' } }
const facts = (score: ItemScore | undefined, more: Partial<Parameters<typeof itemStatus>[1]> = {}) => ({ score, factMissing: false, refused: false, unsaved: false, ...more })
const [first] = listItems(deep)
if (!first) throw new Error('the rubric has items')

describe('sums of the tree', () => {
  const sums = sumNodes(deep, scores)
  it('count what applies and add up downwards at every depth', () => {
    expect(sums.get('1')).toEqual({ done: 1, due: 1, earned: 200, full: 200 })
    expect(sums.get('2-2-1')).toEqual({ done: 0, due: 2, earned: 0, full: 600 })
    expect(sums.get('2-2')).toEqual(sums.get('2-2-1'))
    expect(sums.get('2')).toEqual({ done: 1, due: 3, earned: 150, full: 1000 })
    expect(sums.get(ALL)).toEqual({ done: 2, due: 4, earned: 350, full: 1200 })
  })

  it('shows below open nodes only, and no arrow where only items hang', () => {
    const codes = (open: string[]) => treeLines(deep, sums, new Set(open)).map(({ node, depth, open: isOpen }) => [node.code, depth, isOpen])
    expect(codes([])).toEqual([['1', 0, null], ['2', 0, false]])
    expect(codes(['2'])).toEqual([['1', 0, null], ['2', 0, true], ['2-1', 1, null], ['2-2', 1, false]])
    expect(codes(['2', '2-2']).at(-1)).toEqual(['2-2-1', 2, null])
    expect(codes(['2-2'])).toHaveLength(2)
  })
})

describe('places of items', () => {
  it('count within the requirement and know the innermost indicator', () => {
    const places = placeItems(deep)
    expect(places.get('1-2')).toMatchObject({ index: 2, count: 2 })
    const inner = places.get('2-2-1-2')
    expect(inner).toMatchObject({ index: 3, count: 3 })
    expect(inner?.path.map(({ code }) => code)).toEqual(['2', '2-2', '2-2-1'])
    expect(inner && indicatorOf(inner).name).toBe('最里')
  })
})

describe('the state of an item', () => {
  it('has a word and a shape for each case', () => {
    const words = (score: ItemScore | undefined, more = {}): unknown[] => {
      const { text, icon, tone } = itemStatus(first, facts(score, more))
      return [text, icon, tone]
    }
    expect(words(undefined)).toEqual(['未评', 'circle', 'open'])
    expect(words(scored(200))).toEqual(['满分', 'check', ''])
    expect(words(scored(150), { factMissing: true })).toEqual(['扣 0.50', 'flag', 'cut'])
    expect(words(scored(150))).toEqual(['扣 0.50', null, 'cut'])
    expect(words(away)).toEqual(['不适用', 'dash', ''])
    expect(words({ ...away, cause: 'exempt' })).toEqual(['免考', 'dash', ''])
    expect(words({ points: toPoints(0), state: 'waiting' })).toEqual(['待其他单位', 'clock', 'open'])
    expect(words(scored(200), { refused: true })).toEqual(['有误', 'err', 'bad'])
    expect(words(scored(200), { unsaved: true })).toEqual(['未保存', 'err', 'bad'])
  })
})

describe('filters', () => {
  const line = (score: ItemScore | undefined, more = {}) => ({ score, status: itemStatus(first, facts(score, more)), difference: score?.points === 100 ? '自评 2.00 / 核定 1.00，−1.00' : '', review: score === undefined })
  const lines = [line(undefined), line(scored(200)), line(scored(100), { factMissing: true }), line(scored(100)), line(away), line(scored(100), { refused: true, factMissing: true }), line(undefined, { refused: true })]

  it('count what is stored, whatever is being typed', () => {
    expect(countFilters(lines)).toEqual({ all: 7, unscored: 2, cut: 3, fact: 2, notApplicable: 1, differs: 3, review: 2 })
    expect(passesFilter(line({ points: toPoints(0), state: 'waiting' }), 'unscored')).toBe(false)
  })
})

describe('rows of the grid', () => {
  const lines = new Map(listItems(deep).map((item): [string, ItemLine] => [item.id, { kind: 'item', item, score: scores[item.id], self: null, difference: '', review: false, status: itemStatus(item, facts(scores[item.id])), evidence: 0 }]))

  it('put groups above their items and leave empty groups out', () => {
    const shape = (ids: string[]) => gridLines(deep, new Map(ids.flatMap((id) => { const line = lines.get(id); return line ? [[id, line]] : [] })), sumNodes(deep, scores)).map((row) => (row.kind === 'item' ? row.item.id : `[${row.node.code}]`))
    expect(shape([...lines.keys()])).toEqual(['[1]', '1-1', '1-2', '[2]', '[2-1]', '2-1-1', '[2-2]', '[2-2-1]', '2-2-1-1', '2-2-1-2'])
    expect(shape(['2-2-1-2'])).toEqual(['[2]', '[2-2]', '[2-2-1]', '2-2-1-2'])
    expect(shape([])).toEqual([])
  })

  it('keep the sums of the whole group under a filter', () => {
    const [group] = gridLines(deep, new Map([...lines].slice(0, 1)), sumNodes(deep, scores))
    expect(group).toMatchObject({ kind: 'group', requirement: true, sums: { done: 1, due: 1 } })
    expect(itemsOfLines(gridLines(deep, lines, sumNodes(deep, scores)))).toEqual(listItems(deep))
  })
})

describe('moving', () => {
  const items = listItems(deep)
  it('stays within the list', () => {
    expect(stepFrom(items, '1-1', 1)?.id).toBe('1-2')
    expect(stepFrom(items, '1-1', -1)).toBeNull()
    expect(stepFrom(items, '1-1', 99)?.id).toBe('2-2-1-2')
    expect(stepFrom(items, '2-2-1-2', 1)).toBeNull()
    expect(stepFrom(items.slice(2), '1-1', 1)?.id).toBe('2-1-1')
    expect(stepFrom([], '1-1', 1)).toBeNull()
  })

  it('finds the next unscored, from the top again, never the same item', () => {
    expect(nextUnscored(items, '1-1', scores)?.id).toBe('2-2-1-1')
    expect(nextUnscored(items, '2-2-1-1', scores)).toBeNull()
    expect(nextUnscored(items, '2-2-1-2', scores)?.id).toBe('2-2-1-1')
    expect(nextUnscored(items, null, {})?.id).toBe('1-1')
  })
})

describe('full marks of an indicator', () => {
  const node = rubric.requirements[0]?.children?.[1]
  const items = node?.items ?? []
  if (!node || items.length < 2) throw new Error('1-2 has items')

  it('sets only what is unscored, has a full-marks entry and is not begun', () => {
    const [one, two] = items
    const plan = fullIndicator(node, one ? { [one.id]: scored(1) } : {}, (item) => item === two)
    expect(plan.entries.map(({ itemId }) => itemId)).not.toContain(one?.id)
    expect(plan.left).toContain(two)
    expect(plan.entries.length + plan.left.length).toBe(items.length - 1)
  })

  it('says how many were set and how many are left', () => {
    const plan = fullIndicator(node, {}, () => false)
    expect(fullIndicatorWords('统筹', { entries: plan.entries.slice(0, 2), left: [] })).toBe('已把“统筹”2 项记为满分')
    expect(fullIndicatorWords('统筹', { entries: plan.entries.slice(0, 2), left: items.slice(0, 1) })).toBe('已把“统筹”2 项记为满分，还有 1 项要逐项填写')
    expect(fullIndicatorWords('统筹', { entries: [], left: items.slice(0, 1) })).toContain('没有一键满分')
    expect(fullIndicatorWords('统筹', { entries: [], left: [] })).toBe('“统筹”没有未评的考核内容')
  })
})
