import type { Item } from '../../../shared/rubric/rubric'
import type { PasteField } from '../paste/layout'
import { itemColumns, type AcrossColumn } from './item-columns'

const currentWords = ['本年', '今年', '当年', '本期', '当期', '本年数', '今年数', '本期数']
const previousWords = ['上年同期', '去年同期', '上年', '去年', '上期', '同期', '上年数', '去年数', '同期数']

/** Heads that people give to a field, beside its label. `years` are this and last year's, where they are known. */
function headsOf({ field, label }: AcrossColumn, { rule }: Item, years: readonly [string, string] | null): readonly string[] {
  const [thisYear, lastYear] = years ?? [null, null]
  const current = [...currentWords, ...(thisYear === null ? [] : [thisYear, `${thisYear}年`])]
  const previous = [...previousWords, ...(lastYear === null ? [] : [lastYear, `${lastYear}年`])]
  switch (field) {
    case 'count': return ['次数', '完成次数', '完成数', '数量', ...(rule.kind === 'earn' && rule.what ? [rule.what] : [])]
    case 'level': return ['档次', '等次', '级别', '评定']
    case 'met': return ['是否符合', '是否', '结果', '是否达标']
    case 'points':
    case 'judged.points': return ['定分', '得分', '分数', '人工定分']
    case 'reason':
    case 'judged.reason': return ['理由', '定分理由', '说明']
    case 'naReason': return ['不适用', '不适用理由', '缺项理由']
    case 'value': return ['得分', '测评得分', '数值', '测评值', ...(rule.kind === 'survey' && rule.name ? [rule.name] : []), ...((rule.kind === 'rank' || rule.kind === 'relative') && rule.measure ? [rule.measure] : [])]
    case 'numerator': return ['分子']
    case 'denominator': return ['分母']
    case 'current': return [...current, ...(rule.kind === 'yoy' && rule.measure ? [rule.measure, ...current.map((word) => `${word}${rule.measure ?? ''}`)] : [])]
    case 'previous': return [...previous, ...(rule.kind === 'yoy' && rule.measure ? previous.map((word) => `${word}${rule.measure ?? ''}`) : [])]
    case 'current.numerator':
    case 'current.denominator':
    case 'previous.numerator':
    case 'previous.denominator': {
      const [when, part] = field.split('.')
      const name = rule.kind === 'yoyPP' ? (part === 'numerator' ? (rule.numerator ?? '分子') : (rule.denominator ?? '分母')) : ''
      const plain = part === 'numerator' ? '分子' : '分母'
      return (when === 'current' ? current : previous).flatMap((word) => [`${word}${name}`, `${word}${plain}`])
    }
    default: return [label]
  }
}

/** The fields of an item as a pasted table may name them. `cycle` is the campaign's year. */
export function pasteFields(item: Item, cycle: string): readonly PasteField[] {
  const years = /^\d{4}$/.test(cycle) ? ([cycle, String(Number(cycle) - 1)] as const) : null
  return itemColumns(item).map((column) => ({ field: column.field, label: column.label, heads: headsOf(column, item, years), options: column.options }))
}
