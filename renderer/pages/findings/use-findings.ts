import { computed, reactive, shallowRef } from 'vue'
import { isOfUnit, isOpen, listFindings, type FindingView } from '../../../shared/finding'
import { groupFindings, inTab, narrow, noFilter, peopleOf, type FindingFilter, type FindingTab } from '../../components/finding/finding-filter'
import { loadPinyin, type PinyinOf } from '../../components/score/find-items'
import { listItems } from '../../../shared/rubric/tree'
import type { useCampaignStore } from '../../stores/campaign'

const tabs: readonly FindingTab[] = ['open', 'factMissing', 'toRectify', 'underway', 'awaitingVerification', 'closed', 'withdrawn', 'overdue', 'soonDue']
const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))]

/** What the way to the screen asked for: a tab, a unit, or one finding, which then is among those shown. */
interface Start {
  readonly findingId: string
  readonly tab: FindingTab | null
  readonly unitId: string
}

/** What the 问题整改 screen shows: all findings, narrowed, counted by tab, grouped by what presses. */
export function useFindings(campaign: ReturnType<typeof useCampaignStore>, today: string, start: Start) {
  const filter = reactive<{ -readonly [K in keyof FindingFilter]: FindingFilter[K] }>({ ...noFilter })
  const pinyinOf = shallowRef<PinyinOf | null>(null)
  const all = computed(() => (campaign.state ? listFindings(campaign.state, campaign.cardOf, today) : []))
  const narrowed = computed(() => (campaign.rubric ? narrow(all.value, filter, campaign.rubric, pinyinOf.value) : []))
  const counts = computed(() => Object.fromEntries(tabs.map((tab) => [tab, narrowed.value.filter((finding) => inTab(finding, tab)).length])) as Record<FindingTab, number>)
  const inThisTab = computed(() => narrowed.value.filter((finding) => inTab(finding, filter.tab)))
  const groups = computed(() => groupFindings(inThisTab.value, filter.tab === 'open' ? '其他未销号' : '其他'))
  const shown = computed<readonly FindingView[]>(() => groups.value.flatMap(({ findings }) => findings))
  const choices = computed(() => ({
    units: campaign.units.filter(({ id }) => all.value.some((finding) => isOfUnit(finding, id))),
    departments: distinct(campaign.rubric ? listItems(campaign.rubric).map(({ leadDepartment }) => leadDepartment ?? '') : []),
    people: distinct(all.value.flatMap(peopleOf)).sort((a, b) => a.localeCompare(b, 'zh')),
  }))
  const isNarrowed = computed(() => (['unitId', 'department', 'requirement', 'person', 'query'] as const).some((part) => filter[part] !== ''))

  const asked = all.value.find(({ id }) => id === start.findingId)
  filter.tab = tabs.find((tab) => tab === start.tab) ?? (asked && !isOpen(asked) ? asked.status : filter.tab)
  filter.unitId = campaign.unitById(start.unitId)?.id ?? ''

  return {
    filter, all, narrowed, counts, groups, shown, choices, isNarrowed,
    clear: () => Object.assign(filter, noFilter),
    prepareFind: () => void loadPinyin().then((loaded) => (pinyinOf.value = loaded)),
  }
}
