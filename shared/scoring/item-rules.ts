import { assertNever } from '../assert-never'
import { decimal } from '../number/decimal'
import { compare, divide, multiply, zero, type Rational } from '../number/rational'
import type { Item } from '../rubric/rubric'
import type { Entry } from './entry'
import { scoreChecklist, scoreDeduct, scoreEarn } from './counted'
import { pointsOutcome, type Outcome } from './outcome'
import { scoreRatio } from './ratio'
import { numberText, pointsText, quoted, resultText } from './words'
import { scoreYearOnYear, scoreYearOnYearPoints } from './year-on-year'

interface Judged { readonly points: number; readonly reason: string }

/** A rule's word for what its numbers cannot decide: a zero denominator, a zero base. */
export type Undecided = 'na' | 'full' | 'zero' | 'manual'

/** Null where the numbers decide by themselves (scoring.md 4). */
export function undecidedBy(rule: Item['rule'], entry: Entry): Undecided | null {
  if (rule.kind === 'ratio' && entry.kind === 'ratio') return entry.denominator === 0 ? rule.whenDenominatorZero : null
  if (rule.kind === 'yoyPP' && entry.kind === 'yoyPP') return entry.current.denominator === 0 || entry.previous.denominator === 0 ? rule.whenDenominatorZero : null
  if (rule.kind === 'yoy' && entry.kind === 'yoy' && entry.previous === 0) return entry.current === 0 ? rule.whenBaseZero.currentZero : rule.whenBaseZero.currentPositive
  return null
}

function judgedOutcome(judged: Judged, lead: string): Outcome {
  const value = decimal(judged.points)
  return pointsOutcome(value, `${lead}${quoted(judged.reason)}，定${pointsText(value)}分 = ${resultText(value)}`)
}

function undecidedOutcome(how: Undecided, full: Rational, what: string, judged: Judged | undefined): Outcome {
  switch (how) {
    case 'na': return { kind: 'notApplicable', explain: `${what}，按合理缺项处理` }
    case 'full': return pointsOutcome(full, `${what}，得满分${pointsText(full)}分 = ${resultText(full)}`)
    case 'zero': return pointsOutcome(zero, `${what}，得0分 = 0分`)
    case 'manual': return judgedOutcome(judged ?? { points: 0, reason: '' }, `${what}，`)
    default: return assertNever(how)
  }
}

function surveyOutcome(item: Item, full: Rational, value: number): Outcome {
  if (item.rule.kind !== 'survey') throw new Error('not a survey')
  const { scale, bands } = item.rule
  const exact = decimal(value)
  if (bands) {
    const band = bands.find((candidate) => compare(exact, decimal(candidate.min)) >= 0)
    const points = band ? decimal(band.points) : zero
    return pointsOutcome(points, `测评${numberText(exact)}；${band ? `不低于${numberText(decimal(band.min))}，` : '不在任何一档，'}得${pointsText(points)}分 = ${resultText(points)}`)
  }
  const points = divide(multiply(full, exact), decimal(scale))
  return pointsOutcome(points, `${pointsText(full)}分×${numberText(exact)}÷${numberText(decimal(scale))} = ${resultText(points)}`)
}

/** Points of a checked entry on its item, before rounding. Rank and relative wait for the other units (scoring.md 6). */
export function scoreItem(item: Item, entry: Exclude<Entry, { kind: 'notApplicable' }>): Outcome {
  const { rule } = item
  const full = decimal(item.points)
  const undecided = undecidedBy(rule, entry)
  if (undecided !== null) {
    const what = rule.kind === 'yoy' ? '上年同期为零' : '分母为零'
    return undecidedOutcome(undecided, full, what, 'judged' in entry ? entry.judged : undefined)
  }
  switch (entry.kind) {
    case 'deduct': return rule.kind === 'deduct' ? scoreDeduct(rule, full, entry) : unfit()
    case 'earn': return rule.kind === 'earn' ? scoreEarn(rule, full, entry) : unfit()
    case 'checklist': return rule.kind === 'checklist' ? scoreChecklist(rule, entry) : unfit()
    case 'tier': {
      const level = rule.kind === 'tier' ? rule.levels.find(({ id }) => id === entry.level) : undefined
      if (!level) return unfit()
      const points = decimal(level.points)
      return pointsOutcome(points, `评为${quoted(level.label)}，得${pointsText(points)}分 = ${resultText(points)}`)
    }
    case 'yesno': {
      const points = entry.met ? full : zero
      return pointsOutcome(points, `${entry.met ? '符合' : '不符合'}，得${pointsText(points)}分 = ${resultText(points)}`)
    }
    case 'judged': return judgedOutcome(entry, '')
    case 'survey': return surveyOutcome(item, full, entry.value)
    case 'ratio': return rule.kind === 'ratio' ? scoreRatio(rule, full, entry) : unfit()
    case 'yoy': return rule.kind === 'yoy' ? scoreYearOnYear(rule, entry) : unfit()
    case 'yoyPP': return rule.kind === 'yoyPP' ? scoreYearOnYearPoints(rule, full, entry) : unfit()
    case 'rank':
    case 'relative': return { kind: 'waiting', value: decimal(entry.value) }
    default: return assertNever(entry)
  }
}

function unfit(): never {
  throw new Error('the entry was not checked against its rule')
}
