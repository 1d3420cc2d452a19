import { onBeforeUnmount, onMounted, ref, shallowRef, type Ref } from 'vue'
import type { Failure, NoticeOf, PaperMade, Reply, Request } from '../../../shared/ipc/contract'
import type { PaperSheet } from '../../../shared/paper/order'
import { call, on } from '../../api/bridge'
import { splitOf, type PaperChoice } from '../../components/paper/paper-choice'
import { useCampaignStore } from '../../stores/campaign'
import { useToastStore } from '../../stores/toast'

/** Saving as PDF and printing; scoring can go on meanwhile. */
export function usePaperJobs(choice: Ref<PaperChoice>, sheets: Ref<PaperSheet[]>) {
  const campaign = useCampaignStore()
  const toast = useToastStore()
  const running = ref<'save' | 'print' | null>(null)
  const progress = shallowRef<NoticeOf<'paper-progress'> | null>(null)
  const result = shallowRef<PaperMade | null>(null)
  const failure = shallowRef<Failure | null>(null)

  async function run(kind: 'save' | 'print', ask: (order: Request<'paper.print'>) => Promise<Reply<PaperMade | null>>): Promise<void> {
    if (running.value || !campaign.state || sheets.value.length === 0) return
    running.value = kind
    progress.value = null
    result.value = null
    failure.value = null
    const reply = await ask({ campaignId: campaign.state.campaign.id, unitIds: [...choice.value.unitIds], sheets: sheets.value, team: choice.value.team.trim() })
    running.value = null
    if (!reply.ok) failure.value = reply.error
    else if (kind === 'save') result.value = reply.value
    else if (reply.value && reply.value.failures.length > 0) result.value = reply.value
    else if (reply.value?.cancelled === false) toast.say('已交给打印机')
  }

  let stop: () => void = () => undefined
  onMounted(() => (stop = on('paper-progress', (notice) => (progress.value = notice))))
  onBeforeUnmount(() => stop())

  return {
    running, progress, result, failure,
    save: () => run('save', (order) => call('paper.save', { ...order, split: splitOf(choice.value) })),
    print: () => run('print', (order) => call('paper.print', order)),
    cancel: () => call('paper.cancel', {}),
    showSaved: () => call('paper.showSaved', {}),
  }
}
