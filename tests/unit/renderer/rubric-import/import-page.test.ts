// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import ImportPage from '../../../../renderer/pages/rubric-import/ImportPage.vue'
import { useToastStore } from '../../../../renderer/stores/toast'
import { workbookBytes } from '../../../../shared/import/limits'
import type { Bridge } from '../../../../shared/ipc/channels'
import type { Reply, Request } from '../../../../shared/ipc/contract'
import type { RubricReading } from '../../../../shared/rubric-import/reading'
import { readingOf } from './reading-fixture'

type Answered = Reply<unknown>
const refused = (code: string): Answered => ({ ok: false, error: { code, detail: {} } })
let asked: (readonly [channel: string, request: unknown])[]
/** What the next readings answer instead of a reading. */
let answers: (Answered | Promise<Answered>)[]
let page: VueWrapper
let router: Router

/** Reads as the process would: with the layouts that it is given, else by guess. */
function bridge(): Bridge {
  const call = (channel: string, request: unknown): Answered | Promise<Answered> => {
    asked.push([channel, request])
    if (channel === 'rubric.chooseFile') return { ok: true, value: { file: { id: 'f1', name: '某某县评分细则.xlsx' } } }
    if (channel === 'rubric.takeFile') return { ok: true, value: { file: { id: 'f2', name: (request as Request<'rubric.takeFile'>).name } } }
    if (channel === 'draft.create') return answers.shift() ?? { ok: true, value: { draftId: 'd1' } }
    if (channel !== 'rubric.read') return { ok: true, value: {} }
    const { layouts } = request as Request<'rubric.read'>
    const reading: RubricReading = readingOf({ notes: [{ weight: 'wrong', place: { sheet: '评分细则', cell: 'E5' }, message: '没有分值' }] })
    return answers.shift() ?? { ok: true, value: layouts ? { ...reading, layouts, basis: 'corrected' } : reading }
  }
  return { call: (channel, request) => Promise.resolve(call(channel, request)), on: () => () => undefined }
}
const reads = () => asked.filter(([channel]) => channel === 'rubric.read').map(([, request]) => (request as Request<'rubric.read'>).layouts)
const button = (name: string) => page.findAll('button').find((each) => each.text().startsWith(name))
async function click(name: string): Promise<void> {
  await button(name)!.trigger('click')
  await flushPromises()
}
async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  ;(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  await flushPromises()
}
/** Says by two clicks that H is 备注. */
async function correctColumn(role = '备注'): Promise<void> {
  await page.find('[data-column="8"]').trigger('click')
  await page.findAll('[role=option]').find((option) => option.text().startsWith(role))!.trigger('click')
  await flushPromises()
}

beforeEach(async () => {
  asked = []
  answers = []
  setActivePinia(createPinia())
  Object.assign(window, { qianfen: bridge() })
  const blank = { template: '<p />' }
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', name: 'rubric-import', component: ImportPage }, { path: '/draft/:draftId', name: 'draft', component: blank }, { path: '/rubric', name: 'rubric', component: blank }, { path: '/rubrics', name: 'rubrics', component: blank }] })
  await router.push('/')
  page = mount({ template: '<RouterView />' }, { attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
})
afterEach(() => {
  page.unmount()
  document.body.innerHTML = ''
  vi.useRealTimers()
})

describe('a workbook', () => {
  it('is chosen, read and shown beside its tree; nothing is written', async () => {
    await click('选择文件')
    expect(page.find('.ri-bar').text()).toContain('考核内容 6')
    expect(page.find('.ri-bar').text()).toContain('分值合计 60.00，比 1000.00 少 940.00')
    expect(page.findAll('.ri-tree [data-key]')).toHaveLength(10)
    expect(reads()).toEqual([null])
    expect(asked.map(([channel]) => channel)).toEqual(['rubric.chooseFile', 'rubric.read'])
  })
  it('may be dropped on the page; one that is too big is not even read', async () => {
    const drop = async (file: File): Promise<void> => {
      const event = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), { dataTransfer: { types: ['Files'], items: [], files: [file] } })
      page.find('.ri').element.dispatchEvent(event)
      await flushPromises()
    }
    const big = new File(['x'], '大.xlsx')
    Object.defineProperty(big, 'size', { value: workbookBytes + 1 })
    await drop(big)
    expect(page.find('[role=alert]').text()).toContain('E-302')
    await drop(new File(['PK'], '某县.xlsx'))
    expect(page.find('.ri-file').text()).toBe('某县.xlsx')
    expect(asked.find(([channel]) => channel === 'rubric.takeFile')?.[1]).toMatchObject({ name: '某县.xlsx', bytes: new Uint8Array([80, 75]) })
  })
  it('that is refused says why, with its number and its detail, and another can be chosen', async () => {
    answers = [refused('import-password')]
    await click('选择文件')
    expect(page.find('[role=alert]').text()).toMatch(/去掉密码后另存.*E-304/)
    expect(button('复制详情')).toBeDefined()
    await click('选择文件')
    expect(page.find('.ri-tree').exists()).toBe(true)
  })
  it('says that it is being read after a second, and can be called off; the page stays usable', async () => {
    vi.useFakeTimers()
    answers = [new Promise(() => undefined)]
    await click('选择文件')
    expect(page.text()).not.toContain('正在读取')
    vi.advanceTimersByTime(1001)
    await flushPromises()
    expect(page.find('.ri-start [role=status]').text()).toContain('正在读取 某某县评分细则.xlsx')
    await click('取消')
    expect(asked.at(-1)?.[0]).toBe('rubric.cancel')
    expect(button('选择文件')).toBeDefined()
  })
  it('stays, with its corrections, while another screen is shown', async () => {
    await click('选择文件')
    await correctColumn()
    await router.push('/rubric')
    await router.push('/')
    await flushPromises()
    expect(page.findAll('.ri-cr').at(-1)?.text()).toBe('备注')
    expect(reads()).toHaveLength(2)
  })
})

