// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { bandWords } from '../../../../shared/rule-words/band-words'
import type { Band, Rule } from '../../../../shared/rubric/rubric'
import { itemOf, itemWith, openEditor } from './editor'

afterEach(() => (document.body.innerHTML = ''))

const marked = (editor: ReturnType<typeof openEditor>): string => editor.wrapper.findAll('.bd.on').map((row) => row.text().replace('（属于这一档）', '|')).join()

describe('a survey', () => {
  it('takes a value on its scale', async () => {
    const editor = openEditor(itemOf('R10S1I01'), { selfEntry: { kind: 'survey', value: 95 } })
    expect(editor.field('value').attributes('aria-label')).toBe('第三方测评得分（百分制）')
    expect(editor.wrapper.text()).toContain('自报 95')
    await editor.type('value', '93．６')
    await editor.press('value', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'survey', value: 93.6 }])
    expect(editor.score()).toBe('22.46')
  })

  it('refuses what is off the scale', async () => {
    const editor = openEditor(itemOf('R10S1I01'))
    await editor.type('value', '105')
    await editor.press('value', 'Enter')
    expect(editor.alerts()).toEqual(['满分 100 分，请输入 0 到 100 之间的数已保留你输入的内容，本项暂按未评。'])
    expect(editor.tag()).toBe('有误，未计分')
  })

  it('marks the band that applies, and below all bands', async () => {
    const editor = openEditor(itemWith({ kind: 'survey', scale: 10, bands: [{ min: 9, points: 10 }, { min: 6, points: 5 }] }))
    await editor.type('value', '8.99')
    expect(marked(editor)).toBe('不低于 6|5.00')
    await editor.type('value', '5')
    expect(marked(editor)).toBe('低于 6|0.00')
    expect(editor.score()).toBe('0.00')
  })
})

describe('year on year', () => {
  it('shows the change, all bands and the one that applies', async () => {
    const editor = openEditor(itemOf('R06S1I01'), { selfEntry: { kind: 'yoy', current: 180, previous: 214 } })
    expect(editor.wrapper.findAll('.bd').map((row) => row.text())).toEqual([
      '下降20%及以上14.00', '下降10%（含）至20%12.00', '下降不足10%10.00', '持平8.50', '上升5%以内（含）4.00', '上升超过5%0.00',
    ])
    await editor.type('current', '186')
    await editor.type('previous', '214')
    expect(editor.wrapper.find('.frac .r').text()).toBe('−13.08%')
    expect(editor.wrapper.text()).toContain('自报 −15.89%')
    expect(marked(editor)).toBe('下降10%（含）至20%|12.00')
    await editor.press('previous', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'yoy', current: 186, previous: 214 }])
    expect(editor.score()).toBe('12.00')
  })

  it('starts from last year’s figure where it is known, which is nothing to save by itself', async () => {
    const editor = openEditor(itemOf('R06S1I01'), { previous: 214 })
    expect(editor.field('previous').element.value).toBe('214')
    expect(editor.exposed.commitPending()).toBe('clean')
    expect(editor.field('previous').element.value).toBe('214')
    expect(editor.tag()).toBe('')
    await editor.type('current', '186')
    await editor.press('current', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'yoy', current: 186, previous: 214 }])
    await editor.type('current', '')
    await editor.type('previous', '')
    await editor.press('previous', 'Enter')
    expect(editor.commits().at(-1)).toBeNull()
    expect(editor.field('previous').element.value).toBe('214')
  })

  it('takes up last year’s figure that comes while nothing is typed, and keeps what is typed', async () => {
    const editor = openEditor(itemOf('R06S2I01'))
    await editor.wrapper.setProps({ previous: { numerator: 40, denominator: 50 } })
    expect(editor.field('previous.denominator').element.value).toBe('50')
    await editor.type('previous.denominator', '51')
    await editor.wrapper.setProps({ previous: { numerator: 1, denominator: 2 } })
    expect(editor.field('previous.denominator').element.value).toBe('51')
    expect(editor.changes().at(-1)).toMatchObject({ state: 'incomplete' })
  })

  it('asks for a judgement where last year was zero and this year is not', async () => {
    const editor = openEditor(itemOf('R06S1I01'))
    await editor.type('current', '2')
    await editor.type('previous', '0')
    expect(editor.wrapper.find('.frac .r').text()).toBe('—')
    await editor.type('judged.points', '7')
    await editor.type('judged.reason', '基数为零')
    await editor.press('judged.reason', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'yoy', current: 2, previous: 0, judged: { points: 7, reason: '基数为零' } }])
  })

  it('needs no judgement where both are zero', async () => {
    const editor = openEditor(itemOf('R06S1I01'))
    await editor.type('current', '0')
    await editor.type('previous', '0')
    await editor.press('previous', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'yoy', current: 0, previous: 0 }])
    expect(editor.score()).toBe('14.00')
  })
})

