import { computed, ref, shallowRef } from 'vue'
import type { Failure, Reply } from '../../shared/ipc/contract'

export type SaveState =
  | { readonly state: 'saved'; readonly at: number | null }
  | { readonly state: 'saving' }
  | { readonly state: 'unsaved'; readonly error: Failure }
  | { readonly state: 'readOnly'; readonly error: Failure }

/** A write that answers when its rows were durable on disk. */
type Write<T> = () => Promise<Reply<T>>

/** Failures of the disk or the program: the work is right, only not saved, and trying again is the way out. */
const retryable: ReadonlySet<string> = new Set(['internal', 'disk-full', 'disk-error', 'file-replaced'])

const SHOW_SAVING_AFTER_MS = 1000

/**
 * The four states of the save line (ux.md). `tracked` runs a write: 正在保存 shows once one of them, or what `waits` for one, has taken a second; a failure of the
 * disk is kept under `key` for the retry, and a later success under the same key makes the older attempt obsolete.
 */
export function useSaveState() {
  const savedAt = ref<number | null>(null)
  const readOnly = shallowRef<Failure | null>(null)
  /** Writes that have taken longer than that. */
  const slow = ref(0)
  const failed = shallowRef<ReadonlyMap<string, { readonly error: Failure; readonly again: () => Promise<Failure | null> }>>(new Map())

  const saveState = computed<SaveState>(() => {
    const last = [...failed.value.values()].at(-1)
    if (readOnly.value) return { state: 'readOnly', error: readOnly.value }
    if (slow.value > 0) return { state: 'saving' }
    if (last) return { state: 'unsaved', error: last.error }
    return { state: 'saved', at: savedAt.value }
  })

  let running = 0
  let idle: (() => void)[] = []

  /** From here on something is to be saved; what it returns ends that. */
  function waits(): () => void {
    let isSlow = false
    let isOver = false
    running += 1
    const timer = setTimeout(() => {
      isSlow = true
      slow.value += 1
    }, SHOW_SAVING_AFTER_MS)
    return () => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      if (isSlow) slow.value -= 1
      running -= 1
      if (running > 0) return
      idle.forEach((tell) => tell())
      idle = []
    }
  }

  function remember(key: string, error: Failure, again: () => Promise<Failure | null>): void {
    const next = new Map(failed.value)
    next.delete(key)
    next.set(key, { error, again })
    failed.value = next
  }

  function forget(key: string): void {
    if (!failed.value.has(key)) return
    const next = new Map(failed.value)
    next.delete(key)
    failed.value = next
  }

  async function tracked<T>(key: string, write: Write<T>, apply: (value: T) => void): Promise<Failure | null> {
    const end = waits()
    const reply = await write()
    end()
    if (reply.ok) {
      forget(key)
      apply(reply.value)
      return null
    }
    if (reply.error.code === 'read-only') readOnly.value = reply.error
    else if (retryable.has(reply.error.code)) remember(key, reply.error, () => tracked(key, write, apply))
    return reply.error
  }

  /** Runs every failed write again, oldest first; the last failure, or null when all are on disk. */
  async function retry(): Promise<Failure | null> {
    let failure: Failure | null = null
    for (const { again } of [...failed.value.values()]) failure = (await again()) ?? failure
    return failure
  }

  /** When no write is under way, those that follow from one that has just ended included. */
  async function settled(): Promise<void> {
    while (running > 0) {
      await new Promise<void>((resolve) => idle.push(resolve))
      await new Promise((resolve) => setTimeout(resolve))
    }
  }

  return { savedAt, readOnly, saveState, waits, tracked, retry, settled }
}
