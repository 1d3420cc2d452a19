// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { RuleOf } from '../../../../shared/rubric/rubric'
import { openRule } from './editor'

afterEach(() => (document.body.innerHTML = ''))

const ratio: RuleOf<'ratio'> = { kind: 'ratio', name: '化解率', numerator: '化解数', denominator: '排查数', better: 'high', target: 98, slopes: [{ until: null, step: 1, deduct: 2 }], partialStep: 'linear', zeroBeyond: 90, whenDenominatorZero: 'na', source: '附件三' }
const yoy: RuleOf<'yoy'> = { kind: 'yoy', measure: '案件', unit: '起', better: 'low', bands: [{ op: '<=', value: -10, points: 10 }, { op: '<=', value: 0, points: 6 }, { op: 'else', points: 0 }], whenBaseZero: { currentZero: 'full', currentPositive: 'manual' } }

describe('比率', () => {
  it('takes every field, with the percent sign or without, and keeps what it does not know', async () => {
    const editor = openRule(ratio)
    const given: [string, string][] = [['name', '化解成功率'], ['numerator', '化解件数'], ['denominator', '件数'], ['target', '97.5%'], ['slopes.0.step', '0.5'], ['slopes.0.deduct', '1.25'], ['zeroBeyond', ''], ['rateDecimals', '2']]
    for (const [path, text] of given) {
      await editor.type(path, text)
      await editor.leave(path)
    }
    for (const [path, value] of [['partialStep', 'ceil'], ['whenDenominatorZero', 'manual']] as const) {
      await editor.field(path).setValue(value)
      await editor.settle()
    }
    expect(editor.last()).toEqual({ ...ratio, name: '化解成功率', numerator: '化解件数', denominator: '件数', target: 97.5, slopes: [{ until: null, step: 0.5, deduct: 1.25 }], zeroBeyond: null, rateDecimals: 2, partialStep: 'ceil', whenDenominatorZero: 'manual' })
    expect(editor.updates()).toHaveLength(10)
  })
  it('has a bound for every slope but the last, and says where a new one lacks it', async () => {
    const editor = openRule(ratio)
    expect(editor.field('slopes.0.until').exists()).toBe(false)
    await editor.click('.radd')
    expect(editor.last()).toMatchObject({ slopes: [{ until: null }, { until: null, step: 1, deduct: 2 }] })
    expect(editor.faults()).toContain('只有最后一段没有界限')
    await editor.type('slopes.0.until', '95')
    await editor.leave('slopes.0.until')
    expect(editor.faults()).toEqual([])
    await editor.type('numerator', '排查')
    await editor.type('slopes.1.deduct', '4')
    for (const [field, text] of [['numerator', '94'], ['denominator', '100']] as const) {
      const input = editor.wrapper.find<HTMLInputElement>(`.rtrial [data-field="${field}"]`)
      await input.setValue(text)
    }
    expect(editor.explain()).toBe('94÷100×100=94； 满分10分 − (98−95)×2分 − (95−94)×4分 = 0分')
  })
  it('puts a bound on the wrong side at its field', async () => {
    const editor = openRule(ratio)
    await editor.type('zeroBeyond', '99')
    expect(editor.wrapper.find('.rfl:has([data-field="zeroBeyond"]) .rfault').text()).toBe('不得分界限应在目标值的另一边')
  })
})

describe('同比', () => {
  it('shows each band in words and takes a fall as a negative number', async () => {
    const editor = openRule(yoy)
    expect(editor.wrapper.findAll('.rwords').map((words) => words.text())).toEqual(['即：下降10%及以上', '即：持平或下降不足10%', '即：上升'])
    await editor.type('bands.0.value', '－15％')
    await editor.leave('bands.0.value')
    expect(editor.last()).toMatchObject({ bands: [{ value: -15 }, {}, {}] })
    await editor.type('current', '80')
    await editor.type('previous', '100')
    expect(editor.score()).toBe('10.00')
  })
  it('adds a band before 其他情况, open until it has a bound; 其他情况 has none', async () => {
    const editor = openRule(yoy)
    await editor.click('.radd')
    expect(editor.last()).toMatchObject({ bands: [{}, {}, { op: '<=', points: 0 }, { op: 'else' }] })
    expect(editor.faults()).toContain('区间缺少界限')
    await editor.field('bands.2.op').setValue('else')
    await editor.settle()
    expect(editor.faults()).toContain('第 4 个区间永远用不到')
    await editor.field('bands.1.op').setValue('else')
    await editor.settle()
    expect((editor.last() as RuleOf<'yoy'>).bands[1]).toEqual({ op: 'else', points: 6 })
  })
  it('in percentage points, with the rate that gives full points at once', async () => {
    const editor = openRule({ kind: 'yoyPP', better: 'high', bands: [{ op: '>=', value: 0, points: 10 }, { op: 'else', points: 3 }], ceilingRate: 98, whenDenominatorZero: 'na' })
    await editor.type('ceilingRate', '')
    await editor.leave('ceilingRate')
    expect(editor.last()).toMatchObject({ ceilingRate: null })
  })
})

