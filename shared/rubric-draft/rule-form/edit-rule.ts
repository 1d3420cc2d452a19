import { parseDecimal, roundToPoints } from '../../number/decimal'
import { add, compare, subtract, zero } from '../../number/rational'
import type { Rule } from '../../rubric/rubric'

/** A place within a rule, or within a rubric: `clauses.0.points`, `whenBaseZero.currentZero`, `bonus.items.2.cap`. */
export type FieldPath = string
/** The lists of rules that have rows to add, remove and move. */
export type RowList = 'clauses' | 'parts' | 'factors' | 'levels' | 'slopes' | 'bands' | 'table'

type Members = Readonly<Record<string, unknown>>

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Members)[key] : undefined
}

function withMember(value: unknown, [key, ...rest]: readonly string[], next: unknown): unknown {
  if (key === undefined) return next
  const member = withMember(memberOf(value, key), rest, next)
  if (Array.isArray(value)) return (value as unknown[]).map((element, index) => (index === Number(key) ? member : element))
  const others = Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(([name]) => name !== key)
  const isThere = memberOf(value, key) !== undefined
  if (member === undefined) return Object.fromEntries(others)
  return isThere ? { ...(value as Members), [key]: member } : { ...Object.fromEntries(others), [key]: member }
}

/** What stands at a place of the whole; undefined where nothing does. */
export function valueAt(root: object, path: FieldPath): unknown {
  return path.split('.').reduce<unknown>(memberOf, root)
}

/** The whole with another value at one place; everything else stays, fields that the form does not know included. Undefined takes an optional field out. */
export function withValue<T extends object>(root: T, path: FieldPath, value: unknown): T {
  return withMember(root, path.split('.'), value) as T
}

/** The rows of a list; none where there is no such list. */
export function rowsAt(root: object, list: FieldPath): readonly unknown[] {
  const rows = valueAt(root, list)
  return Array.isArray(rows) ? (rows as unknown[]) : []
}

/** The whole with a row put in before the row `index`. */
export function insertRow<T extends object>(root: T, list: FieldPath, index: number, row: unknown): T {
  const rows = rowsAt(root, list)
  return withValue(root, list, [...rows.slice(0, index), row, ...rows.slice(index)])
}

export function removeRow<T extends object>(root: T, list: FieldPath, index: number): T {
  return withValue(root, list, rowsAt(root, list).filter((_, at) => at !== index))
}

/** The whole with the row `index` at the place `to`; unchanged where there is no such place. */
export function moveRow<T extends object>(root: T, list: FieldPath, index: number, to: number): T {
  const rows = rowsAt(root, list)
  if (index === to || index < 0 || to < 0 || index >= rows.length || to >= rows.length) return root
  const others = rows.filter((_, at) => at !== index)
  return withValue(root, list, [...others.slice(0, to), rows[index], ...others.slice(to)])
}

/** An id that no row of the list has: one letter after another, so that a new row is never taken for one that was removed before it. */
export function freeId(rows: readonly unknown[]): string {
  const taken = new Set(rows.map((row) => memberOf(row, 'id')))
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const last = Math.max(...letters.map((letter, index) => (taken.has(letter) ? index : -1)))
  const free = letters.slice(last + 1).find((letter) => !taken.has(letter))
  if (free !== undefined) return free
  let number = 1
  while (taken.has(`n${number}`)) number++
  return `n${number}`
}

/** What a new part gets: the points still missing to the item's, or 1. */
function pointsLeft(rows: readonly unknown[], full: number | null): number {
  const all = parseDecimal(full ?? 0) ?? zero
  const sum = rows.map((row) => parseDecimal(Number(memberOf(row, 'points'))) ?? zero).reduce(add, zero)
  return compare(sum, all) < 0 ? roundToPoints(subtract(all, sum)) / 100 : 1
}

/** A row to put into a list. What only its writer can know is left open: a bound, a text. */
export function newRow(rule: Rule, list: RowList, full: number | null): unknown {
  const rows = rowsAt(rule, list)
  const last = rows.at(-1)
  switch (list) {
    case 'clauses': return { id: freeId(rows), when: '', per: '次', points: 1, max: null }
    case 'parts': return { id: freeId(rows), text: '', points: pointsLeft(rows, full) }
    case 'levels': return { id: freeId(rows), label: '', points: 0 }
    case 'factors': return rows.includes(0.5) ? 0 : 0.5
    case 'slopes': return { until: null, step: memberOf(last, 'step') ?? 1, deduct: memberOf(last, 'deduct') ?? 1 }
    case 'table': return last ?? full ?? 0
    case 'bands': {
      if (rule.kind === 'survey') return { min: Math.max(0, Math.floor(Number(memberOf(last, 'min') ?? rule.scale)) - 10), points: rows.length === 0 ? (full ?? 0) : 0 }
      const bounded = rows.filter((row) => memberOf(row, 'op') !== 'else').at(-1)
      return { op: memberOf(bounded, 'op') ?? (memberOf(rule, 'better') === 'high' ? '>=' : '<='), points: rows.length === 0 ? (full ?? 0) : 0 }
    }
  }
}
