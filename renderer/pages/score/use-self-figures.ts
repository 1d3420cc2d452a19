import { computed, type ComputedRef } from 'vue'
import type { EntryRecord, Unit } from '../../../shared/campaign/records'
import type { Item } from '../../../shared/rubric/rubric'
import type { ItemScore, Scorecard } from '../../../shared/scoring/scorecard'
import { selfDifference, selfSum } from '../../../shared/self-assessment/difference'
import { useCampaignStore } from '../../stores/campaign'
import { differenceWords } from '../../words/difference-words'

interface Cards {
  readonly self: ComputedRef<Scorecard | null>
  readonly team: ComputedRef<Scorecard | null>
}

/** 自评 of the shown unit beside 核定: where they disagree, and their sums over the same items. */
export function useSelfFigures(unit: ComputedRef<Unit | null>, cards: Cards, entries: ComputedRef<ReadonlyMap<string, EntryRecord>>) {
  const campaign = useCampaignStore()
  const own = computed(() => (unit.value ? campaign.entriesOf(unit.value.id, 'self') : new Map<string, EntryRecord>()))
  const total = computed(() => {
    const reported = new Set([...own.value.values()].flatMap(({ itemId, input }) => (input ? [itemId] : [])))
    return cards.self.value && cards.team.value ? selfSum(reported, cards.self.value, cards.team.value) : null
  })
  /** In words; empty where they agree. */
  function differenceOf(item: Item, self: ItemScore | undefined, team: ItemScore | undefined): string {
    const differs = selfDifference(item, { score: self, input: own.value.get(item.id)?.input ?? null }, { score: team, input: entries.value.get(item.id)?.input ?? null })
    return differs ? differenceWords(differs) : ''
  }
  return { total, differenceOf }
}
