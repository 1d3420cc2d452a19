// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi, type Mock } from 'vitest'
import { defineComponent, h } from 'vue'
import { useKeys } from '../../../../renderer/composables/use-keys'
import { scoreKeys, type ScoreActs } from '../../../../renderer/pages/score/score-keys'

const names = ['typeDigit', 'edit', 'cancel', 'step', 'page', 'first', 'last', 'fullMarks', 'fullIndicator', 'notApplicable', 'history', 'nextUnscored', 'find', 'goToCode', 'palette'] as const
const acts = Object.fromEntries(names.map((name) => [name, vi.fn<(...given: unknown[]) => unknown>()])) as Record<keyof ScoreActs, Mock<(...given: unknown[]) => unknown>>
let page: VueWrapper

const Page = defineComponent({
  setup() {
    useKeys(scoreKeys(acts))
    return () => [h('div', { class: 'row', tabindex: 0 }), h('input', { type: 'text' }), h('textarea'), h('button'), h('input', { type: 'radio' }), h('ul', { role: 'tree' }, [h('li', { tabindex: 0 })])]
  },
})
beforeEach(() => {
  page = mount(Page, { attachTo: document.body })
})
afterEach(() => {
  page.unmount()
  vi.clearAllMocks()
})

/** Presses a key on an element; true when the page took it. */
function press(selector: string, key: string, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  page.element.parentElement?.querySelector(selector)?.dispatchEvent(event)
  return event.defaultPrevented
}
const called = (): string[] => names.filter((name) => acts[name].mock.calls.length > 0)

describe('the keys of 打分', () => {
  it('act on the list', () => {
    const table: ReadonlyArray<readonly [string, KeyboardEventInit, keyof ScoreActs, readonly unknown[]]> = [
      ['7', {}, 'typeDigit', ['7']], ['Enter', {}, 'step', [1]], ['Enter', { shiftKey: true }, 'step', [-1]], ['ArrowDown', {}, 'step', [1]], ['ArrowUp', {}, 'step', [-1]],
      ['PageDown', {}, 'page', [1]], ['PageUp', {}, 'page', [-1]], ['Home', {}, 'first', []], ['End', {}, 'last', []], ['F2', {}, 'edit', []], ['Escape', {}, 'cancel', []],
      ['m', {}, 'fullMarks', []], ['M', { shiftKey: true }, 'fullIndicator', []], ['n', {}, 'notApplicable', []], ['h', {}, 'history', []],
      ['Enter', { ctrlKey: true }, 'nextUnscored', []], ['f', { ctrlKey: true }, 'find', []], ['g', { ctrlKey: true }, 'goToCode', []], ['k', { ctrlKey: true }, 'palette', []],
    ]
    for (const [key, more, name, args] of table) {
      expect(press('.row', key, more), key).toBe(true)
      expect(acts[name], key).toHaveBeenLastCalledWith(...args)
      expect(called(), key).toEqual([name])
      vi.clearAllMocks()
    }
  })

  it('leave letters, digits, arrows and Enter to a text field, but not the ones with Ctrl', () => {
    for (const field of ['input[type=text]', 'textarea']) {
      for (const key of ['m', 'n', 'h', '5', 'ArrowDown', 'Home', 'Enter', 'Escape']) expect(press(field, key), `${field} ${key}`).toBe(false)
      expect(called()).toEqual([])
      expect(press(field, 'Enter', { ctrlKey: true })).toBe(true)
      expect(press(field, 'f', { ctrlKey: true })).toBe(true)
      expect(press(field, 'F2')).toBe(true)
      vi.clearAllMocks()
    }
  })

  it('leave Enter to a button, and arrows and digits to choices and trees', () => {
    expect(press('button', 'Enter')).toBe(false)
    expect(press('button', 'ArrowDown')).toBe(true)
    expect(press('[type=radio]', 'ArrowDown')).toBe(false)
    expect(press('[type=radio]', '2')).toBe(false)
    expect(press('[role=tree] li', 'ArrowDown')).toBe(false)
    expect(press('[role=tree] li', 'Enter')).toBe(false)
    expect(press('[role=tree] li', 'm')).toBe(true)
  })

  it('do nothing while an input method composes', () => {
    expect(press('.row', 'm', { isComposing: true })).toBe(false)
    expect(press('.row', 'Process', { keyCode: 229 })).toBe(false)
    expect(press('.row', '5', { keyCode: 229 })).toBe(false)
    expect(called()).toEqual([])
  })

  it('do nothing under a dialog', () => {
    const dialog = document.createElement('div')
    dialog.setAttribute('aria-modal', 'true')
    document.body.append(dialog)
    expect(press('.row', 'm')).toBe(false)
    dialog.remove()
    expect(press('.row', 'm')).toBe(true)
  })
})
