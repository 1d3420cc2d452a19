import type { Checked, Fault } from '../fault'
import { parsePoints } from '../points'
import { checkRule, type Complain } from './check-rule'
import type { Item, Rubric, RubricNode } from './rubric'
import { checkClaimLists, checkGrades, checkTieBreak, checkVetoes, type TreeCodes } from './check-rubric-lists'
import { readShape } from './rubric-shape'
import { itemsOf, listItems, walkNodes } from './tree'

/** Requirements and two levels of indicators: with the items four levels (scoring.md 2). */
const maxNodeDepth = 3

interface Found { readonly faults: Fault[]; readonly complain: (where: string) => Complain }

function collector(): Found {
  const faults: Fault[] = []
  return { faults, complain: (where) => (code, message) => { faults.push({ where, code, message: `${where}：${message}` }) } }
}

const sumOf = (items: readonly Item[]): number => items.reduce((sum, item) => sum + (parsePoints(item.points) ?? 0), 0)

function checkItem(item: Item, rubric: Rubric, complain: Complain): void {
  const points = parsePoints(item.points)
  if (points === null) complain('not-points', '分值应为最多两位小数的数')
  else if (points <= 0) complain('not-positive', '分值应大于 0')
  if (item.zones.some((zone) => !rubric.zones.includes(zone))) complain('unknown-zone', '适用区域不在细则的区域里')
  if (item.domain !== undefined && !(rubric.domains ?? []).includes(item.domain)) complain('unknown-domain', '领域不在细则的领域里')
  checkRule(item, complain)
}

function checkTree(rubric: Rubric, { complain }: Found): void {
  const ids = new Set<string>()
  const codes = new Set<string>()
  const once = (set: Set<string>, key: string, where: string, name: string): void => {
    if (set.has(key)) complain(where)('repeated', `${name} ${key} 重复`)
    set.add(key)
  }
  walkNodes(rubric, (node, depth) => {
    once(codes, node.code, node.code, '编码')
    if (depth >= maxNodeDepth) complain(node.code)('too-deep', '层级过多，连同考核内容最多四级')
    checkNode(node, complain(node.code))
    for (const item of node.items ?? []) {
      once(ids, item.id, item.id, '考核内容 id')
      once(codes, item.code, item.id, '编码')
    }
  })
}

function checkNode(node: RubricNode, complain: Complain): void {
  if ((node.items === undefined) === (node.children === undefined)) complain('bad-node', '应有下级指标或考核内容之一')
  else if ((node.items ?? node.children ?? []).length === 0) complain('empty-list', '没有下级')
  const points = parsePoints(node.points)
  if (points === null || points !== sumOf(itemsOf(node))) complain('bad-sum', `分值应等于下级之和 ${sumOf(itemsOf(node)) / 100}`)
}

function checkLaws(rubric: Rubric): Fault[] {
  const found = collector()
  const base = parsePoints(rubric.basePoints)
  const items = listItems(rubric)
  if (base === null || base <= 0) found.complain('rubric')('not-positive', '总分应大于 0、最多两位小数')
  if (items.length === 0) found.complain('rubric')('empty-list', '没有考核内容')
  if (base !== null && base !== sumOf(items)) found.complain('rubric')('bad-sum', `考核内容分值之和 ${sumOf(items) / 100} 不等于总分 ${rubric.basePoints}`)
  checkTree(rubric, found)
  for (const item of items) checkItem(item, rubric, found.complain(item.id))
  checkClaimLists(rubric, found.complain)
  checkGrades(rubric, found.complain)
  checkVetoes(rubric, found.complain)
  checkTieBreak(rubric, codesOf(rubric), found.complain)
  return found.faults
}

function codesOf(rubric: Rubric): TreeCodes {
  const nodes = new Set<string>()
  walkNodes(rubric, ({ code }) => nodes.add(code))
  return { nodes, items: new Set(listItems(rubric).map(({ code }) => code)), requirements: new Set(rubric.requirements.map(({ code }) => code)) }
}

/** Every fault that makes a rubric unusable (scoring.md 4, “What makes a rubric valid”); a value that passes is a `Rubric`. */
export function checkRubric(json: unknown): Checked<Rubric> {
  const { rubric, faults } = readShape(json)
  const errors = rubric ? [...faults, ...checkLaws(rubric)] : faults
  return rubric && errors.length === 0 ? { ok: true, value: rubric } : { ok: false, errors }
}
