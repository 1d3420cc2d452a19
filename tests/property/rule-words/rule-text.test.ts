import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../shared/rubric/rubric'
import { parseRuleText, ruleText } from '../../../shared/rule-words/rule-text'
import { sameScoring } from '../../../shared/rule-words/same-rule'
import { ruleSentences } from '../../../shared/rule-words/sentences'
import { drawn, runs, type Draw } from '../generators/draw'
import { ruleKinds, ruleOf } from '../generators/rules'

const texts = ['次', '每10户', 'a b', '9:00 前：未到', '"引', '“引”', ' 前后 ', '两  格', '换\n行', '｜{"x":1}', 'cafe\u0301', '㎡', '\u00a0', '_x000D_', '扣5分', '好（5分）：x', '其余：0分', '达到98%得满分', '\u{20000}\ud800', '其他：{', '', '0', '数值低为好', '{', '豈']

/** The rule with words and further fields of any kind, wherever the loose schemas allow them. */
function decorated(draw: Draw, rule: Rule): Rule {
  const known: Record<string, string[]> = { deduct: [], earn: ['what', 'unit'], yesno: ['met'], survey: ['name'], ratio: ['name', 'numerator', 'denominator'], yoy: ['measure', 'unit'], yoyPP: ['name', 'numerator', 'denominator'], rank: ['measure'], relative: ['measure'] }
  const within: Record<string, string[]> = { clauses: ['when', 'per'], parts: ['text'], levels: ['label', 'description'] }
  const extra = (): object => (draw.flip() ? { [draw.one(['oncePer', 'note', '其他', '备注 x'])]: draw.one<unknown>([draw.one(texts), 3, null, { a: [draw.one(texts)] }]) } : {})
  const textsOf = (keys: readonly string[]): object => Object.fromEntries(draw.some(keys).map((key) => [key, draw.one(texts)]))
  const lists = Object.fromEntries(Object.entries(rule).filter(([, value]) => Array.isArray(value)).map(([key, list]) => [key, (list as unknown[]).map((one) => (typeof one === 'object' && one !== null ? { ...one, ...extra(), ...textsOf(within[key] ?? []) } : one))]))
  return JSON.parse(JSON.stringify({ ...rule, ...lists, ...extra(), ...textsOf(known[rule.kind] ?? []) })) as Rule
}
const anyRule = drawn((draw) => decorated(draw, ruleOf(draw, draw.one(ruleKinds), 1000)))

describe('the text of a rule', () => {
  it('gives the identical rule back, with every further field', () => {
    fc.assert(fc.property(anyRule, (rule) => {
      expect(parseRuleText(ruleText(rule))).toEqual({ ok: true, value: rule })
    }), { numRuns: runs(300) })
  })
  it('survives what a cell does: trimmed lines, other ends of lines, blank lines, NFC', () => {
    fc.assert(fc.property(anyRule, (rule) => {
      const text = ruleText(rule).normalize('NFC').split('\n').map((line) => `  ${line}\t`).join('\r\n\r\n')
      expect(parseRuleText(text)).toEqual({ ok: true, value: rule })
    }), { numRuns: runs(200) })
  })
  it('is a rule or a Chinese sentence for any text', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('扣分', '比率', '同比', '排名', '\n', 'a ', '：', '每次扣2分', '达到98%得满分', '其他：{}', '｜{"a":1}', '"', '第1名：5分', '系数：1', '数值高为好'))
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const parsed = parseRuleText(pieces.join(''))
      if (!parsed.ok) expect(parsed.message).toMatch(/[\u4e00-\u9fff]/u)
    }), { numRuns: runs(150) })
  })
})

describe('the rule shown back', () => {
  it('never reads the same for two rules that score differently', () => {
    const pair = drawn((draw) => {
      const kind = draw.one(ruleKinds)
      const first = decorated(draw, ruleOf(draw, kind, 1000))
      const other = draw.flip() ? decorated(draw, ruleOf(draw, kind, 1000)) : altered(draw, first)
      return [first, other] as const
    })
    fc.assert(fc.property(pair, ([a, b]) => {
      if (!sameScoring(a, b)) expect(ruleSentences(a, 10)).not.toEqual(ruleSentences(b, 10))
    }), { numRuns: runs(400) })
  })
})

/** One number, word or list of the rule changed, whatever it decides. */
function altered(draw: Draw, rule: Rule): Rule {
  const copy = JSON.parse(JSON.stringify(rule)) as Record<string, unknown>
  const holders: { at: Record<string, unknown> | unknown[]; key: string | number }[] = []
  const visit = (at: Record<string, unknown> | unknown[]): void => {
    for (const key of Object.keys(at)) {
      if (key === 'kind') continue
      const value = (at as Record<string, unknown>)[key]
      if (typeof value === 'object' && value !== null) visit(value as Record<string, unknown>)
      else holders.push({ at, key })
    }
  }
  visit(copy)
  if (holders.length === 0) return rule
  const { at, key } = draw.one(holders)
  const value = (at as Record<string, unknown>)[key]
  const choices: Record<string, readonly unknown[]> = { op: ['<=', '<', '>=', '>'], better: ['high', 'low'], to: ['best', 'mean'], scope: ['group', 'campaign'], ties: ['best', 'average'], partialStep: ['linear', 'ceil', 'floor'], whenDenominatorZero: ['na', 'full', 'zero', 'manual'], currentZero: ['full', 'zero', 'manual'], currentPositive: ['full', 'zero', 'manual'], per: [null, '次'], max: [null, 3], zeroBeyond: [null, 7], ceilingRate: [null, 98] }
  ;(at as Record<string, unknown>)[key] = choices[key] ? draw.one(choices[key]) : typeof value === 'number' ? draw.one([0, value + 1, -value, value * 10]) : draw.one(texts)
  return copy as Rule
}
