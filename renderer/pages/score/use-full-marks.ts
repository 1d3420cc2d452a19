import type { ComputedRef } from 'vue'
import { entryRecordId } from '../../../shared/campaign/record-ids'
import type { Unit } from '../../../shared/campaign/records'
import { fullIndicator, fullIndicatorWords } from '../../components/score/full-indicator'
import { indicatorOf, type ItemPlace } from '../../components/score/item-places'
import { useCampaignStore } from '../../stores/campaign'
import { useEntryDraftsStore } from '../../stores/entry-drafts'
import { useToastStore } from '../../stores/toast'
import { useUnsavedEntriesStore } from '../../stores/unsaved-entries'
import type { EditorHandle } from './handles'
import type { useEntry } from './use-entry'
import type { useUnitView } from './use-unit-view'

interface Parts {
  readonly unit: ComputedRef<Unit | null>
  readonly place: ComputedRef<ItemPlace | null>
  readonly view: ReturnType<typeof useUnitView>
  readonly entry: ReturnType<typeof useEntry>
  readonly readonlyReason: ComputedRef<string | null>
  readonly editor: () => EditorHandle | null
}

/** M, Shift+M and N: what one key records, and what is said where it cannot. */
export function useFullMarks({ unit, place, view, entry, readonlyReason, editor }: Parts) {
  const campaign = useCampaignStore()
  const drafts = useEntryDraftsStore()
  const toast = useToastStore()
  const unsaved = useUnsavedEntriesStore()

  /** True where nothing can be recorded now; says why. */
  function isClosed(): boolean {
    if (readonlyReason.value !== null) toast.tell(readonlyReason.value)
    return readonlyReason.value !== null
  }

  function item(): void {
    if (isClosed()) return
    if (!editor()) toast.tell('本项列为合理缺项，不用评')
    else if (!editor()?.fullMarks()) toast.tell('本项要逐项填写，没有一键满分')
  }

  async function indicator(): Promise<void> {
    if (isClosed() || !unit.value || !place.value) return
    editor()?.commitPending()
    const { id: unitId } = unit.value
    const slot = entry.slot.value
    const node = indicatorOf(place.value)
    const scores = (slot === 'team' ? view.team.value : view.self.value)?.items ?? {}
    const isBegun = (key: string): boolean => drafts.stateOf(key) !== 'clean' || unsaved.inputOf(key) !== undefined
    const plan = fullIndicator(node, scores, ({ id }) => isBegun(entryRecordId(unitId, id, slot)))
    const failure = plan.entries.length > 0 ? await campaign.recordEntries(unitId, slot, [...plan.entries]) : null
    if (failure) toast.fail(failure)
    else toast.say(fullIndicatorWords(node.name, plan), { undoable: plan.entries.length > 0 })
  }

  function notApplicable(): void {
    if (isClosed()) return
    if (place.value && !place.value.item.notApplicable.allowed) toast.tell('细则规定本项不能按不适用处理')
    else editor()?.startNotApplicable()
  }

  return { item, indicator, notApplicable }
}
