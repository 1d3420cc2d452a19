import { decimal } from '../number/decimal'
import { add, compare, divide, multiply, subtract, whole, zero, type Rational } from '../number/rational'
import type { Item, Rubric, RuleOf } from '../rubric/rubric'
import { findBand } from './bands'
import type { EntriesFile } from './entry'
import { pointsOutcome, type Outcome } from './outcome'
import { appliesByZones, indexRubric } from './rubric-index'
import { numberText, pointsText, rateText, resultText } from './words'
import { bandText } from './year-on-year'

type TogetherRule = RuleOf<'rank'> | RuleOf<'relative'>

function rankOutcome(rule: RuleOf<'rank'>, value: Rational, values: readonly Rational[]): Outcome {
  const sign = rule.better === 'high' ? 1 : -1
  const place = values.filter((other) => compare(other, value) * sign > 0).length + 1
  const same = values.filter((other) => compare(other, value) === 0).length
  const at = (n: number): Rational => decimal(rule.table[n - 1] ?? rule.beyond)
  if (rule.ties === 'best' || same === 1) {
    const points = at(place)
    return pointsOutcome(points, `${numberText(value)}在${values.length}个单位中列第${place}名，得${pointsText(points)}分 = ${resultText(points)}`)
  }
  const spanned = Array.from({ length: same }, (_, index) => at(place + index))
  const points = divide(spanned.reduce(add, zero), whole(same))
  return pointsOutcome(points, `${numberText(value)}并列第${place}至${place + same - 1}名；(${spanned.map((p) => `${pointsText(p)}分`).join('＋')})÷${same} = ${resultText(points)}`)
}

function relativeOutcome(rule: RuleOf<'relative'>, full: Rational, value: Rational, values: readonly Rational[]): Outcome {
  if (rule.to === 'mean') {
    const sum = values.reduce(add, zero)
    const mean = divide(sum, whole(values.length))
    if (mean.n === 0n) return pointsOutcome(full, `平均值为零，得满分${pointsText(full)}分 = ${resultText(full)}`)
    const change = multiply(divide(subtract(value, mean), mean), whole(100))
    const band = findBand(rule.bands ?? [], change)
    const points = band ? decimal(band.points) : zero
    const line = `平均${numberText(sum)}÷${values.length}=${rateText(mean)}；(${numberText(value)}−${rateText(mean)})÷${rateText(mean)}×100=${rateText(change)}%；`
    return pointsOutcome(points, `${line}${band ? `属“${bandText(band, '%')}”档，得${pointsText(points)}分` : '不在任何一档，得0分'} = ${resultText(points)}`)
  }
  const sign = rule.better === 'high' ? 1 : -1
  const best = values.reduce((a, b) => (compare(a, b) * sign >= 0 ? a : b))
  if (best.n === 0n) {
    const points = rule.better === 'high' || value.n === 0n ? full : zero
    return pointsOutcome(points, `最好值为零，得${pointsText(points)}分 = ${resultText(points)}`)
  }
  const [above, below] = rule.better === 'high' ? [value, best] : [best, value]
  const points = divide(multiply(full, above), below)
  return pointsOutcome(points, `${pointsText(full)}分×${numberText(above)}÷${numberText(below)} = ${resultText(points)}`)
}

/** Items that are decided by comparing units. */
export function isTogether(item: Item): boolean {
  return item.rule.kind === 'rank' || item.rule.kind === 'relative'
}

function valueOf(file: EntriesFile, item: Item): Rational | 'none' | 'out' {
  if ((file.exempt ?? []).includes(item.id) || !appliesByZones(item, file.unit.zones ?? [])) return 'out'
  const entry = Object.hasOwn(file.entries, item.id) ? file.entries[item.id] : undefined
  if (entry?.kind === 'notApplicable') return 'out'
  return entry?.kind === 'rank' || entry?.kind === 'relative' ? decimal(entry.value) : 'none'
}

function outcomeOf(item: Item, rule: TogetherRule, value: Rational, values: readonly Rational[]): Outcome {
  return rule.kind === 'rank' ? rankOutcome(rule, value, values) : relativeOutcome(rule, decimal(item.points), value, values)
}

/** The outcome of `value` among the values of other units that are there: for a trial of a rule. */
export function scoreAmong(item: Item, rule: TogetherRule, value: Rational, others: readonly Rational[]): Outcome {
  return outcomeOf(item, rule, value, [value, ...others])
}

/**
 * Items of the rules rank and relative over several units (scoring.md 6): outcome by index of the file and item id. An item is
 * missing while any unit of its scope to which it applies has no value. `items` narrows the work to some of the rubric's.
 */
export function scoreAcrossUnits(rubric: Rubric, files: readonly EntriesFile[], items: readonly Item[] = indexRubric(rubric).order): ReadonlyMap<string, Outcome>[] {
  const outcomes = files.map(() => new Map<string, Outcome>())
  for (const item of items) {
    const { rule } = item
    if (rule.kind !== 'rank' && rule.kind !== 'relative') continue
    const scopes = groupByScope(rule, files)
    for (const indexes of scopes.values()) {
      const held = indexes.map((index) => ({ index, value: valueOf(files[index] as EntriesFile, item) })).filter(({ value }) => value !== 'out')
      if (held.some(({ value }) => value === 'none')) continue
      const values = held.map(({ value }) => value as Rational)
      held.forEach(({ index }, k) => outcomes[index]?.set(item.id, outcomeOf(item, rule, values[k] as Rational, values)))
    }
  }
  return outcomes
}

function groupByScope(rule: TogetherRule, files: readonly EntriesFile[]): Map<string, number[]> {
  const scopes = new Map<string, number[]>()
  files.forEach((file, index) => {
    const scope = rule.scope === 'campaign' ? '' : (file.unit.group ?? '')
    scopes.set(scope, [...(scopes.get(scope) ?? []), index])
  })
  return scopes
}
