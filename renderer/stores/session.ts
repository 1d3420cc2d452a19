import { defineStore } from 'pinia'
import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import type { BackupState, Failure, Me, StandIn, Start } from '../../shared/ipc/contract'
import type { FontChoice } from '../../shared/report/report-fonts'
import { call, on } from '../api/bridge'
import { remembered } from './remembered'
import { useSaveState } from './save-state'

export type Theme = 'system' | 'light' | 'dark'

/** Where the assessor stopped; ids only, kept on this machine. */
export interface Position {
  readonly campaignId: string
  readonly unitId: string
  readonly itemId: string | null
  readonly at: number
}

/** Who sits here, on what data, and whether it is saved. */
export const useSessionStore = defineStore('session', () => {
  const start = shallowRef<Start | null>(null)
  /** Why the application could not start: locked, damaged, newer. */
  const startFailure = shallowRef<Failure | null>(null)
  const backup = shallowRef<BackupState>({ lastAt: null, failure: null, second: null, drill: null })
  const recoveredSeen = ref(false)
  const { savedAt, readOnly, saveState, waits, tracked, retry, settled } = useSaveState()

  const theme = remembered<Theme>('theme', 'system')
  const position = remembered<Position | null>('position', null)
  watch(
    theme,
    (chosen) => {
      if (chosen === 'system') document.documentElement.removeAttribute('data-theme')
      else document.documentElement.dataset['theme'] = chosen
    },
    { immediate: true },
  )

  const me = computed<Me | null>(() => start.value?.me ?? null)
  const isReadOnly = computed(() => readOnly.value !== null)

  async function load(): Promise<Failure | null> {
    const reply = await call('app.start', {})
    startFailure.value = reply.ok ? null : reply.error
    if (!reply.ok) return reply.error
    start.value = reply.value
    readOnly.value = reply.value.readOnly
    savedAt.value = reply.value.lastSavedAt
    backup.value = reply.value.backup
    return null
  }

  async function saveMe(next: Me): Promise<Failure | null> {
    return tracked(
      'me',
      () => call('me.save', next),
      () => {
        // Another person or role ends every 代录, as in the service.
        if (start.value) start.value = { ...start.value, me: next, standIns: next.name === me.value?.name && next.role === me.value.role ? start.value.standIns : {} }
      },
    )
  }

  async function backUp(): Promise<Failure | null> {
    const reply = await call('backup.now', {})
    return reply.ok ? null : reply.error
  }

  function setStandIn(campaignId: string, standIn: StandIn | null): void {
    if (!start.value) return
    const { [campaignId]: _ended, ...others } = start.value.standIns
    start.value = { ...start.value, standIns: standIn ? { ...others, [campaignId]: standIn } : others }
  }

  async function chooseFonts(fontChoice: FontChoice): Promise<Failure | null> {
    return tracked('fonts', () => call('fonts.choose', { choice: fontChoice }), () => {
      if (start.value) start.value = { ...start.value, fontChoice }
    })
  }

  /** The bar about the restore has been read; what it says stays in the list of backups. */
  async function seeRestored(): Promise<void> {
    if (!start.value) return
    start.value = { ...start.value, restored: null }
    await call('restored.seen', {})
  }

  function goTo(campaignId: string, unitId: string, itemId: string | null): void {
    position.value = { campaignId, unitId, itemId, at: Date.now() }
  }

  /** Before the window closes: what is being typed is recorded as on leaving the screen, and is on disk when the main process hears of it. */
  async function leave(): Promise<void> {
    window.dispatchEvent(new Event('beforeunload'))
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    await nextTick()
    await settled()
    await call('window.left', {})
  }

  /** Follows what the main process says about the disk and the backups; the result stops following. */
  function follow(): () => void {
    const stops = [
      on('save-state', (notice) => {
        if (notice.state === 'saved') savedAt.value = notice.at
        if (notice.state === 'readOnly') readOnly.value = notice.error
      }),
      on('backup-state', (notice) => (backup.value = notice)),
      on('closing', () => void leave()),
    ]
    return () => stops.forEach((stop) => stop())
  }

  return {
    start, startFailure, me, theme, position, isReadOnly, readOnly, saveState, savedAt, backup, recoveredSeen,
    load, saveMe, chooseFonts, setStandIn, backUp, seeRestored, goTo, follow, waits, tracked, retry,
  }
})