describe('名次, 相对值', () => {
  it('tries a place among values of other units', async () => {
    const editor = openRule({ kind: 'rank', better: 'high', table: [10, 8], beyond: 5, ties: 'best' })
    await editor.type('value', '95')
    expect(editor.score()).toBe('8.00')
    await editor.wrapper.find('.rothers input:nth-child(5)').setValue('90')
    expect(editor.score()).toBe('10.00')
    await editor.wrapper.find('.rothers input:nth-child(5)').setValue('x')
    expect(editor.wrapper.find('.rtrial .rfault').text()).toContain('没有算进去')
    await editor.click('.radd')
    expect(editor.last()).toMatchObject({ table: [10, 8, 8] })
    await editor.field('scope').setValue('campaign')
    await editor.settle()
    expect(editor.last()).toMatchObject({ scope: 'campaign' })
  })
  it('has bands against the mean, and keeps them while it is held against the best', async () => {
    const editor = openRule({ kind: 'relative', better: 'high', to: 'best' })
    await editor.field('to').setValue('mean')
    await editor.settle()
    expect(editor.last()).toMatchObject({ to: 'mean', bands: [{ op: '>=', value: 0, points: 10 }, { op: 'else', points: 0 }] })
    await editor.type('bands.0.value', '5')
    await editor.leave('bands.0.value')
    await editor.field('to').setValue('best')
    await editor.settle()
    await editor.field('to').setValue('mean')
    await editor.settle()
    expect(editor.last()).toMatchObject({ bands: [{ value: 5 }, {}] })
  })
})

describe('第三方测评', () => {
  it('in proportion or by bands', async () => {
    const editor = openRule({ kind: 'survey', scale: 100 })
    await editor.type('value', '95')
    expect(editor.score()).toBe('9.50')
    await editor.wrapper.find('input[type=checkbox]').setValue(true)
    await editor.settle()
    expect(editor.last()).toEqual({ kind: 'survey', scale: 100, bands: [{ min: 100, points: 10 }] })
    await editor.click('.radd')
    expect(editor.last()).toMatchObject({ bands: [{ min: 100, points: 10 }, { min: 90, points: 0 }] })
    await editor.wrapper.find('input[type=checkbox]').setValue(false)
    await editor.settle()
    expect(editor.last()).toEqual({ kind: 'survey', scale: 100 })
  })
})

describe('按评分标准识别', () => {
  const clause = { id: 'a', when: '缺一次', per: '次', points: 2, max: null }
  it('offers the rule in words, and takes it only when told to', async () => {
    const editor = openRule({ kind: 'judged' }, { pending: true })
    await editor.click('.rrec .btn')
    expect(editor.wrapper.find('.rfound').text()).toContain('每缺1次扣2分')
    expect(editor.updates()).toEqual([])
    await editor.click('.rfound .btn')
    expect(editor.updates()).toEqual([[{ kind: 'deduct', clauses: [{ ...clause, when: expect.any(String) as string }] }, 'i1']])
    expect(editor.wrapper.find('.rpend').exists()).toBe(false)
    expect(editor.wrapper.find('.rfound').exists()).toBe(false)
    await editor.click('.rrec .btn')
    expect(editor.wrapper.find('.rfound').text()).toContain('与现在的规则一样')
  })
  it('says why it does not know', async () => {
    const editor = openRule({ kind: 'deduct', clauses: [clause] }, { standard: '由考核组酌情扣分。' })
    await editor.click('.rrec .btn')
    expect(editor.wrapper.find('.rfound').text()).toContain('评分标准要求酌情评定，由考核组定分')
    expect(editor.updates()).toEqual([])
  })
})

describe('the rule in words beside the standard', () => {
  it('marks numbers that differ, as a hint', async () => {
    const editor = openRule({ kind: 'deduct', clauses: [{ id: 'a', when: '缺例会', per: '次', points: 3, max: null }] }, { standard: '每缺一次例会扣2分。' })
    expect(editor.wrapper.find('.rcmp').text()).toContain('缺例会：每次扣3分')
    expect(editor.wrapper.find('.rcmp mark').text()).toBe('2分')
    expect(editor.wrapper.find('.rcmph').text()).toBe('评分标准里的“2分”，规则里没有。规则里的 3 分，评分标准里没有。请核对。')
    await editor.type('clauses.0.points', '2')
    expect(editor.wrapper.find('.rcmph').exists()).toBe(false)
  })
})
