import { assertNever } from '../assert-never'
import { decimal } from '../number/decimal'
import { ceil, floor, multiply, roundScaled, type Rational } from '../number/rational'
import type { Grade, Rubric } from '../rubric/rubric'

interface Holder { readonly place: number; readonly vetoed: boolean; readonly grade: string }

/** How many of a group's units a quota lets hold its grade. */
export function quotaLimit(quota: NonNullable<Grade['quota']>, units: number): number {
  const exact: Rational = multiply(decimal(quota.percent), { n: BigInt(units), d: 100n })
  switch (quota.round) {
    case 'floor': return Number(floor(exact))
    case 'ceil': return Number(ceil(exact))
    case 'nearest': return Number(roundScaled(exact, 0))
    default: return assertNever(quota.round)
  }
}

/** Grades after quotas (scoring.md 6), in the order of the units given; all of them form one group. */
export function applyQuotas(rubric: Rubric, units: readonly Holder[]): string[] {
  const grades = units.map(({ grade }) => grade)
  rubric.grades.forEach((grade, level) => {
    const below = rubric.grades[level + 1]
    if (!grade.quota || !below) return
    const limit = quotaLimit(grade.quota, units.length)
    const holders = units.map((unit, index) => ({ unit, index })).filter(({ unit, index }) => !unit.vetoed && grades[index] === grade.name)
    let held = 0
    let full = false
    for (const place of [...new Set(holders.map(({ unit }) => unit.place))].sort((a, b) => a - b)) {
      const equal = holders.filter(({ unit }) => unit.place === place)
      full ||= held + equal.length > limit
      if (full) for (const { index } of equal) grades[index] = below.name
      else held += equal.length
    }
  })
  return grades
}
