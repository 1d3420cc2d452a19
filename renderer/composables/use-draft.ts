import { reactive, watch } from 'vue'

/**
 * Texts being edited beside their saved values. What is saved elsewhere, or comes back late, replaces only fields that nobody
 * has touched since: typing is never overwritten. `saved` answers a new object or the same; only its fields count.
 */
export function useDraft<F extends string>(saved: () => Readonly<Record<F, string>>): Record<F, string> {
  const draft = reactive({ ...saved() }) as Record<F, string>
  watch(saved, (now, before) => {
    for (const field of Object.keys(now) as F[]) if (now[field] !== before[field] && draft[field] === before[field]) draft[field] = now[field]
  })
  return draft
}