describe('corrections', () => {
  beforeEach(() => click('选择文件'))
  it('of a column, a row and a sheet read the file again, each with all that were made', async () => {
    await correctColumn()
    await page.find('[data-role-of="9"]').trigger('click')
    await page.findAll('[role=option]').find((option) => option.text().startsWith('不读'))!.trigger('click')
    await flushPromises()
    await page.findAll('[role=tab]')[1]!.trigger('click')
    await page.find('.ri-tabs select').setValue('table')
    await flushPromises()
    expect(reads().at(-1)?.map(({ columns, rows, included }) => [columns['8'], rows, included])).toEqual([['note', { 9: 'left' }, true], [undefined, {}, true]])
    expect(page.find('.ri-bar').text()).toContain('已按你的更正识别')
  })
  it('are taken back and done again with keys, which never reach the scores behind; and given up altogether', async () => {
    const shell = vi.fn((event: KeyboardEvent) => event.defaultPrevented)
    window.addEventListener('keydown', shell)
    const before = page.findAll('.ri-cr').at(-1)?.text()
    await correctColumn()
    expect(page.findAll('.ri-cr').at(-1)?.text()).toBe('备注')
    await press('z', { ctrlKey: true })
    expect(reads().at(-1)).toBeNull()
    expect(page.findAll('.ri-cr').at(-1)?.text()).toBe(before)
    await press('y', { ctrlKey: true })
    expect(reads().at(-1)?.[0]?.columns['8']).toBe('note')
    await click('恢复自动识别')
    expect(reads().at(-1)).toBeNull()
    await press('z', { ctrlKey: true })
    expect(reads().at(-1)?.[0]?.columns['8']).toBe('note')
    await press('z', { ctrlKey: true })
    await press('z', { ctrlKey: true })
    expect(useToastStore().toast?.text).toBe('没有可以撤销的更正')
    expect(shell.mock.results.every(({ value }) => value === true)).toBe(true)
    window.removeEventListener('keydown', shell)
  })
  it('that are remembered are said and can be left for the plain guess, and taken again by their own name; saving remembers what was chosen last', async () => {
    const remembered: RubricReading = { ...readingOf(), basis: 'remembered', hasRemembered: true }
    const guessed: RubricReading = { ...remembered, basis: 'guessed' }
    answers = [remembered, guessed, remembered, guessed].map((value) => ({ ok: true, value }))
    await click('换文件')
    expect(page.find('.ri-bar').text()).toContain('按上次的更正识别')
    expect(button('按上次的更正识别')).toBeUndefined()
    await click('恢复自动识别')
    expect(asked.at(-1)).toEqual(['rubric.read', { file: 'f1', layouts: null, plain: true }])
    expect(button('恢复自动识别')).toBeUndefined()
    await click('按上次的更正识别')
    expect(asked.at(-1)).toEqual(['rubric.read', { file: 'f1', layouts: null }])
    await press('z', { ctrlKey: true })
    expect(asked.at(-1)).toEqual(['rubric.read', { file: 'f1', layouts: null, plain: true }])
    await click('存为草稿')
    expect(asked.filter(([channel]) => channel === 'rubric.rememberLayout')).toEqual([['rubric.rememberLayout', { shape: 'shape-1', layouts: guessed.layouts }]])
  })
  it('say 正在重新识别… after a second; a newer one counts, the older one is stopped', async () => {
    vi.useFakeTimers()
    let finish: (answer: Answered) => void = () => undefined
    answers = [new Promise((resolve) => (finish = resolve))]
    await correctColumn()
    vi.advanceTimersByTime(1001)
    await flushPromises()
    expect(page.find('.ri-bar [role=status]').text()).toBe('正在重新识别…')
    await correctColumn('抽样')
    expect(asked.slice(-2).map(([channel]) => channel)).toEqual(['rubric.cancel', 'rubric.read'])
    expect(page.findAll('.ri-cr').at(-1)?.text()).toBe('抽样')
    finish(refused('import-stopped'))
    await flushPromises()
    expect(page.find('[role=alert]').exists()).toBe(false)
    expect(page.findAll('.ri-cr').at(-1)?.text()).toBe('抽样')
  })
  it('that cannot be read, or are called off, leave what was there', async () => {
    answers = [refused('import-timeout')]
    await correctColumn()
    expect(page.find('[role=alert]').text()).toContain('E-319')
    expect(page.findAll('.ri-cr').at(-1)?.text()).toBe('不读')
    expect(page.find('.ri-tree').exists()).toBe(true)
    vi.useFakeTimers()
    answers = [new Promise(() => undefined)]
    await correctColumn()
    vi.advanceTimersByTime(1001)
    await flushPromises()
    await click('取消')
    expect(page.findAll('.ri-cr').at(-1)?.text()).toBe('不读')
    expect(button('存为草稿')!.attributes('disabled')).toBeUndefined()
  })
})

