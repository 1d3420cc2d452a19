// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { draftKeeperKey } from '../../../../renderer/components/entry/entry-draft'
import ScorePage from '../../../../renderer/pages/score/ScorePage.vue'
import { useCampaignStore } from '../../../../renderer/stores/campaign'
import { useEntryDraftsStore } from '../../../../renderer/stores/entry-drafts'
import { useSessionStore } from '../../../../renderer/stores/session'
import { useToastStore } from '../../../../renderer/stores/toast'
import type { CampaignState, EntryRecord, Phase } from '../../../../shared/campaign/records'
import { formatFrozen } from '../../../../shared/campaign/frozen'
import type { Bridge } from '../../../../shared/ipc/channels'
import type { Request } from '../../../../shared/ipc/contract'
import { scoreUnit } from '../../../../shared/scoring'
import { campaignState, entryRow, units } from './score-fixture'

type Asked = readonly [channel: string, request: unknown]
let asked: Asked[]
let broken: string | null
let state: CampaignState
let page: VueWrapper

/** A disk in memory: entries and notes are saved as the data worker would, unless it is `broken`. */
function fakeBridge(): Bridge {
  const rows = new Map(state.entries.map((row) => [row.id, row]))
  const save = (changed: EntryRecord[]): unknown => {
    if (broken) return { ok: false, error: { code: broken, detail: {} } }
    for (const row of changed) rows.set(row.id, row)
    return { ok: true, value: { savedAt: 1, records: changed.map((row) => ({ kind: 'entry', row })) } }
  }
  const call = (channel: string, request: unknown): unknown => {
    asked.push([channel, request])
    if (channel === 'campaign.open') return { ok: true, value: state }
    if (channel === 'assessment.late') return { ok: true, value: { hashes: ['h1', 'h2'] } }
    if (channel === 'entry.record') {
      const { unitId, slot, entries } = request as Request<'entry.record'>
      return save(entries.map(({ itemId, input }) => ({ ...(rows.get(`${unitId}/${itemId}/${slot}`) ?? entryRow(itemId, null, { unitId, slot })), input: input })))
    }
    if (channel === 'entry.note') {
      const { unitId, itemId, slot, note } = request as Request<'entry.note'>
      return save([{ ...(rows.get(`${unitId}/${itemId}/${slot}`) ?? entryRow(itemId, null, { unitId, slot })), note }])
    }
    return { ok: false, error: { code: 'internal', detail: {} } }
  }
  return { call: (channel, request) => Promise.resolve(call(channel, request)), on: () => () => undefined }
}

async function open(path = '/score/u1/R01S1I01'): Promise<void> {
  setActivePinia(createPinia())
  Object.assign(window, { qianfen: fakeBridge() })
  await useCampaignStore().open('c1')
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/score/:unitId?/:itemId?', name: 'score', component: ScorePage, props: true }, ...['home', 'rubric', 'export', 'settings'].map((name) => ({ path: `/${name}`, name, component: { template: '<p />' } }))],
  })
  await router.push(path)
  page = mount({ template: '<RouterView />' }, { attachTo: document.body, global: { plugins: [router], provide: { [draftKeeperKey as symbol]: useEntryDraftsStore() } } })
  await flushPromises()
}

async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  await flushPromises()
}
async function type(text: string): Promise<void> {
  const field = document.activeElement as HTMLInputElement
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}
const current = (): string => page.find('.row[aria-selected="true"] .code').text()
const status = (code: string): string => page.findAll('.row[data-item]').find((row) => row.find('.code').text() === code)?.find('.st').text() ?? ''
const final = (): string => page.find('[data-testid=totals] .fin .v').text()
const recorded = (): unknown[] => asked.filter(([channel]) => channel === 'entry.record').map(([, request]) => request)

beforeEach(() => {
  asked = []
  broken = null
  state = campaignState()
  localStorage.clear()
})
afterEach(() => page.unmount())

