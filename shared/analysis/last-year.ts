import type { RankedRow } from './ranking'

/** Last year's place of each unit of a group by its id, by final alone, equal finals sharing the better place; null while somebody's final is not known. */
export function lastYearPlaces(rows: readonly RankedRow[]): ReadonlyMap<string, number> | null {
  const finals = rows.flatMap(({ previous }) => (previous === null ? [] : [previous]))
  if (finals.length < rows.length) return null
  return new Map(rows.map(({ scored, previous }) => [scored.unit.id, finals.filter((other) => other > (previous ?? 0)).length + 1]))
}
