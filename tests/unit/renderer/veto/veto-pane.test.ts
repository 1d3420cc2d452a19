// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import rubricJson from '../../../../resources/rubric/haixi-default.json'
import { parseDate } from '../../../../renderer/components/base/parse-date'
import VetoPane from '../../../../renderer/components/veto/VetoPane.vue'
import type { Role, VetoRecord } from '../../../../shared/campaign/records'
import { rubricSchema } from '../../../../shared/rubric/rubric'

const rubric = rubricSchema.parse(rubricJson)
const lead: VetoRecord = { id: 'v1', unitId: 'u', item: 'V5', state: 'lead', document: '', date: '', note: '群众来信', setAsideFrom: '', review: null, deleted: false }
const effective: VetoRecord = { ...lead, id: 'v2', state: 'effective', document: '青平安办〔2026〕8号', date: '2026-11-23' }

function open(vetoes: VetoRecord[], role: Role | null, readonlyReason: string | null = null): VueWrapper {
  return mount(VetoPane as never, { attachTo: document.body, props: { rubric, vetoes, role, readonlyReason } as never })
}
const radio = (wrapper: ReturnType<typeof open>, state: string) => wrapper.find<HTMLInputElement>(`input[type=radio][value=${state}]`)
const field = (wrapper: ReturnType<typeof open>, label: string) => {
  const found = wrapper.findAll('.field label').find((one) => one.text() === label)!
  return wrapper.find<HTMLInputElement>(`[id="${found.attributes('for')!}"]`)
}

afterEach(() => (document.body.innerHTML = ''))

describe('the vetoes of a unit', () => {
  it('lists all of the rubric, and records a lead', async () => {
    const wrapper = open([], 'assessor')
    expect(wrapper.findAll('[role=group]')).toHaveLength(rubric.vetoes.items.length)
    await wrapper.find('[data-open=V2]').trigger('click')
    await field(wrapper, '情况说明').setValue('待核实')
    await wrapper.find('form').trigger('submit')
    expect(wrapper.emitted('save')).toEqual([[{ vetoId: null, item: 'V2', state: 'lead', document: '', date: '', note: '待核实' }]])
  })

  it('leaves the decision to the secretariat, and says so', async () => {
    const wrapper = open([lead], 'leadAssessor')
    await wrapper.find('[data-open=v1]').trigger('click')
    expect(radio(wrapper, 'effective').element.disabled).toBe(true)
    expect(document.getElementById(radio(wrapper, 'effective').attributes('aria-describedby')!)?.textContent).toContain('只能由秘书处')
    for (const state of ['lead', 'verified', 'proposed', 'declined', 'withdrawn']) expect(radio(wrapper, state).element.disabled).toBe(false)
  })

  it('needs document and date for a decision', async () => {
    const wrapper = open([lead], 'secretariat')
    await wrapper.find('[data-open=v1]').trigger('click')
    await radio(wrapper, 'effective').setValue(true)
    await wrapper.find('form').trigger('submit')
    expect(wrapper.emitted('save')).toBeUndefined()
    expect(wrapper.text()).toContain('决定生效应写明文号')
    expect(wrapper.text()).toContain('决定生效应写明日期')
    await field(wrapper, '文号').setValue('青平安办〔2026〕8号')
    await field(wrapper, '日期').setValue('2026年2月30日')
    await wrapper.find('form').trigger('submit')
    expect(wrapper.emitted('save')).toBeUndefined()
    expect(field(wrapper, '日期').element.value).toBe('2026年2月30日')
    await field(wrapper, '日期').setValue('2026-11-23')
    expect(field(wrapper, '日期').element.value).toBe('2026年11月23日')
    await wrapper.find('form').trigger('submit')
    expect(wrapper.emitted('save')).toEqual([[{ vetoId: 'v1', item: 'V5', state: 'effective', document: '青平安办〔2026〕8号', date: '2026-11-23', note: '群众来信' }]])
    await wrapper.setProps({ vetoes: [{ ...effective, id: 'v1' }] })
    await nextTick()
    expect(wrapper.find('form').exists()).toBe(false)
  })

  it('keeps an effective one from others than the secretariat', () => {
    expect(open([effective], 'assessor').findAll('[data-open=v2]')).toHaveLength(0)
    const wrapper = open([effective], 'secretariat')
    expect(wrapper.findAll('[data-open=v2]')).toHaveLength(1)
    expect(wrapper.text()).toContain('青平安办〔2026〕8号，2026年11月23日')
  })

  it('takes a date from the calendar', async () => {
    const wrapper = open([lead], 'secretariat')
    await wrapper.find('[data-open=v1]').trigger('click')
    await field(wrapper, '日期').setValue('2026-11-20')
    await wrapper.find('.datef button').trigger('click')
    await nextTick()
    const day = wrapper.findAll('.el-date-table td.available').find((cell) => cell.text() === '23')!
    await day.trigger('click')
    await nextTick()
    expect(field(wrapper, '日期').element.value).toBe('2026年11月23日')
    expect(wrapper.find('.el-date-table').exists()).toBe(false)
  })

  it('marks what a change of version asks to look at again, with then and now; an effective one is for the secretariat', async () => {
    const review = { version: '试行-1', then: '老的话，生效后等次定为“差”', now: '新的话，生效后等次定为“差”' }
    const reviewed = (role: Role) => mount(VetoPane as never, { props: { rubric, vetoes: [lead, effective], role, readonlyReason: null, reviews: new Map([['v1', review], ['v2', review]]) } as never })
    const wrapper = reviewed('assessor')
    expect(wrapper.findAll('.vmark')).toHaveLength(2)
    expect(wrapper.text()).toContain('记录时（试行-1）：老的话，生效后等次定为“差”')
    expect(wrapper.text()).toContain('现在的版本：新的话')
    const buttons = wrapper.findAll<HTMLButtonElement>('.vadj button')
    expect(buttons.map(({ element }) => [element.textContent, element.disabled])).toEqual([['看过，不变', false], ['看过，不变', true]])
    await buttons[0]!.trigger('click')
    expect(wrapper.emitted('reviewed')).toEqual([['v1']])
    expect(reviewed('secretariat').findAll<HTMLButtonElement>('.vadj button').map(({ element }) => element.disabled)).toEqual([false, false])
  })

  it('can only be read when there is a reason', () => {
    const wrapper = open([lead], 'secretariat', '本单位已定稿')
    expect(wrapper.find('.ro-line').text()).toBe('本单位已定稿')
    expect(wrapper.findAll('button')).toHaveLength(0)
  })
})

describe('a typed date', () => {
  it.each([['2026-11-23', '2026-11-23'], ['2026年11月3日', '2026-11-03'], ['２０２６．１１．２３', '2026-11-23'], ['2026/1/2', '2026-01-02'], ['2024-02-29', '2024-02-29'], [' 2026年11月23日 ', '2026-11-23']])('%s', (text, date) => expect(parseDate(text)).toBe(date))
  it.each(['', '2026-02-29', '1900-02-29', '2026-13-01', '2026-11-31', '23-11-2026', '20261123', '2026-11-23x', '今天'])('%j is none', (text) => expect(parseDate(text)).toBeNull())
})
