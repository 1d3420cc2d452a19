import type { ComputedRef } from 'vue'
import type { Failure } from '../../../shared/ipc/contract'
import { toRaw } from '../../../shared/entry-form/entry-texts'
import { isSameJson } from '../../../shared/change/canonical-json'
import { isSameInput, readEntry } from '../../../shared/entry-form/read-entry'
import type { RawDraft, Texts } from '../../../shared/entry-form/raw-draft'
import type { Item } from '../../../shared/rubric/rubric'
import type { Entry } from '../../../shared/scoring/entry'
import { withTexts } from '../../components/across/across-row'
import { blockOf, type GridRange } from '../../components/across/grid-range'
import { cleanChoice } from '../../../shared/entry-form/clean-cell'
import { useCampaignStore } from '../../stores/campaign'
import { useEntryDraftsStore } from '../../stores/entry-drafts'
import { useToastStore } from '../../stores/toast'
import { useUnsavedEntriesStore } from '../../stores/unsaved-entries'
import type { useItemRows } from './use-item-rows'

/** Taking cells into rows: a row that is complete is recorded at once, what is half or refused stays as a draft. */
export function useItemEdit(item: ComputedRef<Item | null>, grid: ReturnType<typeof useItemRows>) {
  const campaign = useCampaignStore()
  const drafts = useEntryDraftsStore()
  const toast = useToastStore()
  const unsaved = useUnsavedEntriesStore()

  /** A failure of the disk has its own banner with 重试; what the program refused is said here. */
  function report(failure: Failure | null): void {
    if (failure && ['bad-entry', 'phase-closed', 'not-found', 'bad-request'].includes(failure.code)) toast.fail(failure)
  }

  /** Keeps a form as a draft, or tells the entry that it has become. */
  function settle(unitId: string, raw: RawDraft): { readonly unitId: string; readonly input: Entry | null } | null {
    if (!item.value) return null
    const key = grid.keyOf(unitId)
    const stored = grid.storedOf(unitId)
    const reading = readEntry(item.value, raw)
    if (reading.kind !== 'input') {
      if (isSameJson(raw, toRaw(item.value, stored, grid.records.value.get(unitId)?.previous))) drafts.dropDraft(key)
      else drafts.keepDraft(key, raw, reading.kind)
      return null
    }
    drafts.dropDraft(key)
    return isSameInput(item.value, reading.input, stored) ? null : { unitId, input: reading.input }
  }

  /** One act, however many rows. */
  async function record(changed: readonly { readonly unitId: string; readonly input: Entry | null }[]): Promise<void> {
    const [first] = changed
    if (!item.value || !first) return
    const itemId = item.value.id
    report(changed.length === 1 ? await unsaved.record(first.unitId, 'team', itemId, first.input) : await unsaved.recordItem(itemId, 'team', changed))
  }

  /** Puts texts into a row's fields. */
  function fill(unitId: string, texts: Texts): void {
    const changed = settle(unitId, withTexts(grid.columns.value, grid.rawOf(unitId).raw, texts))
    if (changed) void record([changed])
  }
  const setCell = (unitId: string, field: string, text: string): void => fill(unitId, { [field]: text })

  /** What was typed into the current cell goes into its row; a choice by its label. */
  function finish(): void {
    const now = grid.typing.value
    grid.typing.value = null
    const column = grid.columns.value.find(({ field }) => field === now?.field)
    const row = grid.rows.value.find(({ unit }) => unit.id === now?.unitId)
    if (!now || !column || row?.lock !== null) return
    if (column.kind !== 'choice') return setCell(now.unitId, now.field, now.text)
    const chosen = cleanChoice(now.text, column.options)
    if (chosen.kind === 'text') setCell(now.unitId, now.field, chosen.text)
    else toast.tell(`${chosen.message}。没有改动`)
  }

  /** Delete: the selected cells of all rows that may be changed, as one act. */
  function clear(range: GridRange): void {
    const { top, bottom, left, right } = blockOf(range)
    const fields = grid.columns.value.slice(left, right + 1)
    const changed = grid.rows.value.slice(top, bottom + 1).flatMap(({ unit, cells, raw }) => {
      const open = fields.filter((_, at) => cells[left + at]?.closed === '')
      const next = open.reduce((form, { field }) => withTexts(grid.columns.value, form, { [field]: '' }), raw)
      return open.length > 0 ? (settle(unit.id, next) ?? []) : []
    })
    void record(changed)
  }

  /** Esc: what is typed, else what the row keeps unfinished. */
  function cancel(unitId: string): void {
    if (grid.typing.value) grid.typing.value = null
    else drafts.dropDraft(grid.keyOf(unitId))
  }

  /** Many rows at once, from a preview. The rows' drafts are replaced. */
  async function recordAll(entries: Parameters<typeof campaign.recordItem>[0]['entries']): Promise<Failure | null> {
    if (!item.value) return null
    const failure = await campaign.recordItem({ itemId: item.value.id, slot: 'team', entries })
    if (!failure) for (const { unitId } of entries) drafts.dropDraft(grid.keyOf(unitId))
    return failure
  }

  return { setCell, fill, finish, clear, cancel, recordAll }
}
