import { useRouter } from 'vue-router'
import { isFailure, useCampaignStore } from '../stores/campaign'
import { useToastStore } from '../stores/toast'

/** Undo and redo across items and screens: takes the act back, goes where it was, says what it was. */
export function useRevert() {
  const campaign = useCampaignStore()
  const toast = useToastStore()
  const router = useRouter()

  async function revert(direction: 'undo' | 'redo'): Promise<void> {
    if (!campaign.state) return
    const result = await campaign[direction]()
    const word = direction === 'undo' ? '撤销' : '重做'
    if (isFailure(result)) return toast.fail(result)
    if (!result) return toast.tell(`没有可以${word}的操作`)
    toast.say(`已${word}：${result.label}`)
    if (result.unitId && result.itemId) await router.push({ name: 'score', params: { unitId: result.unitId, itemId: result.itemId } })
  }

  return { undo: () => revert('undo'), redo: () => revert('redo') }
}
