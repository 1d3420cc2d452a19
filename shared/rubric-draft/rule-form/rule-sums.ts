import { decimal, formatDecimal, parseDecimal } from '../../number/decimal'
import { add, compare, multiply, subtract, zero, type Rational } from '../../number/rational'
import type { RuleOf } from '../../rubric/rubric'

/** A sum held against the item's points, as one types. */
export interface SumLine {
  readonly sum: Rational
  /** `正好`, `还差 1 分`, `多 0.5 分`; empty while the item has no points. */
  readonly gap: string
  readonly isRight: boolean
}

const known = (value: number): Rational => parseDecimal(value) ?? zero

function sumLine(sum: Rational, points: number | null): SumLine {
  const full = points === null ? null : parseDecimal(points)
  if (!full) return { sum, gap: '', isRight: true }
  const order = compare(sum, full)
  if (order === 0) return { sum, gap: '正好', isRight: true }
  return { sum, gap: order < 0 ? `还差 ${formatDecimal(subtract(full, sum), 6)} 分` : `多 ${formatDecimal(subtract(sum, full), 6)} 分`, isRight: false }
}

/** The parts of a checklist together. */
export function partsSum(rule: RuleOf<'checklist'>, points: number | null): SumLine {
  return sumLine(rule.parts.map((part) => known(part.points)).reduce(add, zero), points)
}

/** `每次 × 次数`. */
export function earnSum(rule: RuleOf<'earn'>, points: number | null): SumLine {
  return sumLine(multiply(known(rule.perUnit), known(rule.target)), points)
}

/** The most that a table gives. */
export function highestSum(list: readonly number[], points: number | null): SumLine {
  return sumLine(list.map(known).reduce((best, value) => (compare(value, best) > 0 ? value : best), zero), points)
}

/** What is left when every clause has cost its most; null where a clause has no end, so that everything may be lost. */
export function lowestAfter(rule: RuleOf<'deduct'>, points: number | null): Rational | null {
  if (points === null || rule.clauses.length === 0) return null
  const most = rule.clauses.map((clause) => {
    if (clause.max !== null) return known(clause.max)
    return clause.per === null ? multiply(known(clause.points), known(clause.escalate ?? 2)) : null
  })
  if (most.includes(null)) return null
  const lost = most.map((value) => value ?? zero).reduce(add, zero)
  const left = subtract(decimal(points), lost)
  return compare(left, zero) > 0 ? left : null
}
