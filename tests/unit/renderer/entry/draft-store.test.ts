// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { useEntryDraftsStore } from '../../../../renderer/stores/entry-drafts'
import { itemOf, openEditor } from './editor'

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => (document.body.innerHTML = ''))

it('tells the screen of each draft’s state and gives it back to the next editor of the item', async () => {
  const drafts = useEntryDraftsStore()
  const item = itemOf('R04S2I02')
  const key = `u/${item.id}/team`
  const first = openEditor(item, { keeper: drafts })
  expect(drafts.stateOf(key)).toBe('clean')
  await first.type('numerator', '329')
  expect(drafts.stateOf(key)).toBe('incomplete')
  await first.type('numerator', '329件')
  expect(drafts.stateOf(key)).toBe('refused')
  first.wrapper.unmount()
  const second = openEditor(item, { keeper: drafts })
  expect(second.field('numerator').element.value).toBe('329件')
  expect(second.tag()).toBe('有误，未计分')
  await second.type('numerator', '329')
  await second.type('denominator', '342')
  expect(drafts.stateOf(key)).toBe('valid')
  await second.press('denominator', 'Enter')
  expect(drafts.stateOf(key)).toBe('clean')
  expect(second.commits()).toEqual([{ kind: 'ratio', numerator: 329, denominator: 342 }])
})
