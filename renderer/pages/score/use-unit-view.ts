import { computed, ref, shallowRef, watch, type ComputedRef } from 'vue'
import { differsFromFrozen } from '../../../shared/campaign/frozen'
import { entryRecordId } from '../../../shared/campaign/record-ids'
import type { EntryRecord, Slot, Unit } from '../../../shared/campaign/records'
import { countEvidence } from '../../../shared/evidence/pieces'
import { itemsWithoutFact, listUnitFindings } from '../../../shared/finding'
import type { Item } from '../../../shared/rubric/rubric'
import type { Scorecard } from '../../../shared/scoring/scorecard'
import { loadPinyin, matchesItem, matchesName, type PinyinOf } from '../../components/score/find-items'
import { gridLines, itemsOfLines, type ItemLine } from '../../components/score/grid-lines'
import { countFilters, passesFilter, type Filter } from '../../components/score/item-filters'
import { itemStatus } from '../../components/score/item-status'
import { unitProgress } from '../../components/unit/progress'
import { sumNodes, type NodeSums } from '../../components/score/node-sums'
import { useCampaignStore } from '../../stores/campaign'
import { useEntryDraftsStore } from '../../stores/entry-drafts'
import { useUnsavedEntriesStore } from '../../stores/unsaved-entries'
import { localDay } from '../../words/dates'
import { useSelfFigures } from './use-self-figures'

/** The scorecards of the shown unit: a 定稿 shows what it froze, never a later computation. */
function useCards(unit: ComputedRef<Unit | null>) {
  const campaign = useCampaignStore()
  const frozen = computed(() => (unit.value ? campaign.frozenOf(unit.value.id) : null))
  const cardOf = (slot: Slot): Scorecard | null => {
    const checked = unit.value ? (slot === 'team' ? campaign.scorecards : campaign.selfScorecards).get(unit.value.id) : undefined
    return checked?.ok ? checked.value : null
  }
  const recomputed = computed(() => cardOf('team'))
  const team = computed(() => frozen.value?.scorecard ?? recomputed.value)
  const self = computed(() => cardOf('self'))
  const differs = computed(() => frozen.value !== null && (recomputed.value === null || differsFromFrozen(frozen.value, recomputed.value)))
  return { frozen, recomputed, team, self, differs }
}

function useLines(unit: ComputedRef<Unit | null>, items: ComputedRef<readonly Item[]>, cards: ReturnType<typeof useCards>, currentId: () => string | null) {
  const campaign = useCampaignStore()
  const drafts = useEntryDraftsStore()
  const unsaved = useUnsavedEntriesStore()
  const findings = computed(() => (campaign.state && unit.value ? listUnitFindings(campaign.state, unit.value, cards.team.value, localDay(Date.now())) : []))
  const withoutFact = computed(() => itemsWithoutFact(findings.value))
  const entries = computed(() => (unit.value ? campaign.entriesOf(unit.value.id, 'team') : new Map<string, EntryRecord>()))
  const selfFigures = useSelfFigures(unit, cards, entries)
  const keyOf = (item: Item): string => entryRecordId(unit.value?.id ?? '', item.id, 'team')
  // Joined into a text, so that a keystroke which marks nothing anew redraws nothing. Half-typed is no error while it is being typed.
  const refused = computed(() => items.value.filter((item) => ['refused', item.id === currentId() ? '' : 'incomplete'].includes(drafts.stateOf(keyOf(item)))).map(({ id }) => id).join('\n'))
  const proofs = computed(() => (campaign.state ? countEvidence(campaign.state, 'entry') : new Map<string, number>()))
  const known = new Map<string, ItemLine>()
  /** The same object as long as a line shows the same, so that its row is not drawn again. */
  function keep(line: ItemLine): ItemLine {
    const before = known.get(line.item.id)
    const same = before?.item === line.item && before.score === line.score && before.self === line.self && before.difference === line.difference && before.status.text === line.status.text && before.status.icon === line.status.icon && before.evidence === line.evidence && before.review === line.review
    if (before && same) return before
    known.set(line.item.id, line)
    return line
  }
  const lines = computed<readonly ItemLine[]>(() => {
    const marked = new Set(refused.value.split('\n'))
    return items.value.map((item) => {
      const score = cards.team.value?.items[item.id]
      const own = cards.self.value?.items[item.id]
      const facts = { score, factMissing: withoutFact.value.has(item.id), refused: marked.has(item.id), unsaved: unsaved.hasFailed(keyOf(item)) }
      const line: ItemLine = { kind: 'item', item, score, self: own?.state === 'scored' ? own.points : null, difference: selfFigures.differenceOf(item, own, score), status: itemStatus(item, facts), evidence: proofs.value.get(keyOf(item)) ?? 0, review: (entries.value.get(item.id)?.review ?? null) !== null }
      return keep(line)
    })
  })
  return { entries, findings, lines, selfTotal: selfFigures.total }
}

/** What the screen shows of a unit: its cards, its lines in the grid under filter and find, its sums. */
export function useUnitView(unit: ComputedRef<Unit | null>, items: ComputedRef<readonly Item[]>, currentId: () => string | null) {
  const campaign = useCampaignStore()
  const cards = useCards(unit)
  const { entries, findings, lines, selfTotal } = useLines(unit, items, cards, currentId)

  const filter = ref<Filter>('all')
  const query = ref('')
  const pinyinOf = shallowRef<PinyinOf | null>(null)
  /** Stays in view although it no longer passes the filter, e.g. just scored under 未评. */
  const pinned = ref<string | null>(null)
  watch(query, () => (pinned.value = null))

  const found = computed(() => lines.value.filter((line) => (passesFilter(line, filter.value) && matchesItem(line.item, query.value, pinyinOf.value)) || line.item.id === pinned.value))
  const sums = computed(() => (campaign.rubric ? sumNodes(campaign.rubric, cards.team.value?.items ?? {}) : new Map<string, NodeSums>()))
  const rows = computed(() => (campaign.rubric ? gridLines(campaign.rubric, new Map(found.value.map((line) => [line.item.id, line])), sums.value) : []))

  return {
    ...cards, entries, findings, lines, selfTotal, sums, rows, filter, query, pinned,
    counts: computed(() => countFilters(lines.value)),
    visible: computed(() => itemsOfLines(rows.value)),
    foundUnits: computed(() => campaign.units.filter(({ name }) => matchesName(name, query.value, pinyinOf.value))),
    /** `91/97` of any unit. */
    progressOf: (unitId: string): string => {
      const checked = campaign.scorecards.get(unitId)
      if (!checked?.ok || !campaign.rubric) return ''
      const { done, due } = unitProgress(campaign.rubric, checked.value)
      return `${done}/${due}`
    },
    pinyinOf,
    prepareFind: async () => {
      pinyinOf.value ??= await loadPinyin()
    },
    clear: () => {
      filter.value = 'all'
      query.value = ''
    },
  }
}
