import { assertNever } from '../assert-never'
import { decimal, formatDecimal } from '../number/decimal'
import { multiply } from '../number/rational'
import type { Clause, Item, RuleOf } from '../rubric/rubric'

/** One thing to fill by hand: what it is, and where the figure or the mark goes. */
export interface HandField {
  readonly label: string
  readonly answer:
    /** The label is the answer's place: `□ 好（10分）`. */
    | { readonly kind: 'none' }
    /** A short line for a figure, its unit behind it. */
    | { readonly kind: 'blank'; readonly unit: string }
    /** Boxes to tick, e.g. `□符合 □部分 □不符合`. */
    | { readonly kind: 'boxes'; readonly text: string }
    /** The rest of the line, for words. */
    | { readonly kind: 'line' }
}

const number = (value: number): string => formatDecimal(decimal(value), 6)
const blank = (label: string, unit = ''): HandField => ({ label: [...unit].length > 3 ? `${label}（${unit}）` : label, answer: { kind: 'blank', unit: [...unit].length > 3 ? '' : unit } })
const line = (label: string): HandField => ({ label, answer: { kind: 'line' } })
const box = (label: string): HandField => ({ label: `□ ${label}`, answer: { kind: 'none' } })
const boxes = (label: string, options: readonly string[]): HandField => ({ label, answer: { kind: 'boxes', text: options.map((option) => `□${option}`).join('  ') } })

function clauseFields({ when, per, points, max, escalate }: Clause): HandField[] {
  const most = max === null ? '' : `，最多扣${number(max)}分`
  const once = (label: string, cost: string): HandField => (per === null ? boxes(`${label}（${cost}${most}）`, ['有', '无']) : blank(`${label}（每${per}${cost}${most}）`, per))
  const doubled = escalate === undefined ? [] : [once('其中重复发生（加重）', `扣${formatDecimal(multiply(decimal(points), decimal(escalate)), 6)}分`)]
  return [once(when, `扣${number(points)}分`), ...doubled]
}

const factorNames = new Map([[1, '符合'], [0.5, '部分'], [0, '不符合']])
const circled = (index: number): string => (index < 20 ? String.fromCodePoint(0x2460 + index) : `（${index + 1}）`)

function checklistFields({ factors, parts }: RuleOf<'checklist'>): HandField[] {
  const options = factors.map((factor) => factorNames.get(factor) ?? number(factor))
  return parts.map(({ text, points }, index) => boxes(`${circled(index)}${text}（${number(points)}分）`, options))
}

function fractionFields(numerator = '分子', denominator = '分母', when = ''): HandField[] {
  return [blank(`${when}${numerator}`), blank(`${when}${denominator}`)]
}

const waits = '（得分待各单位数据齐全后计算）'

function ruleFields({ rule, points }: Item): HandField[] {
  switch (rule.kind) {
    case 'deduct': return rule.clauses.flatMap(clauseFields)
    case 'earn': return [blank(`${rule.what ?? '完成'}（每${rule.unit ?? '次'}得${number(rule.perUnit)}分，应完成${number(rule.target)}${rule.unit ?? '次'}）`, rule.unit ?? '次')]
    case 'checklist': return checklistFields(rule)
    case 'tier': return rule.levels.map(({ label, description = '', points: worth }) => box(`${label}（${number(worth)}分）${description}`))
    case 'yesno': return [boxes(rule.met ?? '', [`符合（${number(points)}分）`, '不符合（0分）'])]
    case 'judged': return [blank(`考核组定分（0～${number(points)}分）`, '分'), line('理由：')]
    case 'survey': return [blank(`${rule.name ?? '测评得分'}（${rule.scale === 100 ? '百分制' : `满分${number(rule.scale)}`}）`, '分')]
    case 'ratio': return [...fractionFields(rule.numerator, rule.denominator), blank(rule.name ?? '比率', '%')]
    case 'yoy': return [blank(`本年${rule.measure ?? ''}`, rule.unit), blank('上年同期', rule.unit), blank('同比（升＋、降－）', '%')]
    case 'yoyPP': return [...fractionFields(rule.numerator, rule.denominator, '本年'), ...fractionFields(rule.numerator, rule.denominator, '上年同期')]
    case 'rank':
    case 'relative': return [blank(`${rule.measure ?? '数值'}${waits}`)]
    default: return assertNever(rule)
  }
}

/** What an item's rule asks for, in the order of the window's fields; 不适用 where the rubric allows it. */
export function handFields(item: Item): HandField[] {
  return [...ruleFields(item), ...(item.notApplicable.allowed ? [line('□ 不适用，理由：')] : [])]
}

