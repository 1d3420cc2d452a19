import { AppError } from '../failure'
import type { Campaign, Unit } from '../campaign/records'
import { givenText, type GivenMerge, type GivenValue, type GivenWorkbook } from '../import/given-workbook'
import { cellName } from '../report/formulas'
import type { Item, Rubric } from '../rubric/rubric'
import { listItems } from '../rubric/tree'
import { appliesByZones } from '../scoring/rubric-index'
import { selfFields } from './fields'
import { findTable, type SelfTable, type TableRow } from './find-table'
import type { CellFault, ReadItem, SelfForm } from './form'
import { idleField, idleMark, type SelfColumn } from './heads'
import { isFilled } from './read-cell'
import { readItem, type ItemRows } from './read-item'

/** What a form that comes back is held against. */
export interface SelfFrame {
  readonly campaign: Campaign
  readonly rubric: Rubric
  /** The units that take part. */
  readonly units: readonly Unit[]
}

const inputs = ['value', 'declared', 'note'] as const satisfies readonly SelfColumn[]
const longestFound = 40

/** Gathers the faults of one table. */
class Faults {
  readonly list: CellFault[] = []
  readonly #table: SelfTable

  constructor(table: SelfTable) {
    this.#table = table
  }

  /** Items with a fault: they are left out whole. */
  get items(): ReadonlySet<string> {
    return new Set(this.list.map(({ itemId }) => itemId))
  }

