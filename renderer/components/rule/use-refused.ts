import { onBeforeUnmount, onMounted } from 'vue'
import type { RefusedText } from '../../../shared/rubric-draft/refused-text'

/**
 * The texts that fields of a form could not take. They are told as a whole whenever one comes or goes, and put back when the form is opened
 * again (`keptAt`): a form that closes takes none of them back.
 */
export function useRefused(kept: () => readonly RefusedText[], tell: (texts: readonly RefusedText[]) => void) {
  const fields = new Map<string, RefusedText>()
  let before = kept()

  /** The form is of something else from here on. */
  function begin(): void {
    fields.clear()
    before = kept()
  }
  /** Its fields are there: those that took their text back have said so. */
  function settle(): void {
    if (before.length > 0) tell([...fields.values()])
    before = []
  }
  onMounted(settle)
  onBeforeUnmount(() => {
    fields.clear()
    before = []
  })

  return {
    begin, settle,
    refuse: (field: string, text: RefusedText | null): void => {
      if (text === null && !fields.has(field)) return
      if (text === null) fields.delete(field)
      else fields.set(field, text)
      tell([...fields.values()])
    },
    /** What was typed at a place before the form was closed, if the draft still has there what it had. */
    keptAt: (path: string, was: string): RefusedText | null => before.find((text) => text.path === path && text.was === was) ?? null,
  }
}
