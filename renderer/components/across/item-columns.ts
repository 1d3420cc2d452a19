import { assertNever } from '../../../shared/assert-never'
import { formatDecimal, decimal } from '../../../shared/number/decimal'
import { measureFields, type MeasureRule } from '../../../shared/entry-form/measure-fields'
import type { Item, RuleOf } from '../../../shared/rubric/rubric'

export interface ColumnOption {
  readonly value: string
  readonly label: string
}

/** One field of an item's form as a column: the same names as the form's texts. */
export interface AcrossColumn {
  readonly field: string
  readonly label: string
  readonly kind: 'number' | 'choice' | 'text'
  /** What can be chosen; empty for numbers and texts. */
  readonly options: readonly ColumnOption[]
  /** Words that a number may carry behind it: 起, 件, 次. */
  readonly units: readonly string[]
  /** A percent sign behind the number means nothing else than the number. */
  readonly percent: boolean
  /** `repeat` 加重, `judged` 人工定分, `na` 不适用 are shown where they are needed. */
  readonly group: 'value' | 'repeat' | 'judged' | 'na'
}

const number = (field: string, label: string, more: Partial<AcrossColumn> = {}): AcrossColumn => ({ field, label, kind: 'number', options: [], units: [], percent: false, group: 'value', ...more })
const text = (field: string, label: string, group: AcrossColumn['group']): AcrossColumn => ({ field, label, kind: 'text', options: [], units: [], percent: false, group })
const choice = (field: string, label: string, options: readonly ColumnOption[]): AcrossColumn => ({ field, label, kind: 'choice', options, units: [], percent: false, group: 'value' })

const factorNames = new Map([[1, '符合'], [0.5, '部分符合'], [0, '不符合']])
/** Labels that differ: what is blank has its id, what is there twice has it in brackets. */
function distinct(options: readonly ColumnOption[]): readonly ColumnOption[] {
  const fold = (text: string): string => text.normalize('NFKC').replace(/\p{White_Space}+/gu, '').toLowerCase()
  const once = options.filter(({ value }, at) => options.findIndex((other) => other.value === value) === at)
  return once.map((option) => {
    const twice = once.filter(({ label }) => fold(label) === fold(option.label)).length > 1
    return fold(option.label) === '' ? { ...option, label: option.value } : twice ? { ...option, label: `${option.label}（${option.value}）` } : option
  })
}

const factorOption = (factor: number): ColumnOption => ({ value: String(factor), label: factorNames.get(factor) ?? formatDecimal(decimal(factor), 6) })

function deductColumns(rule: RuleOf<'deduct'>): AcrossColumn[] {
  return rule.clauses.flatMap(({ id, when, per }) => [
    number(`n:${id}`, when, { units: [per ?? '次', '次'] }),
    number(`m:${id}`, `${when}（加重）`, { units: [per ?? '次', '次'], group: 'repeat' }),
  ])
}

function isPercent(rule: MeasureRule, label: string): boolean {
  return rule.kind === 'survey' ? rule.scale === 100 : (rule.kind === 'rank' || rule.kind === 'relative') && /率|%|％|百分/.test(label)
}

function measureColumns(rule: MeasureRule): AcrossColumn[] {
  const units = rule.kind === 'yoy' && rule.unit ? [rule.unit] : []
  return measureFields(rule).map(({ field, label }) => number(field, label, { units, percent: isPercent(rule, label) }))
}

/** True where the rule leaves the points to the team for some numbers. */
export function canBeJudged({ rule }: Item): boolean {
  if (rule.kind === 'ratio' || rule.kind === 'yoyPP') return rule.whenDenominatorZero === 'manual'
  return rule.kind === 'yoy' && [rule.whenBaseZero.currentZero, rule.whenBaseZero.currentPositive].includes('manual')
}

function ruleColumns(item: Item): AcrossColumn[] {
  const { rule } = item
  switch (rule.kind) {
    case 'deduct': return deductColumns(rule)
    case 'earn': return [number('count', `完成${rule.unit ?? '次'}数`, { units: [rule.unit ?? '次', '次'] })]
    case 'checklist': return rule.parts.map((part) => choice(`part:${part.id}`, part.text, distinct(rule.factors.map(factorOption))))
    case 'tier': return [choice('level', '档次', distinct(rule.levels.map(({ id, label }) => ({ value: id, label }))))]
    case 'yesno': return [choice('met', '是否符合', [{ value: 'true', label: '符合' }, { value: 'false', label: '不符合' }])]
    case 'judged': return [number('points', '定分', { units: ['分'] }), text('reason', '定分理由', 'value')]
    case 'survey':
    case 'ratio':
    case 'yoy':
    case 'yoyPP':
    case 'rank':
    case 'relative': return measureColumns(rule)
    default: return assertNever(rule)
  }
}

/** Labels on one line, none blank, none twice, so that a column is known by its head alone. */
function named(columns: readonly AcrossColumn[]): readonly AcrossColumn[] {
  const known = new Set<string>()
  return columns.map((column, at) => {
    const label = column.label.replace(/\p{White_Space}+/gu, ' ').trim() || `第 ${at + 1} 列`
    const unique = known.has(label) ? `${label}（${at + 1}）` : label
    known.add(unique)
    return { ...column, label: unique }
  })
}

/** Every column that an item can have, in the order of entry. */
export function itemColumns(item: Item): readonly AcrossColumn[] {
  const judged = canBeJudged(item) ? [number('judged.points', '人工定分', { units: ['分'], group: 'judged' }), text('judged.reason', '定分理由', 'judged')] : []
  const na = item.notApplicable.allowed ? [text('naReason', '不适用理由', 'na')] : []
  return named([...ruleColumns(item), ...judged, ...na])
}

/** What a field's text is called in its column: a choice by its label. */
export function shownText(column: AcrossColumn, value: string): string {
  return column.options.find((option) => option.value === value)?.label ?? value
}
