import { decimal } from '../number/decimal'
import { ceil, compare, divide, floor, max, min, multiply, round, subtract, add, whole, zero, type Rational } from '../number/rational'
import { assertNever } from '../assert-never'
import type { RuleOf } from '../rubric/rubric'
import { pointsOutcome, type Outcome } from './outcome'
import { numberText, pointsText, rateText, resultText } from './words'

export interface Fraction { readonly numerator: number; readonly denominator: number }

export const percentOf = ({ numerator, denominator }: Fraction): Rational => multiply(divide(decimal(numerator), decimal(denominator)), whole(100))

/** One slope's part of the way from the target to the rate. */
interface Term { readonly near: Rational; readonly far: Rational; readonly slope: RuleOf<'ratio'>['slopes'][number] }

function stepsOf(exact: Rational, partial: RuleOf<'ratio'>['partialStep']): Rational {
  switch (partial) {
    case 'linear': return exact
    case 'ceil': return whole(ceil(exact))
    case 'floor': return whole(floor(exact))
    default: return assertNever(partial)
  }
}

/** The shortfall (or excess) cut into the slopes in order; empty parts are left out. */
function termsOf(rule: RuleOf<'ratio'>, rate: Rational): Term[] {
  const nearer = rule.better === 'high' ? max : min
  let near = decimal(rule.target)
  return rule.slopes.flatMap((slope) => {
    const far = slope.until === null ? rate : nearer(rate, decimal(slope.until))
    const term = { near, far, slope }
    if (compare(near, far) === 0) return []
    near = far
    return [term]
  })
}

interface Bill { readonly lost: Rational; /** Steps that come before the bill. */ readonly before: string; readonly text: string }

function billOf({ near, far, slope }: Term, rule: RuleOf<'ratio'>): Bill {
  const [above, below] = rule.better === 'high' ? [near, far] : [far, near]
  const step = decimal(slope.step)
  const exact = divide(subtract(above, below), step)
  const steps = stepsOf(exact, rule.partialStep)
  const cost = `×${pointsText(decimal(slope.deduct))}分`
  const way = `(${rateText(above)}−${rateText(below)})${slope.step === 1 ? '' : `÷${numberText(step)}`}`
  const lost = multiply(steps, decimal(slope.deduct))
  if (rule.partialStep === 'linear') return { lost, before: '', text: ` − ${way}${cost}` }
  const broken = compare(exact, steps) === 0 ? '' : `，不足一档${rule.partialStep === 'ceil' ? '算一档' : '不算'}，计${numberText(steps)}档`
  return { lost, before: `${way}=${rateText(exact)}${broken}；`, text: ` − ${numberText(steps)}档${cost}` }
}

function rateLine(entry: Fraction, rule: RuleOf<'ratio'>, raw: Rational, rate: Rational): string {
  const rounded = compare(raw, rate) === 0 ? '' : `，按${rule.rateDecimals ?? 0}位小数为${numberText(rate)}`
  return `${numberText(decimal(entry.numerator))}÷${numberText(decimal(entry.denominator))}×100=${rateText(raw)}${rounded}；`
}

/** ratio (scoring.md 4) with a denominator that is not zero. */
export function scoreRatio(rule: RuleOf<'ratio'>, full: Rational, entry: Fraction): Outcome {
  const raw = percentOf(entry)
  const rate = rule.rateDecimals === undefined || rule.rateDecimals === null ? raw : round(raw, rule.rateDecimals)
  const line = rateLine(entry, rule, raw, rate)
  const high = rule.better === 'high'
  const sign = high ? 1 : -1
  const bound = (value: number): string => numberText(decimal(value))
  if (compare(rate, decimal(rule.target)) * sign >= 0) {
    return pointsOutcome(full, `${line}${high ? '不低于' : '不高于'}${bound(rule.target)}，得满分${pointsText(full)}分 = ${resultText(full)}`)
  }
  if (rule.zeroBeyond !== null && compare(rate, decimal(rule.zeroBeyond)) * sign < 0) {
    return pointsOutcome(zero, `${line}${high ? '低于' : '高于'}${bound(rule.zeroBeyond)}，得0分 = 0分`)
  }
  const bills = termsOf(rule, rate).map((term) => billOf(term, rule))
  const lost = bills.reduce((sum, bill) => add(sum, bill.lost), zero)
  const value = max(zero, subtract(full, lost))
  const exhausted = compare(full, lost) < 0 ? '，扣完为止' : ''
  const before = bills.map((bill) => bill.before).join('')
  return pointsOutcome(value, `${line}${before}满分${pointsText(full)}分${bills.map((bill) => bill.text).join('')}${exhausted} = ${resultText(value)}`)
}
