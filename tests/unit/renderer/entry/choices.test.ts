// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { itemOf, itemWith, memoryKeeper, openEditor } from './editor'

afterEach(() => (document.body.innerHTML = ''))

const checklist = itemOf('R01S1I04')
const focused = (): string => `${(document.activeElement as HTMLElement).dataset['field']}=${(document.activeElement as HTMLElement).dataset['choice']}`

function key(name: string): void {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))
}

describe('a checklist', () => {
  it('goes from empty to committed by digits, part after part', async () => {
    const editor = openEditor(checklist)
    editor.exposed.focusFirst('1')
    await editor.settle()
    expect(focused()).toBe('part:b=1')
    expect(editor.commits()).toEqual([])
    expect(editor.changes().at(-1)).toEqual({ state: 'incomplete', message: '还有 2 项没有核对' })
    expect(editor.score()).toBe('—')
    key('1')
    await editor.settle()
    key('2')
    await editor.settle()
    expect(editor.commits()).toEqual([{ kind: 'checklist', parts: { a: 1, b: 1, c: 0.5 } }])
    expect(editor.score()).toBe('8.50')
    expect(editor.wrapper.findAll('.amt').map((amount) => amount.text())).toEqual(['3.00', '4.00', '1.50'])
    expect(editor.explain()).toBe('①3分×1 ＋ ②4分×1 ＋ ③3分×0.5 = 8.5分')
  })

  it('moves the focus by arrows without choosing, and Enter goes on', () => {
    const editor = openEditor(checklist, { entry: { kind: 'checklist', parts: { a: 1, b: 1, c: 1 } } })
    editor.exposed.focusFirst()
    key('ArrowRight')
    expect(focused()).toBe('part:a=0.5')
    expect(editor.commits()).toEqual([])
    key('Enter')
    expect(editor.wrapper.emitted('next')).toHaveLength(1)
  })

  it('keeps the parts done so far, shows what is open, and Enter goes to it', async () => {
    const keeper = memoryKeeper()
    const first = openEditor(checklist, { keeper })
    await first.click('[data-field="part:a"][data-choice="0"]')
    first.wrapper.unmount()
    const editor = openEditor(checklist, { keeper })
    expect(editor.wrapper.find('[data-field="part:a"][data-choice="0"]').attributes('aria-checked')).toBe('true')
    expect(editor.wrapper.find('[role=status]').text()).toContain('还有 2 项没有核对')
    editor.exposed.focusFirst()
    key('Enter')
    expect(focused()).toBe('part:b=1')
  })

  it('names other factors by their number', () => {
    const parts = [{ id: 'a', text: '甲', points: 10 }]
    const editor = openEditor(itemWith({ kind: 'checklist', factors: [1, 0.8, 0.25, 0], parts }), { selfEntry: { kind: 'checklist', parts: { a: 0.8 } } })
    expect(editor.wrapper.findAll('[role=radio]').map((radio) => radio.text())).toEqual(['符合', '0.8', '0.25', '不符合'])
    expect(editor.wrapper.text()).toContain('自报0.8')
  })
})

describe('tiers', () => {
  it('commits the row clicked, with its description and points', async () => {
    const editor = openEditor(itemOf('R01S2I04'), { selfEntry: { kind: 'tier', level: 'a' } })
    expect(editor.wrapper.find('[data-choice=b]').text()).toContain('多数问题已启动，个别材料不全')
    expect(editor.wrapper.find('[data-choice=a] .tag').text()).toBe('自评')
    await editor.click('[data-choice=b]')
    expect(editor.commits()).toEqual([{ kind: 'tier', level: 'b' }])
    expect(editor.score()).toBe('7.00')
    expect(editor.wrapper.text()).toContain('自评 10.00')
  })
})

describe('earning by count', () => {
  it('steps, types and stops at the item’s points', async () => {
    const editor = openEditor(itemOf('R01S1I01'), { selfEntry: { kind: 'earn', count: 4 } })
    expect(editor.wrapper.text()).toContain('每次得 2.50 分，应完成 4 次')
    expect(editor.wrapper.text()).toContain('自报 4 次')
    await editor.click('.step button:last-child')
    expect(editor.commits()).toEqual([{ kind: 'earn', count: 1 }])
    await editor.type('count', '6')
    await editor.press('count', 'Enter')
    expect(editor.wrapper.find('.amt').text()).toBe('10.00')
    expect(editor.score()).toBe('10.00')
    await editor.type('count', '')
    await editor.press('count', 'Enter')
    expect(editor.commits().at(-1)).toBeNull()
  })
})
