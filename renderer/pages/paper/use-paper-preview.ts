import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { Failure } from '../../../shared/ipc/contract'
import type { PaperElement } from '../../../shared/paper/element'
import type { PaperSheet } from '../../../shared/paper/order'
import { call } from '../../api/bridge'
import { missingOf, sheetName, sheetsOf, type PaperChoice } from '../../components/paper/paper-choice'
import { useCampaignStore } from '../../stores/campaign'

/** The sheet that is looked at, of all that are chosen, with its pages as they would be printed now. */
export function usePaperPreview(choice: Ref<PaperChoice>) {
  const campaign = useCampaignStore()
  const at = ref(0)
  const pages = shallowRef<readonly PaperElement[]>([])
  const failure = shallowRef<Failure | null>(null)
  const loading = ref(false)

  const sheets = computed<PaperSheet[]>(() => (campaign.rubric && missingOf(choice.value) === '' ? sheetsOf(campaign.rubric, choice.value) : []))
  /** Units in their order, the sheets of a unit together. */
  const all = computed(() => choice.value.unitIds.flatMap((unitId) => sheets.value.map((sheet) => ({ unitId, sheet, title: `${campaign.unitById(unitId)?.name ?? ''} ${sheetName(sheet)}` }))))
  const shown = computed(() => all.value[Math.min(at.value, all.value.length - 1)] ?? null)

  let latest = 0
  async function load(): Promise<void> {
    const [now, state] = [shown.value, campaign.state]
    const turn = (latest += 1)
    if (!now || !state) {
      pages.value = []
      failure.value = null
      loading.value = false
      return
    }
    loading.value = true
    const reply = await call('paper.pages', { campaignId: state.campaign.id, unitId: now.unitId, sheet: now.sheet, team: choice.value.team.trim() })
    if (turn !== latest) return
    loading.value = false
    pages.value = reply.ok ? reply.value.pages.map((page) => JSON.parse(page) as PaperElement) : []
    failure.value = reply.ok ? null : reply.error
  }
  watch(() => [JSON.stringify(shown.value), choice.value.team, campaign.state], () => void load(), { immediate: true })
  watch(() => all.value.length, (count) => (at.value = Math.min(at.value, Math.max(0, count - 1))))

  return { all, at, shown, sheets, pages, failure, loading }
}
