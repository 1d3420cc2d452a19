import { givenText, rowsOfSheet, type GivenCell, type GivenSheet, type GivenValue, type GivenWorkbook } from '../../import/given-workbook'
import { cellName } from '../../report/formulas'
import type { Place } from '../../rubric-draft/draft'
import { parseRowKey, type RowKey } from '../../rubric-workbook/marks'
import type { OwnFaults } from './faults'

/** A row of one of our tables, by the names of its columns. */
export interface OwnRow<C extends string> {
  readonly row: number
  /** Null for a new row; `foreign` for one of another workbook. */
  readonly key: RowKey | 'foreign' | null
  readonly cell: (column: C) => GivenValue | undefined
  /** True where one of the columns says something. */
  readonly isFilled: (...columns: readonly C[]) => boolean
  readonly place: (column: C) => Place
}

export interface OwnTable<C extends string> {
  readonly sheet: string
  readonly rows: readonly OwnRow<C>[]
  /** Heads of columns that somebody added, with their cells; nothing of them is read. */
  readonly added: readonly { readonly head: string; readonly place: Place }[]
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')
const textOf = ({ value }: GivenCell): string => (value.kind === 'text' ? value.text : '')
const saysSomething = (value: GivenValue | undefined): boolean => value !== undefined && (value.kind !== 'text' || value.text.trim() !== '')

interface Head<C extends string> { readonly sheet: GivenSheet; readonly row: number; readonly columns: ReadonlyMap<C, number>; readonly others: readonly GivenCell[] }

/** The row that has all the heads, each once. */
function headIn<C extends string>(sheet: GivenSheet, heads: Readonly<Record<C, string>>): Head<C> | null {
  const names = new Map(Object.entries<string>(heads).map(([column, head]) => [plain(head), column as C]))
  for (const { row, cells } of rowsOfSheet(sheet)) {
    const found = cells.flatMap((one) => {
      const name = names.get(plain(textOf(one)))
      return name ? [[name, one.column] as const] : []
    })
    const columns = new Map(found)
    if (columns.size === names.size && found.length === names.size) return { sheet, row, columns, others: cells.filter((one) => !names.has(plain(textOf(one))) && textOf(one).trim() !== '') }
  }
  return null
}

/** Which heads of the best row are missing or there twice; null where no row has at least two of them. */
function missingHeads<C extends string>(sheet: GivenSheet, heads: Readonly<Record<C, string>>): { row: number; missing: string[] } | null {
  const wanted = Object.values<string>(heads).map(plain)
  let best: { row: number; missing: string[] } | null = null
  for (const { row, cells } of rowsOfSheet(sheet)) {
    const found = cells.map((one) => plain(textOf(one)))
    const missing = wanted.filter((head) => found.filter((text) => text === head).length !== 1)
    if (wanted.length - missing.length >= 2 && missing.length < (best?.missing.length ?? Infinity)) best = { row, missing }
  }
  return best
}

function keyOf(cells: readonly GivenCell[], known: ReadonlySet<number>, digest: string): RowKey | 'foreign' | null {
  const keys = cells.flatMap((one) => (known.has(one.column) ? [] : (parseRowKey(textOf(one), digest) ?? [])))
  return keys[0] ?? null
}

function tableOf<C extends string>({ sheet, row: headRow, columns, others }: Head<C>, digest: string): OwnTable<C> {
  const known = new Set(columns.values())
  const rows = rowsOfSheet(sheet).filter(({ row }) => row > headRow).map(({ row, cells }): OwnRow<C> => {
    const at = new Map(cells.map((one) => [one.column, one.value]))
    const cell = (column: C): GivenValue | undefined => at.get(columns.get(column) ?? 0)
    return {
      row,
      key: keyOf(cells, known, digest),
      cell,
      isFilled: (...wanted) => wanted.some((column) => saysSomething(cell(column))),
      place: (column) => ({ sheet: sheet.name, cell: cellName(columns.get(column) ?? 1, row) }),
    }
  })
  const added = others.filter((one) => textOf(one) !== '' && parseRowKey(textOf(one), digest) === null && !textOf(one).startsWith('qianfen-'))
  return { sheet: sheet.name, rows, added: added.map((one) => ({ head: givenText(one.value).trim(), place: { sheet: sheet.name, cell: cellName(one.column, headRow) } })) }
}

/** The one table with these heads, on whatever sheet; null, with a fault, where there is none or two. */
export function findTable<C extends string>({ sheets }: GivenWorkbook, name: string, heads: Readonly<Record<C, string>>, digest: string, faults: OwnFaults): OwnTable<C> | null {
  const found = sheets.flatMap((sheet) => headIn(sheet, heads) ?? [])
  const [first, second] = found
  if (first && !second) return tableOf(first, digest)
  if (second) {
    faults.add({ sheet: second.sheet.name, cell: cellName(1, second.row) }, `有两张“${name}”：“${first?.sheet.name ?? ''}”和“${second.sheet.name}”，看不出以哪张为准。请删去不要的一张`)
    return null
  }
  const named = sheets.find((sheet) => sheet.name === name)
  const near = named && missingHeads(named, heads)
  if (near) faults.add({ sheet: name, cell: `A${near.row}` }, `表头缺少或重复：${near.missing.join('、')}。请照原来的样子恢复表头，不要的列可以隐藏，不要删`)
  else faults.add({ sheet: name, cell: '' }, `没有“${name}”这张表，或者它的表头没有了。请从原来的文件里复制回来`)
  return null
}
