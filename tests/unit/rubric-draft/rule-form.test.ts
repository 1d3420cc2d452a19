import { describe, expect, it } from 'vitest'
import { changeKind } from '../../../shared/rubric-draft/rule-form/change-kind'
import { freeId, insertRow, moveRow, newRow, removeRow, valueAt, withValue } from '../../../shared/rubric-draft/rule-form/edit-rule'
import { readNumber, showNumber } from '../../../shared/rubric-draft/rule-form/number-text'
import { fieldFaults } from '../../../shared/rubric-draft/rule-form/field-faults'
import { earnSum, lowestAfter, partsSum } from '../../../shared/rubric-draft/rule-form/rule-sums'
import { numberHints } from '../../../shared/rubric-draft/rule-form/standard-numbers'
import { ruleSchema, type Rule, type RuleOf } from '../../../shared/rubric/rubric'
import { ruleKinds } from '../../property/generators/rules'

const deduct: RuleOf<'deduct'> = { kind: 'deduct', clauses: [{ id: 'a', when: '未部署', per: '个', points: 2, max: null, source: '第三条' }, { id: 'c', when: '无记录', per: null, points: 1, max: null }] }

describe('editing a rule', () => {
  it('changes one place and keeps what the form does not know', () => {
    const rule = withValue({ ...deduct, further: { x: 1 } }, 'clauses.0.points', 3)
    expect(valueAt(rule, 'clauses.0.points')).toBe(3)
    expect(rule).toEqual({ ...deduct, further: { x: 1 }, clauses: [{ ...deduct.clauses[0], points: 3 }, deduct.clauses[1]] })
    expect(withValue(rule, 'clauses.0.escalate', 1.5)).toMatchObject({ clauses: [{ escalate: 1.5, source: '第三条' }, {}] })
    expect(withValue(withValue(rule, 'clauses.0.escalate', 1.5), 'clauses.0.escalate', undefined)).toEqual(rule)
  })
  it('moves, removes and adds rows; a new row has an id of its own, after the last', () => {
    expect(moveRow(deduct, 'clauses', 0, 1)).toEqual({ ...deduct, clauses: [deduct.clauses[1], deduct.clauses[0]] })
    expect(moveRow(deduct, 'clauses', 0, 2)).toBe(deduct)
    expect(removeRow(deduct, 'clauses', 0)).toEqual({ ...deduct, clauses: [deduct.clauses[1]] })
    expect(freeId(deduct.clauses)).toBe('d')
    expect(freeId(['z'].map((id) => ({ id })))).toBe('n1')
    const added = insertRow(deduct, 'clauses', 2, newRow(deduct, 'clauses', 10))
    expect(ruleSchema.safeParse(added).success).toBe(true)
    expect(added).toMatchObject({ clauses: [{ id: 'a' }, { id: 'c' }, { id: 'd', when: '', per: '次' }] })
  })
  it('gives a new part the points that are missing', () => {
    const rule: Rule = { kind: 'checklist', factors: [1, 0], parts: [{ id: 'a', text: '', points: 3.5 }] }
    expect(newRow(rule, 'parts', 10)).toEqual({ id: 'b', text: '', points: 6.5 })
    expect(newRow(rule, 'parts', null)).toEqual({ id: 'b', text: '', points: 1 })
  })
})

describe('a number field', () => {
  const points = { decimals: 2 } as const
  it.each([['８。5', 8.5], [' 2 ', 2], ['2.50', 2.5], ['0', 0]])('reads %s', (text, value) => expect(readNumber(text, points)).toEqual({ kind: 'number', value }))
  it.each(['', '-1', '1.234', '两分', '1e3', '½', '2%', '3分'])('refuses %s and says what it takes', (text) => {
    expect(readNumber(text, points)).toEqual({ kind: 'refused', sentence: '请输入不小于 0、最多两位小数的数，如 2.5' })
  })
  it('takes a sign, the unit and blanks where the field has them', () => {
    for (const text of ['-10', '−10', '－１０', '-10％']) expect(readNumber(text, { decimals: 6, signed: true, unit: '%' })).toEqual({ kind: 'number', value: -10 })
    expect(readNumber('-0', { decimals: 6, signed: true })).toEqual({ kind: 'number', value: 0 })
    expect(readNumber('　', { decimals: 2, blank: true })).toEqual({ kind: 'blank' })
    expect(readNumber('%', { decimals: 2, blank: true, unit: '%' }).kind).toBe('refused')
    expect([-10, 2.5, null, undefined].map(showNumber)).toEqual(['−10', '2.5', '', ''])
  })
})

describe('faults at their fields', () => {
  it('names the field, and waits for the points of the item', () => {
    expect(fieldFaults(withValue(deduct, 'clauses.1.points', 0), 10)).toEqual([{ field: 'clauses.1.points', code: 'not-positive', message: '每次扣分应大于 0' }])
    const earn: Rule = { kind: 'earn', perUnit: 2, target: 4 }
    expect(fieldFaults(earn, 10).map(({ field }) => field)).toEqual(['target'])
    expect(fieldFaults(earn, null)).toEqual([])
    const ratio: Rule = { kind: 'ratio', better: 'high', target: 98, slopes: [{ until: 99, step: 0, deduct: 1 }, { until: null, step: 1, deduct: 1 }], partialStep: 'linear', zeroBeyond: 99, whenDenominatorZero: 'na' }
    expect(fieldFaults(ratio, 10).map(({ field }) => field)).toEqual(['slopes.0.step', 'slopes.0.until', 'zeroBeyond'])
    const yoy: Rule = { kind: 'yoy', better: 'low', bands: [{ op: '<=', value: 0, points: 10 }, { op: '<=', value: -5, points: 3 }, { op: '<', points: 1 }], whenBaseZero: { currentZero: 'full', currentPositive: 'manual' } }
    expect(fieldFaults(yoy, 10).map(({ field }) => field)).toEqual(['bands.2.value', 'bands.1', 'bands.2'])
  })
})

