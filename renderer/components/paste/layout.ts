import { isBlank } from '../../../shared/text'
import { cleanChoice, trimCell, type CellOption } from '../../../shared/entry-form/clean-cell'
import type { Table } from './clip-table'
import { matchUnit, type Named } from './match-unit'

/** What a column of the pasted table is: who a row is about, a field, or not used. */
export type ColumnRole = { readonly kind: 'unit' } | { readonly kind: 'field'; readonly field: string } | { readonly kind: 'unused' }

/** A field that a column may fill, with the heads by which people know it. */
export interface PasteField {
  readonly field: string
  readonly label: string
  readonly heads: readonly string[]
  /** True where the heads stand in the order in which they are preferred. */
  readonly ranked?: boolean
  /** What can be chosen; empty for numbers and texts. */
  readonly options: readonly CellOption[]
}

export interface Layout {
  /** Rows above the data: titles and heads. */
  readonly headRows: number
  readonly roles: readonly ColumnRole[]
  /** How the fields were found, to be said. */
  readonly columnsBy: 'heads' | 'order' | 'nothing'
  readonly notes: readonly string[]
  /** Heads of columns that were recognised as nothing. */
  readonly unknown: readonly string[]
}

export interface LayoutHints {
  readonly units: readonly Named[]
  readonly fields: readonly PasteField[]
  /** The fields that a table without heads fills from left to right: from the current cell on, or all of the values. */
  readonly inOrder: (columns: number) => readonly string[] | null
}

