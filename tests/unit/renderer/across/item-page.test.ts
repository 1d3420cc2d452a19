// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import ItemPage from '../../../../renderer/pages/item/ItemPage.vue'
import { useCampaignStore } from '../../../../renderer/stores/campaign'
import { useSessionStore } from '../../../../renderer/stores/session'
import type { CampaignState, EntryRecord } from '../../../../shared/campaign/records'
import type { Bridge } from '../../../../shared/ipc/channels'
import type { Request } from '../../../../shared/ipc/contract'
import type { Item, Rubric } from '../../../../shared/rubric/rubric'
import { campaignState, entryRow, rubric } from '../score/score-fixture'

let asked: (readonly [channel: string, request: unknown])[]
let broken: string | null
let state: CampaignState
let page: VueWrapper

/** The rubric with its first item compared between the units. */
function comparing(): Rubric {
  const copy = structuredClone(rubric)
  const first = copy.requirements[0]?.children?.[0]?.items?.[0] as Item
  first.rule = { kind: 'rank', better: 'high', table: [first.points, 4], beyond: 1, scope: 'campaign', ties: 'best', measure: '走访数' }
  return copy
}

function fakeBridge(): Bridge {
  const rows = new Map(state.entries.map((row) => [row.id, row]))
  const save = (entries: { unitId: string; itemId: string; input: EntryRecord['input'] }[]): unknown => {
    if (broken) return { ok: false, error: { code: broken, detail: {} } }
    const changed = entries.map(({ unitId, itemId, input }) => ({ ...(rows.get(`${unitId}/${itemId}/team`) ?? entryRow(itemId, null, { unitId })), input }))
    for (const row of changed) rows.set(row.id, row)
    return { ok: true, value: { savedAt: 1, records: changed.map((row) => ({ kind: 'entry', row })) } }
  }
  const call = (channel: string, request: unknown): unknown => {
    asked.push([channel, request])
    if (channel === 'campaign.open') return { ok: true, value: state }
    if (channel === 'entry.record') {
      const { unitId, entries } = request as Request<'entry.record'>
      return save(entries.map(({ itemId, input }) => ({ unitId, itemId, input: input })))
    }
    if (channel === 'item.record') {
      const { itemId, entries } = request as Request<'item.record'>
      return save(entries.map(({ unitId, input }) => ({ unitId, itemId, input: input })))
    }
    return { ok: false, error: { code: 'internal', detail: {} } }
  }
  return { call: (channel, request) => Promise.resolve(call(channel, request)), on: () => () => undefined }
}

async function open(itemId: string): Promise<void> {
  setActivePinia(createPinia())
  Object.assign(window, { qianfen: fakeBridge() })
  await useCampaignStore().open('c1')
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/item/:itemId?/:unitId?', name: 'item', component: ItemPage, props: true }, ...['home', 'score', 'findings'].map((name) => ({ path: `/${name}`, name, component: { template: '<p />' } }))],
  })
  await router.push(`/item/${itemId}`)
  page = mount({ template: '<RouterView />' }, { attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
}
const field = (): HTMLInputElement => page.find<HTMLInputElement>('.uc.cur input, .uc.cur textarea').element
async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  await flushPromises()
}
async function type(text: string): Promise<void> {
  field().value = text
  field().dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}
const points = (): string[] => page.findAll('.ur[data-unit] .us').map((cell) => cell.text())
const statuses = (): string[] => page.findAll('.ur[data-unit] .st').map((cell) => cell.text())
const recorded = (): unknown[] => asked.filter(([channel]) => channel.endsWith('.record')).map(([channel, request]) => [channel, request])

beforeEach(() => {
  asked = []
  broken = null
  state = campaignState()
  localStorage.clear()
})
afterEach(() => page.unmount())

