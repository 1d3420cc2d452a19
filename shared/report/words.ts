import type { NotApplicableCause } from '../scoring/scorecard'
import type { VetoState } from '../scoring/entry'

/** Names of the sheets of a unit's workbook; formulas name them too. */
export const sheetNames = {
  scorecard: '评分表',
  deductions: '扣分明细',
  notApplicable: '合理缺项说明',
  claims: '加减分及一票否决',
  rectification: '整改清单',
} as const

/** Names of the sheets of a campaign's workbook. */
export const campaignSheetNames = { ranking: '排名汇总', departments: '部门汇总', losses: '失分分析', ledger: '整改台账' } as const

/** Sheets of the workbook that a unit fills in. */
export const selfSheetNames = { form: '自评表', guide: '填表说明', identity: '标识' } as const

export const secrecyText = '内部资料  注意保管'
export const placeholderMark = '默认替代稿'
export const nothing = '无'

/** What stands in 考核得分 where there are no points. */
export const stateWords = { notApplicable: '缺项', exempt: '免考', unscored: '待评', waiting: '待补' } as const

export const causeWords: Readonly<Record<NotApplicableCause, string>> = {
  exempt: '免考',
  zones: '区域不适用（自动）',
  declared: '单位申报',
  denominator: '分母为零（自动）',
}

export const vetoWords: Readonly<Record<VetoState, string>> = {
  lead: '线索', verified: '核实', proposed: '提请', effective: '决定生效', declined: '不予采用', withdrawn: '撤销',
}

export const rectificationTypes = ['立行立改', '限期整改', '长期坚持'] as const

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 999 as the headings of official papers count: 一, 十一, 二十, 一百零五. */
export function chineseNumber(n: number): string {
  if (n >= 100) {
    const rest = n % 100
    const tail = rest === 0 ? '' : rest < 10 ? `零${digits[rest] ?? ''}` : rest < 20 ? `一${chineseNumber(rest)}` : chineseNumber(rest)
    return `${digits[Math.floor(n / 100)] ?? ''}百${tail}`
  }
  const tens = Math.floor(n / 10)
  const ones = n % 10
  return `${tens === 0 ? '' : `${tens === 1 ? '' : (digits[tens] ?? '')}十`}${ones === 0 && tens > 0 ? '' : (digits[ones] ?? '')}`
}

/** A heading with its number; a name that brings one keeps its own. */
export function heading(name: string, index: number, depth: number): string {
  if (/^([一二三四五六七八九十百]+、|（[一二三四五六七八九十百]+）|\d+[.．、])/.test(name)) return name
  if (depth === 0) return `${chineseNumber(index)}、${name}`
  return depth === 1 ? `（${chineseNumber(index)}）${name}` : `${index}．${name}`
}

interface DateParts { readonly year: number; readonly month: number; readonly day: number }

function partsOf(date: string): DateParts {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

/** `2026年11月20日`. */
export function dateText(date: string): string {
  const { year, month, day } = partsOf(date)
  return `${year}年${month}月${day}日`
}

/** `2026年11月18日至19日`; what both dates share is said once. */
export function periodText(start: string, end: string): string {
  const a = partsOf(start)
  const b = partsOf(end)
  if (start === end) return dateText(start)
  if (a.year !== b.year) return `${dateText(start)}至${dateText(end)}`
  return `${dateText(start)}至${a.month === b.month ? '' : `${b.month}月`}${b.day}日`
}

/** `ABCD EF01 2345`: the first twelve digits of a rubric version's digest, as every export prints them (细则指纹). */
export const shortDigest = (digest: string): string => inGroups(digest.slice(0, 12), ' ')

/** At the foot of every page. */
export const digestFoot = (digest: string): string => `细则指纹 ${shortDigest(digest)}`

/** In the line under a title, where that stays one line with it. */
export const digestPart = (digest: string): string => `    细则指纹：${shortDigest(digest)}`

/** Hex digits in groups of four. */
export function inGroups(hex: string, separator: string): string {
  return (hex.toUpperCase().match(/.{1,4}/g) ?? []).join(separator)
}
