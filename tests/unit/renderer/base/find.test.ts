// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, expect, it } from 'vitest'
import BaseFind from '../../../../renderer/components/base/BaseFind.vue'

afterEach(() => (document.body.innerHTML = ''))

function open(): { wrapper: VueWrapper; field: HTMLInputElement; press: (key: string, more?: KeyboardEventInit) => KeyboardEvent; happened: () => string[] } {
  const wrapper: VueWrapper = mount(BaseFind as never, {
    attachTo: document.body,
    props: { label: '查找单位', modelValue: '', 'onUpdate:modelValue': (text: string) => void wrapper.setProps({ modelValue: text }) } as never,
  })
  const { element } = wrapper.get<HTMLInputElement>('input')
  const press = (key: string, more: KeyboardEventInit = {}): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
    element.dispatchEvent(event)
    return event
  }
  return { wrapper, field: element, press, happened: () => Object.keys(wrapper.emitted()).filter((name) => ['find', 'enter', 'down', 'leave'].includes(name)) }
}

it('narrows at once, and goes to what was found with Enter and ↓', async () => {
  const { wrapper, field, press, happened } = open()
  await wrapper.get('input').setValue('dlh')
  expect(wrapper.emitted('update:modelValue')?.at(-1)).toEqual(['dlh'])
  expect([press('Enter').defaultPrevented, press('ArrowDown').defaultPrevented, press('ArrowLeft').defaultPrevented]).toEqual([true, true, false])
  expect(happened()).toEqual(['enter', 'down'])
  expect(field.labels?.[0]?.textContent).toBe('查找单位')
})
it('Esc clears and leaves; × is there only while something is typed, clears and stays', async () => {
  const { wrapper, field, press, happened } = open()
  expect(wrapper.find('button').exists()).toBe(false)
  await wrapper.get('input').setValue('dlh')
  await wrapper.get('button[aria-label=清除查找]').trigger('click')
  await nextTick()
  expect([field.value, document.activeElement === field, happened().includes('leave')]).toEqual(['', true, false])
  await wrapper.get('input').setValue('x')
  press('Escape')
  await nextTick()
  expect([field.value, happened().includes('leave')]).toEqual(['', true])
})
it('no key acts while an input method composes', async () => {
  const { wrapper, field, press, happened } = open()
  await wrapper.get('input').setValue('平')
  press('Escape', { isComposing: true })
  press('Enter', { isComposing: true })
  expect([field.value, happened()]).toEqual(['平', []])
})
