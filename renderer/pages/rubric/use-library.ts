import { onMounted, ref, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { Answer, Failure, Request } from '../../../shared/ipc/contract'
import type { LibraryDraft } from '../../../shared/rubric-draft/library'
import { call } from '../../api/bridge'
import { useSessionStore } from '../../stores/session'
import { useToastStore } from '../../stores/toast'

/** 细则库: what is there, and what is done with drafts. */
export function useLibrary() {
  const session = useSessionStore()
  const toast = useToastStore()
  const router = useRouter()
  const library = shallowRef<Answer<'rubric.library'> | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const busy = ref(false)

  async function load(): Promise<void> {
    const reply = await call('rubric.library', {})
    if (reply.ok) library.value = reply.value
    failure.value = reply.ok ? null : reply.error
  }
  onMounted(load)

  /** Makes a draft and opens it. */
  async function create(from: Request<'draft.create'>['from']): Promise<void> {
    if (busy.value) return
    busy.value = true
    const reply = await call('draft.create', { from })
    busy.value = false
    failure.value = reply.ok ? null : reply.error
    if (reply.ok) await router.push({ name: 'draft', params: { draftId: reply.value.draftId } })
  }

  async function importFile(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    if (!file) return
    const text = await file.text()
    // So that the same file can be chosen again once it is mended.
    input.value = ''
    await create({ kind: 'json', text })
  }

  /** Where a dialog says; the file is a workbook that can be edited and read back, or the rubric file itself. */
  async function exportFile(channel: 'rubric.exportWorkbook' | 'rubric.exportJson', of: Request<'rubric.exportJson'>['of']): Promise<void> {
    if (busy.value) return
    busy.value = true
    const reply = await call(channel, { of })
    busy.value = false
    failure.value = reply.ok ? null : reply.error
    if (reply.ok && reply.value.file !== null) toast.say(`已导出 ${reply.value.file}`)
  }

  async function setRemoved(channel: 'draft.remove' | 'draft.restore', draftId: string): Promise<boolean> {
    const reply = await call(channel, { draftId })
    if (reply.ok) session.savedAt = reply.value.savedAt
    else toast.fail(reply.error)
    await load()
    return reply.ok
  }

  async function remove({ id, title }: LibraryDraft): Promise<void> {
    const takeBack = (): void => void setRemoved('draft.restore', id).then((done) => { if (done) toast.say('草稿已恢复') })
    if (await setRemoved('draft.remove', id)) toast.say(`已删除草稿“${title.trim() || '还没有名称'}”`, { takeBack })
  }

  return { library, failure, busy, load, create, importFile, exportFile, remove }
}