describe('按内容', () => {
  it('shows what all units would have while one of them is typed, for an item that compares them', async () => {
    state = { ...campaignState([entryRow('R01S1I01', { kind: 'rank', value: 5 }), entryRow('R01S1I01', { kind: 'rank', value: 3 }, { unitId: 'u2' })]), rubric: comparing() }
    await open('R01S1I01')
    expect(points()).toEqual(['10.00', '4.00'])
    await type('2')
    expect(points()).toEqual(['4.00', '10.00'])
    expect(recorded()).toEqual([])
    await press('Escape')
    expect(points()).toEqual(['10.00', '4.00'])
    await type('3')
    await press('Enter')
    expect(points()).toEqual(['10.00', '10.00'])
    expect(recorded()).toEqual([['entry.record', { campaignId: 'c1', unitId: 'u1', slot: 'team', entries: [{ itemId: 'R01S1I01', input: { kind: 'rank', value: 3 } }] }]])
  })

  it('records a row when it is complete, and never half of one', async () => {
    await open('R04S2I02')
    await type('95')
    await press('Tab')
    expect(recorded()).toEqual([])
    expect(statuses()[0]).toBe('未填完')
    expect(page.find('.rf').text()).toContain('还没有填：排查登记件数')
    await type('100')
    await press('Enter')
    expect(recorded()).toHaveLength(1)
    expect(statuses()[0]).toContain('扣')
  })

  it('clears several rows as one act', async () => {
    state = campaignState(['u1', 'u2'].map((unitId) => entryRow('R04S2I02', { kind: 'ratio', numerator: 1, denominator: 2 }, { unitId })))
    await open('R04S2I02')
    await press('a', { ctrlKey: true })
    await press('Delete')
    expect(recorded()).toEqual([['item.record', { campaignId: 'c1', itemId: 'R04S2I02', slot: 'team', entries: ['u1', 'u2'].map((unitId) => ({ unitId, input: null })) }]])
    expect(statuses()).toEqual(['未评', '未评'])
  })

  it('takes the first letter of an input method, and does nothing on its keys', async () => {
    await open('R04S2I02')
    field().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    await press('Enter', { isComposing: true })
    await press('ArrowDown', { isComposing: true })
    expect(page.find('.uc.cur').attributes('data-row')).toBe('0')
    field().value = '9。5'
    field().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    await flushPromises()
    await press('Tab')
    await type('１０')
    await press('Enter')
    expect(recorded()).toMatchObject([['entry.record', { entries: [{ input: { kind: 'ratio', numerator: 9.5, denominator: 10 } }] }]])
  })

  it('chooses by digit and goes on to the next part', async () => {
    await open('R02S1I01')
    const parts = page.findAll('.ur.head .uc.choice').length
    for (let at = 0; at < parts; at += 1) await press('1')
    expect(recorded()).toHaveLength(1)
    expect(statuses()[0]).toBe('满分')
    expect(page.find('.uc.cur').attributes()).toMatchObject({ 'data-row': '1', 'data-column': '0' })
  })

  it('keeps on screen what the disk did not take', async () => {
    broken = 'disk-full'
    await open('R01S1I01')
    await type('3')
    await press('Enter')
    expect(statuses()[0]).toBe('未保存')
    expect(useSessionStore().saveState.state).toBe('unsaved')
    broken = null
    await useSessionStore().retry()
    await flushPromises()
    expect(statuses()[0]).toContain('扣 2.50')
  })

  it('a submitted unit and an item outside the zones are closed, and say why', async () => {
    state = { ...state, assessments: [{ id: 'u2', phase: 'submitted', revision: 1, reason: '', frozen: null, deleted: false }] }
    await open('R01S1I01')
    await press('ArrowDown')
    expect(field().readOnly).toBe(true)
    expect(page.find('.rf').text()).toContain('格尔木市已提交，退回后才能修改')
    await press('Delete')
    expect(recorded()).toEqual([])
  })

  it('shows a pasted table before anything is written, and writes it as one act', async () => {
    await open('R04S2I02')
    const data = new DataTransfer()
    data.setData('text/plain', '单位\t已化解件数\t排查登记件数\r\n格尔木\t1,000\t2,000\r\n德令哈市\t5\t\r\n')
    field().dispatchEvent(Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: data }))
    await flushPromises()
    const dialog = (): HTMLElement => document.querySelector<HTMLElement>('[role=dialog]')!
    const button = (name: string): HTMLButtonElement => [...dialog().querySelectorAll('button')].find((each) => each.textContent?.includes(name))!
    expect(dialog().textContent).toContain('还没有填：排查登记件数')
    expect(button('确定').disabled).toBe(true)
    button('略过有误').click()
    await flushPromises()
    button('确定').click()
    await flushPromises()
    expect(recorded()).toEqual([['item.record', { campaignId: 'c1', itemId: 'R04S2I02', slot: 'team', entries: [{ unitId: 'u2', input: { kind: 'ratio', numerator: 1000, denominator: 2000 } }] }]])
  })
})
