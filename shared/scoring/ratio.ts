import { decimal } from '../number/decimal'
import { ceil, compare, divide, floor, max, min, multiply, round, subtract, add, whole, zero, type Rational } from '../number/rational'
import { assertNever } from '../assert-never'
import type { RuleOf } from '../rubric/rubric'
import { pointsOutcome, type Outcome } from './outcome'
import { numberText, pointsText, rateText, resultText } from './words'

export interface Fraction { readonly numerator: number; readonly denominator: number }

export const percentOf = ({ numerator, denominator }: Fraction): Rational => multiply(divide(decimal(numerator), decimal(denominator)), whole(100))

interface Term { readonly width: Rational; readonly steps: Rational; readonly deduct: Rational }

function stepsOf(width: Rational, step: Rational, partial: RuleOf<'ratio'>['partialStep']): Rational {
  const exact = divide(width, step)
  switch (partial) {
    case 'linear': return exact
    case 'ceil': return whole(ceil(exact))
    case 'floor': return whole(floor(exact))
    default: return assertNever(partial)
  }
}

/** The shortfall (or excess) cut into the slopes in order; empty parts cost nothing. */
function termsOf(rule: RuleOf<'ratio'>, rate: Rational): Term[] {
  const away = (bound: Rational): Rational => (rule.better === 'high' ? subtract(decimal(rule.target), bound) : subtract(bound, decimal(rule.target)))
  const distance = away(rate)
  let from = zero
  return rule.slopes.flatMap((slope) => {
    const to = slope.until === null ? distance : min(distance, away(decimal(slope.until)))
    const width = max(zero, subtract(to, from))
    from = max(from, to)
    return width.n === 0n ? [] : [{ width, steps: stepsOf(width, decimal(slope.step), rule.partialStep), deduct: decimal(slope.deduct) }]
  })
}

function rateLine(entry: Fraction, rule: RuleOf<'ratio'>, rate: Rational): string {
  const rounded = rule.rateDecimals === undefined || rule.rateDecimals === null ? '' : `，保留${rule.rateDecimals}位小数`
  return `${numberText(decimal(entry.numerator))}÷${numberText(decimal(entry.denominator))}×100=${rateText(rate)}%${rounded}；`
}

/** ratio (scoring.md 4) with a denominator that is not zero. */
export function scoreRatio(rule: RuleOf<'ratio'>, full: Rational, entry: Fraction): Outcome {
  const raw = percentOf(entry)
  const rate = rule.rateDecimals === undefined || rule.rateDecimals === null ? raw : round(raw, rule.rateDecimals)
  const line = rateLine(entry, rule, rate)
  const sign = rule.better === 'high' ? 1 : -1
  const target = numberText(decimal(rule.target))
  if (compare(rate, decimal(rule.target)) * sign >= 0) return pointsOutcome(full, `${line}达到${target}%，满分${pointsText(full)}分 = ${resultText(full)}`)
  if (rule.zeroBeyond !== null && compare(rate, decimal(rule.zeroBeyond)) * sign < 0) {
    return pointsOutcome(zero, `${line}${rule.better === 'high' ? '低于' : '高于'}${numberText(decimal(rule.zeroBeyond))}%，不得分 = 0分`)
  }
  const terms = termsOf(rule, rate)
  const lost = terms.reduce((sum, term) => add(sum, multiply(term.steps, term.deduct)), zero)
  const value = max(zero, subtract(full, lost))
  const bill = terms.map((term) => ` − ${rateText(term.steps)}×${pointsText(term.deduct)}分`).join('')
  const exhausted = compare(full, lost) < 0 ? '，扣完为止' : ''
  return pointsOutcome(value, `${line}满分${pointsText(full)}分${bill}${exhausted} = ${resultText(value)}`)
}
