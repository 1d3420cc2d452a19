import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { workbookBytes } from '../../shared/import/limits'
import type { Failure } from '../../shared/ipc/contract'
import type { SheetLayout } from '../../shared/rubric-import/layout'
import type { RubricReading } from '../../shared/rubric-import/reading'
import { call } from '../api/bridge'
import { keepCells } from '../components/rubric-import/keep-cells'

/** A person's layouts; null the remembered ones of the shape, else the guess; `plain` the guess. */
type Asked = readonly SheetLayout[] | 'plain' | null

/**
 * 从 Excel 导入: the workbook as it was read and the corrections of a person, until it is saved as a draft. It stays while another screen is shown.
 * Every correction reads the file again in its own process; the newest one counts. Nothing is written before `save`.
 */
export const useRubricImportStore = defineStore('rubric-import', () => {
  const file = shallowRef<{ readonly id: string; readonly name: string } | null>(null)
  const reading = shallowRef<RubricReading | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const busy = ref(false)
  const saving = ref(false)
  /** What the shown reading was asked with, and what was asked last. */
  const shownAsked = shallowRef<Asked>(null)
  const asked = shallowRef<Asked>(null)
  const past = shallowRef<readonly Asked[]>([])
  const future = shallowRef<readonly Asked[]>([])
  let turn = 0

  const layouts = computed<readonly SheetLayout[]>(() => (asked.value === 'plain' ? null : asked.value) ?? reading.value?.layouts ?? [])
  /** What is shown is not the plain guess: a person corrected it, now or for an earlier file. */
  const isCorrected = computed(() => (asked.value !== null && asked.value !== 'plain') || reading.value?.basis === 'remembered')
  /** The corrections of an earlier file are there, and not used. */
  const canRecall = computed(() => asked.value !== null && reading.value?.hasRemembered === true)

  function put(next: RubricReading): void {
    reading.value = keepCells(reading.value, next)
    shownAsked.value = asked.value
  }
  async function read(): Promise<boolean> {
    const of = file.value
    if (!of) return false
    turn += 1
    const mine = turn
    if (busy.value) await call('rubric.cancel', {})
    if (mine !== turn) return false
    busy.value = true
    failure.value = null
    const reply = await call('rubric.read', { file: of.id, ...(asked.value === 'plain' ? { layouts: null, plain: true } : { layouts: asked.value === null ? null : [...asked.value] }) })
    if (mine !== turn) return false
    busy.value = false
    if (reply.ok) put(reply.value)
    else failure.value = reply.error
    return reply.ok
  }
  /** A correction that could not be read leaves the sheet and the tree as they are. */
  async function ask(next: Asked): Promise<void> {
    const mine = turn + 1
    asked.value = next
    if (!(await read()) && mine === turn) asked.value = shownAsked.value
  }

  async function start(of: { readonly id: string; readonly name: string }): Promise<void> {
    file.value = of
    reading.value = null
    shownAsked.value = asked.value = null
    past.value = future.value = []
    await read()
  }
  async function choose(): Promise<void> {
    const reply = await call('rubric.chooseFile', {})
    if (!reply.ok) failure.value = reply.error
    else if (reply.value.file) await start(reply.value.file)
  }
  async function drop(dropped: File): Promise<void> {
    if (dropped.size > workbookBytes) return void (failure.value = { code: 'import-too-big', detail: { size: (dropped.size / 1024 / 1024).toFixed(0) } })
    const bytes = await dropped.arrayBuffer().catch(() => null)
    if (!bytes) return void (failure.value = { code: 'import-unreadable', detail: { file: dropped.name, errno: 'EIO' } })
    const reply = await call('rubric.takeFile', { name: dropped.name, bytes: new Uint8Array(bytes) })
    if (reply.ok) await start(reply.value.file)
    else failure.value = reply.error
  }
  /** Stops the reading under way; what is shown stays as it was read. */
  async function cancel(): Promise<void> {
    turn += 1
    busy.value = false
    asked.value = shownAsked.value
    if (!reading.value) file.value = null
    await call('rubric.cancel', {})
  }

  /** One step that can be undone. */
  async function go(next: Asked): Promise<void> {
    past.value = [...past.value, asked.value]
    future.value = []
    await ask(next)
  }
  const correct = (next: readonly SheetLayout[]): Promise<void> => go(next)
  async function step(from: typeof past, to: typeof past): Promise<boolean> {
    const last = from.value.at(-1)
    if (last === undefined) return false
    from.value = from.value.slice(0, -1)
    to.value = [...to.value, asked.value]
    await ask(last)
    return true
  }
  const undo = (): Promise<boolean> => step(past, future)
  const redo = (): Promise<boolean> => step(future, past)
  /** 恢复自动识别: what the program makes of the sheets by itself, whatever is remembered. */
  const reset = (): Promise<void> => go(reading.value?.hasRemembered === true ? 'plain' : null)
  /** 按上次的更正识别. */
  const recall = (): Promise<void> => go(null)

  /** 存为草稿. The corrections are remembered for the next file of the same shape; so is that a person went back to the guess. Null: it failed, and why is shown. */
  async function save(): Promise<string | null> {
    const now = reading.value
    if (!now || busy.value || saving.value) return null
    saving.value = true
    failure.value = null
    const reply = await call('draft.create', { from: { kind: 'draft', draft: now.draft } })
    // Not worth an error: without it the next file is guessed again.
    if (reply.ok && shownAsked.value !== null) await call('rubric.rememberLayout', { shape: now.shape, layouts: now.layouts })
    saving.value = false
    if (!reply.ok) failure.value = reply.error
    return reply.ok ? reply.value.draftId : null
  }
  function clear(): void {
    turn += 1
    file.value = reading.value = failure.value = null
    shownAsked.value = asked.value = null
    past.value = future.value = []
  }

  return { file, reading, failure, busy, saving, layouts, isCorrected, canRecall, past, future, choose, drop, cancel, correct, undo, redo, reset, recall, save, clear }
})
