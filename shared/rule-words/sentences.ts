import { assertNever } from '../assert-never'
import type { Band, Rule, RuleKind, RuleOf } from '../rubric/rubric'
import { quoted } from '../scoring/words'
import { restWords } from './band-words'
import { againstMean, bandLines, percentChange, pointsChange, type Directions } from './text/bands'
import type { Codec } from './text/codec'
import { codecs } from './text/codecs'
import { clauseWords } from './text/counted'
import { figure } from './text/words'

/** Further fields at the end of a line. */
const extra = / ｜\{.*$/u

/** Lines of the rule's text without names and further fields: what decides points. */
function scoringLines<K extends RuleKind>(kind: K, rule: RuleOf<K>): string[] {
  const codec: Codec<K> = codecs[kind]
  return codec.write(rule).map((line) => line.replace(extra, '')).filter((line) => !/^(?:名称|分子|分母|数据|单位|内容|符合)：/u.test(line))
}

const clean = (text: string): string => text.replace(/\p{White_Space}+/gu, ' ').trim()
const circled = (index: number): string => (index < 20 ? String.fromCodePoint(0x2460 + index) : `（${index + 1}）`)

function fraction({ name, numerator, denominator }: { name?: string | undefined; numerator?: string | undefined; denominator?: string | undefined }): string {
  return `${clean(name ?? '比率')}＝${clean(numerator ?? '分子')}÷${clean(denominator ?? '分母')}×100%`
}

function factorWords(factors: readonly number[]): string {
  const sorted = [...new Set(factors)].sort((a, b) => b - a)
  const known = { '1': '符合得全分', '1,0': '符合得全分，不符合不得分', '1,0.5,0': '符合得全分，部分符合得一半，不符合不得分' }[sorted.join()]
  return known ?? `每项按符合程度乘以系数，系数取${sorted.map(figure).join('、')}`
}

function surveyLines(rule: RuleOf<'survey'>, full: string): string[] {
  const name = clean(rule.name ?? '测评得分')
  if (!rule.bands) return [`${name}满分${figure(rule.scale)}，按比例折算成${full}`]
  return [`${name}满分${figure(rule.scale)}，按区间得分`, ...scoringLines('survey', rule).slice(1), '都达不到不得分']
}

/** `持平或上升：3分` after `上升：6分` means 持平 alone, and is said so: people read a line by itself. */
function bandedLines<K extends 'yoy' | 'yoyPP' | 'relative'>(kind: K, rule: RuleOf<K>, bands: readonly Band[], directions: Directions): string[] {
  const lines = scoringLines(kind, rule)
  const first = lines.indexOf(bandLines(bands.slice(0, 1), directions)[0]?.replace(extra, '') ?? '')
  return lines.map((line, at) => {
    const rest = first < 0 || at <= first || bands[at - first]?.value !== 0 ? null : restWords(bands, at - first, directions)
    const [words = ''] = line.split('：')
    return rest === null || rest === words ? line : `${words}（即${rest}）${line.slice(words.length)}`
  })
}

/** What the rule does, as a person who knows the office's wording reads it back: every field that decides points shows. `points` is the item's, as the rubric writes it. */
export function ruleSentences(rule: Rule, points: number): string[] {
  const full = `${figure(points)}分`
  switch (rule.kind) {
    case 'deduct': return [`满分${full}，有下列情形的扣分，扣完为止`, ...rule.clauses.map((clause) => clauseWords(clause, clean(clause.when)))]
    case 'earn': return [`${clean(rule.what ?? '完成')}：${scoringLines('earn', rule).join('')}`, `最多得${full}`]
    case 'checklist': return [`满分${full}，逐项核对`, ...rule.parts.map((part, index) => `${circled(index)}${clean(part.text)}：${figure(part.points)}分`), factorWords(rule.factors)]
    case 'tier': return [`满分${full}，按档次得分`, ...rule.levels.map(({ label, description = '', points: worth }) => `${quoted(label)}得${figure(worth)}分${description === '' ? '' : `：${clean(description)}`}`)]
    case 'yesno': return [`${clean(rule.met ?? '符合要求')}：是得${full}，否不得分`]
    case 'judged': return [`由考核组在 0 至 ${full}之间定分，并写明理由`]
    case 'survey': return surveyLines(rule, full)
    case 'ratio': return [`满分${full}，${fraction(rule)}`, ...scoringLines('ratio', rule)]
    case 'yoy': return [`满分${full}，${clean(rule.measure ?? '本年数')}与上年同期相比`, ...bandedLines('yoy', rule, rule.bands, percentChange)]
    case 'yoyPP': return [`满分${full}，${fraction(rule)}，与上年同期相比`, ...bandedLines('yoyPP', rule, rule.bands, pointsChange)]
    case 'rank': return [`满分${full}，${clean(rule.measure ?? '数值')}在各单位中排名`, ...scoringLines('rank', rule), ...(rule.scope ? [] : ['比较范围：同组单位'])]
    case 'relative': return [`满分${full}，${clean(rule.measure ?? '数值')}与各单位比较`, ...bandedLines('relative', rule, rule.bands ?? [], againstMean), ...(rule.scope ? [] : ['比较范围：同组单位'])]
    default: return assertNever(rule)
  }
}
