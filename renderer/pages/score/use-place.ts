import { computed, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { placeItems, type ItemPlace } from '../../components/score/item-places'
import type { AdjustKind } from '../../components/score/tree-lines'
import { useCampaignStore } from '../../stores/campaign'
import { useSessionStore } from '../../stores/session'

/** Which unit and item the address means; without them, where the assessor stopped, else the first. */
export function usePlace(address: { readonly unitId?: string | undefined; readonly itemId?: string | undefined; readonly show?: AdjustKind | undefined }) {
  const campaign = useCampaignStore()
  const session = useSessionStore()
  const router = useRouter()

  const stopped = computed(() => (session.position?.campaignId === campaign.state?.campaign.id ? session.position : null))
  const unit = computed(() => campaign.unitById(address.unitId ?? '') ?? campaign.unitById(stopped.value?.unitId ?? '') ?? campaign.units[0] ?? null)
  const places = computed(() => (campaign.rubric ? placeItems(campaign.rubric) : new Map<string, ItemPlace>()))
  const items = computed(() => [...places.value.values()].map(({ item }) => item))
  const place = computed(() => places.value.get(address.itemId ?? '') ?? places.value.get(stopped.value?.itemId ?? '') ?? [...places.value.values()][0] ?? null)
  /** 加分, 减分 or 一票否决 instead of an item. */
  const adjust = ref<AdjustKind | null>(address.show ?? null)

  const go = (unitId: string, itemId: string): Promise<unknown> => router.replace({ name: 'score', params: { unitId, itemId } })

  // The address always names both, so that it can be remembered and undone to.
  watch(
    [unit, place, () => address.unitId, () => address.itemId],
    () => {
      if (unit.value && place.value && (unit.value.id !== address.unitId || place.value.item.id !== address.itemId)) void go(unit.value.id, place.value.item.id)
    },
    { immediate: true },
  )
  watch(() => address.itemId, () => (adjust.value = null))

  return { unit, places, items, place, adjust, go }
}
