// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import WhyList from '../../../../renderer/components/why/WhyList.vue'
import { openLines, struckLines, type LineFacts, type WhyLine } from '../../../../renderer/components/why/why-lines'
import { itemsInScope, scoreCampaign, whyLost } from '../../../../shared/analysis'
import type { EntriesFile } from '../../../../shared/scoring/entry'
import { stateOf } from '../../analysis/state-of'
import { item, rubricOf } from '../../scoring/small-rubric'

const rubric = rubricOf([...Array.from({ length: 60 }, (_, at) => item(`I${at}`, 1, { kind: 'judged' })), item('Z', 5, { kind: 'judged' }, { zones: ['农'] })])
const files: EntriesFile[] = [{ format: 1, unit: { code: 'U', name: '甲县', group: '', zones: ['城'] }, entries: Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`I${at}`, { kind: 'judged' as const, points: at === 7 ? 0 : 0.5, reason: '评议' }])) }]
const why = whyLost(scoreCampaign(stateOf(rubric, files)).units, itemsInScope(rubric, { kind: 'all' }))
const facts: LineFacts = { facts: [], plan: '', findingId: null, evidence: 0, pictures: [] }
const lines: WhyLine[] = why.lost.map((line) => ({ ...line, ...facts, key: line.item.id, ...(line.item.id === 'I7' ? { facts: ['10月12日缺两份台账'], plan: '整改中', findingId: 'f1', evidence: 2, pictures: ['ab'] } : {}) }))
const open = (withUnit = false) => mount(WhyList as never, { attachTo: document.body, props: { intro: ['甲县最终得分…'], lines, open: openLines(why.open), struck: struckLines(why.notApplicable), text: ['为什么扣分：甲县', '一句话'], withUnit } as never })

afterEach(() => (document.body.innerHTML = ''))

describe('为什么扣分', () => {
  it('lists what lost most first, each with arithmetic, fact, plan and proof, and says where the fact is missing', () => {
    const wrapper = open()
    const first = wrapper.find('.wl')
    expect(first.text()).toContain('扣 1.00')
    expect(first.text()).toContain('“评议”，定0分 = 0分')
    expect(first.text()).toContain('10月12日缺两份台账')
    expect(first.text()).toContain('整改：整改中')
    expect(first.text()).toContain('佐证材料 2 件')
    expect(first.find('img').attributes('src')).toBe('/evidence/ab')
    expect(wrapper.findAll('.wl')[1]?.text()).toContain('待补事实')
    expect(wrapper.find('h3').text()).toBe('扣分的考核内容 60 项，从多到少')
  })
  it('leads to the item, its history and its finding with one click', async () => {
    const wrapper = open()
    await wrapper.find('.wl .go').trigger('click')
    await wrapper.find('[aria-label="c-I7 的历史"]').trigger('click')
    await wrapper.find('[aria-label="c-I7 的问题与整改"]').trigger('click')
    await wrapper.find('.others .ln').trigger('click')
    expect(wrapper.emitted()).toMatchObject({ item: [['u-U', 'I7'], ['u-U', 'REST']], history: [['u-U', 'I7']], finding: [['f1']] })
  })
  it('says what has no points and what does not apply apart from the losses', () => {
    const [unscored, struck] = open().findAll('.others')
    expect(unscored?.text()).toContain('还没有得分，不在扣分里： 1 项')
    expect(unscored?.text()).toContain('未评')
    expect(struck?.text()).toContain('合理缺项，不扣分： 1 项')
    expect(struck?.text()).toContain('区域不适用')
  })
  it('lists fifty at a time', async () => {
    const wrapper = open()
    expect(wrapper.findAll('.wl')).toHaveLength(50)
    const more = wrapper.findAll('button').find((button) => button.text().startsWith('再列'))
    expect(more?.text()).toBe('再列 10 项（还有 10 项）')
    await more?.trigger('click')
    expect(wrapper.findAll('.wl')).toHaveLength(60)
  })
  it('names the unit where several are asked about', () => {
    expect(open(true).find('.wl .go').text()).toContain('甲县')
    expect(open().find('.wl .go').text()).not.toContain('甲县')
  })
  it('copies the page, asks for it as a file, and lays it out for print', async () => {
    const writeText = vi.fn(() => Promise.resolve())
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
    const wrapper = open()
    const [copy, save] = wrapper.findAll('.bar button')
    await copy?.trigger('click')
    await save?.trigger('click')
    expect(writeText).toHaveBeenCalledWith('为什么扣分：甲县\n一句话')
    expect(wrapper.emitted('save')).toHaveLength(1)
    expect(wrapper.find('[role=status]').text()).toBe('已复制文字')
    const paper = document.body.querySelector(':scope > .paper')
    expect([paper?.querySelector('h1')?.textContent, paper?.querySelector('p')?.textContent]).toEqual(['为什么扣分：甲县', '一句话'])
  })
})
