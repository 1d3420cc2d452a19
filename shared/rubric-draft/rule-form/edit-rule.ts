import { parseDecimal, roundToPoints } from '../../number/decimal'
import { add, compare, subtract, zero } from '../../number/rational'
import type { Rule } from '../../rubric/rubric'

/** A place within a rule: `clauses.0.points`, `whenBaseZero.currentZero`. */
export type RulePath = string
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

/** What stands at a place of the rule; undefined where nothing does. */
export function valueAt(rule: Rule, path: RulePath): unknown {
  return path.split('.').reduce<unknown>(memberOf, rule)
}

/** The rule with another value at one place; everything else stays, fields that the form does not know included. Undefined takes an optional field out. */
export function withValue(rule: Rule, path: RulePath, value: unknown): Rule {
  return withMember(rule, path.split('.'), value) as Rule
}

/** The rows of a list; none where the rule has no such list. */
export function rowsAt(rule: Rule, list: RowList): readonly unknown[] {
  const rows = memberOf(rule, list)
  return Array.isArray(rows) ? (rows as unknown[]) : []
}

const withRows = (rule: Rule, list: RowList, rows: readonly unknown[]): Rule => withValue(rule, list, rows)

/** The rule with a row put in before the row `index`. */
export function insertRow(rule: Rule, list: RowList, index: number, row: unknown): Rule {
  const rows = rowsAt(rule, list)
  return withRows(rule, list, [...rows.slice(0, index), row, ...rows.slice(index)])
}

export function removeRow(rule: Rule, list: RowList, index: number): Rule {
  return withRows(rule, list, rowsAt(rule, list).filter((_, at) => at !== index))
}

/** The rule with the row `index` at the place `to`; unchanged where there is no such place. */
export function moveRow(rule: Rule, list: RowList, index: number, to: number): Rule {
  const rows = rowsAt(rule, list)
  if (index === to || index < 0 || to < 0 || index >= rows.length || to >= rows.length) return rule
  const others = rows.filter((_, at) => at !== index)
  return withRows(rule, list, [...others.slice(0, to), rows[index], ...others.slice(to)])
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
