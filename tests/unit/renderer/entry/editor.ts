import { mount, type VueWrapper } from '@vue/test-utils'
import { nextTick } from 'vue'
import rubricJson from '../../../../resources/rubric/haixi-default.json'
import { rubricSchema, type Item, type Rule } from '../../../../shared/rubric/rubric'
import { listItems } from '../../../../shared/rubric/tree'
import { scoreUnit } from '../../../../shared/scoring'
import type { Figure } from '../../../../shared/campaign/last-year'
import type { Entry } from '../../../../shared/scoring/entry'
import type { ItemScore, Scorecard } from '../../../../shared/scoring/scorecard'
import { draftKeeperKey, type DraftKeeper, type EntryDraft } from '../../../../renderer/components/entry/entry-draft'
import type { RawDraft } from '../../../../shared/entry-form/raw-draft'
import EntryEditor from '../../../../renderer/components/entry/EntryEditor.vue'

export const rubric = rubricSchema.parse(rubricJson)

export function itemOf(id: string): Item {
  return listItems(rubric).find((item) => item.id === id)!
}

/** An item of the rubric with another rule. */
export function itemWith(rule: Rule, changes: Partial<Item> = {}): Item {
  return { ...itemOf('R01S1I01'), rule, ...changes }
}

/** The real engine on one unit with one entry. */
export function outcomeOf(item: Item, input: Entry | null, others: Readonly<Record<string, Entry>> = {}): { item: ItemScore; card: Scorecard } | null {
  const swap = (node: typeof rubric.requirements[number]): typeof node => ({
    ...node,
    ...(node.children ? { children: node.children.map(swap) } : {}),
    ...(node.items ? { items: node.items.map((one) => (one.id === item.id ? item : one)) } : {}),
  })
  const entries = { ...others, ...(input ? { [item.id]: input } : {}) }
  const card = scoreUnit({ ...rubric, requirements: rubric.requirements.map(swap) }, { format: 1, unit: { code: '632802', name: '德令哈市', group: '市县', zones: rubric.zones }, entries })
  if (!card.ok) return null
  const score = card.value.items[item.id]
  return score ? { item: score, card: card.value } : null
}

export function memoryKeeper(): DraftKeeper & { readonly kept: Map<string, { raw: RawDraft; state: EntryDraft['state'] }> } {
  const kept = new Map<string, { raw: RawDraft; state: EntryDraft['state'] }>()
  return {
    kept,
    readDraft: (key) => kept.get(key)?.raw ?? null,
    keepDraft: (key, raw, state) => void kept.set(key, { raw, state }),
    dropDraft: (key) => void kept.delete(key),
  }
}

export interface Options {
  readonly entry?: Entry | null
  readonly selfEntry?: Entry | null
  readonly previous?: Figure | null
  readonly readonlyReason?: string | null
  readonly others?: Readonly<Record<string, Entry>>
  readonly keeper?: DraftKeeper
  /** False: the page has not stored what was committed yet. */
  readonly stores?: boolean
}

type Exposed = { focusFirst(text?: string): void; commitPending(): string; cancel(): void; startNotApplicable(): void; fullMarks(): boolean }

/** An editor as the page shows it: what it commits is stored and comes back as `entry`. */
export function openEditor(item: Item, { entry = null, selfEntry = null, previous = null, readonlyReason = null, others = {}, keeper = memoryKeeper(), stores = true }: Options = {}) {
  const preview = (input: Entry | null) => outcomeOf(item, input, others)
  const stored = (input: Entry | null) => ({ entry: input, score: preview(input)?.item ?? null, card: preview(input)?.card ?? null })
  const wrapper: VueWrapper = mount(EntryEditor as never, {
    attachTo: document.body,
    props: { item, selfEntry, previous, preview, draftKey: `u/${item.id}/team`, readonlyReason, ...stored(entry) } as never,
    global: { provide: { [draftKeeperKey as symbol]: keeper } },
  })
  const commits = (): unknown[] => (wrapper.emitted('commit') ?? []).map(([input]) => input)
  const settle = async (): Promise<void> => {
    await nextTick()
    const last = wrapper.emitted('commit')?.at(-1)
    if (stores && last) await wrapper.setProps(stored(last[0] as Entry | null))
    await nextTick()
  }
  const field = (name: string) => wrapper.find<HTMLInputElement>(`[data-field="${name}"]`)
  return {
    wrapper, field, commits, settle, keeper,
    exposed: wrapper.vm as unknown as Exposed,
    changes: (): EntryDraft[] => (wrapper.emitted('change') ?? []).map(([draft]) => draft as EntryDraft),
    async type(name: string, text: string): Promise<void> {
      field(name).element.focus()
      field(name).element.value = text
      field(name).element.dispatchEvent(new InputEvent('input', { bubbles: true }))
      await nextTick()
    },
    async press(name: string, key: string, more: KeyboardEventInit = {}): Promise<void> {
      const target = field(name).element
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
      await settle()
    },
    async click(selector: string): Promise<void> {
      await wrapper.find(selector).trigger('click')
      await settle()
    },
    score: (): string => wrapper.find('.tot .v').text(),
    explain: (): string => (wrapper.find('.exp .f').exists() ? wrapper.find('.exp .f').text().replace(/\s+/g, ' ') : ''),
    tag: (): string => wrapper.find('.tot .tag').exists() ? wrapper.find('.tot .tag').text() : '',
    alerts: (): string[] => wrapper.findAll('[role=alert]').map((alert) => alert.text()),
  }
}