describe('sheet and tree', () => {
  beforeEach(() => click('选择文件'))
  it('an item marks its cells, a row selects its item, a note leads to its cell', async () => {
    await page.find('[data-key=I5]').trigger('click')
    await flushPromises()
    expect(page.findAll('td.mk').map((cell) => cell.attributes('data-at'))).toEqual(['7-4', '7-5', '7-6'])
    await page.find('td[data-at="4-6"]').trigger('click')
    await flushPromises()
    expect(page.find('.ri-tree [aria-current=true]').attributes('data-key')).toBe('I2')
    await page.findAll('[role=tab]')[1]!.trigger('click')
    await click('要改 1')
    await page.find('.ri-notes .link').trigger('click')
    await flushPromises()
    expect(page.find('[role=tab][aria-selected=true]').text()).toBe('评分细则')
    expect(document.activeElement?.getAttribute('role')).toBe('grid')
    expect(page.find('td.at').attributes('data-at')).toBe('5-5')
    expect(page.find('.ri-tree [aria-current=true]').attributes('data-key')).toBe('I3')
  })
})

describe('存为草稿', () => {
  beforeEach(() => click('选择文件'))
  it('goes on in the editor, with errors too; a guess alone is not remembered', async () => {
    expect(page.find('.ri-notes').text()).toContain('要改的不影响存为草稿')
    await click('存为草稿')
    expect(asked.at(-1)).toMatchObject(['draft.create', { from: { kind: 'draft', draft: { file: '某某县评分细则.xlsx' } } }])
    expect(router.currentRoute.value).toMatchObject({ name: 'draft', params: { draftId: 'd1' } })
  })
  it('remembers the corrections for the next file of the same shape', async () => {
    await correctColumn()
    await click('存为草稿')
    expect(asked.at(-1)).toMatchObject(['rubric.rememberLayout', { shape: 'shape-1', layouts: [{ columns: { 8: 'note' } }, {}] }])
  })
  it('that failed says so and keeps everything on the screen', async () => {
    await correctColumn()
    answers = [refused('disk-full')]
    await click('存为草稿')
    expect(page.find('[role=alert]').text()).toContain('E-201')
    expect(router.currentRoute.value.name).toBe('rubric-import')
    expect(page.findAll('.ri-cr').at(-1)?.text()).toBe('备注')
    expect(asked.some(([channel]) => channel === 'rubric.rememberLayout')).toBe(false)
  })
  it('leads back to 细则库, with nothing read and with no campaign either', () => {
    expect(page.find('header a').attributes('href')).toBe('/rubrics')
    expect(page.find('header a').text()).toBe('细则库')
  })
})
