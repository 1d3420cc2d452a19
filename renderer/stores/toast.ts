import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Failure } from '../../shared/ipc/contract'

export interface Toast {
  readonly text: string
  readonly failure: Failure | null
  /** Nothing was done: said without the tick of a thing done. */
  readonly plain: boolean
  /** Shown as 撤销: the act was done at once and can be taken back. */
  readonly undoable: boolean
  /** How it is taken back, where that is no act of the campaign. */
  readonly takeBack: (() => void) | null
}

const STAYS_MS = 6000

/** The bar at the foot of the page: what was just done, with 撤销, or why it failed (that one stays until closed). */
export const useToastStore = defineStore('toast', () => {
  const toast = shallowRef<Toast | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function show(next: Toast): void {
    clearTimeout(timer)
    toast.value = next
    if (!next.failure) timer = setTimeout(() => (toast.value = null), STAYS_MS)
  }

  return {
    toast,
    /** What was done. */
    say: (text: string, { undoable = false, takeBack = null }: { undoable?: boolean; takeBack?: (() => void) | null } = {}) =>
      show({ text, failure: null, plain: false, undoable: undoable || takeBack !== null, takeBack }),
    /** Why nothing was done, where that is no failure. */
    tell: (text: string) => show({ text, failure: null, plain: true, undoable: false, takeBack: null }),
    fail: (failure: Failure) => show({ text: '', failure, plain: false, undoable: false, takeBack: null }),
    close: () => (toast.value = null),
  }
})
