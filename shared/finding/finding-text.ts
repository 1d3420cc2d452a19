import { assertNever } from '../assert-never'
import { decimal, formatDecimal } from '../number/decimal'
import { divide, multiply, negate, round, subtract, whole, type Rational } from '../number/rational'
import type { Band, Item, RuleOf } from '../rubric/rubric'
import type { Entry, EntryOf } from '../scoring/entry'

const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('；')

function deductFacts(rule: RuleOf<'deduct'>, { counts = {}, escalated = {} }: EntryOf<'deduct'>): string {
  const fact = (when: string, per: string | null, n: number | undefined): string => (n ? `${when}${per === null ? '' : `${n}${per}`}` : '')
  return join(rule.clauses.flatMap(({ id, when, per }) => [fact(when, per, counts[id]), fact(`${when}（加重）`, per, escalated[id])]))
}

function checklistFacts(rule: RuleOf<'checklist'>, { parts }: EntryOf<'checklist'>): string {
  return join(rule.parts.map(({ id, text }) => ((parts[id] ?? 1) >= 1 ? '' : `${text}：${parts[id] === 0 ? '不符合' : '部分符合'}`)))
}

/** A share in percent to two decimals, as papers print it. */
const percentText = (share: Rational): string => formatDecimal(round(multiply(share, whole(100)), 2), 2)

interface Fraction { readonly numerator: number; readonly denominator: number }

function fractionText({ numerator, denominator }: Fraction): string {
  const share = `${numerator}÷${denominator}`
  return denominator === 0 ? share : `${share}=${percentText(divide(decimal(numerator), decimal(denominator)))}%`
}

/** `同比下降7.87%`; empty where there is nothing to compare with. */
function changeText({ current, previous }: EntryOf<'yoy'>): string {
  if (previous === 0 || current === previous) return previous === 0 ? '' : '，同比持平'
  const change = divide(subtract(decimal(current), decimal(previous)), decimal(previous))
  return current > previous ? `，同比上升${percentText(change)}%` : `，同比下降${percentText(negate(change))}%`
}

function ratioFacts(rule: RuleOf<'ratio'>, { numerator, denominator, judged }: EntryOf<'ratio'>): string {
  if (denominator === 0) return join(['分母为零', judged?.reason ?? ''])
  return `${rule.name ?? '比率'}${fractionText({ numerator, denominator })}，${rule.better === 'high' ? '未达到' : '高于'}${rule.target}%`
}

/** What was found, from what was recorded, in words and without arithmetic; empty where the entry does not fit the rule. */
export function findingText({ rule, content }: Item, entry: Entry): string {
  switch (entry.kind) {
    case 'deduct': return rule.kind === 'deduct' ? deductFacts(rule, entry) : ''
    case 'checklist': return rule.kind === 'checklist' ? checklistFacts(rule, entry) : ''
    case 'ratio': return rule.kind === 'ratio' ? ratioFacts(rule, entry) : ''
    case 'earn': return rule.kind === 'earn' ? `${rule.what ?? content}完成${entry.count}${rule.unit ?? '次'}，应完成${rule.target}${rule.unit ?? '次'}` : ''
    case 'tier': {
      const level = rule.kind === 'tier' ? rule.levels.find(({ id }) => id === entry.level) : undefined
      return level ? `评为“${level.label}”${level.description === undefined ? '' : `：${level.description}`}` : ''
    }
    case 'yesno': return rule.kind === 'yesno' && !entry.met ? `不符合：${rule.met ?? content}` : ''
    case 'judged': return entry.reason.trim()
    case 'survey': return rule.kind === 'survey' ? `${rule.name ?? content}${entry.value}（满分${rule.scale}）` : ''
    case 'yoy': return rule.kind === 'yoy' ? `${rule.measure ?? content}${entry.current}${rule.unit ?? ''}，上年同期${entry.previous}${rule.unit ?? ''}${changeText(entry)}` : ''
    case 'yoyPP': return rule.kind === 'yoyPP' ? `${rule.name ?? content}${fractionText(entry.current)}，上年同期${fractionText(entry.previous)}` : ''
    case 'rank':
    case 'relative': return rule.kind === 'rank' || rule.kind === 'relative' ? `${rule.measure ?? content}${entry.value}` : ''
    case 'notApplicable': return ''
    default: return assertNever(entry)
  }
}

/** What the first band asks for, e.g. `同比下降10%以上`. */
function bandGoal(band: Band | undefined, unit: string): string {
  if (!band || band.op === 'else' || band.value === undefined) return ''
  const size = `${Math.abs(band.value)}${unit}`
  const falling = band.op === '<=' || band.op === '<'
  if (band.value === 0) return { '<=': '同比不上升', '<': '同比下降', '>=': '同比不下降', '>': '同比上升' }[band.op]
  if (falling) return band.value < 0 ? `同比下降${size}以上` : `同比升幅不超过${size}`
  return band.value > 0 ? `同比上升${size}以上` : `同比降幅不超过${size}`
}

/** 整改目标 to start from: what the rule asks for in full. */
export function goalText({ rule, content }: Item): string {
  switch (rule.kind) {
    case 'ratio': return `${rule.name ?? content}${rule.better === 'high' ? '达到' : '不高于'}${rule.target}%`
    case 'earn': return `${rule.what ?? content}不少于${rule.target}${rule.unit ?? '次'}`
    case 'yoyPP': return `${rule.name ?? content}${bandGoal(rule.bands[0], '个百分点')}`
    case 'yoy': return `${rule.measure ?? content}${bandGoal(rule.bands[0], '%')}`
    case 'survey': return `${content}较本次提高`
    case 'rank':
    case 'relative': return `${rule.measure ?? content}进入前列`
    case 'deduct':
    case 'checklist':
    case 'tier':
    case 'yesno':
    case 'judged': return content
    default: return assertNever(rule)
  }
}
