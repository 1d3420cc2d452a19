import { useRoute, useRouter } from 'vue-router'
import type { StateRecord } from '../../shared/campaign/records'
import { isFailure, useCampaignStore } from '../stores/campaign'
import { useToastStore } from '../stores/toast'

/** The finding that an act was about, where it was about nothing else. */
function findingOf(records: readonly StateRecord[]): string | null {
  const ids = records.map((record) => (record.kind === 'finding' || record.kind === 'rectification' ? record.row.id : record.kind === 'progress' ? record.row.findingId : null))
  return ids.length > 0 && ids.every((id) => id !== null) ? (ids[0] ?? null) : null
}

/** Undo and redo across items and screens: takes the act back, goes where it was, says what it was. */
export function useRevert() {
  const campaign = useCampaignStore()
  const toast = useToastStore()
  const route = useRoute()
  const router = useRouter()

  async function revert(direction: 'undo' | 'redo'): Promise<void> {
    if (!campaign.state) return
    const result = await campaign[direction]()
    const word = direction === 'undo' ? '撤销' : '重做'
    if (isFailure(result)) return toast.fail(result)
    if (!result) return toast.tell(`没有可以${word}的操作`)
    toast.say(`已${word}：${result.label}`)
    const findingId = findingOf(result.saved.records)
    if (findingId) return void (await router.push({ name: 'findings', params: { findingId } }))
    if (result.itemId === null) return
    // What was done to many units at once, or is looked at item by item, is shown there.
    if (result.unitId === null || route.name === 'item') await router.push({ name: 'item', params: { itemId: result.itemId, unitId: result.unitId ?? '' } })
    else await router.push({ name: 'score', params: { unitId: result.unitId, itemId: result.itemId } })
  }

  return { undo: () => revert('undo'), redo: () => revert('redo') }
}
