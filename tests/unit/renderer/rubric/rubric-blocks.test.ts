import { expect, it } from 'vitest'
import { blocksOf, countMatches, shownAtMost } from '../../../../renderer/components/rubric/rubric-blocks'
import { ruleLine } from '../../../../renderer/components/rubric/rubric-words'
import { itemFacts } from '../../../../renderer/components/score/item-facts'
import { rubricSchema } from '../../../../shared/rubric/rubric'
import { listItems } from '../../../../shared/rubric/tree'
import { soundJson } from '../../rubric-draft/drafts'

const rubric = rubricSchema.parse(soundJson())

it('a tree is its requirements with their lowest indicators', () => {
  expect(blocksOf(rubric, null).map(({ node, groups }) => [node.code, groups.map((group) => [group.node.code, group.items.length])])).toEqual([['1', [['1-1', 2], ['1-2', 1]]], ['2', [['2', 1]]]])
})

it('a search shows what it found and no more than a window bears', () => {
  expect(blocksOf(rubric, ({ id }) => id === 'C').map(({ node, groups }) => [node.code, groups.map((group) => group.node.code)])).toEqual([['1', ['1-2']]])
  const [like] = listItems(rubric)
  const many = { requirements: [{ code: '1', name: '', points: 1, items: Array.from({ length: 2000 }, (_, at) => ({ ...like, id: String(at) })) }] } as unknown as typeof rubric
  expect(blocksOf(many, () => true)[0]?.groups[0]?.items).toHaveLength(shownAtMost)
  expect(countMatches(many, () => true)).toBe(2000)
})

it('an item that the rectification of an earlier campaign feeds says so, where it is scored too', () => {
  const [item] = listItems(rubric)
  if (!item) throw new Error('an item is needed')
  expect(itemFacts({ ...item, feeds: 'rectification' })).toContainEqual({ name: '数据来源', text: '取自上一批次整改情况', low: false })
  expect(itemFacts(item).map(({ name }) => name)).not.toContain('数据来源')
})

it('a rule is shown as sentences, and 待定规则 as none yet', () => {
  expect(ruleLine({ rule: { kind: 'yesno' }, points: 4 })).toContain('是得4分')
  expect(ruleLine({ rule: { kind: 'judged' }, points: 4, pending: true })).toContain('待定规则')
})
