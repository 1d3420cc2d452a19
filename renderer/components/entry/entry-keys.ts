import { onMounted, type Ref } from 'vue'
import { isComposing, isTextField } from '../../composables/use-keys'
import type { EntryDraft } from './entry-draft'
import type { EntryForm } from './entry-form'
import type { Reading } from '../../../shared/entry-form/read-entry'

interface KeyTargets {
  readonly draft: Readonly<Ref<EntryDraft>>
  readonly reading: Readonly<Ref<Reading>>
  commitPending(): 'clean' | 'committed' | 'refused'
  cancel(): void
  next(): void
  previous(): void
}

function fieldsIn(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
}

/**
 * Focuses a field, or the first one: a text field with its content selected, or replaced by `text`; among choices the chosen one, or the one
 * whose number `text` is, which chooses it and goes on to the next part.
 */
export function focusField(root: HTMLElement | null, field: string | null, text: string | undefined, form: EntryForm): void {
  const all = fieldsIn(root)
  const name = field ?? all[0]?.dataset['field']
  const same = all.filter((element) => element.dataset['field'] === name)
  const [first] = same
  if (!first || name === undefined) return
  if (first instanceof HTMLInputElement || first instanceof HTMLTextAreaElement) {
    first.focus()
    if (text === undefined) first.select()
    else if (!form.disabled) form.edit(name, text)
    return
  }
  const picked = text === undefined ? undefined : same[Number(text) - 1]
  const target = picked ?? same.find((element) => element.tabIndex === 0) ?? first
  target.focus()
  if (!picked || form.disabled) return
  picked.click()
  all.find((element) => element.dataset['field'] !== name && element.tabIndex === 0 && all.indexOf(element) > all.indexOf(picked))?.focus()
}

/** Enter and Esc of an editor, and what happens when the focus leaves it. Nothing acts while an input method composes. */
export function useEntryKeys(root: Readonly<Ref<HTMLElement | null>>, targets: KeyTargets): void {
  /** To the refused field, or to the first that is still open. */
  function showTrouble(): void {
    const now = targets.reading.value
    const name = now.kind === 'incomplete' ? now.missing : Object.keys(now.faults)[0]
    const element = fieldsIn(root.value).find((candidate) => candidate.dataset['field'] === name)
    element?.focus()
  }
  function enter(event: KeyboardEvent): void {
    event.preventDefault()
    if (targets.commitPending() === 'refused') showTrouble()
    else if (event.shiftKey) targets.previous()
    else targets.next()
  }
  function press(event: KeyboardEvent): void {
    if (isComposing(event) || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    const isField = isTextField(event.target) || (event.target instanceof Element && event.target.matches('[role=radio]')) || event.target === root.value
    if (event.key === 'Enter' && isField) enter(event)
    else if (event.key === 'Escape' && targets.draft.value.state !== 'clean') {
      event.preventDefault()
      targets.cancel()
    }
  }
  function leave(event: FocusEvent): void {
    const next = event.relatedTarget
    if (next instanceof Node && root.value?.contains(next)) return
    // A blur because the window lost the focus is not leaving the field.
    if (document.hasFocus()) targets.commitPending()
  }
  onMounted(() => {
    root.value?.addEventListener('keydown', press)
    root.value?.addEventListener('focusout', leave)
  })
}