const unused: ColumnRole = { kind: 'unused' }
/** A head for comparison: without numbering, units in brackets and blanks. */
export function foldHead(text: string): string {
  return trimCell(text).normalize('NFKC').replace(/^(?:[①-⑳]|\(?\d{1,2}\)?[.、:]?(?=\D))/u, '').replace(/\((?!加重)[^()]*\)/g, '').replace(/[\p{White_Space}“”"‘’'：:、，,。.；;]+/gu, '').toLowerCase()
}

const unitHeads: ReadonlySet<string> = new Set(['单位', '单位名称', '被考核单位', '考核单位', '名称', '地区', '县市', '市县', '县市区', '区域', '行政区划', '编码', '单位编码', '代码', '区划代码'])
const isUnitHead = (cell: string): boolean => unitHeads.has(foldHead(cell))

function fieldOfHead(cell: string, fields: readonly PasteField[]): string | null {
  const literal = fields.find(({ label }) => label === trimCell(cell))
  if (literal) return literal.field
  const head = foldHead(cell)
  if (head === '') return null
  const of = (test: (known: string) => boolean): PasteField[] => fields.filter(({ label, heads }) => [label, ...heads].map(foldHead).some(test))
  const exact = of((known) => known === head)
  const found = exact.length > 0 ? exact : of((known) => known.length >= 2 && head.length >= 2 && (head.includes(known) || known.includes(head)))
  const [only] = found
  return only && found.length === 1 ? only.field : null
}

const looksLikeNumber = (cell: string): boolean => /^[\d０-９.,，．%％]+\D{0,2}$/u.test(trimCell(cell)) && /[\d０-９]/.test(cell)

/**
 * How many rows stand above the data. Data begins where a row names a unit or, below or without heads, holds a number or a choice; what is
 * written above are titles and heads.
 */
function countHeadRows(table: Table, { units, fields }: LayoutHints): number {
  const isUnit = (cell: string): boolean => matchUnit(cell, units).kind === 'unit'
  const isHead = (row: readonly string[]): boolean => row.some((cell) => isUnitHead(cell) || fieldOfHead(cell, fields) !== null)
  const isValue = (cell: string): boolean => looksLikeNumber(cell) || fields.some(({ options }) => options.length > 0 && !isBlank(cell) && cleanChoice(cell, options).kind === 'text')
  const written = (row: readonly string[]): number => row.filter((cell) => !isBlank(cell)).length
  const isData = (row: readonly string[]): boolean => row.some(isUnit) || (row.some(isValue) && (!isHead(row) || row.filter(isValue).length * 2 > written(row)))
  const first = table.findIndex((row) => !row.some(isUnitHead) && isData(row))
  const above = table.slice(0, first < 0 ? 5 : first)
  return above.map(first < 0 ? isHead : (row) => written(row) > 0).lastIndexOf(true) + 1
}

/** The heads of the columns: the last row above the data, with the row above it in front where that one groups columns. */
function headsOf(table: Table, headRows: number, width: number): readonly (readonly string[])[] {
  const own = table[headRows - 1] ?? []
  const above = table[headRows - 2] ?? []
  const groups = above.filter((cell) => !isBlank(cell)).length >= 2
  let group = ''
  return Array.from({ length: width }, (_, at) => {
    const cell = own[at] ?? ''
    group = isBlank(above[at] ?? '') ? group : (above[at] ?? '')
    return groups ? [`${group}${cell}`, cell, isBlank(cell) ? group : ''] : [cell]
  })
}

/** Columns that say who a row is about: most cells name a unit, or some do and the others are no numbers. */
function unitColumns(data: Table, heads: readonly (readonly string[])[], units: readonly Named[]): ReadonlySet<number> {
  return new Set(heads.flatMap((head, at) => {
    const cells = data.map((row) => row[at] ?? '').filter((cell) => !isBlank(cell))
    const named = cells.filter((cell) => matchUnit(cell, units).kind === 'unit').length
    const texts = cells.filter((cell) => !looksLikeNumber(cell)).length
    const isUnits = named > 0 && (named * 2 >= cells.length || texts * 2 > cells.length)
    return isUnits || (head.some(isUnitHead) && texts > 0) ? [at] : []
  }))
}

function isCounter(data: Table, at: number): boolean {
  return data.length > 1 && data.every((row, index) => trimCell(row[at] ?? '') === String(index + 1))
}

/** How well a head fits a field: its place among the heads that the field is known by, or Infinity where it only holds one of them. */
function rankOf(head: readonly string[], { label, heads }: PasteField): number {
  const known = [label, ...heads].map(foldHead)
  return Math.min(...head.map((text) => known.indexOf(foldHead(text))).map((at) => (at < 0 ? Number.POSITIVE_INFINITY : at)))
}

/** The one column of several that a field takes: the only one whose head is one of its own, or the best of them where its heads are ranked. */
function bestOf(columns: readonly number[], heads: readonly (readonly string[])[], field: PasteField): { readonly at: number | null; readonly note: string } {
  const ranks = columns.map((at) => ({ at, rank: rankOf(heads[at] ?? [], field) })).sort((a, b) => a.rank - b.rank)
  const [first, second] = ranks
  const named = (at: number): string => `“${trimCell(heads[at]?.filter((each) => !isBlank(each)).at(-1) ?? '').replace(/\s+/gu, '')}”`
  const isBest = first !== undefined && Number.isFinite(first.rank) && (second === undefined || (first.rank < second.rank && (field.ranked === true || !Number.isFinite(second.rank))))
  if (!isBest) return { at: null, note: `有几列都像“${field.label}”，请指定是哪一列` }
  const others = ranks.slice(1).filter(({ rank }) => Number.isFinite(rank))
  return { at: first.at, note: others.length === 0 ? '' : `${others.map(({ at }) => named(at)).join('、')}也像“${field.label}”，取了${named(first.at)}一列，请核对` }
}

function byHeads(heads: readonly (readonly string[])[], unitAt: ReadonlySet<number>, fields: readonly PasteField[]): Pick<Layout, 'roles' | 'notes' | 'unknown'> {
  const isUnits = (at: number): boolean => unitAt.has(at) && (heads[at] ?? []).some(isUnitHead)
  const found = heads.map((head) => head.map((text) => fieldOfHead(text, fields)).find((field) => field !== null) ?? null)
  const columnsOf = (field: string): number[] => found.flatMap((other, at) => (other === field && !isUnits(at) ? [at] : []))
  const chosen = new Map(fields.flatMap((field) => {
    const columns = columnsOf(field.field)
    if (columns.length === 0) return []
    return [[field.field, columns.length === 1 ? { at: columns[0] ?? null, note: '' } : bestOf(columns, heads, field)] as const]
  }))
  const unknown: string[] = []
  const roles = heads.map((head, at): ColumnRole => {
    const field = found[at] ?? null
    const text = trimCell(head.find((each) => !isBlank(each)) ?? '')
    if (isUnits(at) || (unitAt.has(at) && field === null)) return { kind: 'unit' }
    if (field === null) {
      if (text !== '' && !isUnitHead(text)) unknown.push(text)
      return unused
    }
    return chosen.get(field)?.at === at ? { kind: 'field', field } : unused
  })
  return { roles, notes: [...chosen.values()].map(({ note }) => note).filter((note) => note !== ''), unknown }
}

/** Guesses what the rows and columns of a pasted table are. Every guess is shown and can be changed; where two are possible none is made. */
export function guessLayout(table: Table, hints: LayoutHints): Layout {
  const width = table[0]?.length ?? 0
  const headRows = countHeadRows(table, hints)
  const data = table.slice(headRows)
  const heads = headsOf(table, headRows, width)
  const unitAt = unitColumns(data, heads, hints.units)
  const headed = byHeads(heads, unitAt, hints.fields)
  if (headed.roles.some(({ kind }) => kind === 'field')) return { ...headed, headRows, columnsBy: 'heads' }
  // Two columns of one name: which of them is not for the order to say.
  if (headed.notes.length > 0) return { ...headed, headRows, columnsBy: 'nothing' }
  const open = heads.flatMap((_, at) => (!unitAt.has(at) && !(unitAt.size > 0 && isCounter(data, at)) && data.some((row) => !isBlank(row[at] ?? '')) ? [at] : []))
  const order = open.length > 0 ? hints.inOrder(open.length) : null
  const roles = heads.map((_, at): ColumnRole => {
    const field = open.includes(at) ? order?.[open.indexOf(at)] : undefined
    return unitAt.has(at) ? { kind: 'unit' } : field === undefined ? unused : { kind: 'field', field }
  })
  return { headRows, roles, unknown: [], columnsBy: order === null ? 'nothing' : 'order', notes: order === null && open.length > 0 ? [`粘贴了 ${open.length} 列，和要填的列数不同；请指定每一列是什么`] : [] }
}
