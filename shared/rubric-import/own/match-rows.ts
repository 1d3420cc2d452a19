import { givenText, type GivenValue } from '../../import/given-workbook'
import type { Notebook } from '../notebook'
import type { OwnFaults } from './faults'
import type { OwnRow } from './tables'

/** What a row was: the original that its mark names, or null for a new one. */
export type Originals<T> = ReadonlyMap<number, T>

interface Marked<T> { readonly row: OwnRow<'code'>; readonly original: T }

const codeIn = (value: GivenValue | undefined): string => (value === undefined ? '' : givenText(value).trim())

/**
 * Of rows with the same mark (somebody copied one to make a new one of it) the one that still has its code is the original; the others are
 * new. Where that does not say which, each is named. The result is by row.
 */
export function matchRows<T extends { readonly code: string }>(marked: readonly Marked<T>[], notes: Notebook, faults: OwnFaults): Originals<T> {
  const found = new Map<number, T>()
  const groups = new Map<T, Marked<T>[]>()
  for (const one of marked) groups.set(one.original, [...(groups.get(one.original) ?? []), one])
  for (const [original, group] of groups) {
    const keepers = group.length === 1 ? group : group.filter(({ row }) => codeIn(row.cell('code')) === original.code.trim())
    const [keeper, second] = keepers
    const rows = group.map(({ row }) => row.row).join('、')
    if (!keeper || second) {
      for (const { row } of group) faults.add(row.place('code'), `第 ${rows} 行是同一行复制出来的，看不出哪一行是原来的 ${original.code}。请让原来那一行的编码仍为 ${original.code}，其他几行改成新的编码`)
      continue
    }
    found.set(keeper.row.row, original)
    for (const { row } of group) if (row !== keeper.row) notes.check(row.place('code'), `这一行是从 ${original.code} 复制来的，按新增的内容导入`)
  }
  return found
}
