import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../shared/rubric/rubric'
import { ruleFaults, sampleValues, tryRule } from '../../../shared/rule-words/try-rule'

const deduct: Rule = { kind: 'deduct', clauses: [{ id: 'a', when: '未部署', per: '个', points: 2, max: null }] }
const rank: Rule = { kind: 'rank', better: 'high', table: [10, 8, 6], beyond: 3, ties: 'best' }

describe('a rule tried on the spot', () => {
  it('gives points and the line of arithmetic of the engine', () => {
    expect(tryRule(deduct, 10, { kind: 'deduct', counts: { a: 2 } })).toEqual({ ok: true, points: 600, explain: '满分10分 − 未部署2个×2分 = 6分' })
    expect(tryRule({ kind: 'earn', perUnit: 2.5, target: 4 }, 10, { kind: 'earn', count: 9 })).toMatchObject({ ok: true, points: 1000 })
  })
  it('rounds once, as the item would be', () => {
    expect(tryRule({ kind: 'survey', scale: 100 }, 24, { kind: 'survey', value: 91.11 })).toMatchObject({ ok: true, points: 2187 })
  })
  it('places a value among those of other units', () => {
    expect(tryRule(rank, 10, { kind: 'rank', value: 95 })).toMatchObject({ ok: true, points: 800 })
    expect(tryRule(rank, 10, { kind: 'rank', value: 95 }, [1, 2])).toMatchObject({ ok: true, points: 1000 })
    expect(tryRule(rank, 10, { kind: 'rank', value: 1 }, [])).toMatchObject({ ok: true, points: 1000 })
    expect(tryRule({ kind: 'relative', better: 'high', to: 'best' }, 10, { kind: 'relative', value: 50 })).toMatchObject({ ok: true, points: 500 })
    expect(sampleValues.length).toBeGreaterThan(3)
  })
  it('tells 合理缺项 from 0', () => {
    const ratio: Rule = { kind: 'ratio', better: 'high', target: 100, slopes: [{ until: null, step: 1, deduct: 1 }], partialStep: 'linear', zeroBeyond: null, whenDenominatorZero: 'na' }
    expect(tryRule(ratio, 10, { kind: 'ratio', numerator: 0, denominator: 0 })).toEqual({ ok: true, points: null, explain: '分母为零，按合理缺项处理' })
  })
  it('says what is wrong with the rule or with the entry', () => {
    expect(tryRule({ kind: 'earn', perUnit: 3, target: 4 }, 10, { kind: 'earn', count: 1 })).toEqual({ ok: false, message: '规则还不能用：每次得分乘应完成次数应等于本项分值' })
    expect(tryRule(deduct, 10, { kind: 'deduct', counts: { a: 1.5 } })).toEqual({ ok: false, message: '次数应为不小于 0 的整数' })
    expect(tryRule(deduct, 10, { kind: 'earn', count: 1 })).toEqual({ ok: false, message: '评分记录与评分规则不符' })
    expect(ruleFaults(deduct, 0)).toEqual(['分值应大于 0'])
    expect(ruleFaults(deduct, 10)).toEqual([])
  })
})
