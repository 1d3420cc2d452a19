import { computed, reactive, ref, shallowRef, useId, watch } from 'vue'
import { isSameJson } from '../../../shared/change/canonical-json'
import type { Item } from '../../../shared/rubric/rubric'
import type { Figure } from '../../../shared/campaign/last-year'
import type { Entry } from '../../../shared/scoring/entry'
import type { DraftKeeper, EntryDraft } from './entry-draft'
import type { RawDraft, Texts } from '../../../shared/entry-form/raw-draft'
import type { EntryForm } from './entry-form'
import { toRaw } from '../../../shared/entry-form/entry-texts'
import { isSameInput, readEntry } from '../../../shared/entry-form/read-entry'

/** What the editor is about; reactive. */
export interface FormSource {
  readonly item: Item
  readonly entry: Entry | null
  /** 上年同期 where it is known without an entry. */
  readonly previous?: Figure | null | undefined
  readonly draftKey: string
  readonly readonlyReason: string | null
}

export interface FormEvents {
  change(draft: EntryDraft): void
  commit(input: Entry | null): void
}

/**
 * The state of one entry editor: texts as typed, what they come to, and when they are handed over. Typed texts are kept by `drafts` until they
 * are committed or cancelled, so another item may be shown in between. `baseline` is what was handed over last, so nothing is handed over twice.
 */
export function useEntryForm(source: FormSource, drafts: DraftKeeper, events: FormEvents) {
  const id = useId()
  const rawOf = (entry: Entry | null): RawDraft => toRaw(source.item, entry, source.previous)
  const raw = shallowRef<RawDraft>(rawOf(source.entry))
  const baseline = shallowRef<Entry | null>(source.entry)
  const touched = ref(new Set<string>())
  const tried = ref(false)
  const composing = ref(false)

  const reading = computed(() => readEntry(source.item, raw.value))
  const draft = computed<EntryDraft>(() => {
    const now = reading.value
    if (now.kind !== 'input') return isSameJson(raw.value, rawOf(baseline.value)) ? { state: 'clean' } : { state: now.kind, message: now.message }
    return isSameInput(source.item, now.input, baseline.value) ? { state: 'clean' } : { state: 'valid', input: now.input }
  })

  function load(): void {
    const kept = drafts.readDraft(source.draftKey)
    raw.value = kept ?? rawOf(source.entry)
    baseline.value = source.entry
    touched.value = new Set()
    tried.value = kept !== null
    composing.value = false
  }
  load()
  watch(() => source.draftKey, () => {
    load()
    events.change(draft.value)
  })
  watch(() => source.entry, (entry, before) => {
    // What was handed over comes back; the rest of the form stays as it is.
    if (isSameJson(entry, before) || isSameJson(entry, baseline.value)) return
    if (drafts.readDraft(source.draftKey) === null) load()
    else baseline.value = entry
    events.change(draft.value)
  })

  watch(() => source.previous, (previous, before) => {
    if (isSameJson(previous ?? null, before ?? null) || drafts.readDraft(source.draftKey) !== null) return
    load()
    events.change(draft.value)
  })

  function set(next: RawDraft): void {
    raw.value = next
    if (draft.value.state === 'clean') drafts.dropDraft(source.draftKey)
    else drafts.keepDraft(source.draftKey, next, draft.value.state)
    events.change(draft.value)
  }
  function settleAs(input: Entry | null): void {
    const { mode, texts } = rawOf(input)
    baseline.value = input
    raw.value = { mode, texts: input === null ? texts : { ...raw.value.texts, ...texts } }
    drafts.dropDraft(source.draftKey)
    touched.value = new Set()
    tried.value = false
  }

  /** Hands a valid draft over. 'refused' also means incomplete: the texts stay, the fault is shown. */
  function commitPending(): 'clean' | 'committed' | 'refused' {
    if (source.readonlyReason !== null) return 'clean'
    if (composing.value) return 'refused'
    const now = draft.value
    if (now.state === 'incomplete' || now.state === 'refused') {
      tried.value = true
      return 'refused'
    }
    const input = now.state === 'valid' ? now.input : baseline.value
    settleAs(input)
    if (now.state === 'clean') return 'clean'
    events.commit(input)
    events.change(draft.value)
    return 'committed'
  }

  function cancel(): void {
    drafts.dropDraft(source.draftKey)
    load()
    events.change(draft.value)
  }

  function setMode(mode: RawDraft['mode']): void {
    touched.value = new Set()
    tried.value = false
    set({ mode, texts: raw.value.texts })
  }

  /** Replaces whatever is typed by an entry and hands it over. */
  function commitEntry(input: Entry): void {
    set({ mode: toRaw(source.item, input).mode, texts: { ...raw.value.texts, ...toRaw(source.item, input).texts } })
    commitPending()
  }

  const form: EntryForm = reactive({
    texts: computed(() => raw.value.texts),
    disabled: computed(() => source.readonlyReason !== null),
    keptNote: computed(() => (source.entry === null ? '已保留你输入的内容，本项暂按未评。' : '已保留你输入的内容，原来的记录没有改动。')),
    faultAt: (field: string) => (tried.value || touched.value.has(field) ? (reading.value.faults[field] ?? '') : ''),
    faultId: (field: string) => `${id}-${field.replace(/\W/g, (letter) => `_${letter.codePointAt(0) ?? ''}_`)}`,
    edit: (field: string, text: string) => set({ mode: raw.value.mode, texts: { ...raw.value.texts, [field]: text } }),
    settle: (field: string) => void touched.value.add(field),
    choose: (changes: Texts) => {
      set({ mode: raw.value.mode, texts: { ...raw.value.texts, ...changes } })
      if (draft.value.state !== 'incomplete') commitPending()
    },
    compose: (on: boolean) => void (composing.value = on),
  })

  const showsFault = computed(() => tried.value || Object.keys(reading.value.faults).some((field) => touched.value.has(field)))
  return { form, raw, reading, draft, tried, showsFault, commitPending, commitEntry, cancel, setMode }
}
