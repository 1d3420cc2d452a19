import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { BackupLine, BackupLook, BackupRef, Failure, NoticeOf, Reply } from '../../shared/ipc/contract'
import { call, on } from '../api/bridge'

/** The backups of this data folder, as they lie on disk. */
export const useBackupsStore = defineStore('backups', () => {
  const lines = shallowRef<readonly BackupLine[]>([])
  /** A restore is under way; it ends with the window being loaded anew. */
  const restoring = ref(false)

  /** How far a drill is; null: none is running. */
  const drilling = shallowRef<NoticeOf<'drill-progress'> | null>(null)

  async function load(): Promise<Failure | null> {
    const reply = await call('backup.list', {})
    if (!reply.ok) return reply.error
    lines.value = reply.value.backups
    return null
  }

  const look = (backup: BackupRef): Promise<Reply<BackupLook>> => call('backup.look', { backup })

  /** A backup file from anywhere; null: the dialog was closed. */
  async function choose(): Promise<BackupRef | Failure | null> {
    const reply = await call('backup.chooseFile', {})
    return reply.ok ? reply.value.backup : reply.error
  }

  /** A folder on another disk or a stick; how it stands comes with the state of the backups. */
  async function chooseSecond(): Promise<Failure | null> {
    const reply = await call('backup.chooseSecond', {})
    return reply.ok ? null : reply.error
  }

  async function removeSecond(): Promise<Failure | null> {
    const reply = await call('backup.removeSecond', {})
    return reply.ok ? null : reply.error
  }

  async function restore(backup: BackupRef): Promise<Failure | null> {
    restoring.value = true
    const reply = await call('backup.restore', { backup })
    if (reply.ok) return null
    restoring.value = false
    return reply.error
  }

  /** Null: it went through or was called off; what it found comes with the state of the backups. */
  async function runDrill(): Promise<Failure | null> {
    drilling.value = { done: 0, total: 0 }
    const stop = on('drill-progress', (progress) => (drilling.value = progress))
    const reply = await call('backup.drill', {})
    stop()
    drilling.value = null
    return reply.ok ? null : reply.error
  }

  const cancelDrill = (): void => void call('backup.cancelDrill', {})

  return { lines, drilling, runDrill, cancelDrill, restoring, load, look, choose, restore, chooseSecond, removeSecond }
})
