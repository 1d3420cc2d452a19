import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import type { Exported, Failure, NoticeOf } from '../../../shared/ipc/contract'
import { call, on } from '../../api/bridge'
import { useCampaignStore } from '../../stores/campaign'

/** 导出自评表: the folder by dialog, how far it is, and what came of it. */
export function useSelfExport() {
  const campaign = useCampaignStore()
  const isOpen = ref(false)
  const running = ref(false)
  const progress = shallowRef<NoticeOf<'export-progress'>>({ done: 0, total: 0, title: '' })
  const result = shallowRef<Exported | null>(null)
  const failure = shallowRef<Failure | null>(null)

  async function run(unitIds: string[]): Promise<void> {
    const campaignId = campaign.state?.campaign.id
    if (running.value || campaignId === undefined) return
    failure.value = null
    const picked = await call('export.chooseFolder', {})
    if (!picked.ok) failure.value = picked.error
    if (!picked.ok || picked.value.folder === null) return
    running.value = true
    progress.value = { done: 0, total: unitIds.length, title: '' }
    const reply = await call('self.export', { campaignId, unitIds, folder: picked.value.folder })
    running.value = false
    if (reply.ok) result.value = reply.value
    else failure.value = reply.error
  }
  async function show(): Promise<void> {
    const reply = result.value ? await call('export.showFolder', { folder: result.value.folder }) : null
    failure.value = reply?.ok === false ? reply.error : null
  }

  let stop: () => void = () => undefined
  onMounted(() => (stop = on('export-progress', (notice) => (progress.value = notice))))
  onBeforeUnmount(() => stop())
  return {
    isOpen, running, progress, result, failure, run, show,
    reported: (unitId: string) => [...campaign.entriesOf(unitId, 'self').values()].filter(({ input }) => input !== null).length,
    cancel: () => call('export.cancel', {}),
    close: () => (isOpen.value = false),
    open: () => {
      failure.value = null
      result.value = null
      isOpen.value = true
    },
  }
}
