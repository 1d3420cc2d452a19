import { decimal } from '../number/decimal'
import { compare, divide, multiply, subtract, whole, zero, type Rational } from '../number/rational'
import type { Band, RuleOf } from '../rubric/rubric'
import { findBand } from './bands'
import type { EntryOf } from './entry'
import { pointsOutcome, type Outcome } from './outcome'
import { percentOf } from './ratio'
import { numberText, pointsText, rateText, resultText } from './words'

/** A band as the line names it: `≤−10%`, `其他情况`. */
export function bandText(band: Band, unit: string): string {
  if (band.op === 'else') return '其他情况'
  const sign = { '<=': '≤', '<': '＜', '>=': '≥', '>': '＞' }[band.op]
  return `${sign}${numberText(decimal(band.value ?? 0))}${unit}`
}

export function banded(bands: readonly Band[], change: Rational, line: string, unit: string): Outcome {
  const band = findBand(bands, change)
  const value = band ? decimal(band.points) : zero
  return pointsOutcome(value, `${line}${band ? `属“${bandText(band, unit)}”档，得${pointsText(value)}分` : '不在任何一档，得0分'} = ${resultText(value)}`)
}

/** Change in percent against a base that is not zero. */
export function changeOf({ current, previous }: { readonly current: number; readonly previous: number }): Rational {
  return multiply(divide(subtract(decimal(current), decimal(previous)), decimal(previous)), whole(100))
}

/** yoy (scoring.md 4) with a base that is not zero. */
export function scoreYearOnYear(rule: RuleOf<'yoy'>, entry: EntryOf<'yoy'>): Outcome {
  const current = decimal(entry.current)
  const previous = decimal(entry.previous)
  const change = changeOf(entry)
  const line = `(${numberText(current)}−${numberText(previous)})÷${numberText(previous)}×100=${rateText(change)}%；`
  return banded(rule.bands, change, line, '%')
}

/** yoyPP (scoring.md 4) with denominators that are not zero. */
export function scoreYearOnYearPoints(rule: RuleOf<'yoyPP'>, full: Rational, entry: EntryOf<'yoyPP'>): Outcome {
  const current = percentOf(entry.current)
  const text = ({ numerator, denominator }: { numerator: number; denominator: number }): string => `${numberText(decimal(numerator))}÷${numberText(decimal(denominator))}×100`
  if (rule.ceilingRate !== null && compare(current, decimal(rule.ceilingRate)) >= 0) {
    return pointsOutcome(full, `${text(entry.current)}=${rateText(current)}；不低于${numberText(decimal(rule.ceilingRate))}，得满分${pointsText(full)}分 = ${resultText(full)}`)
  }
  const change = subtract(current, percentOf(entry.previous))
  return banded(rule.bands, change, `${text(entry.current)}−${text(entry.previous)}=${rateText(change)}个百分点；`, '个百分点')
}