  at(row: TableRow, column: SelfColumn, message: string, about: { readonly itemId?: string; readonly what?: string } = {}): void {
    const value = row.cells.get(column)
    const text = value === undefined ? '' : [...givenText(value).replace(/\s+/gu, ' ').trim()]
    const found = text.length > longestFound ? `${[...text].slice(0, longestFound).join('')}…` : [...text].join('')
    this.list.push({ sheet: this.#table.sheet.name, cell: cellName(this.#table.columns.get(column) ?? 1, row.row), itemId: about.itemId ?? '', what: about.what ?? '', found, message })
  }

  missing(item: Item, what: string, message: string): void {
    this.list.push({ sheet: this.#table.sheet.name, cell: '', itemId: item.id, what, found: '', message })
  }
}

const isEmptyRow = (row: TableRow): boolean => inputs.every((column) => !isFilled(row.cells.get(column)))

/** Below the table people sign and write the date. */
const isDateLine = (value: GivenValue | undefined): boolean => value?.kind === 'date' || (value?.kind === 'text' && /^\s*\d*\s*年\s*\d*\s*月\s*\d*\s*日\s*$/u.test(value.text))

/** Rows that nobody can tell apart from their place: what stands in them would be lost. */
function complainOfStrays({ rows }: SelfTable, faults: Faults): void {
  const last = rows.reduce((at, { row, key }) => (key ? row : at), 0)
  for (const row of rows.filter(({ key }) => key === null)) {
    const filled = inputs.find((column) => isFilled(row.cells.get(column)) && !(column === 'note' && (row.row > last || isDateLine(row.cells.get('note')))))
    if (filled) faults.at(row, filled, '这一行没有隐藏的标识（插入的行，或标识被删），不知道是哪一项。请把内容填到原来的行里')
  }
}

function complainOfIdle(row: TableRow, item: Item, reason: string, faults: Faults): void {
  for (const column of inputs) {
    const value = row.cells.get(column)
    if (value !== undefined && isFilled(value) && givenText(value).trim() !== idleMark) faults.at(row, column, `${reason}，这一格不用填，请清空`, { itemId: item.id, what: item.code })
  }
}

/** Fill-in cells that were joined with others: the figure could be of any of them. */
function joined({ sheet, columns }: SelfTable, rows: readonly TableRow[]): ReadonlyMap<TableRow, GivenMerge> {
  const filled = inputs.map((column) => columns.get(column) ?? 0)
  const found = new Map<TableRow, GivenMerge>()
  for (const merge of sheet.merges) {
    const touches = filled.some((column) => column >= merge.left && column <= merge.right)
    if (touches) for (const row of rows) if (row.key !== null && row.row >= merge.top && row.row <= merge.bottom) found.set(row, merge)
  }
  return found
}

function idleReason({ campaign }: SelfFrame, unit: Unit, item: Item): string | null {
  const exempt = campaign.exempt.find(({ itemId }) => itemId === item.id)
  if (exempt) return `本项免考（${exempt.document}）`
  return appliesByZones(item, unit.zones) ? null : `本项只考${item.zones.join('、')}，不考本单位`
}

interface Reading {
  readonly table: SelfTable
  readonly faults: Faults
  readonly byKey: ReadonlyMap<string, readonly TableRow[]>
  readonly merges: ReadonlyMap<TableRow, GivenMerge>
}

const keyOf = (itemId: string, field: string): string => JSON.stringify([itemId, field])

function groupRows(rows: readonly TableRow[]): Map<string, TableRow[]> {
  const groups = new Map<string, TableRow[]>()
  for (const row of rows) {
    if (row.key === null) continue
    const key = keyOf(row.key.itemId, row.key.field)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}

/** The rows of an item, each once and by itself; null where one is missing, repeated or joined with others. */
function rowsOf({ byKey, merges, faults }: Reading, item: Item): ItemRows | null {
  const fields: { field: ReturnType<typeof selfFields>[number]; row: TableRow }[] = []
  for (const field of selfFields(item)) {
    const [row, again] = byKey.get(keyOf(item.id, field.field)) ?? []
    const what = `${item.code} ${field.label}`
    const merge = row && merges.get(row)
    if (!row) faults.missing(item, what, '表里少了这一行，可能被删除。请用原来的表重新填这一项')
    else if (again) faults.at(again, 'value', `这一行和第 ${row.row} 行是同一个填报项，可能复制了行。请只留一行`, { itemId: item.id, what })
    else if (merge) faults.at(row, 'value', `填报的格子和别的格子合并了（${cellName(merge.left, merge.top)}:${cellName(merge.right, merge.bottom)}），看不出是哪一行的数。请取消合并，逐行填`, { itemId: item.id, what })
    else fields.push({ field, row })
  }
  return faults.items.has(item.id) ? null : { item, fields }
}

/** Items that the form does not ask for, because it went out before they applied. */
const isAskedNow = ({ byKey }: Reading, item: Item): boolean => byKey.has(keyOf(item.id, idleField)) && selfFields(item).every(({ field }) => !byKey.has(keyOf(item.id, field)))

function readItems(reading: Reading, frame: SelfFrame, unit: Unit): { items: ReadItem[]; blank: number; notes: string[] } {
  const { table, faults } = reading
  const items: ReadItem[] = []
  const late: string[] = []
  let blank = 0
  for (const item of listItems(frame.rubric)) {
    const idle = idleReason(frame, unit, item)
    const own = table.rows.filter(({ key }) => key?.itemId === item.id)
    if (idle !== null) for (const row of own) complainOfIdle(row, item, idle, faults)
    if (idle !== null) continue
    if (isAskedNow(reading, item)) {
      for (const row of own) complainOfIdle(row, item, '表发出时本项不用填', faults)
      late.push(item.code)
      continue
    }
    const rows = rowsOf(reading, item)
    const byRow = new Map(own.map((row) => [row.row, row]))
    const labels = new Map((rows?.fields ?? []).map(({ field, row }) => [row.row, `${item.code} ${field.label}`]))
    const read = rows && readItem(rows, (at, column, message) => {
      const row = byRow.get(at)
      if (row) faults.at(row, column, message, { itemId: item.id, what: labels.get(at) ?? item.code })
    })
    const first = rows?.fields[0]?.row.row ?? 0
    if (read) items.push({ ...read, cell: cellName(table.columns.get('value') ?? 1, first) })
    else if (!faults.items.has(item.id)) blank += 1
  }
  return { items, blank, notes: late.length > 0 ? [`表发出以后，${late.join('、')} 变为本单位要填，表里没有；请补录，或者导出新表再填`] : [] }
}

function complainOfForeign({ table, faults }: Reading, rubric: Rubric): void {
  const known = new Map(listItems(rubric).map((item) => [item.id, new Set(selfFields(item).map(({ field }) => field).concat(idleField))]))
  for (const row of table.rows) {
    if (row.key !== null && !known.get(row.key.itemId)?.has(row.key.field) && !isEmptyRow(row)) faults.at(row, 'value', '细则里没有这一行的填报项。请用原来的表重新填')
  }
}

/** The unit of the form. Throws AppError `self-other-campaign`, `self-unit-gone`, `self-other-rubric`. */
function checkIdentity({ identity, unitName, campaignName }: SelfTable, { campaign, units }: SelfFrame): Unit {
  if (identity.campaignId !== campaign.id) throw new AppError('self-other-campaign', { campaign: campaignName || '别的批次', unit: unitName })
  const unit = units.find(({ id }) => id === identity.unitId)
  if (!unit) throw new AppError('self-unit-gone', { unit: unitName || '表上的单位' })
  if (identity.rubricDigest !== campaign.rubricDigest) throw new AppError('self-other-rubric', { unit: unit.name })
  return unit
}

/**
 * Reads a 自评表 that came back: whole items, or faults by cell; never a part of an item, never a guess. Throws AppError `self-…` for a workbook
 * that is none, or is of another campaign, unit or rubric.
 */
export function readForm(workbook: GivenWorkbook, frame: SelfFrame): SelfForm {
  const table = findTable(workbook)
  const unit = checkIdentity(table, frame)
  const reading: Reading = { table, faults: new Faults(table), byKey: groupRows(table.rows), merges: joined(table, table.rows) }
  complainOfStrays(table, reading.faults)
  complainOfForeign(reading, frame.rubric)
  const { items, blank, notes } = readItems(reading, frame, unit)
  const faulty = reading.faults.items
  const marked = table.rows.filter(({ key }) => key !== null)
  return { unitId: unit.id, items: items.filter(({ itemId }) => !faulty.has(itemId)), faults: reading.faults.list, rows: marked.length, blank, notes }
}
