import { computed, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { blankPages, departmentsOf, type BlankScope } from '../../../shared/paper/blank-sheet'
import { listItems } from '../../../shared/rubric/tree'
import { paperPlaces } from '../../components/paper/paper-places'
import { sheetName, sheetsOf } from '../../components/paper/paper-choice'
import { placeItems, type ItemPlace } from '../../components/score/item-places'
import { useCampaignStore } from '../../stores/campaign'
import { usePaperStore } from '../../stores/paper'
import { useSessionStore } from '../../stores/session'

const whole: BlankScope = { kind: 'blank', department: null }

/** Which unit's which sheet is typed in, and where every item lies on it. The pages are those of the blank sheet as it is printed. */
export function useTranscribePlace(address: { readonly unitId?: string | undefined; readonly itemId?: string | undefined }) {
  const campaign = useCampaignStore()
  const session = useSessionStore()
  const paper = usePaperStore()
  const router = useRouter()

  const choice = paper.choiceOf(campaign.state?.campaign.id)
  const stopped = session.position?.campaignId === campaign.state?.campaign.id ? session.position : null
  const unit = computed(() => campaign.unitById(address.unitId ?? '') ?? campaign.unitById(stopped?.unitId ?? '') ?? campaign.units[0] ?? null)

  const scopes = computed<readonly BlankScope[]>(() => {
    if (!campaign.rubric) return [whole]
    const parts = choice ? sheetsOf(campaign.rubric, { ...choice, kind: 'blank', scope: 'items' }).filter((sheet): sheet is BlankScope => sheet.kind === 'part') : []
    return [whole, ...parts, ...departmentsOf(campaign.rubric).map((department): BlankScope => ({ kind: 'blank', department }))]
  })
  const printed = campaign.rubric && choice?.kind === 'blank' ? sheetsOf(campaign.rubric, choice)[0] : undefined
  const scopeName = ref(printed ? sheetName(printed) : sheetName(whole))
  const scope = computed(() => scopes.value.find((each) => sheetName(each) === scopeName.value) ?? whole)

  // Only these change a page; a save changes none of them, so nothing is laid out again between two entries.
  const row = computed(() => campaign.state?.campaign ?? null)
  const rubric = computed(() => campaign.rubric)
  const items = computed(() => (rubric.value ? listItems(rubric.value) : []))
  const places = computed(() => {
    if (!row.value || !rubric.value || !unit.value) return []
    return paperPlaces(blankPages({ campaign: row.value, rubric: rubric.value, unit: unit.value, teamName: choice?.team.trim() ?? '' }, scope.value), items.value)
  })
  const itemPlaces = computed(() => (rubric.value ? placeItems(rubric.value) : new Map<string, ItemPlace>()))
  const at = computed(() => places.value.find(({ item }) => item.id === address.itemId) ?? null)
  /** As 打分 sees the item. */
  const place = computed(() => itemPlaces.value.get(at.value?.item.id ?? '') ?? null)

  const go = (unitId: string, itemId: string): Promise<unknown> => router.replace({ name: 'transcribe', params: { unitId, itemId } })
  // An act that is taken back may be about an item of another sheet.
  watch(() => address.itemId, (itemId) => {
    if (itemId && !at.value && items.value.some(({ id }) => id === itemId)) scopeName.value = sheetName(whole)
  }, { immediate: true })

  return { unit, scopes, scopeName, places, place, at, go }
}