describe('sums as one types', () => {
  it('says what is missing and what is too much', () => {
    const parts = (...list: number[]): RuleOf<'checklist'> => ({ kind: 'checklist', factors: [1], parts: list.map((points, index) => ({ id: String(index), text: '', points })) })
    expect(partsSum(parts(3, 4.1), 10).gap).toBe('还差 2.9 分')
    expect(partsSum(parts(3, 4.1, 3.4), 10).gap).toBe('多 0.5 分')
    expect(partsSum(parts(0.1, 0.2), 0.3)).toMatchObject({ gap: '正好', isRight: true })
    expect(earnSum({ kind: 'earn', perUnit: 2.5, target: 4 }, 10).isRight).toBe(true)
  })
  it('knows what is left when every clause has cost its most', () => {
    expect(lowestAfter(deduct, 10)).toBeNull()
    const capped: RuleOf<'deduct'> = { kind: 'deduct', clauses: [{ id: 'a', when: '', per: '次', points: 1, max: 3 }, { id: 'b', when: '', per: null, points: 2, max: null, escalate: 1 }] }
    expect(lowestAfter(capped, 10)).toEqual({ n: 5n, d: 1n })
    expect(lowestAfter(capped, 5)).toBeNull()
  })
})

describe('the numbers of a standard and of its rule', () => {
  const marked = (standard: string, rule: Rule): string[] => numberHints(standard, rule, 10).pieces.filter(({ isMissing }) => isMissing).map(({ text }) => text)
  it('marks points that the rule does not know', () => {
    expect(marked('未部署的每个扣2分，无记录扣1.5分，扣完为止。', deduct)).toEqual(['1.5分'])
    expect(numberHints('未部署的每个扣2分，无记录扣1.5分。', deduct, 10).pieces.map(({ text }) => text).join('')).toBe('未部署的每个扣2分，无记录扣1.5分。')
    expect(marked('满分１０分，未部署扣两分，无记录扣一分，重复加倍扣4分', deduct)).toEqual([])
    expect(marked('迟到10分钟以上，每次扣2分；占百分之五，十分之一', deduct)).toEqual([])
  })
  it('names points of the rule that the standard does not', () => {
    expect(numberHints('未部署扣2分。', deduct, 10).strange).toEqual(['1'])
    expect(numberHints('酌情扣分。', deduct, 10).strange).toEqual([])
    expect(numberHints('好得10分，差不得分', { kind: 'tier', levels: [{ id: 'a', label: '好', points: 10 }, { id: 'b', label: '差', points: 0 }] }, 10)).toMatchObject({ strange: [], pieces: [{ isMissing: false }] })
  })
  it('says nothing of what a person decides', () => expect(marked('酌情扣1至3分', { kind: 'judged' })).toEqual([]))
})

describe('another kind of rule', () => {
  it.each(ruleKinds.flatMap((from) => ruleKinds.map((to) => [from, to] as const)))('%s to %s is whole and of the right shape', (from, to) => {
    const start = changeKind({ kind: 'judged' }, from, 10)
    const rule = changeKind(start, to, 10)
    expect(rule.kind).toBe(to)
    expect(ruleSchema.parse(rule)).toEqual(rule)
    expect(fieldFaults(start, 10)).toEqual([])
  })
  it('keeps texts, tables of points, names and bands', () => {
    expect(changeKind(deduct, 'checklist', 10)).toMatchObject({ parts: [{ text: '未部署', points: 2 }, { text: '无记录', points: 1 }] })
    expect(changeKind({ kind: 'tier', levels: [{ id: 'x', label: '好', description: '齐全', points: 10 }, { id: 'y', label: '差', points: 0 }] }, 'rank', 10)).toMatchObject({ table: [10, 0] })
    const yoy: Rule = { kind: 'yoy', measure: '案件', unit: '起', better: 'low', bands: [{ op: '<', value: 0, points: 10 }], whenBaseZero: { currentZero: 'full', currentPositive: 'zero' } }
    expect(changeKind(yoy, 'yoyPP', 10)).toMatchObject({ name: '案件', better: 'low', bands: yoy.bands })
    expect(changeKind(yoy, 'relative', 10)).toMatchObject({ measure: '案件', to: 'mean', bands: yoy.bands })
    expect(changeKind(yoy, 'tier', 10)).toMatchObject({ levels: [{ label: '＜0%', points: 10 }] })
    expect(changeKind({ kind: 'ratio', name: '化解率', numerator: '化解', denominator: '排查', better: 'high', target: 98, slopes: [], partialStep: 'ceil', zeroBeyond: null, whenDenominatorZero: 'zero' }, 'yoyPP', 10)).toMatchObject({ name: '化解率', numerator: '化解', denominator: '排查' })
  })
  it('stays as it is where the kind does', () => expect(changeKind(deduct, 'deduct', 10)).toBe(deduct))
})
