// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import StatusBar from '../../../renderer/app/StatusBar.vue'
import { useCampaignStore } from '../../../renderer/stores/campaign'
import { useDraftStore } from '../../../renderer/stores/draft'
import { blankDraft } from '../../../shared/rubric-draft/convert'
import { stateOf } from '../analysis/state-of'
import { rubricOf } from '../scoring/small-rubric'

test('names what is on the screen: the draft while it is edited, else the rubric of the campaign', async () => {
  setActivePinia(createPinia())
  const state = stateOf(rubricOf([], { version: '默认-1' }), [])
  useCampaignStore().state = { ...state, campaign: { ...state.campaign, sample: true } }
  const router = createRouter({ history: createMemoryHistory(), routes: ['home', 'draft', 'rubrics'].map((name) => ({ path: `/${name}`, name, component: { template: '<p />' } })) })
  await router.push({ name: 'home' })
  const page = mount(StatusBar, { global: { plugins: [router] } })
  const at = async (name: string): Promise<string> => {
    await router.push({ name })
    return page.text()
  }
  expect(await at('home')).toContain('细则：默认-1')
  const draft = blankDraft(() => 'k')
  useDraftStore().draft = { ...draft, rubric: { ...draft.rubric, title: '某某县平安建设考核评分细则' } }
  const shown = await at('draft')
  expect(shown).toContain('细则草稿：某某县平安建设考核评分细则')
  expect(shown).not.toMatch(/默认-1|示例项目/)
  useDraftStore().draft = { ...draft, rubric: { ...draft.rubric, title: '' } }
  expect(await at('draft')).toContain('细则草稿：没有名称的细则')
  // The store keeps the draft after one has left its screen.
  expect(await at('rubrics')).toContain('细则：默认-1')
  expect(page.text()).toContain('示例项目，数据为虚构')
})
