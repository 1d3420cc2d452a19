import { computed, nextTick, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { isComposing } from './use-keys'

/** A form inside a list: the focus starts on its chosen radio or first field, Esc closes it. */
export function useInlineForm(form: Readonly<Ref<HTMLElement | null>>, close: () => void): void {
  function press(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || isComposing(event)) return
    event.preventDefault()
    close()
  }
  onMounted(() => {
    const element = form.value
    const first = element?.querySelector<HTMLInputElement>('input:checked') ?? element?.querySelector<HTMLInputElement>('input, textarea')
    first?.focus()
    element?.addEventListener('keydown', press)
  })
  onBeforeUnmount(() => form.value?.removeEventListener('keydown', press))
}

interface Editing {
  readonly item: string
  /** Null for a new record of the item. */
  readonly id: string | null
}

interface Editable<R, F> {
  readonly root: Readonly<Ref<HTMLElement | null>>
  readonly records: () => readonly R[]
  /** Fields of the form that make a record what was handed over. */
  readonly fields: ReadonlyArray<keyof R & keyof F>
  readonly save: (id: string | null, fields: F) => void
}

/**
 * One open form among records. What it gives is handed over once; it closes when that comes back among the records, so a save that was refused
 * loses no typing. Then the focus returns to the button that opened it, marked by `data-open`: the record's id or the item's code.
 */
export function useInlineEditing<R extends { readonly id: string }, F extends object>({ root, records, fields, save }: Editable<R, F>) {
  const editing = ref<Editing | null>(null)
  let saving: F | null = null

  const isSaved = (record: R, given: F): boolean => fields.every((field) => (record[field] as unknown) === given[field])
  function close(): void {
    const key = editing.value?.id ?? editing.value?.item
    editing.value = null
    saving = null
    void nextTick(() => [...(root.value?.querySelectorAll<HTMLElement>('[data-open]') ?? [])].find((button) => button.dataset['open'] === key)?.focus())
  }
  watch(records, (now) => {
    const given = saving
    if (given && now.some((record) => isSaved(record, given))) close()
  })
  function hand(given: F): void {
    const id = editing.value?.id ?? null
    if (records().some((record) => record.id === id && isSaved(record, given))) return close()
    saving = given
    save(id, given)
  }
  return {
    editing: computed(() => editing.value),
    open: (item: string, id: string | null) => (editing.value = { item, id }),
    close,
    hand,
  }
}
