import { expect, test } from 'vitest'
import { heightOfFields, layFields, splitFields } from '../../../shared/paper/field-layout'
import { handFields } from '../../../shared/paper/hand-fields'
import type { Item, Rule } from '../../../shared/rubric/rubric'

const item = (rule: Rule, allowed = false): Item => ({ id: 'I', code: '1-1', content: '内容', points: 10, standard: '标准', rule, zones: [], notApplicable: { allowed, hint: null } })
/** The fields in words: label, then what stands beside it. */
const asked = (rule: Rule, allowed = false): string[] => handFields(item(rule, allowed)).map(({ label, answer }) => `${label}|${answer.kind === 'blank' ? `__${answer.unit}` : answer.kind === 'boxes' ? answer.text : answer.kind}`)

test('every rule asks for what its entry needs, clause by clause and part by part', () => {
  expect(asked({ kind: 'deduct', clauses: [{ id: 'a', when: '没有台账', per: '处', points: 0.5, max: 3, escalate: 2 }, { id: 'b', when: '没有预案', per: null, points: 3, max: null }] })).toEqual([
    '没有台账（每处扣0.5分，最多扣3分）|__处', '其中重复发生（加重）（每处扣1分，最多扣3分）|__处', '没有预案（扣3分）|□有  □无',
  ])
  expect(asked({ kind: 'earn', what: '形成纪要', unit: '次', perUnit: 2.5, target: 4 })).toEqual(['形成纪要（每次得2.5分，应完成4次）|__次'])
  expect(asked({ kind: 'checklist', factors: [1, 0.5, 0], parts: [{ id: 'a', text: '有要点', points: 4 }, { id: 'b', text: '有分解', points: 6 }] })).toEqual(['①有要点（4分）|□符合  □部分  □不符合', '②有分解（6分）|□符合  □部分  □不符合'])
  expect(asked({ kind: 'tier', levels: [{ id: 'a', label: '好', description: '齐全', points: 10 }, { id: 'b', label: '差', points: 0 }] })).toEqual(['□ 好（10分）齐全|none', '□ 差（0分）|none'])
  expect(asked({ kind: 'yesno', met: '已建立' })).toEqual(['已建立|□符合（10分）  □不符合（0分）'])
  expect(asked({ kind: 'judged' }, true)).toEqual(['考核组定分（0～10分）|__分', '理由：|line', '□ 不适用，理由：|line'])
  expect(asked({ kind: 'survey', scale: 100 })).toEqual(['测评得分（百分制）|__分'])
  expect(asked({ kind: 'ratio', numerator: '办结数', denominator: '受理数', name: '办结率', better: 'high', target: 95, slopes: [{ until: null, step: 1, deduct: 0.4 }], partialStep: 'linear', zeroBeyond: null, whenDenominatorZero: 'na' })).toEqual(['办结数|__', '受理数|__', '办结率|__%'])
  expect(asked({ kind: 'yoy', measure: '发案数', unit: '起', better: 'low', bands: [], whenBaseZero: { currentZero: 'full', currentPositive: 'zero' } })).toEqual(['本年发案数|__起', '上年同期|__起', '同比（升＋、降－）|__%'])
  expect(asked({ kind: 'yoyPP', numerator: '破案数', denominator: '立案数', better: 'high', bands: [], ceilingRate: null, whenDenominatorZero: 'na' })).toEqual(['本年破案数|__', '本年立案数|__', '上年同期破案数|__', '上年同期立案数|__'])
  expect(asked({ kind: 'relative', measure: '破案率', better: 'high', to: 'best' })).toEqual(['破案率（得分待各单位数据齐全后计算）|__'])
})

test('many fields go on in further rows, a label too long in 续页', () => {
  const rule: Rule = { kind: 'deduct', clauses: Array.from({ length: 40 }, (_, index) => ({ id: `c${index}`, when: index === 0 ? '很长'.repeat(600) : `情形${index}`, per: '处', points: 1, max: null })) }
  const laid = layFields(handFields(item(rule)), 35)
  const runs = splitFields(laid, 260)
  expect(runs.flat()).toEqual(laid)
  expect(runs.length).toBeGreaterThan(2)
  for (const run of runs) expect(heightOfFields(run)).toBeLessThanOrEqual(264)
  expect(laid[0]?.label.join('')).toMatch(/……（全文见续页）$/)
  expect(laid[0]?.whole).toContain('很长'.repeat(600))
})
