import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import type { Failure } from '../../../shared/ipc/contract'
import type { Item } from '../../../shared/rubric/rubric'
import { selectionClip, templateClip } from '../../components/across/copy-table'
import { blockOf, isOneCell, type GridRange } from '../../components/across/grid-range'
import { pasteFields } from '../../components/across/paste-fields'
import { planPaste, type PasteLine, type PasteTarget } from '../../components/across/item-paste'
import type { PastePlace } from '../../components/paste/use-paste-preview'
import { cleanChoice, cleanNumber } from '../../../shared/entry-form/clean-cell'
import { clipTable, type Clip } from '../../components/paste/clip-table'
import { copyClip } from '../../composables/copy-clip'
import { useCampaignStore } from '../../stores/campaign'
import { useToastStore } from '../../stores/toast'
import type { useItemEdit } from './use-item-edit'
import type { useItemRows } from './use-item-rows'

const clipOf = ({ clipboardData }: ClipboardEvent): Clip => ({ text: clipboardData?.getData('text/plain') ?? '', html: clipboardData?.getData('text/html') ?? '' })

/** Copying out of the grid and pasting into it. One cell goes straight in; everything else is shown first. */
export function useItemClip(item: ComputedRef<Item | null>, grid: ReturnType<typeof useItemRows>, edit: ReturnType<typeof useItemEdit>, range: Ref<GridRange>) {
  const campaign = useCampaignStore()
  const toast = useToastStore()
  /** The open preview: null closed, `clip: null` waits for Ctrl+V. */
  const preview = shallowRef<{ readonly clip: Clip | null; readonly failure: Failure | null } | null>(null)

  const values = computed(() => grid.columns.value.filter(({ group }) => group === 'value' || group === 'repeat'))
  function inOrder(columns: number): readonly string[] | null {
    const { left, right } = blockOf(range.value)
    const shown = grid.columns.value
    const chosen = right > left && right - left + 1 === columns ? shown.slice(left, right + 1) : columns === values.value.length ? values.value : shown.slice(left, left + columns)
    return chosen.length === columns ? chosen.map(({ field }) => field) : null
  }
  const targets = computed(() => grid.rows.value.map(({ unit, raw, stored, lock }): PasteTarget => ({ unit, raw, stored, previous: grid.records.value.get(unit.id)?.previous ?? null, lock: lock?.reason ?? null })))
  const place = computed<PastePlace<PasteLine> | null>(() => {
    const [shown, state] = [item.value, campaign.state]
    if (!shown || !state) return null
    const { top, bottom } = blockOf(range.value)
    const now = targets.value
    return {
      units: now.map(({ unit }) => unit), closed: new Set(now.flatMap(({ unit, lock }) => (lock === null ? [] : [unit.id]))), fields: pasteFields(shown, state.campaign.cycle), inOrder,
      selected: now.slice(top, bottom + 1).map(({ unit }) => unit.id),
      plan: (pasted) => planPaste({ ...pasted, item: shown, columns: grid.allColumns.value, targets: now }),
    }
  })

  function copy(event: ClipboardEvent): void {
    const clip = selectionClip(grid.columns.value, grid.rows.value, range.value)
    event.preventDefault()
    event.clipboardData?.setData('text/plain', clip.text)
    if (clip.html !== '') event.clipboardData?.setData('text/html', clip.html)
  }
  function cut(event: ClipboardEvent): void {
    copy(event)
    edit.clear(range.value)
  }
  function copyAll(): void {
    const isCopied = copyClip(templateClip(grid.columns.value, grid.rows.value))
    if (isCopied) toast.say('已复制整张表。粘贴到 Excel 或 WPS，填好后再复制回来')
    else toast.tell('系统没有让复制，请再试一次')
  }
  /** True where the clip was one cell for the current one. */
  function pasteCell(clip: Clip): boolean {
    const read = clipTable(clip)
    const row = grid.rows.value[range.value.row]
    const column = grid.columns.value[range.value.column]
    const text = read.kind === 'table' && read.rows.length === 1 && read.rows[0]?.length === 1 ? read.rows[0][0] : undefined
    if (text === undefined || !row || !column || !isOneCell(range.value)) return false
    const closed = row.cells[range.value.column]?.closed ?? ''
    if (closed !== '') toast.tell(`${closed}，没有粘贴`)
    else {
      const cleaned = column.kind === 'number' ? cleanNumber(text, column) : column.kind === 'choice' ? cleanChoice(text, column.options) : null
      if (column.kind === 'choice' && cleaned?.kind === 'fault') toast.tell(`${cleaned.message}。没有粘贴`)
      else edit.setCell(row.unit.id, column.field, cleaned?.kind === 'text' ? cleaned.text : text)
    }
    return true
  }
  function paste(event: ClipboardEvent): void {
    event.preventDefault()
    const clip = clipOf(event)
    if (!pasteCell(clip)) preview.value = { clip, failure: null }
  }
  async function save(lines: readonly PasteLine[]): Promise<void> {
    const entries = lines.flatMap(({ unit, input, previous }) => (unit ? [{ unitId: unit.id, input, ...(previous === null ? {} : { previous }) }] : []))
    const failure = await edit.recordAll(entries)
    if (failure) preview.value = { clip: preview.value?.clip ?? null, failure }
    else {
      preview.value = null
      toast.say(`已写入 ${entries.length} 个单位`, { undoable: true })
    }
  }

  return { place, targets, preview, copy, cut, copyAll, paste, save, openEmpty: () => (preview.value = { clip: null, failure: null }), close: () => (preview.value = null) }
}
