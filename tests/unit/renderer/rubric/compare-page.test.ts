// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import ComparePage from '../../../../renderer/pages/rubric/ComparePage.vue'
import type { Bridge } from '../../../../shared/ipc/channels'
import type { Reply } from '../../../../shared/ipc/contract'
import { item, rubricOf } from '../../scoring/small-rubric'

const judged = { kind: 'judged' }
const one = rubricOf([item('A', 10, judged, { content: '建立矛盾纠纷排查台账' }), item('B', 10, judged, { content: '开展校园周边巡查' }), item('C', 10, judged, { content: '落实值班备勤制度' })], { version: '旧版' })
const other = rubricOf([item('X', 10, judged, { content: '建立矛盾纠纷排查台账' }), item('Y', 12, judged, { content: '开展校园周边安全巡查' }), item('Z', 5, judged, { content: '无关的一项' })], { version: '新版' })
const rubrics: Readonly<Record<string, unknown>> = { old: one, new: other }
let exported: unknown[] = []

async function open(): Promise<VueWrapper> {
  setActivePinia(createPinia())
  exported = []
  const call = (channel: string, request: unknown): Reply<unknown> => {
    if (channel === 'rubric.library') return { ok: true, value: { drafts: [], versions: ['new', 'old'].map((digest) => ({ digest, id: 'small', title: '小细则', version: digest, items: 3, basePoints: 100, placeholder: false, bundled: false, publishedAt: 5, usedBy: [] })) } }
    if (channel === 'rubric.get') return { ok: true, value: { rubric: rubrics[(request as { digest: string }).digest] } }
    exported.push(request)
    return { ok: true, value: { file: '对照.xlsx' } }
  }
  Object.assign(window, { qianfen: { call: (channel, request) => Promise.resolve(call(channel, request)), on: () => () => undefined } satisfies Bridge })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', name: 'compare', component: ComparePage }, { path: '/rubrics', name: 'rubrics', component: { template: '<p />' } }] })
  await router.push('/')
  const page = mount({ template: '<RouterView />' }, { attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
  return page
}
const button = (page: VueWrapper, name: string) => page.findAll('button').find((each) => each.text().startsWith(name))
const click = async (page: VueWrapper, name: string): Promise<void> => {
  const found = button(page, name)
  if (!found) throw new Error(`no button ${name}`)
  await found.trigger('click')
  await flushPromises()
}
const pair = (page: VueWrapper, code: string) => page.find(`section[aria-label^="${code} "]`)
const kinds = (page: VueWrapper): string[] => page.findAll('[role=group] button').map((each) => each.text())
afterEach(() => (document.body.innerHTML = ''))

test('items under other ids are one added and one removed until a person says that they are the same; the sheet is told', async () => {
  const page = await open()
  expect(kinds(page)).toEqual(expect.arrayContaining(['新增 3', '删除 3']))
  expect(page.text()).toContain('2 项是重新录入的，内容相近，可能是同一项。没有确认的，算一删一增')
  await click(page, '新增')
  await click(page, '逐项确认')
  await click(page, '文字完全相同的 1 项')
  expect(kinds(page)).toEqual(expect.arrayContaining(['新增 2', '删除 2']))
  const like = pair(page, 'c-B')
  expect(like.text()).toContain('还没有确认')
  await like.findAll('button')[0]?.trigger('click')
  await flushPromises()
  expect(kinds(page)).toEqual(expect.arrayContaining(['新增 1', '删除 1', '分值 2']))
  expect(page.text()).toContain('已确认 2 项，按同一项比较')
  await pair(page, 'c-C').find('select').setValue('Z')
  await flushPromises()
  // Nothing is new any more: the filter is not left on what is not there.
  expect(kinds(page).some((name) => /^(新增|删除)/.test(name))).toBe(false)
  expect(page.findAll('.chg').length).toBeGreaterThan(0)
  await click(page, '导出对照表')
  expect(exported).toEqual([{ before: 'old', after: 'new', matching: { A: 'X', B: 'Y', C: 'Z' } }])
})

test('what is rejected stays one added and one removed, and the versions the other way round keep what was confirmed', async () => {
  const page = await open()
  await click(page, '逐项确认')
  await pair(page, 'c-A').findAll('button')[1]?.trigger('click')
  await pair(page, 'c-B').findAll('button')[0]?.trigger('click')
  await flushPromises()
  await click(page, '原、新对调')
  expect(page.text()).toContain('已确认 1 项，按同一项比较')
  expect(kinds(page)).toEqual(expect.arrayContaining(['新增 2', '删除 2']))
  await click(page, '导出对照表')
  expect(exported).toEqual([{ before: 'new', after: 'old', matching: { Y: 'B' } }])
})
