import { computed, ref, shallowRef, watch, type ComputedRef } from 'vue'
import { itemOfVersion } from '../../../shared/campaign/known-items'
import { entryRecordId } from '../../../shared/campaign/record-ids'
import type { EntryRecord, Slot, Unit } from '../../../shared/campaign/records'
import type { Entry } from '../../../shared/scoring/entry'
import type { ItemScore, Scorecard } from '../../../shared/scoring/scorecard'
import type { EntryDraft } from '../../components/entry/entry-draft'
import type { ItemPlace } from '../../components/score/item-places'
import { itemNotices, isExcluded } from '../../components/score/item-notices'
import { useCampaignStore } from '../../stores/campaign'
import { useToastStore } from '../../stores/toast'
import { useUnsavedEntriesStore } from '../../stores/unsaved-entries'
import type { useUnitView } from './use-unit-view'

type Where = { readonly unit: ComputedRef<Unit | null>; readonly place: ComputedRef<ItemPlace | null> }

/** The shown item's entry: what is stored or on its way, what a draft would make of it, and saving. */
export function useEntry({ unit, place }: Where, view: ReturnType<typeof useUnitView>) {
  const campaign = useCampaignStore()
  const toast = useToastStore()
  const unsaved = useUnsavedEntriesStore()

  const slot = ref<Slot>('team')
  const draft = shallowRef<EntryDraft>({ state: 'clean' })
  const item = computed(() => place.value?.item ?? null)
  const draftKey = computed(() => entryRecordId(unit.value?.id ?? '', item.value?.id ?? '', slot.value))
  watch(draftKey, () => (draft.value = { state: 'clean' }))

  const selfEntries = computed(() => (unit.value ? campaign.entriesOf(unit.value.id, 'self') : new Map<string, EntryRecord>()))
  function inputOf(of: Slot): Entry | null {
    const key = entryRecordId(unit.value?.id ?? '', item.value?.id ?? '', of)
    const onItsWay = unsaved.inputOf(key)
    return onItsWay !== undefined ? onItsWay : ((of === 'team' ? view.entries.value : selfEntries.value).get(item.value?.id ?? '')?.input ?? null)
  }
  const entry = computed(() => inputOf(slot.value))
  const selfEntry = computed(() => (slot.value === 'team' ? inputOf('self') : null))

  function cardWith(input: Entry | null): Scorecard | null {
    return unit.value && item.value && view.frozen.value === null ? campaign.preview(unit.value.id, slot.value, item.value.id, input) : null
  }
  function preview(input: Entry | null): { item: ItemScore; card: Scorecard } | null {
    const card = cardWith(input)
    const own = item.value && card?.items[item.value.id]
    return card && own ? { item: own, card } : null
  }
  const stored = computed(() => (slot.value === 'team' ? view.team.value : view.self.value))
  /** With what is on its way to the disk. */
  const card = computed(() => (unsaved.inputOf(draftKey.value) === undefined ? stored.value : (cardWith(entry.value) ?? stored.value)))
  const score = computed(() => (item.value ? (card.value?.items[item.value.id] ?? null) : null))
  /** The team's bill with the draft in it: what the top bar shows. */
  const live = computed(() => {
    if (slot.value !== 'team') return view.team.value
    return draft.value.state === 'valid' ? (cardWith(draft.value.input) ?? card.value) : card.value
  })

  const previous = computed(() => (slot.value === 'team' ? (view.entries.value.get(item.value?.id ?? '')?.previous ?? null) : null))
  const note = computed(() => unsaved.noteOf(unit.value?.id ?? '', item.value?.id ?? '', 'team') ?? view.entries.value.get(item.value?.id ?? '')?.note ?? '')
  const exemptBy = computed(() => campaign.state?.campaign.exempt.find(({ itemId }) => itemId === item.value?.id)?.document ?? null)
  const notices = computed(() => {
    if (!item.value || !unit.value) return []
    const setAside = (slot.value === 'team' ? view.entries.value : selfEntries.value).get(item.value.id)?.setAside ?? null
    return itemNotices({ item: item.value, unit: unit.value, score: score.value ?? undefined, exemptBy: exemptBy.value, setAside })
  })

  /** 请再看一遍: what the shown entry was scored under; null where nothing has changed since. */
  const review = computed(() => {
    const record = (slot.value === 'team' ? view.entries.value : selfEntries.value).get(item.value?.id ?? '')
    if (!record?.review || !campaign.state) return null
    const former = itemOfVersion(campaign.state, record.review)
    return { former: former?.item ?? null, version: former?.version ?? '' }
  })
  async function reviewed(): Promise<void> {
    if (!unit.value || !item.value) return
    const failure = await campaign.markReviewed({ unitId: unit.value.id, slot: slot.value, itemIds: [item.value.id], claimIds: [], vetoIds: [] })
    if (failure) toast.fail(failure)
    else toast.say(`${item.value.code} 看过，不变`, { undoable: true })
  }

  /** What its 佐证材料 hang on: always the team's entry. Asked for where points are lost. */
  const evidence = computed(() => ({
    subject: { target: 'entry' as const, targetId: entryRecordId(unit.value?.id ?? '', item.value?.id ?? '', 'team') },
    label: [unit.value?.name, item.value?.code].join(' '),
    asked: (view.lines.value.find((line) => line.item.id === item.value?.id)?.status.lost ?? 0) > 0,
    pastes: true,
  }))

  async function commit(input: Entry | null): Promise<void> {
    if (!unit.value || !item.value) return
    draft.value = { state: 'clean' }
    report(await unsaved.record(unit.value.id, slot.value, item.value.id, input))
  }
  async function saveNote(text: string): Promise<void> {
    if (unit.value && item.value) report(await unsaved.saveNote(unit.value.id, item.value.id, 'team', text))
  }
  /** A failure of the disk has its own banner with 重试; what the program refused is said here. */
  function report(failure: Parameters<typeof toast.fail>[0] | null): void {
    if (failure && ['bad-entry', 'phase-closed', 'not-found', 'bad-request'].includes(failure.code)) toast.fail(failure)
  }

  return { slot, draft, draftKey, entry, previous, selfEntry, card, score, live, note, notices, evidence, review, reviewed, preview, commit, saveNote, excluded: computed(() => isExcluded(score.value ?? undefined)) }
}
