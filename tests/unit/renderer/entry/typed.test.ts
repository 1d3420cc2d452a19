// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { itemOf, itemWith, memoryKeeper, openEditor } from './editor'

afterEach(() => (document.body.innerHTML = ''))

const judged = itemWith({ kind: 'judged' }, { points: 10 })
const ratio = itemOf('R04S2I02')

describe('a judged score', () => {
  it('goes from empty to committed by keyboard', async () => {
    const editor = openEditor(judged)
    expect(editor.score()).toBe('—')
    editor.exposed.focusFirst('8')
    await editor.type('points', '8。5')
    expect(editor.changes().at(-1)).toMatchObject({ state: 'incomplete' })
    await editor.press('points', 'Enter')
    expect(document.activeElement).toBe(editor.field('reason').element)
    expect(editor.commits()).toEqual([])
    await editor.type('reason', '材料不全')
    await editor.press('reason', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'judged', points: 8.5, reason: '材料不全' }])
    expect(editor.wrapper.emitted('next')).toHaveLength(1)
    expect(editor.score()).toBe('8.50')
    expect(editor.changes().at(-1)).toEqual({ state: 'clean' })
  })

  it.each(['10.5', '1e1', '8.555', '--', '１０．０１'])('refuses %s, keeps the text and says what is accepted', async (text) => {
    const editor = openEditor(judged, { entry: { kind: 'judged', points: 9, reason: '甲' } })
    await editor.type('points', text)
    expect(editor.alerts()).toEqual([])
    await editor.press('points', 'Enter')
    expect(editor.commits()).toEqual([])
    expect(editor.wrapper.emitted('next')).toBeUndefined()
    expect(editor.field('points').element.value).toBe(text)
    expect(editor.field('points').classes()).toContain('bad')
    expect(editor.field('points').attributes('aria-invalid')).toBe('true')
    expect(editor.alerts()[0]).toContain('满分 10 分，请输入 0 到 10 之间、最多两位小数的数')
    expect(editor.score()).toBe('—')
    expect(editor.tag()).toBe('有误，未计分')
    expect(editor.exposed.commitPending()).toBe('refused')
    expect(document.getElementById(editor.field('points').attributes('aria-describedby')!)?.textContent).toContain('满分 10 分')
  })

  it('goes back to the stored entry with Esc', async () => {
    const editor = openEditor(judged, { entry: { kind: 'judged', points: 9, reason: '甲' } })
    await editor.type('points', '99')
    await editor.press('points', 'Escape')
    expect(editor.field('points').element.value).toBe('9')
    expect(editor.score()).toBe('9.00')
    expect(editor.commits()).toEqual([])
  })

  it('cleared is 未评 again', async () => {
    const editor = openEditor(judged, { entry: { kind: 'judged', points: 9, reason: '甲' } })
    await editor.type('points', '')
    await editor.type('reason', '')
    await editor.press('reason', 'Enter')
    expect(editor.commits()).toEqual([null])
    expect(editor.score()).toBe('—')
  })
})

