import { itemColumns } from '../../../../renderer/components/across/item-columns'
import { planPaste, type PasteLine, type PasteTarget } from '../../../../renderer/components/across/item-paste'
import { pasteFields } from '../../../../renderer/components/across/paste-fields'
import { assignUnits, type RowUnit } from '../../../../renderer/components/paste/assign-units'
import { clipTable, type Clip, type Table } from '../../../../renderer/components/paste/clip-table'
import { guessLayout, type ColumnRole, type Layout } from '../../../../renderer/components/paste/layout'
import type { Figure } from '../../../../shared/campaign/last-year'
import type { Unit } from '../../../../shared/campaign/records'
import { toRaw } from '../../../../shared/entry-form/entry-texts'
import type { Item } from '../../../../shared/rubric/rubric'
import type { Entry } from '../../../../shared/scoring/entry'

export const roster: readonly Unit[] = ['德令哈市', '格尔木市', '乌兰县', '大柴旦行委'].map((name, at) => ({
  id: `u${at + 1}`, code: `63280${at + 1}`, name, group: '', zones: [], order: at + 1, previousFinal: null, leftOut: '', mergedInto: '', deleted: false,
}))

export interface PlaceOptions {
  readonly stored?: Readonly<Record<string, Entry>>
  readonly previous?: Readonly<Record<string, Figure>>
  readonly locks?: Readonly<Record<string, string>>
  readonly units?: readonly Unit[]
  readonly selected?: readonly string[]
  /** Index of the current cell's column among the values. */
  readonly from?: number
  readonly edits?: Readonly<Record<string, string>>
  readonly roles?: Readonly<Record<number, ColumnRole>>
  readonly hands?: Readonly<Record<number, string>>
  readonly skipped?: readonly number[]
}

export function tableOf(clip: Clip | string): Table {
  const read = clipTable(typeof clip === 'string' ? { text: clip, html: '' } : clip)
  return read.kind === 'table' ? read.rows : []
}

/** What the dialog makes of a clip: the guessed layout, whose rows they are, and the plan. */
export function preview(item: Item, clip: Clip | string, options: PlaceOptions = {}): { layout: Layout; note: string; rows: readonly RowUnit[]; lines: readonly PasteLine[] } {
  const { stored = {}, previous = {}, locks = {}, units = roster, selected = [], from = 0, edits = {}, roles = {}, hands = {}, skipped = [] } = options
  const columns = itemColumns(item)
  const values = columns.filter(({ group }) => group === 'value')
  const table = tableOf(clip)
  const inOrder = (count: number): readonly string[] | null => (count === values.length ? values : values.slice(from, from + count)).length === count ? (count === values.length ? values : values.slice(from, from + count)).map(({ field }) => field) : null
  const guessed = guessLayout(table, { units, fields: pasteFields(item, '2026'), inOrder })
  const layout = { ...guessed, roles: guessed.roles.map((role, at) => roles[at] ?? role) }
  const assigned = assignUnits(table, layout, units, selected)
  const rows = assigned.rows.map((row, at): RowUnit => (hands[at + layout.headRows] === undefined ? row : { kind: 'unit', unitId: hands[at + layout.headRows] ?? '', by: 'hand' }))
  const targets = units.map((unit): PasteTarget => ({ unit, stored: stored[unit.id] ?? null, previous: previous[unit.id] ?? null, raw: toRaw(item, stored[unit.id] ?? null, previous[unit.id] ?? null), lock: locks[unit.id] ?? null }))
  const lines = planPaste({ item, columns, targets, table, layout, rows, edits: new Map(Object.entries(edits)), skipped: new Set(skipped) })
  return { layout, note: assigned.note, rows, lines }
}

/** What would be written, by unit. */
export function written(lines: readonly PasteLine[]): Record<string, unknown> {
  return Object.fromEntries(lines.filter(({ state }) => state === 'change').map(({ unit, input, previous }) => [unit?.name ?? '', previous === null ? input : { previous }]))
}
/** `state message [field: fault]` by row. */
export function told(lines: readonly PasteLine[]): string[] {
  return lines.map(({ state, message, cells }) => [state, message, ...cells.filter(({ fault }) => fault !== '').map(({ field, fault }) => `${field}: ${fault}`)].filter(Boolean).join(' '))
}