describe('year on year in percentage points', () => {
  const fill = async (texts: readonly string[]) => {
    const editor = openEditor(itemOf('R06S2I01'))
    const fields = ['current.numerator', 'current.denominator', 'previous.numerator', 'previous.denominator']
    for (const [index, field] of fields.entries()) await editor.type(field, texts[index] ?? '')
    await editor.press('previous.denominator', 'Enter')
    return editor
  }
  it('compares two rates', async () => {
    const editor = await fill(['80', '100', '77', '100'])
    expect(editor.commits()).toEqual([{ kind: 'yoyPP', current: { numerator: 80, denominator: 100 }, previous: { numerator: 77, denominator: 100 } }])
    expect(editor.wrapper.find('.r.ch').text()).toBe('3.00 个百分点')
    expect(marked(editor)).toBe('提高2个百分点（含）至5个百分点|12.00')
    expect(editor.score()).toBe('12.00')
  })
  it('marks the ceiling and no band with it', async () => {
    const editor = await fill(['99', '100', '99.5', '100'])
    expect(marked(editor)).toBe('本年达到 98%|14.00')
    expect(editor.score()).toBe('14.00')
  })
  it('is not applicable where a denominator is zero', async () => {
    const editor = await fill(['0', '0', '77', '100'])
    expect(editor.tag()).toBe('不适用')
    expect(editor.score()).toBe('0.00')
  })
})

describe('compared with other units', () => {
  const rank: Rule = { kind: 'rank', measure: '办结率', better: 'high', table: [10, 8], beyond: 2, ties: 'average' }
  it('waits for them and says what is known', async () => {
    const editor = openEditor(itemWith(rank), { selfEntry: { kind: 'rank', value: 90 } })
    await editor.type('value', '91.5')
    await editor.press('value', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'rank', value: 91.5 }])
    expect(editor.tag()).toBe('待其他单位')
    expect(editor.score()).toBe('—')
    expect(editor.wrapper.text()).toContain('同组各单位都填了数值才能算出得分')
    expect(editor.wrapper.text()).toContain('第 1 名 10.00，第 2 名 8.00，其余 2.00')
  })
  it.each([
    [{ kind: 'relative', better: 'low', to: 'best', scope: 'campaign' }, '得分＝分值×最低值÷本单位数值'],
    [{ kind: 'relative', better: 'high', to: 'mean', bands: [{ op: 'else', points: 10 }] }, '按与平均值相差的百分比'],
  ] as ReadonlyArray<[Rule, string]>)('explains %j', async (rule, words) => {
    const editor = openEditor(itemWith(rule))
    expect(editor.wrapper.text()).toContain(words)
    await editor.type('value', '-3')
    await editor.press('value', 'Enter')
    expect(editor.alerts()[0]).toContain('数值应为不小于 0')
    await editor.type('value', '3')
    await editor.press('value', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'relative', value: 3 }])
  })
})

describe('bands in words', () => {
  const words = (bands: Band[]): string[] => bandWords(bands, { down: '下降', up: '上升', unit: '%' })
  const band = (op: Band['op'], value?: number): Band => ({ op, points: 1, ...(value === undefined ? {} : { value }) })
  it('reads them downwards too', () => {
    expect(words([band('>=', 5), band('>', 0), band('>=', 0), band('>', -2), band('else')])).toEqual(['上升5%及以上', '上升不足5%', '持平', '下降不足2%', '下降2%及以上'])
  })
  it('says what zero belongs to', () => {
    expect(words([band('<', -3), band('<=', 0), band('else')])).toEqual(['下降超过3%', '持平或下降3%以内（含）', '上升'])
    expect(words([band('<', 0), band('else')])).toEqual(['下降', '持平或上升'])
  })
  it('falls back to signs for what has no order or spans zero', () => {
    expect(words([band('<=', -5), band('>=', 5), band('else')])).toEqual(['≤−5%', '≥5%', '其他情况'])
    expect(words([band('<=', -5), band('<=', 5), band('else')])).toEqual(['下降5%及以上', '≤5%', '上升超过5%'])
  })
})
