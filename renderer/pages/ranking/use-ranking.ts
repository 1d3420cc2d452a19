import { computed, ref } from 'vue'
import { allLosses, departmentLines, departmentRows, itemLines } from '../../components/ranking/department-rows'
import { unitModes, departmentModes, modeWords, type HeatMode } from '../../components/ranking/heat-cells'
import { barScale, gradeEdges, headsOf, meanCells, unitRows, type HeatHead } from '../../components/ranking/unit-rows'
import type { RankedGroup } from '../../../shared/analysis'
import { ZERO } from '../../../shared/points'
import type { Rubric } from '../../../shared/rubric/rubric'
import type { WhySubject } from '../../../shared/report/why-subject'
import { useCampaignStore } from '../../stores/campaign'
import { remembered } from '../../stores/remembered'

export type RankingView = 'units' | 'departments' | 'years'

/** Lines of the cards below; the table twin lists more. */
const few = 8
const many = 30

/** What the screen shows of one group. */
export interface Shown { readonly rubric: Rubric; readonly group: RankedGroup }

function unitView({ rubric, group }: Shown, mode: HeatMode, heads: readonly HeatHead[]) {
  const rows = unitRows(rubric, group, mode)
  const edges = gradeEdges(rubric)
  const subjects = new Map<string, WhySubject>(rows.map(({ unitId }) => [unitId, { unitId, group: group.group, scope: { kind: 'all' } }]))
  const means = meanCells(rubric, group)
  for (const { key, subject } of [...rows.flatMap(({ cells }) => cells), ...means]) subjects.set(key, subject)
  return { rows, heads, means, edges, subjects, scale: barScale(rubric, rows.flatMap(({ points, previous }) => [points, previous])) }
}

function departmentView({ rubric, group }: Shown, mode: HeatMode) {
  const rows = departmentRows(rubric, group, mode)
  const heads: HeatHead[] = group.rows.map(({ scored: { unit } }) => ({ key: unit.id, code: '', name: unit.name, title: unit.name, small: '' }))
  const subjects = new Map<string, WhySubject>(rows.flatMap(({ key, subject, cells }) => [...(subject ? [[key, subject] as const] : []), ...cells.map((cell) => [cell.key, cell.subject] as const)]))
  return { rows, heads, subjects }
}

/** The ranking of the chosen group, in the chosen view and words. */
export function useRanking() {
  const campaign = useCampaignStore()
  const view = remembered<RankingView>('ranking.view', 'units')
  const unitMode = ref<HeatMode>('points')
  const departmentMode = ref<HeatMode>('lost')
  const chosen = ref('')
  const plain = ref(false)

  const groups = computed(() => campaign.ranking)
  const group = computed(() => groups.value.find((each) => each.group === chosen.value) ?? groups.value[0] ?? null)
  const shown = computed<Shown | null>(() => (campaign.rubric && group.value ? { rubric: campaign.rubric, group: group.value } : null))
  const heads = computed(() => (campaign.rubric ? headsOf(campaign.rubric) : []))
  const mode = computed({
    get: () => (view.value === 'departments' ? departmentMode.value : unitMode.value),
    set: (next) => ((view.value === 'departments' ? departmentMode : unitMode).value = next),
  })

  return {
    view, mode, plain, groups, group, shown, heads,
    modes: computed(() => (view.value === 'departments' ? departmentModes : unitModes).map((each) => [each, modeWords[each]] as const)),
    groupName: computed({ get: () => group.value?.group ?? '', set: (name) => (chosen.value = name) }),
    units: computed(() => (shown.value ? unitView(shown.value, unitMode.value, heads.value) : null)),
    departments: computed(() => (shown.value && view.value === 'departments' ? departmentView(shown.value, departmentMode.value) : null)),
    items: computed(() => (shown.value ? itemLines(shown.value.rubric, shown.value.group, plain.value ? many : few) : [])),
    destinations: computed(() => (shown.value ? departmentLines(shown.value.rubric, shown.value.group, plain.value ? Infinity : few) : [])),
    all: computed(() => (shown.value ? allLosses(shown.value.rubric, shown.value.group).total.lost : ZERO)),
    unscorable: computed(() => (campaign.scores?.unscorable ?? []).map(({ unit }) => unit.name)),
  }
}