describe('打分', () => {
  it('goes where the assessor stopped when the address names no unit', async () => {
    localStorage.setItem('qianfen.position', JSON.stringify({ campaignId: 'c1', unitId: 'u2', itemId: 'R01S1I03', at: 1 }))
    await open('/score')
    expect(page.find('.who b').text()).toContain('格尔木市')
    expect(current()).toBe('1-1-3')
  })

  it('takes a digit, shows the total before it is saved, saves on Enter and goes on', async () => {
    await open()
    expect(document.activeElement?.classList.contains('row')).toBe(true)
    await press('3')
    expect(recorded()).toEqual([])
    expect(final()).toBe('7.50')
    expect(status('1-1-1')).toBe('未评')
    await press('Enter')
    expect(recorded()).toEqual([{ campaignId: 'c1', unitId: 'u1', slot: 'team', entries: [{ itemId: 'R01S1I01', input: { kind: 'earn', count: 3 } }] }])
    expect(status('1-1-1')).toContain('扣 2.50')
    expect(current()).toBe('1-1-2')
    expect(document.activeElement).toBe(page.find('.row[aria-selected="true"]').element)
  })

  it('saves what is typed when another item is chosen, and keeps what is refused', async () => {
    await open()
    await press('2')
    await page.find('[data-item=R01S1I03]').trigger('click')
    await flushPromises()
    expect(recorded()).toHaveLength(1)
    await page.find('[data-item=R01S1I01]').trigger('click')
    await flushPromises()
    await press('F2')
    await type('两次')
    await page.find('[data-item=R01S1I03]').trigger('click')
    await flushPromises()
    expect(recorded()).toHaveLength(1)
    expect(status('1-1-1')).toBe('有误')
    await page.find('[data-item=R01S1I01]').trigger('click')
    await flushPromises()
    expect(page.find<HTMLInputElement>('.detail .entry input').element.value).toBe('两次')
  })

  it('keeps on screen what the disk did not take, marks it, and shows the total with it', async () => {
    await open()
    broken = 'disk-full'
    await press('3')
    await press('Enter')
    expect(status('1-1-1')).toBe('未保存')
    expect(useSessionStore().saveState.state).toBe('unsaved')
    await press('ArrowUp')
    expect(page.find<HTMLInputElement>('.detail .entry input').element.value).toBe('3')
    broken = null
    await useSessionStore().retry()
    await flushPromises()
    expect(status('1-1-1')).toContain('扣 2.50')
  })

  it('records a whole indicator as one act and says what is left', async () => {
    await open()
    await press('M', { shiftKey: true })
    expect(recorded()).toHaveLength(1)
    const [{ entries }] = recorded() as [{ entries: unknown[] }]
    expect(entries.length).toBeGreaterThan(1)
    expect(useToastStore().toast).toMatchObject({ text: expect.stringMatching(/^已把“第一责任人履职”\d+ 项记为满分/) as string, undoable: true })
  })

  it('enters the unit’s own figures beside the team’s', async () => {
    await open()
    await page.find('.sws input[value=self]').setValue(true)
    await page.find('.row[aria-selected="true"]').trigger('click')
    await press('4')
    expect(final()).toBe('0.00')
    await press('Enter')
    expect(recorded()).toMatchObject([{ slot: 'self', entries: [{ itemId: 'R01S1I01' }] }])
    expect(page.find('[data-item=R01S1I01] .sf').text()).toBe('10.00')
    expect(status('1-1-1')).toBe('未评')
  })

  it('asks for the reason of a deduction and saves it on leaving', async () => {
    state = campaignState([entryRow('R01S1I01', { kind: 'earn', count: 3 })])
    await open()
    expect(page.find('.note .tag').text()).toBe('待补事实')
    const field = page.find<HTMLTextAreaElement>('.note textarea')
    field.element.focus()
    await field.setValue('三季度没有研究')
    await field.trigger('blur')
    await flushPromises()
    expect(asked.filter(([channel]) => channel === 'entry.note')).toHaveLength(1)
    expect(page.find('.note .tag').exists()).toBe(false)
    expect(status('1-1-1')).toBe('扣 2.50')
  })

  it('says what is exempt or outside the zones instead of asking for it', async () => {
    state = { ...campaignState(), campaign: { ...state.campaign, exempt: [{ itemId: 'R01S1I01', document: '青平办〔2026〕7号' }] } }
    await open()
    expect(page.find('.nt').text()).toContain('青平办〔2026〕7号')
    expect(page.find('.entry').exists()).toBe(false)
    expect(status('1-1-1')).toBe('免考')
  })
})

describe('a unit that is closed', () => {
  const inPhase = (phase: Phase, frozen: string | null): void => {
    state = { ...state, assessments: [{ id: 'u1', phase, revision: 1, reason: '', frozen, deleted: false }] }
  }

  it('says why nothing can be entered', async () => {
    inPhase('submitted', null)
    await open()
    await press('3')
    await press('m')
    expect(recorded()).toEqual([])
    expect(useToastStore().toast?.text).toContain('已提交')
    expect(page.find('.phase-line').text()).toContain('退回')
  })

  it('shows what 定稿 froze, and that today’s data say otherwise', async () => {
    const then = scoreUnit(state.rubric, { format: 1, unit: { code: '632802', zones: units[0]?.zones }, entries: { R01S1I01: { kind: 'earn', count: 4 } } })
    if (!then.ok) throw new Error('it scores')
    inPhase('finalized', formatFrozen({ seen: {}, fingerprint: 'f', rubricDigest: 'd', engine: '1', scorecard: then.value }))
    await open()
    expect(final()).toBe('10.00')
    expect(status('1-1-1')).toBe('满分')
    expect(page.find('.phase-line').text()).toContain('按现在的数据重算，最终得分为 0.00，与定稿不同')
    expect(page.find('.phase-line').text()).toContain('定稿后变更 2 条')
  })
})
