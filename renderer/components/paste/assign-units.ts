import { isBlank } from '../../../shared/text'
import { trimCell } from '../../../shared/entry-form/clean-cell'
import type { Table } from './clip-table'
import type { Layout } from './layout'
import { isSummary, matchUnit, type Named } from './match-unit'

/** Whose row it is and how that was found; without a unit, why not. `empty` rows say nothing and sums are about nobody: both are passed over. */
export type RowUnit =
  | { readonly kind: 'unit'; readonly unitId: string; readonly by: 'name' | 'code' | 'short' | 'order' | 'hand' }
  | { readonly kind: 'unknown'; readonly message: string }
  | { readonly kind: 'passed'; readonly message: string }

export const byWords = { name: '', code: '按编码', short: '按简称', order: '按顺序', hand: '手工指定' } as const satisfies Record<Extract<RowUnit, { kind: 'unit' }>['by'], string>

const rolesOf = (layout: Layout, kind: 'unit' | 'field'): readonly number[] => layout.roles.flatMap((role, at) => (role.kind === kind ? [at] : []))

function named(cells: readonly string[], units: readonly Named[]): RowUnit {
  const label = cells.join(' ')
  const matches = cells.map((cell) => matchUnit(cell, units))
  const found = matches.flatMap((match) => (match.kind === 'unit' ? [match] : []))
  const [first] = found
  if (first && found.every(({ unitId }) => unitId === first.unitId)) return { kind: 'unit', unitId: first.unitId, by: found.find(({ by }) => by !== 'short')?.by ?? first.by }
  if (first) return { kind: 'unknown', message: `“${label}”里的名称和编码不是同一个单位` }
  if (cells.some(isSummary)) return { kind: 'passed', message: '不是单位的数据' }
  const many = matches.find(({ kind }) => kind === 'many')
  return { kind: 'unknown', message: many?.kind === 'many' ? `“${label}”对得上 ${many.names.length} 个单位：${many.names.join('、')}` : `认不出“${label}”是哪个单位` }
}

export interface Assigned {
  readonly rows: readonly RowUnit[]
  /** Said above the preview where rows follow the order alone. */
  readonly note: string
}

/**
 * The unit of every row of data: by what stands in its unit columns; without such columns by order, and only where there are as many rows as
 * selected rows, or as units. Any other count is nobody's to guess.
 */
export function assignUnits(table: Table, layout: Layout, units: readonly Named[], selected: readonly string[]): Assigned {
  const data = table.slice(layout.headRows)
  const [unitAt, fieldAt] = [rolesOf(layout, 'unit'), rolesOf(layout, 'field')]
  const isEmpty = (row: readonly string[]): boolean => fieldAt.every((at) => isBlank(row[at] ?? ''))
  if (unitAt.length > 0) {
    const rows = data.map((row): RowUnit => {
      const cells = unitAt.map((at) => trimCell(row[at] ?? '')).filter((cell) => cell !== '')
      if (cells.length === 0) return isEmpty(row) ? { kind: 'passed', message: '空行' } : { kind: 'unknown', message: '这一行没有单位名称' }
      return named(cells, units)
    })
    return { rows, note: '' }
  }
  const chosen = selected.length > 1 && selected.length === data.length ? selected : data.length === units.length ? units.map(({ id }) => id) : null
  if (chosen === null) return { rows: data.map((row) => (isEmpty(row) ? { kind: 'passed', message: '空行' } : { kind: 'unknown', message: '没有单位名称，请指定' })), note: `粘贴的表没有单位名称，有 ${data.length} 行，单位有 ${units.length} 个：行数不同，没有按顺序对应` }
  return { rows: chosen.map((unitId) => ({ kind: 'unit', unitId, by: 'order' })), note: `粘贴的表没有单位名称：${data.length} 行按${chosen === selected ? '选中的' : '名册'}顺序对应，请逐行核对` }
}
