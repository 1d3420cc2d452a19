import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import type { Exported, Failure, NoticeOf, Request } from '../../../shared/ipc/contract'
import { call, on } from '../../api/bridge'

/** One export at a time: the folder by dialog, how far it is, and what came of it. */
export function useExport() {
  const running = ref(false)
  const progress = shallowRef<NoticeOf<'export-progress'>>({ done: 0, total: 0, title: '' })
  const result = shallowRef<Exported | null>(null)
  const failure = shallowRef<Failure | null>(null)

  async function run(wanted: Omit<Request<'export.write'>, 'folder'>, files: number): Promise<void> {
    if (running.value) return
    failure.value = null
    const picked = await call('export.chooseFolder', {})
    if (!picked.ok) failure.value = picked.error
    if (!picked.ok || picked.value.folder === null) return
    running.value = true
    result.value = null
    progress.value = { done: 0, total: files, title: '' }
    const reply = await call('export.write', { ...wanted, folder: picked.value.folder })
    running.value = false
    if (reply.ok) result.value = reply.value
    else failure.value = reply.error
  }

  async function show(): Promise<void> {
    if (!result.value) return
    const reply = await call('export.showFolder', { folder: result.value.folder })
    failure.value = reply.ok ? null : reply.error
  }

  let stop: () => void = () => undefined
  onMounted(() => (stop = on('export-progress', (notice) => (progress.value = notice))))
  onBeforeUnmount(() => stop())
  return { running, progress, result, failure, run, show, cancel: () => call('export.cancel', {}) }
}