describe('a ratio', () => {
  it('shows the rate and the score while typing, and commits with Enter', async () => {
    const editor = openEditor(ratio, { selfEntry: { kind: 'ratio', numerator: 338, denominator: 342 } })
    expect(editor.wrapper.text()).toContain('自报 338')
    expect(editor.wrapper.text()).toContain('自报 98.83%')
    await editor.type('numerator', '329')
    expect(editor.changes().at(-1)).toEqual({ state: 'incomplete', message: `还没有填：${ratio.rule.kind === 'ratio' ? ratio.rule.denominator : ''}` })
    await editor.type('denominator', '３４２')
    expect(editor.wrapper.find('.frac .r').text()).toBe('96.20%')
    expect(editor.score()).toBe('12.40')
    expect(editor.tag()).toBe('还没有记入')
    await editor.press('denominator', 'Enter', { shiftKey: true })
    expect(editor.commits()).toEqual([{ kind: 'ratio', numerator: 329, denominator: 342 }])
    expect(editor.wrapper.emitted('previous')).toHaveLength(1)
    expect(editor.tag()).toBe('')
    expect(editor.field('denominator').element.value).toBe('342')
    expect(editor.explain()).toContain('329÷342×100=96.1988…；')
  })

  it('asks for a judgement where the denominator is zero and the rule says so', async () => {
    const manual = itemWith({ ...ratio.rule, whenDenominatorZero: 'manual' } as never, { points: 16 })
    const editor = openEditor(manual)
    await editor.type('numerator', '0')
    await editor.type('denominator', '0')
    expect(editor.field('judged.points').exists()).toBe(true)
    await editor.press('denominator', 'Enter')
    expect(document.activeElement).toBe(editor.field('judged.points').element)
    await editor.type('judged.points', '12')
    await editor.type('judged.reason', '没有登记')
    await editor.press('judged.reason', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'ratio', numerator: 0, denominator: 0, judged: { points: 12, reason: '没有登记' } }])
    expect(editor.score()).toBe('12.00')
    await editor.type('denominator', '5')
    expect(editor.field('judged.points').exists()).toBe(false)
    await editor.press('denominator', 'Enter')
    expect(editor.commits().at(-1)).toEqual({ kind: 'ratio', numerator: 0, denominator: 5 })
  })

  it('keeps one number of two while another item is shown', async () => {
    const keeper = memoryKeeper()
    const editor = openEditor(ratio, { keeper })
    await editor.type('numerator', '329')
    await editor.wrapper.setProps({ item: judged, draftKey: 'u/other/team' })
    expect(editor.field('points').element.value).toBe('')
    expect(keeper.kept.get(`u/${ratio.id}/team`)?.state).toBe('incomplete')
    await editor.wrapper.setProps({ item: ratio, draftKey: `u/${ratio.id}/team` })
    expect(editor.field('numerator').element.value).toBe('329')
    expect(editor.tag()).toBe('未填完，未计分')
    await editor.type('denominator', '342')
    await editor.press('denominator', 'Enter')
    expect(keeper.kept.size).toBe(0)
  })
})

describe('an input method', () => {
  it('commits nothing and takes no key while it composes', async () => {
    const editor = openEditor(judged, { entry: { kind: 'judged', points: 9, reason: '甲' } })
    const input = editor.field('points').element
    input.focus()
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    input.value = '8ba'
    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    expect(editor.changes()).toEqual([])
    await editor.press('points', 'Enter', { isComposing: true })
    await editor.press('points', 'Enter', { keyCode: 229 })
    await editor.press('points', 'Escape', { isComposing: true })
    expect(editor.exposed.commitPending()).toBe('refused')
    expect(editor.commits()).toEqual([])
    input.value = '8。5'
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    await editor.press('points', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'judged', points: 8.5, reason: '甲' }])
  })
})

describe('leaving', () => {
  it('commits what is valid when the focus goes elsewhere, once', async () => {
    const elsewhere = document.body.appendChild(document.createElement('button'))
    const editor = openEditor(ratio, { stores: false })
    await editor.type('numerator', '329')
    await editor.type('denominator', '342')
    expect(editor.commits()).toEqual([])
    elsewhere.focus()
    expect(editor.commits()).toHaveLength(1)
    editor.field('numerator').element.focus()
    elsewhere.focus()
    expect(editor.exposed.commitPending()).toBe('clean')
    expect(editor.commits()).toHaveLength(1)
  })

  it('follows an undo made elsewhere, but not over a draft', async () => {
    const editor = openEditor(judged, { entry: { kind: 'judged', points: 9, reason: '甲' } })
    await editor.wrapper.setProps({ entry: { kind: 'judged', points: 7, reason: '甲' } })
    expect(editor.field('points').element.value).toBe('7')
    await editor.type('points', '6')
    await editor.wrapper.setProps({ entry: null })
    expect(editor.field('points').element.value).toBe('6')
  })
})
