import { computed, shallowRef, watch, type Ref } from 'vue'
import { assignUnits, type RowUnit } from './assign-units'
import { clipTable, type Clip, type Table } from './clip-table'
import { guessLayout, type ColumnRole, type Layout, type PasteField } from './layout'
import type { Named } from './match-unit'
import type { Pasted, PreviewLine } from './preview-line'

/** Where a table is pasted to, and what comes of it. */
export interface PastePlace<L extends PreviewLine = PreviewLine> {
  readonly units: readonly Named[]
  /** Units that cannot be written to; they are not missed. */
  readonly closed: ReadonlySet<string>
  readonly fields: readonly PasteField[]
  /** Units of the selected rows, in their order. */
  readonly selected: readonly string[]
  /** Fields that columns without heads fill. */
  readonly inOrder: (columns: number) => readonly string[] | null
  readonly plan: (pasted: Pasted) => readonly L[]
}

const none: Table = []

/** The preview of a paste: what was guessed, what was put right by hand, and what would be written. */
export function usePastePreview<L extends PreviewLine>(place: PastePlace<L>, clip: Readonly<Ref<Clip | null>>) {
  const read = computed(() => (clip.value ? clipTable(clip.value) : null))
  const table = computed<Table>(() => (read.value?.kind === 'table' ? read.value.rows : none))

  const roles = shallowRef<ReadonlyMap<number, ColumnRole>>(new Map())
  const hands = shallowRef<ReadonlyMap<number, RowUnit>>(new Map())
  const edits = shallowRef<ReadonlyMap<string, string>>(new Map())
  const skipped = shallowRef<ReadonlySet<number>>(new Set())
  watch(clip, () => {
    roles.value = new Map()
    hands.value = new Map()
    edits.value = new Map()
    skipped.value = new Set()
  })

  const guessed = computed(() => guessLayout(table.value, place))
  const layout = computed<Layout>(() => ({ ...guessed.value, roles: guessed.value.roles.map((role, at) => roles.value.get(at) ?? role) }))
  const assigned = computed(() => assignUnits(table.value, layout.value, place.units, place.selected))
  const rows = computed(() => assigned.value.rows.map((row, index) => hands.value.get(index + layout.value.headRows) ?? row))
  const lines = computed(() => place.plan({ table: table.value, layout: layout.value, rows: rows.value, edits: edits.value, skipped: skipped.value }))

  const isIn = ({ row }: PreviewLine): boolean => !skipped.value.has(row)
  const faults = computed(() => lines.value.filter((line) => line.state === 'fault' && isIn(line)))
  const changes = computed(() => lines.value.filter((line) => line.state === 'change' && isIn(line)))
  const notes = computed(() => [...guessed.value.notes, ...(assigned.value.note === '' ? [] : [assigned.value.note]), ...(layout.value.columnsBy === 'order' ? ['表里没有认得的表头：各列按顺序对应，请核对'] : [])])
  const missing = computed(() => {
    const there = new Set(rows.value.flatMap((row) => (row.kind === 'unit' ? [row.unitId] : [])))
    return place.units.filter(({ id }) => !there.has(id) && !place.closed.has(id)).map(({ name }) => name)
  })

  const put = <K, V>(map: Readonly<Ref<ReadonlyMap<K, V>>>, key: K, value: V): ReadonlyMap<K, V> => new Map(map.value).set(key, value)
  return {
    read, table, layout, lines, faults, changes, notes, missing, skipped, edits,
    setRole: (at: number, role: ColumnRole) => (roles.value = put(roles, at, role)),
    setUnit: (row: number, unitId: string) => (hands.value = put(hands, row, { kind: 'unit', unitId, by: 'hand' })),
    setCell: (key: string, text: string) => (edits.value = put(edits, key, text)),
    setIn: (row: number, on: boolean) => (skipped.value = new Set([...skipped.value].filter((other) => other !== row).concat(on ? [] : [row]))),
    skipFaults: () => (skipped.value = new Set([...skipped.value, ...faults.value.map(({ row }) => row)])),
  }
}
