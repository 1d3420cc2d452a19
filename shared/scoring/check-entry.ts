import { assertNever } from '../assert-never'
import type { Fault } from '../fault'
import { decimal, parseDecimal } from '../number/decimal'
import { compare } from '../number/rational'
import { parsePoints } from '../points'
import type { Item, RuleOf } from '../rubric/rubric'
import { isBlank } from '../text'
import { entrySchema, type Entry, type EntryOf } from './entry'
import { undecidedBy } from './item-rules'

type Complain = (code: string, message: string) => void

function checkMeasure(value: number, name: string, complain: Complain): void {
  const parsed = parseDecimal(value)
  if (!parsed) complain('not-decimal', `${name}应小于十亿、最多六位小数`)
  else if (parsed.n < 0n) complain('negative', `${name}不能为负数`)
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 1e9
}

function checkJudged(item: Item, judged: { points: number; reason: string }, complain: Complain): void {
  const points = parsePoints(judged.points)
  if (points === null) complain('not-points', '人工定分最多两位小数')
  else if (points < 0 || points > (parsePoints(item.points) ?? 0)) complain('out-of-range', `满分 ${item.points} 分，请输入 0 到 ${item.points} 之间、最多两位小数的数`)
  if (isBlank(judged.reason)) complain('reason-blank', '人工定分应写明理由')
}

function checkDeduct(rule: RuleOf<'deduct'>, entry: EntryOf<'deduct'>, complain: Complain): void {
  const counts = { ...entry.counts }
  const escalated = { ...entry.escalated }
  for (const id of new Set([...Object.keys(counts), ...Object.keys(escalated)])) {
    const clause = rule.clauses.find((candidate) => candidate.id === id)
    const n = Object.hasOwn(counts, id) ? (counts[id] ?? 0) : 0
    const m = Object.hasOwn(escalated, id) ? (escalated[id] ?? 0) : 0
    if (!clause) complain('unknown-clause', `没有条款 ${id}`)
    else if (!isCount(n) || !isCount(m)) complain('not-whole', '次数应为不小于 0 的整数')
    else if (clause.per === null && n + m > 1) complain('once-only', `“${clause.when}”只能扣一次`)
  }
}

function checkChecklist(rule: RuleOf<'checklist'>, entry: EntryOf<'checklist'>, complain: Complain): void {
  for (const part of rule.parts) {
    if (!Object.hasOwn(entry.parts, part.id)) complain('part-missing', `“${part.text}”没有核对`)
  }
  for (const [id, factor] of Object.entries(entry.parts)) {
    if (!rule.parts.some((part) => part.id === id)) complain('unknown-part', `没有分项 ${id}`)
    else if (!rule.factors.includes(factor)) complain('unknown-factor', `核对结果应为 ${rule.factors.join('、')} 之一`)
  }
}

function checkUndecided(item: Item, entry: EntryOf<'ratio' | 'yoy' | 'yoyPP'>, complain: Complain): void {
  const manual = undecidedBy(item.rule, entry) === 'manual'
  if (manual && entry.judged) checkJudged(item, entry.judged, complain)
  else if (manual) complain('judged-missing', '分母或上年同期为零，应由考核组定分并写明理由')
  else if (entry.judged) complain('judged-superfluous', '数据已能算出得分，不能人工定分')
}

function checkValues(item: Item, entry: Exclude<Entry, { kind: 'notApplicable' }>, complain: Complain): void {
  const { rule } = item
  switch (entry.kind) {
    case 'deduct': return rule.kind === 'deduct' ? checkDeduct(rule, entry, complain) : undefined
    case 'checklist': return rule.kind === 'checklist' ? checkChecklist(rule, entry, complain) : undefined
    case 'earn': return isCount(entry.count) ? undefined : complain('not-whole', '次数应为不小于 0 的整数')
    case 'tier':
      return rule.kind === 'tier' && !rule.levels.some(({ id }) => id === entry.level) ? complain('unknown-level', `没有档次 ${entry.level}`) : undefined
    case 'yesno': return
    case 'judged': return checkJudged(item, entry, complain)
    case 'survey': {
      checkMeasure(entry.value, '测评得分', complain)
      const value = parseDecimal(entry.value)
      if (rule.kind === 'survey' && value && compare(value, decimal(rule.scale)) > 0) complain('out-of-range', `满分 ${rule.scale} 分，请输入 0 到 ${rule.scale} 之间的数`)
      return
    }
    case 'ratio':
      checkMeasure(entry.numerator, '分子', complain)
      checkMeasure(entry.denominator, '分母', complain)
      return checkUndecided(item, entry, complain)
    case 'yoy':
      checkMeasure(entry.current, '本年数', complain)
      checkMeasure(entry.previous, '上年同期数', complain)
      return checkUndecided(item, entry, complain)
    case 'yoyPP':
      for (const [name, part] of [['本年', entry.current], ['上年', entry.previous]] as const) {
        checkMeasure(part.numerator, `${name}分子`, complain)
        checkMeasure(part.denominator, `${name}分母`, complain)
      }
      return checkUndecided(item, entry, complain)
    case 'rank':
    case 'relative': return checkMeasure(entry.value, '数值', complain)
    default: return assertNever(entry)
  }
}

/**
 * One entry against its item's rule (scoring.md 3 and 4), whatever the unit's zones: shape, kind, ranges. Every fault found;
 * an empty list means that the value is an `Entry` which scores.
 */
export function checkEntry(item: Item, value: unknown): Fault[] {
  const faults: Fault[] = []
  const complain: Complain = (code, message) => {
    faults.push({ where: item.id, code, message: `${item.code} ${item.content}：${message}` })
  }
  const parsed = entrySchema.safeParse(value)
  if (!parsed.success) complain('bad-shape', '评分记录的内容不完整或有多余的内容')
  else if (parsed.data.kind === 'notApplicable') {
    if (!item.notApplicable.allowed) complain('not-applicable-forbidden', '本项不能按不适用处理')
    else if (isBlank(parsed.data.reason)) complain('reason-blank', '不适用应写明理由')
  } else if (parsed.data.kind !== item.rule.kind) complain('wrong-kind', '评分记录与评分规则不符')
  else checkValues(item, parsed.data, complain)
  return faults
}
