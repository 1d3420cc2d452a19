import type { Rule, RuleOf } from '../../../shared/rubric/rubric'

/**
 * Do two rules give the same points for every entry of an item of `points`? More lenient than `sameScoring`, which compares the fields themselves. Compares what scoring.md 4 counts and nothing descriptive: ids, labels, names and the
 * word of `per` are free. Unspoken defaults are filled in (escalate 2, scope group, rateDecimals none); equal ways of writing are made one.
 */
export function samePoints(a: Rule, b: Rule, points: number): boolean {
  return JSON.stringify(scoringForm(a, points)) === JSON.stringify(scoringForm(b, points))
}

const hundredths = (value: number): number => Math.round(value * 100)

function deduct(rule: RuleOf<'deduct'>, points: number): unknown {
  const clauses = rule.clauses.map((clause) => {
    const all = clause.points >= points
    const max = clause.max === null || clause.max >= points ? null : clause.max
    // A clause that takes everything at once takes it however often it is counted.
    return { once: clause.per === null || all, points: Math.min(clause.points, points), max: all ? null : max, escalate: all ? 2 : (clause.escalate ?? 2) }
  })
  return clauses.length === 1 && clauses[0]?.once === true && clauses[0].points === points ? { kind: 'yesno' } : { kind: 'deduct', clauses }
}

function tier(rule: RuleOf<'tier'>, points: number): unknown {
  const levels = rule.levels.map((level) => level.points).sort((a, b) => b - a)
  return levels.length === 2 && levels[0] === points && levels[1] === 0 ? { kind: 'yesno' } : { kind: 'tier', levels }
}

function checklist(rule: RuleOf<'checklist'>): unknown {
  const factors = [...rule.factors].sort((a, b) => b - a)
  return rule.parts.length === 1 && factors.join() === '1,0' ? { kind: 'yesno' } : { kind: 'checklist', factors, parts: rule.parts.map((part) => part.points) }
}

function ratio(rule: RuleOf<'ratio'>): unknown {
  const slopes = rule.slopes.map(({ until, step, deduct }) => (rule.partialStep === 'linear' ? { until, each: (deduct / step).toFixed(9) } : { until, step, deduct }))
  return {
    kind: rule.kind, better: rule.better, target: rule.target, slopes, partialStep: rule.partialStep, zeroBeyond: rule.zeroBeyond,
    rateDecimals: rule.rateDecimals ?? null, whenDenominatorZero: rule.whenDenominatorZero,
  }
}

/** No match gives 0, so a closing band of 0 points says nothing. */
function bands(list: readonly { op: string; value?: number | undefined; points: number }[]): unknown {
  const kept = list.map(({ op, value, points }) => ({ op, value: op === 'else' ? null : (value ?? null), points }))
  while (kept.length > 1 && kept[kept.length - 1]?.points === 0) kept.pop()
  return kept
}

function rank(rule: RuleOf<'rank'>): unknown {
  const table = rule.table.map(hundredths)
  while (table.length > 1 && table[table.length - 1] === hundredths(rule.beyond)) table.pop()
  return { kind: rule.kind, better: rule.better, table, beyond: hundredths(rule.beyond), scope: rule.scope ?? 'group', ties: rule.ties }
}

export function scoringForm(rule: Rule, points: number): unknown {
  switch (rule.kind) {
    case 'deduct': return deduct(rule, points)
    case 'earn': return { kind: rule.kind, perUnit: rule.perUnit }
    case 'checklist': return checklist(rule)
    case 'tier': return tier(rule, points)
    case 'yesno':
    case 'judged': return { kind: rule.kind }
    case 'survey': return { kind: rule.kind, scale: rule.scale, bands: rule.bands ? bands(rule.bands.map(({ min, points: value }) => ({ op: '>=', value: min, points: value }))) : null }
    case 'ratio': return ratio(rule)
    case 'yoy': return { kind: rule.kind, better: rule.better, bands: bands(rule.bands), zero: [rule.whenBaseZero.currentZero, rule.whenBaseZero.currentPositive] }
    case 'yoyPP': return { kind: rule.kind, better: rule.better, bands: bands(rule.bands), ceilingRate: rule.ceilingRate, zero: rule.whenDenominatorZero }
    case 'rank': return rank(rule)
    case 'relative': return { kind: rule.kind, better: rule.better, to: rule.to, scope: rule.scope ?? 'group', bands: rule.to === 'mean' && rule.bands ? bands(rule.bands) : null }
  }
}
