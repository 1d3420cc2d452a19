// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { itemOf, itemWith, openEditor } from './editor'

afterEach(() => (document.body.innerHTML = ''))

const deduct = itemOf('R01S2I02')
const clause = { when: '没有部署', per: '个', points: 2, max: null }
const plus = (name: string): string => `.step:has([data-field="${name}"]) button:last-child`
const minus = (name: string): string => `.step:has([data-field="${name}"]) button:first-child`

describe('a bill of deductions', () => {
  it('goes from empty to committed with the steppers, each step at once', async () => {
    const editor = openEditor(deduct)
    expect(editor.score()).toBe('—')
    await editor.click(plus('n:a'))
    await editor.click(plus('n:a'))
    await editor.click(plus('n:b'))
    expect(editor.commits()).toEqual([
      { kind: 'deduct', counts: { a: 1 } },
      { kind: 'deduct', counts: { a: 2 } },
      { kind: 'deduct', counts: { a: 2, b: 1 } },
    ])
    expect(editor.score()).toBe('5.00')
    expect(editor.explain()).toBe('满分10分 − 抽查部门未把平安建设与业务工作同部署2个×2分 − 已部署但全年没有检查记录1个×1分 = 5分')
    expect(editor.wrapper.findAll('.amt').map((amount) => amount.text())).toEqual(['−4.00', '−1.00', '−5.00'])
    await editor.click(minus('n:b'))
    expect(editor.commits().at(-1)).toEqual({ kind: 'deduct', counts: { a: 2 } })
  })

  it('takes a typed count with Enter, and full-width digits', async () => {
    const editor = openEditor(deduct)
    editor.exposed.focusFirst('３')
    await editor.press('n:a', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'deduct', counts: { a: 3 } }])
  })

  it.each(['-1', '1.5', '1e3', '2个'])('refuses the count %s', async (text) => {
    const editor = openEditor(deduct)
    await editor.type('n:a', text)
    await editor.press('n:a', 'Enter')
    expect(editor.commits()).toEqual([])
    expect(editor.alerts()[0]).toContain('请输入不小于 0 的整数')
    expect(editor.field('n:a').element.value).toBe(text)
  })

  it('stops at the clause’s most and says so', () => {
    const editor = openEditor(itemWith({ kind: 'deduct', clauses: [{ ...clause, id: 'a', max: 3 }] }), { entry: { kind: 'deduct', counts: { a: 2 } } })
    expect(editor.wrapper.text()).toContain('每个扣 2.00 分，最多扣 3.00 分')
    expect(editor.wrapper.find('.amt').text()).toBe('−3.00')
    expect(editor.score()).toBe('7.00')
  })

  it('takes repeated ones of any clause, at twice the points, once they are asked for', async () => {
    const editor = openEditor(deduct)
    expect(editor.wrapper.find('[data-field="m:a"]').exists()).toBe(false)
    await editor.click('.bill .rep button')
    expect(document.activeElement).toBe(editor.field('m:a').element)
    await editor.type('m:b', '2')
    await editor.press('m:b', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'deduct', counts: {}, escalated: { b: 2 } }])
    expect(editor.score()).toBe('6.00')
    expect(editor.wrapper.find('.rep').exists()).toBe(false)
  })

  it('counts a clause without a unit once: plain or repeated, not both', async () => {
    const editor = openEditor(itemWith({ kind: 'deduct', clauses: [{ id: 'a', when: '弄虚作假', per: null, points: 2, max: null, escalate: 1.5 }] }))
    expect(editor.wrapper.text()).toContain('重复发生（加重）：按 1.5 倍')
    await editor.click(plus('n:a'))
    expect(editor.commits().at(-1)).toEqual({ kind: 'deduct', counts: { a: 1 } })
    expect(editor.wrapper.find(plus('n:a')).attributes('disabled')).toBeDefined()
    await editor.click(plus('m:a'))
    expect(editor.commits().at(-1)).toEqual({ kind: 'deduct', counts: {}, escalated: { a: 1 } })
    expect(editor.score()).toBe('7.00')
    await editor.type('n:a', '1')
    await editor.press('n:a', 'Enter')
    expect(editor.alerts()[0]).toContain('只能扣一次')
  })

  it('records 满分、未发现问题 over whatever is typed', async () => {
    const editor = openEditor(deduct)
    await editor.type('n:a', 'x')
    expect(editor.exposed.fullMarks()).toBe(true)
    await editor.settle()
    expect(editor.commits()).toEqual([{ kind: 'deduct', counts: {} }])
    expect(editor.score()).toBe('10.00')
    expect(editor.field('n:a').element.value).toBe('0')
  })
})

describe('yes or no', () => {
  it('commits a click and a digit', async () => {
    const editor = openEditor(itemOf('R01S3I03'), { selfEntry: { kind: 'yesno', met: true } })
    expect(editor.wrapper.find('[data-choice=true]').text()).toContain('自评')
    await editor.click('[data-choice=false]')
    expect(editor.score()).toBe('0.00')
    editor.wrapper.find('[data-choice=true]').element.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true }))
    await editor.settle()
    expect(editor.commits()).toEqual([{ kind: 'yesno', met: false }, { kind: 'yesno', met: true }])
    expect(editor.wrapper.find('[data-choice=true]').attributes('aria-checked')).toBe('true')
    expect(editor.wrapper.findAll('[role=radio][tabindex="0"]')).toHaveLength(1)
  })
})
