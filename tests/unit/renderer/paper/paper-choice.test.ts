import { expect, test } from 'vitest'
import { missingOf, nameOfItems, sheetName, sheetsOf, splitOf, splitsOf, startChoice } from '../../../../renderer/components/paper/paper-choice'
import { departmentsOf } from '../../../../shared/paper/blank-sheet'
import { itemsOf, listItems } from '../../../../shared/rubric/tree'
import { smallRubric } from '../../report/small-report'

const rubric = smallRubric()
const start = startChoice(['u1', 'u2'])

test('a choice becomes the sheets of one unit, in the order of the rubric', () => {
  expect(sheetsOf(rubric, start)).toEqual([{ kind: 'blank', department: null }])
  expect(sheetsOf(rubric, { ...start, kind: 'filled', scope: 'departments' })).toEqual([{ kind: 'filled' }])
  const departments = departmentsOf(rubric)
  expect(sheetsOf(rubric, { ...start, scope: 'departments', departments: [...departments].reverse() })).toEqual(departments.map((department) => ({ kind: 'blank', department })))
  const itemIds = listItems(rubric).slice(0, 2).map(({ id }) => id)
  expect(sheetsOf(rubric, { ...start, scope: 'items', itemIds, partName: ' 第一小组 ' })).toEqual([{ kind: 'part', name: '第一小组', itemIds }])
})

test('chosen items are named after whole requirements, else after their number', () => {
  const [first, second] = rubric.requirements.map((node) => itemsOf(node).map(({ id }) => id))
  expect(nameOfItems(rubric, [...(first ?? []), ...(second ?? [])])).toBe('第一、二项工作要求')
  expect(nameOfItems(rubric, [...(first ?? []), second?.[0] ?? ''])).toMatch(/^选定的\d+项考核内容$/)
  expect(sheetName({ kind: 'part', name: '第一小组', itemIds: ['x'] })).toBe('空白评分表（第一小组）')
  expect(sheetName({ kind: 'blank', department: '' })).toBe('空白评分表（未写明牵头部门）')
  expect(sheetName({ kind: 'filled' })).toBe('已填评分表')
})

test('what is not chosen yet is said, and only for what is shown', () => {
  expect(missingOf({ ...start, unitIds: [] })).toBe('请至少选一个单位')
  expect(missingOf({ ...start, scope: 'departments' })).toBe('请至少选一个牵头部门')
  expect(missingOf({ ...start, scope: 'items' })).toBe('请至少选一项考核内容')
  expect(missingOf({ ...start, kind: 'filled', scope: 'items' })).toBe('')
})

test('files are split only in ways that differ', () => {
  expect(splitsOf(start).map(([split]) => split)).toEqual(['one', 'unit'])
  expect(splitsOf({ ...start, unitIds: ['u1'] }).map(([split]) => split)).toEqual(['one'])
  expect(splitsOf({ ...start, scope: 'departments', departments: ['a', 'b'] }).map(([split]) => split)).toEqual(['one', 'unit', 'department'])
  expect(splitOf({ ...start, unitIds: ['u1'], split: 'unit' })).toBe('one')
})
