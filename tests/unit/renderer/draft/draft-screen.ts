import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import DraftPage from '../../../../renderer/pages/draft/DraftPage.vue'
import { useDraftStore } from '../../../../renderer/stores/draft'
import type { Draft, DraftItem } from '../../../../shared/rubric-draft/draft'
import { listDraftItems } from '../../../../shared/rubric-draft/draft-tree'

/** The editor on a draft, with a disk behind it that can break. */
export class Screen {
  saved: Draft[] = []
  broken: string | null = null
  /** A disk that answers only then. */
  slow: Promise<void> = Promise.resolve()
  published: string | null = null
  disk: Draft
  page: VueWrapper
  router: Router

  private constructor(draft: Draft) {
    this.disk = draft
    setActivePinia(createPinia())
    Object.assign(window, { qianfen: { call: (channel: string, request: unknown) => (channel === 'draft.save' ? this.slow : Promise.resolve()).then(() => this.#answer(channel, request)), on: () => () => undefined } })
    this.router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/rubrics/draft/:draftId', name: 'draft', component: DraftPage, props: true }, ...['home', 'rubrics'].map((name) => ({ path: `/${name}`, name, component: { template: '<p />' } }))] })
    this.page = mount({ template: '<i />' })
  }
  static async open(draft: Draft): Promise<Screen> {
    const screen = new Screen(draft)
    await screen.router.push('/rubrics/draft/d1')
    screen.page = mount({ template: '<RouterView />' }, { attachTo: document.body, global: { plugins: [screen.router] } })
    await flushPromises()
    return screen
  }

  #answer(channel: string, request: unknown): unknown {
    if (channel === 'draft.open') return { ok: true, value: { draft: this.disk } }
    if (channel === 'rubric.library') return { ok: true, value: { versions: [], drafts: [] } }
    if (channel === 'draft.publish') {
      this.published = (request as { version: string }).version
      return { ok: true, value: { digest: 'd'.repeat(64) } }
    }
    if (channel !== 'draft.save') return { ok: false, error: { code: 'internal', detail: {} } }
    if (this.broken) return { ok: false, error: { code: this.broken, detail: {} } }
    this.disk = (request as { draft: Draft }).draft
    this.saved.push(this.disk)
    return { ok: true, value: { savedAt: 5 } }
  }

  rows = (): string[] => this.page.findAll('.dr:not(.head)').map((row) => row.attributes('data-key') ?? '')
  field = (): HTMLInputElement => this.page.find<HTMLInputElement>('.dr.on .inp').element
  text = (selector: string): string => this.page.get(selector).text()
  total = (): string => this.text('[data-testid=draft-total]').replace(/\s/g, '')
  current = (): string | undefined => this.page.get('.dr.on').attributes('data-key')
  item = (id: string): DraftItem | undefined => listDraftItems(useDraftStore().draft?.rubric ?? this.disk.rubric).find((each) => each.id === id)
  button = (name: string) => this.page.findAll('button').find((each) => each.text() === name || each.attributes('aria-label') === name)

  async at(key: string, column: string): Promise<void> {
    this.page.get(`[data-key="${key}"] [data-column="${column}"]`).element.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, button: 0 }))
    await flushPromises()
  }
  async press(key: string, more: KeyboardEventInit = {}): Promise<void> {
    const place = this.page.find('.dr.on .inp')
    const target = place.exists() ? place.element : this.page.get('.dr.on [tabindex="0"]').element
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
    await flushPromises()
  }
  async type(text: string): Promise<void> {
    this.field().value = text
    this.field().dispatchEvent(new InputEvent('input', { bubbles: true }))
    await flushPromises()
  }
  async set(name: string, text: string): Promise<void> {
    const input = this.page.get<HTMLInputElement>(`.dform [data-field="${name}"]`)
    input.element.value = text
    await input.trigger('change')
    await flushPromises()
  }
  async key(key: string, more: KeyboardEventInit = {}): Promise<void> {
    window.dispatchEvent(new KeyboardEvent('keydown', { key, ...more }))
    await flushPromises()
  }
  async settle(): Promise<void> {
    vi.advanceTimersByTime(500)
    await flushPromises()
  }
}
