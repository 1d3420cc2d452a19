import { assertNever } from '../assert-never'
import { measureFields, measureLimits, type MeasureRule } from '../entry-form/measure-fields'
import { decimal, formatDecimal } from '../number/decimal'
import type { Item, RuleOf } from '../rubric/rubric'
import { distinctOptions, type Option } from './options'

/** What one row of 自评表 asks for. */
export interface SelfField {
  /** Name as in `entry-form`: `n:CLAUSE`, `part:PART`, `numerator`, … */
  readonly field: string
  /** 填报项; no two of an item read the same. */
  readonly label: string
  /** 单位: 次, 个, 分, … */
  readonly unit: string
  readonly input:
    | { readonly kind: 'whole' }
    | { readonly kind: 'decimal'; readonly decimals: number; readonly max?: number }
    | { readonly kind: 'list'; readonly options: readonly Option[] }
  /** May stay empty though other rows of the item are filled. */
  readonly optional: boolean
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim()
const circled = (index: number): string => (index < 20 ? String.fromCodePoint(0x2460 + index) : `（${index + 1}）`)
const factorNames = new Map([[1, '符合'], [0.5, '部分符合'], [0, '不符合']])

function deductFields({ clauses }: RuleOf<'deduct'>): SelfField[] {
  return clauses.flatMap(({ id, when, per, escalate }, index): SelfField[] => {
    const name = plain(when) || `扣分情形${index + 1}`
    const once = { kind: 'list', options: [{ text: '有', value: '1' }, { text: '无', value: '0' }] } as const
    const ask = per === null ? { unit: '有、无', input: once } : { unit: per, input: { kind: 'whole' } as const }
    const repeated = { field: `m:${id}`, label: `${name}（重复发生、加重扣分的另填这里，没有可不填）`, ...ask, optional: true }
    return [{ field: `n:${id}`, label: name, ...ask, optional: false }, ...(escalate === undefined ? [] : [repeated])]
  })
}

function checklistFields({ parts, factors }: RuleOf<'checklist'>): SelfField[] {
  const options = distinctOptions([...new Set(factors)].map((factor) => ({ text: factorNames.get(factor) ?? formatDecimal(decimal(factor), 6), value: String(factor) })), '档')
  return parts.map(({ id, text }, index) => ({ field: `part:${id}`, label: `${circled(index)}${plain(text) || '分项'}`, unit: '选择', input: { kind: 'list', options }, optional: false }))
}

const measureUnit = (rule: MeasureRule): string => (rule.kind === 'survey' ? '分' : rule.kind === 'yoy' && rule.unit ? plain(rule.unit) : '数值')

function measured(item: Item, rule: MeasureRule): SelfField[] {
  const measure = rule.kind === 'yoy' && rule.measure ? `${plain(rule.measure)}：` : ''
  const input = { kind: 'decimal', ...measureLimits(rule) } as const
  const fields = measureFields(rule).map(({ field, label }): SelfField => ({ field, label: `${measure}${plain(label)}`, unit: measureUnit(rule), input, optional: false }))
  const manual = (rule.kind === 'yoy' && Object.values(rule.whenBaseZero).includes('manual')) || ('whenDenominatorZero' in rule && rule.whenDenominatorZero === 'manual')
  const when = rule.kind === 'yoy' ? '上年同期为零' : '分母为零'
  const judged: SelfField = { field: 'judged.points', label: `仅${when}、由考核组定分时填：自评得分（0～${item.points}，并在自评说明写理由）`, unit: '分', input: { kind: 'decimal', decimals: 2, max: item.points }, optional: true }
  return manual ? [...fields, judged] : fields
}

function fieldsOf(item: Item): SelfField[] {
  const { rule } = item
  switch (rule.kind) {
    case 'deduct': return deductFields(rule)
    case 'checklist': return checklistFields(rule)
    case 'earn': return [{ field: 'count', label: plain(rule.what ?? '') || '完成数', unit: rule.unit ?? '次', input: { kind: 'whole' }, optional: false }]
    case 'tier': {
      const options = distinctOptions(rule.levels.map(({ id, label }) => ({ text: label, value: id })), '档')
      return [{ field: 'level', label: '所属档次', unit: '选择', input: { kind: 'list', options }, optional: false }]
    }
    case 'yesno': return [{ field: 'met', label: `是否${plain(rule.met ?? '') || '符合'}`, unit: '选择', input: { kind: 'list', options: [{ text: '符合', value: 'true' }, { text: '不符合', value: 'false' }] }, optional: false }]
    case 'judged': return [{ field: 'points', label: `自评得分（0～${item.points}，并在自评说明写理由）`, unit: '分', input: { kind: 'decimal', decimals: 2, max: item.points }, optional: false }]
    case 'survey':
    case 'ratio':
    case 'yoy':
    case 'yoyPP':
    case 'rank':
    case 'relative': return measured(item, rule)
    default: return assertNever(rule)
  }
}

/** The rows that an item asks for, in printed order: one per field of its rule. */
export function selfFields(item: Item): readonly SelfField[] {
  const seen = new Map<string, number>()
  return fieldsOf(item).map((field) => {
    const count = (seen.get(field.label) ?? 0) + 1
    seen.set(field.label, count)
    return count === 1 ? field : { ...field, label: `${field.label}（${count}）` }
  })
}
