import { parsePoints } from '../points'
import { isBlank } from '../text'
import { checkRule } from '../rubric/check-rule'
import { ruleAdvice } from './rule-advice'
import type { Draft, DraftItem, DraftNode, DraftRubric } from './draft'
import { maxNodeDepth } from './draft-lines'
import { sumOfNode } from './draft-sums'
import { walkDraft } from './draft-tree'
import { findPlace, placeText, titleOf, type ProofField, type ProofWeight, type Report } from './proof'

type Say = (field: ProofField, message: string, advice: string, weight?: ProofWeight) => void

const sayOf = (report: Report, where: string, title: string): Say =>
  (field, message, advice, weight = 'wrong') => report({ weight, where, field, message: `${title}：${message}`, advice })

/** 0.01 as a person writes it: 12.5. */
export const inWords = (hundredths: number): string => String(hundredths / 100)

/** 少 5 or 多 5. */
export const lessOrMore = (is: number, should: number): string => (is < should ? `少 ${inWords(should - is)}` : `多 ${inWords(is - should)}`)

function provePoints(item: DraftItem, say: Say): boolean {
  if (item.points === null) say('points', '没有填分值', '请填写分值')
  else {
    const points = parsePoints(item.points)
    if (points !== null && points > 0) return true
    say('points', `分值 ${item.points} 不对`, '分值应大于 0、最多两位小数，请改正')
  }
  return false
}

function proveTags(item: DraftItem, rubric: DraftRubric, say: Say): void {
  const zones = item.zones.filter((zone) => !rubric.zones.includes(zone))
  if (zones.length > 0) say('zones', `适用区域“${zones.join('、')}”不在细则的区域里`, '在总则里加上这个区域，或改这一项的适用区域')
  if (item.domain !== undefined && !(rubric.domains ?? []).includes(item.domain)) say('domain', `领域“${item.domain}”不在细则的领域里`, '在总则里加上这个领域，或改这一项的领域')
}

function proveRule(item: DraftItem, say: Say): void {
  const { rule, points } = item
  if (points === null) return
  const seen = new Set<string>()
  checkRule({ rule, points }, (code, message) => {
    if (!seen.has(message)) say('rule', `评分规则：${message}`, ruleAdvice(code))
    seen.add(message)
  })
  if (rule.kind !== 'deduct') return
  const above = rule.clauses.filter(({ max }) => max !== null && max > points).length
  if (above > 0) say('rule', `评分规则：有 ${above} 条的“最多扣”高于本项分值 ${points}`, '扣分到本项扣完为止；请核对分值和“最多扣”', 'check')
}

function proveItem(item: DraftItem, rubric: DraftRubric, report: Report): void {
  const say = sayOf(report, item.id, titleOf(item.code, item.content))
  if (isBlank(item.code)) say('code', '没有编码', '请填写编码')
  if (isBlank(item.content)) say('name', '没有考核内容', '请填写考核内容')
  if (isBlank(item.standard)) say('standard', '没有评分标准', '请填写评分标准：怎样得分、怎样扣分')
  proveTags(item, rubric, say)
  if (provePoints(item, say)) proveRule(item, say)
  if (item.pending === true) say('rule', '待定规则：没有从评分标准里确认出评分规则，现在按人工评定打分', '选一种评分规则，或点“确认为人工评定”', 'check')
}

function proveBelow(node: DraftNode, say: Say): void {
  const items = node.items ?? []
  const children = node.children ?? []
  if (items.length > 0 && children.length > 0) say('below', '下面既有指标又有考核内容', '把考核内容移到一个指标下面')
  else if (items.length + children.length === 0) say('below', '下面没有考核内容', '加上考核内容，或删除这一级')
}

/** Points that are not stated follow what is below: nothing can be wrong with them. */
function proveNodePoints(node: DraftNode, say: Say): void {
  const { below, open } = sumOfNode(node)
  if (node.points === null) return
  const points = parsePoints(node.points)
  const rest = open > 0 ? `（还有 ${open} 项没有分值）` : ''
  if (points === null) say('points', `分值 ${node.points} 不对`, '分值应为最多两位小数的数，请改正')
  else if (points !== below) {
    say('points', `分值 ${node.points}，下级之和 ${inWords(below)}，${lessOrMore(below, points)}${rest}`, `核对下级的分值，或把这一级改为 ${inWords(below)}`)
  }
}

function proveNode(node: DraftNode, depth: number, report: Report): void {
  const say = sayOf(report, node.key, titleOf(node.code, node.name))
  if (isBlank(node.code)) say('code', '没有编码', '请填写编码')
  if (isBlank(node.name)) say('name', '没有名称', '请填写名称')
  if (depth >= maxNodeDepth) say('below', '层级过多，连同考核内容最多四级', '把它移到上一级')
  proveBelow(node, say)
  proveNodePoints(node, say)
}

interface Named { readonly where: string; readonly code: string; readonly name: string }

function namedIn(rubric: DraftRubric): Named[] {
  const all: Named[] = []
  walkDraft(rubric, (node) => {
    all.push({ where: node.key, code: node.code, name: node.name })
    for (const { id, code, content } of node.items ?? []) all.push({ where: id, code, name: content })
  })
  return all
}

/** Codes of nodes and items are unique together; each repetition names both places. */
function proveCodes(draft: Draft, report: Report): void {
  const first = new Map<string, Named>()
  for (const named of namedIn(draft.rubric)) {
    if (isBlank(named.code)) continue
    const shape = named.code.normalize('NFKC').replace(/\s/g, '')
    const other = first.get(shape)
    first.set(shape, other ?? named)
    if (!other) continue
    const cell = findPlace(draft, other.where, 'code')
    const there = `“${titleOf('', other.name)}”${cell ? `（${placeText(cell)}）` : ''}`
    const same = other.code === named.code
    const message = same ? `编码重复，${there}也是 ${other.code}` : `编码与${there}的 ${other.code} 只差写法（全角、空格）`
    report({ weight: same ? 'wrong' : 'check', where: named.where, field: 'code', message: `${titleOf(named.code, named.name)}：${message}`, advice: '给其中一个换一个编码' })
  }
}

function proveIds(rubric: DraftRubric, report: Report): void {
  const known = new Set<string>()
  walkDraft(rubric, (node) => {
    for (const item of node.items ?? []) {
      if (isBlank(item.id) || known.has(item.id)) report({ weight: 'wrong', where: item.id, field: 'id', message: `${titleOf(item.code, item.content)}：内部标识重复或没有`, advice: '删除这一项，再重新添加' })
      known.add(item.id)
    }
  })
}

/** Items and nodes: what each must have, their sums, their codes. */
export function proveTree(draft: Draft, report: Report): void {
  walkDraft(draft.rubric, (node, depth) => {
    proveNode(node, depth, report)
    for (const item of node.items ?? []) proveItem(item, draft.rubric, report)
  })
  proveCodes(draft, report)
  proveIds(draft.rubric, report)
}
