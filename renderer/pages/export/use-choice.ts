import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import { exportKinds, type ExportKind } from '../../../shared/export/kinds'
import { call } from '../../api/bridge'
import { pastLabel, type Past } from '../../components/export/export-words'
import { unitLine, type UnitLine } from '../../components/export/unit-lines'
import { useCampaignStore } from '../../stores/campaign'

/** What an export is to hold: kinds, units, and the export since which only changes are wanted. */
export function useChoice() {
  const campaign = useCampaignStore()
  const whole = ref<ExportKind[]>(exportKinds.filter((kind) => kind !== 'unit'))
  const chosen = ref(campaign.units.map(({ id }) => id))
  /** 评分表 is on while a unit is chosen; switched on or off, it takes the units along. */
  const kinds = computed({
    get: () => exportKinds.filter((kind) => (kind === 'unit' ? chosen.value.length > 0 : whole.value.includes(kind))),
    set: (next: ExportKind[]) => {
      whole.value = next.filter((kind) => kind !== 'unit')
      if (next.includes('unit') !== chosen.value.length > 0) chosen.value = next.includes('unit') ? campaign.units.map(({ id }) => id) : []
    },
  })
  /** Id of an export, or empty for all. */
  const since = ref('')
  const past = shallowRef<readonly Past[]>([])

  const named = computed(() => past.value.find(({ id }) => id === since.value) ?? null)
  const states = computed(() => named.value?.states ?? null)
  const lines = computed<UnitLine[]>(() => {
    const { rubric } = campaign
    if (!rubric) return []
    return campaign.units.map((unit) => unitLine({ unit, phase: campaign.phaseOf(unit.id), card: campaign.shownScores.get(unit.id)?.scorecard ?? null, since: states.value?.[unit.id] ?? null }, rubric))
  })
  /** In official order, whatever the order of the clicks. */
  const unitIds = computed(() => campaign.units.map(({ id }) => id).filter((id) => chosen.value.includes(id)))
  const files = computed(() => unitIds.value.length + whole.value.length)

  async function load(): Promise<void> {
    const campaignId = campaign.state?.campaign.id
    const reply = campaignId === undefined ? null : await call('export.past', { campaignId })
    if (reply?.ok) past.value = reply.value.exports
  }

  /** From the start on: what is not known to be the same. */
  function preselect(): void {
    const isWanted = (key: string): boolean => states.value?.[key] !== 'same'
    chosen.value = campaign.units.map(({ id }) => id).filter(isWanted)
    whole.value = exportKinds.filter((kind) => kind !== 'unit' && isWanted(kind))
  }

  onMounted(load)
  watch(() => campaign.state, load)
  watch(since, preselect)
  return { kinds, chosen, since, past, pastLabels: computed(() => past.value.map((one) => pastLabel(one, Date.now()))), states, lines, unitIds, files, load }
}
