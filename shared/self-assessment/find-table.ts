import { AppError } from '../failure'
import { givenText, rowsOfSheet, type GivenCell, type GivenSheet, type GivenValue, type GivenWorkbook } from '../import/given-workbook'
import { unitLineHead, selfHeads, type SelfColumn } from './heads'
import { isNewerIdentity, parseIdentity, parseRowKey, type RowKey, type SelfIdentity } from './keys'

/** A row of the table, by the names of its columns. */
export interface TableRow {
  readonly row: number
  /** Null where the hidden mark is gone. */
  readonly key: RowKey | null
  readonly cells: ReadonlyMap<SelfColumn, GivenValue>
}

/** The table of a 自评表, wherever it stands and whatever its sheet is called. */
export interface SelfTable {
  readonly identity: SelfIdentity
  /** Names of when the form went out; empty where nothing says them. */
  readonly unitName: string
  readonly campaignName: string
  readonly sheet: GivenSheet
  readonly columns: ReadonlyMap<SelfColumn, number>
  /** Below the head, in order. */
  readonly rows: readonly TableRow[]
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')
const textOf = (cell: GivenCell): string => (cell.value.kind === 'text' ? cell.value.text : '')

function identitiesIn({ sheets }: GivenWorkbook): SelfIdentity[] {
  const texts = sheets.flatMap(({ cells }) => cells.map(textOf))
  if (texts.some(isNewerIdentity)) throw new AppError('self-newer')
  return texts.flatMap((text) => parseIdentity(text) ?? [])
}

/** What the form says it was made for. Throws AppError `self-not-form`, `self-newer`, `self-mixed`. */
function oneIdentity(workbook: GivenWorkbook): SelfIdentity {
  const [first, ...others] = identitiesIn(workbook)
  if (!first) throw new AppError('self-not-form')
  const differs = others.some((other) => other.campaignId !== first.campaignId || other.unitId !== first.unitId || other.rubricDigest !== first.rubricDigest)
  if (differs) throw new AppError('self-mixed')
  return first
}

const hasKeys = ({ cells }: GivenSheet): boolean => cells.some((cell) => parseRowKey(textOf(cell)) !== null)

/** Throws AppError `self-no-marks`, `self-two-tables`. */
function oneSheet({ sheets }: GivenWorkbook): GivenSheet {
  const [first, second] = sheets.filter(hasKeys)
  if (!first) throw new AppError('self-no-marks')
  if (second) throw new AppError('self-two-tables', { first: first.name, second: second.name })
  return first
}

const names = new Map(Object.entries(selfHeads).map(([column, head]) => [plain(head), column as SelfColumn]))
const needed = ['code', 'label', 'value', 'declared', 'note'] as const satisfies readonly SelfColumn[]

/** Columns by the names in the head: the first row that has them all, each once. Throws AppError `self-no-head`. */
function findHead(sheet: GivenSheet): { row: number; columns: ReadonlyMap<SelfColumn, number> } {
  for (const { row, cells } of rowsOfSheet(sheet)) {
    const found = cells.flatMap((cell) => {
      const name = names.get(plain(textOf(cell)))
      return name ? [[name, cell.column] as const] : []
    })
    const columns = new Map(found)
    if (needed.every((name) => columns.has(name)) && columns.size === found.length) return { row, columns }
  }
  throw new AppError('self-no-head', { sheet: sheet.name, heads: needed.map((name) => plain(selfHeads[name])).join('、') })
}

function tableRows(sheet: GivenSheet, head: number, columns: ReadonlyMap<SelfColumn, number>): TableRow[] {
  const byColumn = new Map([...columns].map(([name, column]) => [column, name]))
  return rowsOfSheet(sheet).filter(({ row }) => row > head).map(({ row, cells }): TableRow => {
    const keys = cells.flatMap((cell) => (byColumn.has(cell.column) ? [] : (parseRowKey(textOf(cell)) ?? [])))
    const named = cells.flatMap(({ column, value }) => {
      const name = byColumn.get(column)
      return name ? [[name, value] as const] : []
    })
    return { row, key: keys.length === 1 ? (keys[0] ?? null) : null, cells: new Map(named) }
  })
}

/** What the hidden sheet says beside a name, e.g. beside `考核批次`; empty where it is gone. */
function factOf({ sheets }: GivenWorkbook, name: string): string {
  const rows = sheets.flatMap((sheet) => rowsOfSheet(sheet).map(({ cells }) => cells))
  const [, fact] = rows.find(([first]) => first !== undefined && plain(textOf(first)) === name) ?? []
  return fact ? givenText(fact.value).trim() : ''
}

/** The line over the table that names the unit; empty where it is gone. */
function unitLine(sheet: GivenSheet, head: number): string {
  return sheet.cells.filter(({ row }) => row < head).map(textOf).find((text) => plain(text).startsWith(plain(unitLineHead))) ?? ''
}

/**
 * The table of a workbook that came back, its columns found by their heads and its rows by their hidden marks. Throws AppError `self-not-form`,
 * `self-newer`, `self-mixed`, `self-no-marks`, `self-two-tables`, `self-no-head`, `self-other-unit`.
 */
export function findTable(workbook: GivenWorkbook): SelfTable {
  const identity = oneIdentity(workbook)
  const sheet = oneSheet(workbook)
  const { row, columns } = findHead(sheet)
  const [unitName, shown] = [factOf(workbook, '被考核单位'), unitLine(sheet, row)]
  // Somebody who fills in another unit's form changes the name that he sees, and nothing else.
  if (unitName !== '' && shown !== '' && !plain(shown).includes(plain(unitName))) throw new AppError('self-other-unit', { unit: unitName, shown: shown.trim().split(/\s{2,}/u)[0] ?? '' })
  return { identity, unitName, campaignName: factOf(workbook, '考核批次'), sheet, columns, rows: tableRows(sheet, row, columns) }
}
