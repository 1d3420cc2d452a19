import { computed, shallowRef, type ComputedRef } from 'vue'
import type { Failure, Request } from '../../../shared/ipc/contract'
import { previousTexts } from '../../../shared/entry-form/entry-texts'
import type { Item } from '../../../shared/rubric/rubric'
import { useCampaignStore } from '../../stores/campaign'
import { useEntryDraftsStore } from '../../stores/entry-drafts'
import { useToastStore } from '../../stores/toast'
import type { useItemEdit } from './use-item-edit'
import type { useItemRows } from './use-item-rows'

/** 上年同期 from another campaign, for items that compare with last year. */
export function useLastYear(item: ComputedRef<Item | null>, grid: ReturnType<typeof useItemRows>, edit: ReturnType<typeof useItemEdit>) {
  const campaign = useCampaignStore()
  const drafts = useEntryDraftsStore()
  const toast = useToastStore()

  const isOpen = shallowRef(false)
  const failure = shallowRef<Failure | null>(null)

  async function save(figures: Request<'item.fillPrevious'>['figures']): Promise<void> {
    if (!item.value) return
    failure.value = await campaign.fillPrevious({ itemId: item.value.id, figures })
    if (failure.value) return
    // What was typed before stays: last year's figure joins it.
    for (const { unitId, figure } of figures) if (drafts.readDraft(grid.keyOf(unitId))) edit.fill(unitId, previousTexts(item.value, figure))
    isOpen.value = false
    toast.say(`已填入 ${figures.length} 个单位的上年同期`, { undoable: true })
  }

  return {
    isOpen, failure, save,
    compares: computed(() => item.value?.rule.kind === 'yoy' || item.value?.rule.kind === 'yoyPP'),
    load: () => campaign.lastYear(item.value?.id ?? ''),
    open: () => {
      failure.value = null
      isOpen.value = true
    },
    close: () => (isOpen.value = false),
  }
}
