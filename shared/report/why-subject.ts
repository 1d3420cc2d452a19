import { itemsInScope, type WhyScope } from '../analysis'
import { requirementNames } from '../rubric/requirement-names'
import type { Rubric } from '../rubric/rubric'
import { walkNodes } from '../rubric/tree'
import { assertNever } from '../assert-never'
import { inSentence } from './page-text'

/** What 为什么扣分 is asked about: one unit or, with `unitId` null, all ranked units of a group. */
export interface WhySubject {
  readonly unitId: string | null
  readonly group: string
  readonly scope: WhyScope
}

/** 考核分组 in a sentence: `市县组`. */
export function groupWords(group: string): string {
  const name = inSentence(group, 20)
  if (name === '') return '未分组'
  return name.endsWith('组') ? name : `${name}组`
}

/** A lead department in a sentence; items may name none. */
export const departmentWords = (department: string): string => (department === '' ? '未写牵头部门' : department)

function nodeWords(rubric: Rubric, code: string): string {
  const short = requirementNames(rubric).get(code)
  let name = short ?? ''
  walkNodes(rubric, (node) => {
    if (short === undefined && node.code === code) name = node.name
  })
  return `${code} ${name}`.trim()
}

/** What the scope is: `6 一场攻坚`, `州公安局`, `6-1-3 电信网络诈骗案件同比变化`; empty for everything. */
export function scopeWords(rubric: Rubric, scope: WhyScope): string {
  switch (scope.kind) {
    case 'all': return ''
    case 'node': return nodeWords(rubric, scope.code)
    case 'department': return departmentWords(scope.department)
    case 'item': return itemsInScope(rubric, scope).map(({ code, content }) => `${code} ${content}`).join('')
    default: return assertNever(scope)
  }
}
