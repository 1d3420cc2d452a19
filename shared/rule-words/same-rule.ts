import { assertNever } from '../assert-never'
import type { Band, Rule } from '../rubric/rubric'

const bandsOf = (bands: readonly Band[]): unknown => bands.map(({ op, value, points }) => (op === 'else' ? [op, points] : [op, value, points]))

/** What of a rule decides points (scoring.md 4), in a form that JSON compares: no names, no ids, no order of factors. */
export function scoringOf(rule: Rule): unknown {
  switch (rule.kind) {
    case 'deduct': return [rule.kind, rule.clauses.map(({ per, points, max, escalate }) => [per === null, points, max, escalate ?? null])]
    case 'earn': return [rule.kind, rule.perUnit, rule.target]
    case 'checklist': return [rule.kind, [...new Set(rule.factors)].sort((a, b) => b - a), rule.parts.map(({ points }) => points)]
    case 'tier': return [rule.kind, rule.levels.map(({ points }) => points)]
    case 'yesno':
    case 'judged': return [rule.kind]
    case 'survey': return [rule.kind, rule.scale, rule.bands?.map(({ min, points }) => [min, points]) ?? null]
    case 'ratio': return [rule.kind, rule.better, rule.target, rule.slopes.map(({ until, step, deduct }) => [until, step, deduct]), rule.partialStep, rule.zeroBeyond, rule.rateDecimals ?? null, rule.whenDenominatorZero]
    case 'yoy': return [rule.kind, bandsOf(rule.bands), rule.whenBaseZero.currentZero, rule.whenBaseZero.currentPositive]
    case 'yoyPP': return [rule.kind, bandsOf(rule.bands), rule.ceilingRate, rule.whenDenominatorZero]
    case 'rank': return [rule.kind, rule.better, rule.table, rule.beyond, rule.scope ?? 'group', rule.ties]
    case 'relative': return [rule.kind, rule.better, rule.to, rule.scope ?? 'group', rule.to === 'mean' ? bandsOf(rule.bands ?? []) : null]
    default: return assertNever(rule)
  }
}

/** Whether two rules give every entry the same points, whatever their things are called. */
export function sameScoring(a: Rule, b: Rule): boolean {
  return JSON.stringify(scoringOf(a)) === JSON.stringify(scoringOf(b))
}
