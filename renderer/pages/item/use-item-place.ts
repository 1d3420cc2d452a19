import { computed, ref, shallowRef, watch } from 'vue'
import { useRouter } from 'vue-router'
import { departments, itemProgress, listGroups, type Department, type ListFilter } from '../../components/across/item-progress'
import { loadPinyin, type PinyinOf } from '../../components/score/find-items'
import { placeItems, type ItemPlace } from '../../components/score/item-places'
import { useCampaignStore } from '../../stores/campaign'
import { remembered } from '../../stores/remembered'

/** Which item is shown and which are listed. Without one in the address it is the last one, else the first. */
export function useItemPlace(address: { readonly itemId?: string | undefined }) {
  const campaign = useCampaignStore()
  const router = useRouter()

  const last = remembered<string>('item.last', '')
  const filter = ref<ListFilter>({ query: '', department: '', openOnly: false })
  const pinyinOf = shallowRef<PinyinOf | null>(null)

  const places = computed(() => (campaign.rubric ? placeItems(campaign.rubric) : new Map<string, ItemPlace>()))
  const items = computed(() => [...places.value.values()].map(({ item }) => item))
  const place = computed(() => places.value.get(address.itemId ?? '') ?? places.value.get(last.value) ?? [...places.value.values()][0] ?? null)
  watch(() => place.value?.item.id, (itemId) => {
    if (itemId !== undefined) last.value = itemId
  }, { immediate: true })

  const progress = computed(() => itemProgress(items.value, [...campaign.scorecards.values()].flatMap((checked) => (checked.ok ? [checked.value] : []))))
  const groups = computed(() => (campaign.rubric ? listGroups(campaign.rubric, progress.value, filter.value, pinyinOf.value) : []))
  const all = computed<Department>(() => ({ name: '', items: items.value.length, complete: [...progress.value.values()].filter(({ done, due }) => done === due).length }))

  const go = (itemId: string): Promise<unknown> => router.replace({ name: 'item', params: { itemId } })
  /** The next item of the list as it is filtered. */
  function step(by: 1 | -1): string | null {
    const listed = groups.value.flatMap((group) => group.items.map(({ id }) => id))
    return listed[listed.indexOf(place.value?.item.id ?? '') + by] ?? null
  }

  return {
    place, items, progress, groups, filter, all, go, step,
    departments: computed(() => departments(items.value, progress.value)),
    prepareFind: async () => {
      pinyinOf.value ??= await loadPinyin()
    },
  }
}
