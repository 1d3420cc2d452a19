import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import type { BackupLine, BackupRef, Failure } from '../../../shared/ipc/contract'
import { useBackupsStore } from '../../stores/backups'
import { useSessionStore } from '../../stores/session'
import { useToastStore } from '../../stores/toast'

/** What 设置 does with backups; failures go to the page's line. */
export function useBackups(fail: (failure: Failure | null) => void) {
  const session = useSessionStore()
  const store = useBackupsStore()
  const toast = useToastStore()
  const busy = ref(false)
  /** The backup whose inside is being looked at. */
  const opened = shallowRef<BackupRef | null>(null)
  const blocked = computed(() => (session.saveState.state === 'unsaved' ? '还有没保存的输入，请先在上面点“重试”，保存以后再恢复。' : ''))

  async function load(): Promise<void> {
    const failure = await store.load()
    if (failure) fail(failure)
  }
  onMounted(load)
  // A backup was made, by hand or by time: the list is longer.
  watch(() => session.backup, load)

  async function backUp(): Promise<void> {
    busy.value = true
    const failure = await session.backUp()
    busy.value = false
    fail(failure)
    if (!failure) toast.say('备份完成，已校验')
  }

  async function choose(): Promise<void> {
    const chosen = await store.choose()
    if (chosen && 'code' in chosen) fail(chosen)
    else if (chosen) opened.value = chosen
  }

  const open = ({ name, here }: BackupLine): void => {
    opened.value = { kind: 'kept', place: here ? 'here' : 'second', name }
  }

  const chooseSecond = async (): Promise<void> => fail(await store.chooseSecond())

  async function removeSecond(): Promise<void> {
    const folder = session.backup.second?.folder
    const failure = await store.removeSecond()
    fail(failure)
    if (!failure && folder !== undefined) toast.say('以后不再复制到第二处；那里已有的备份都在')
  }

  const drill = async (): Promise<void> => fail(await store.runDrill())

  return { store, busy, opened, blocked, backUp, choose, open, chooseSecond, removeSecond, drill }
}
