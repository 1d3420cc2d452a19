// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, expect, it } from 'vitest'
import ItemFindings from '../../../../renderer/components/finding/ItemFindings.vue'
import { blankRow } from '../../../../shared/campaign/blank-rows'
import type { CampaignState, EntryRecord, Finding, Unit } from '../../../../shared/campaign/records'
import { listFindings, type FindingView } from '../../../../shared/finding'
import { toEntriesFile } from '../../../../shared/campaign/entries-file'
import { scoreUnit } from '../../../../shared/scoring'
import { noRecords } from '../../../no-records'
import { item, rubricOf } from '../../scoring/small-rubric'

const rubric = rubricOf([item('DED', 10, { kind: 'deduct', clauses: [{ id: 'a', when: '部门未部署', per: '个', points: 1, max: null }, { id: 'b', when: '没有记录', per: null, points: 2, max: null }] }, { advice: '补部署并留痕' })])
const unit = { ...blankRow('unit', 'A'), code: 'A', name: '甲县', zones: ['城'], order: 1 } as unknown as Unit
const fact = (key: string, what: string): Finding => ({ ...blankRow('finding', `A/DED/${key}`), foundOn: '2026-10-01', what }) as unknown as Finding
function findingsOf(counts: Record<string, number>, { findings = [] as Finding[], note = '' } = {}): FindingView[] {
  const state: CampaignState = {
    ...noRecords, rubric, units: [unit], findings,
    campaign: { id: 'c', name: '', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubricDigest: '', sample: false, exempt: [], deleted: false },
    entries: [{ ...blankRow('entry', 'A/DED/team'), input: { kind: 'deduct', counts }, note } as unknown as EntryRecord],
  }
  const file = toEntriesFile(state, 'A', 'team')
  const card = file ? scoreUnit(rubric, file) : null
  return listFindings(state, () => (card?.ok ? card.value : null), '2026-10-05')
}
const open = (findings: readonly FindingView[], readonlyReason: string | null = null) => mount(ItemFindings, { attachTo: document.body, props: { findings, readonlyReason } })
afterEach(() => (document.body.innerHTML = ''))

it('one line per deducted count under its clause, with what it costs, its status and its date', () => {
  const wrapper = open(findingsOf({ a: 2, b: 1 }, { findings: [fact('a/1', '两处没有台账')] }))
  expect(wrapper.find('.eh').text()).toContain('3 条')
  expect(wrapper.find('.tag').text()).toBe('2 条待补事实')
  expect(wrapper.find('.eh').text()).toContain('时限 2026年10月31日')
  expect(wrapper.findAll('.ifc').map((one) => one.text().replace(/\s+/g, ' '))).toEqual(['部门未部署−2.00', '没有记录−2.00'])
  expect(wrapper.findAll('.ifr')).toHaveLength(3)
  expect(wrapper.find('.ifr').text()).toContain('第 1 个−1.00待整改剩 26 天')
  expect(wrapper.find('.ifr .ft').text()).toBe('两处没有台账')
})

it('opens at the first that lacks its fact, hands over what is written on leaving the field, and stays open', async () => {
  const wrapper = open(findingsOf({ a: 2 }))
  const [first] = wrapper.findAll('.ifr')
  expect(first?.find('.x').exists() && first.text()).toContain('整改措施（先取自细则）：补部署并留痕')
  await wrapper.find('#fact-place').setValue(' 河东街道 ')
  expect(wrapper.emitted('fact')?.map(([written, finding]) => [written, (finding as FindingView).id])).toEqual([[{ time: '', place: '河东街道', what: '' }, 'A/DED/a/1']])
  await wrapper.setProps({ findings: findingsOf({ a: 2 }, { findings: [fact('a/1', '没有台账')] }) })
  expect(wrapper.findAll('.ifr')[0]?.find('textarea').exists()).toBe(true)
  expect(wrapper.findAll('.ifr')[1]?.find('textarea').exists()).toBe(false)
  await wrapper.findAll('.ifr')[1]?.findAll('button')[0]?.trigger('click')
  expect(wrapper.findAll('.ifr')[1]?.find('textarea').exists()).toBe(true)
})

it('hands over what is being typed when the item is left, once', async () => {
  const wrapper = open(findingsOf({ a: 1 }))
  wrapper.vm.commit()
  expect(wrapper.emitted('fact')).toBeUndefined()
  wrapper.find<HTMLTextAreaElement>('#fact-what').element.value = '没有台账'
  await wrapper.find('#fact-what').trigger('input')
  wrapper.vm.commit()
  expect(wrapper.emitted('fact')).toHaveLength(1)
})

it('can be left for later, shows the shared reason, and writes nothing where the unit is closed', async () => {
  const wrapper = open(findingsOf({ a: 1 }))
  await wrapper.findAll('.ifr button').find((button) => button.text() === '收起')?.trigger('click')
  expect(wrapper.find('textarea').exists()).toBe(false)
  await nextTick()
  await wrapper.setProps({ findings: findingsOf({ a: 1, b: 1 }) })
  expect(wrapper.find('textarea').exists()).toBe(false)
  expect(open(findingsOf({ a: 1 }, { note: '抽查发现' })).find('.ifr').text()).toContain('抽查发现（本项共用）')
  const closed = open(findingsOf({ a: 1 }), '本单位已提交，退回后才能修改')
  expect(closed.findAll('.ifr button').map((button) => button.text())).toEqual(['整改'])
  await closed.find('.ifr button').trigger('click')
  expect(closed.emitted('open')).toEqual([['A/DED/a/1']])
})

it('lists the first six of many, the rest on request; a withdrawn one stays with its clause', async () => {
  const many = open(findingsOf({ a: 9 }))
  expect(many.findAll('.ifr')).toHaveLength(6)
  await many.find('.fmore').trigger('click')
  expect(many.findAll('.ifr')).toHaveLength(9)
  const fewer = open(findingsOf({ a: 1 }, { findings: [fact('a/1', '甲'), fact('a/2', '乙')] }))
  expect(fewer.find('.eh').text()).toContain('1 条')
  expect(fewer.find('.ifr.wd').text()).toContain('已撤销')
  expect(fewer.findAll('.ifr.wd button').map((button) => button.text())).toEqual(['整改'])
})
