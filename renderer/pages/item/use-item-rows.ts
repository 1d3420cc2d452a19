import { computed, shallowRef, type ComputedRef } from 'vue'
import { entryRecordId } from '../../../shared/campaign/record-ids'
import type { EntryRecord, Unit } from '../../../shared/campaign/records'
import { isSameJson } from '../../../shared/change/canonical-json'
import { toRaw } from '../../../shared/entry-form/entry-texts'
import type { RawDraft } from '../../../shared/entry-form/raw-draft'
import { listItemFindings, needsFact } from '../../../shared/finding'
import { readEntry } from '../../../shared/entry-form/read-entry'
import type { Item } from '../../../shared/rubric/rubric'
import type { Entry } from '../../../shared/scoring/entry'
import { acrossRow, shownColumns, withTexts, type AcrossRow, type RowFacts } from '../../components/across/across-row'
import { itemColumns } from '../../components/across/item-columns'
import { rowLock } from '../../components/across/row-lock'
import { selfDifference } from '../../../shared/self-assessment/difference'
import { differenceWords } from '../../words/difference-words'
import { showPoints } from '../../words/points'
import { useCampaignStore } from '../../stores/campaign'
import { useEntryDraftsStore } from '../../stores/entry-drafts'
import { useSessionStore } from '../../stores/session'
import { useUnsavedEntriesStore } from '../../stores/unsaved-entries'
import { localDay } from '../../words/dates'

/** The cell that is being typed. */
export interface Typing {
  readonly unitId: string
  readonly field: string
  readonly text: string
}

/** The rows of the item: what is stored, on its way, kept as a draft or being typed, and what all of it comes to together. */
export function useItemRows(item: ComputedRef<Item | null>) {
  const campaign = useCampaignStore()
  const drafts = useEntryDraftsStore()
  const session = useSessionStore()
  const unsaved = useUnsavedEntriesStore()

  const typing = shallowRef<Typing | null>(null)
  const repeat = shallowRef(false)
  const keyOf = (unitId: string): string => entryRecordId(unitId, item.value?.id ?? '', 'team')

  const records = computed(() => {
    const itemId = item.value?.id
    const own = (campaign.state?.entries ?? []).filter((row) => row.itemId === itemId && row.slot === 'team')
    return new Map(own.map((row): [string, EntryRecord] => [row.unitId, row]))
  })
  const allColumns = computed(() => (item.value ? itemColumns(item.value) : []))
  function storedOf(unitId: string): Entry | null {
    const onItsWay = unsaved.inputOf(keyOf(unitId))
    return onItsWay !== undefined ? onItsWay : (records.value.get(unitId)?.input ?? null)
  }
  /** The form without what is being typed. */
  function rawOf(unitId: string): { readonly raw: RawDraft; readonly isDraft: boolean } {
    const kept = drafts.readDraft(keyOf(unitId))
    if (kept) return { raw: kept, isDraft: true }
    return { raw: item.value ? toRaw(item.value, storedOf(unitId), records.value.get(unitId)?.previous) : { mode: 'rule', texts: {} }, isDraft: false }
  }
  const forms = computed(() => new Map(campaign.units.map(({ id }) => [id, rawOf(id)])))
  const columns = computed(() => (item.value ? shownColumns(item.value, allColumns.value, [...forms.value.values()].map(({ raw }) => raw), repeat.value) : []))

  /** The form with what is being typed in it. */
  function shownForm(unitId: string): { readonly raw: RawDraft; readonly isDraft: boolean; readonly typing: string | null } {
    const form = forms.value.get(unitId) ?? rawOf(unitId)
    const now = typing.value
    if (now?.unitId !== unitId) return { ...form, typing: null }
    const raw = withTexts(columns.value, form.raw, { [now.field]: now.text })
    return { raw, isDraft: form.isDraft || !isSameJson(raw, form.raw), typing: now.field }
  }

  /** Inputs that are complete but not stored: what is typed, and what is on its way. */
  const overrides = computed(() => {
    const inputs = new Map<string, Entry | null>()
    if (!item.value) return inputs
    for (const { id } of campaign.units) {
      const onItsWay = unsaved.inputOf(keyOf(id))
      if (onItsWay !== undefined) inputs.set(id, onItsWay)
      const form = shownForm(id)
      const reading = form.isDraft ? readEntry(item.value, form.raw) : null
      if (reading?.kind === 'input') inputs.set(id, reading.input)
    }
    return inputs
  })
  const previews = computed(() => (item.value && overrides.value.size > 0 ? campaign.previewItem('team', item.value.id, overrides.value) : null))
  function scoreOf({ id }: Unit) {
    const card = (campaign.frozenOf(id) ? null : previews.value?.get(id)) ?? campaign.cardOf(id)
    return card?.items[item.value?.id ?? '']
  }
  const selfInputs = computed(() => new Map((campaign.state?.entries ?? []).flatMap(({ unitId, itemId, slot, input }) => (itemId === item.value?.id && slot === 'self' && input ? [[unitId, input] as const] : []))))
  /** 自评 beside what is stored; a draft disagrees with nobody yet. */
  function selfOf(shown: Item, { id }: Unit): RowFacts['self'] {
    const input = selfInputs.value.get(id)
    const card = campaign.selfScorecards.get(id)
    const score = card?.ok ? card.value.items[shown.id] : undefined
    if (!input || !score) return null
    const stored = campaign.scorecards.get(id)
    const differs = selfDifference(shown, { score, input }, { score: stored?.ok ? stored.value.items[shown.id] : undefined, input: records.value.get(id)?.input ?? null })
    return { points: score.state === 'scored' ? showPoints(score.points) : score.state === 'notApplicable' ? '不适用' : '—', difference: differs ? differenceWords(differs) : '' }
  }
  const exemptBy = computed(() => campaign.state?.campaign.exempt.find(({ itemId }) => itemId === item.value?.id)?.document ?? null)

  const withoutFact = computed(() => {
    const findings = campaign.state && item.value ? listItemFindings({ ...campaign.state, units: campaign.units }, item.value, campaign.cardOf, localDay(Date.now())) : []
    return new Set(findings.filter(needsFact).map(({ unit }) => unit.id))
  })

  const known = new Map<string, { readonly facts: RowFacts; readonly columns: unknown; readonly item: Item; readonly row: AcrossRow }>()
  /** The same object as long as a row shows the same, so that it is not drawn again. */
  function keep(shown: Item, facts: RowFacts): AcrossRow {
    const before = known.get(facts.unit.id)
    if (before && before.item === shown && before.columns === columns.value && isSameJson(before.facts, facts)) return before.row
    const row = acrossRow(shown, columns.value, facts)
    known.set(facts.unit.id, { facts, columns: columns.value, item: shown, row })
    return row
  }
  const rows = computed<readonly AcrossRow[]>(() => {
    const shown = item.value
    if (!shown) return []
    return campaign.units.map((unit) =>
      keep(shown, {
        ...shownForm(unit.id), unit, stored: storedOf(unit.id), failed: unsaved.hasFailed(keyOf(unit.id)), factMissing: withoutFact.value.has(unit.id), score: scoreOf(unit), self: selfOf(shown, unit),
        lock: rowLock({ item: shown, unit, phase: campaign.phaseOf(unit.id), readOnly: session.readOnly, exemptBy: exemptBy.value }),
      }),
    )
  })

  return { typing, repeat, keyOf, records, allColumns, columns, rows, exemptBy, rawOf, storedOf }
}
