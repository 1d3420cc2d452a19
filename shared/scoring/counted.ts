import { decimal } from '../number/decimal'
import { add, compare, max, min, multiply, subtract, whole, zero, type Rational } from '../number/rational'
import type { Clause, RuleOf } from '../rubric/rubric'
import type { EntryOf } from './entry'
import { pointsOutcome, type Outcome } from './outcome'
import { label, pointsText, resultText } from './words'

export const countAt = (record: Readonly<Record<string, number>> | undefined, key: string): number => (record && Object.hasOwn(record, key) ? (record[key] ?? 0) : 0)

/** What a clause costs for n findings and m repeated ones, before the item's own bound; `raw` is before the clause's `max`. */
export function clauseLoss(clause: Clause, n: number, m: number): { readonly lost: Rational; readonly raw: Rational } {
  const points = decimal(clause.points)
  const raw = add(multiply(points, whole(n)), multiply(multiply(points, decimal(clause.escalate ?? 2)), whole(m)))
  return { lost: clause.max === null ? raw : min(raw, decimal(clause.max)), raw }
}

function clauseBill(clause: Clause, n: number, m: number): { lost: Rational; text: string } {
  const points = decimal(clause.points)
  const escalate = decimal(clause.escalate ?? 2)
  const { lost, raw } = clauseLoss(clause, n, m)
  const when = label(clause.when)
  const times = (count: number): string => (clause.per === null ? '' : `${count}${label(clause.per)}×`)
  const parts = [
    ...(n > 0 ? [`${when}${times(n)}${pointsText(points)}分`] : []),
    ...(m > 0 ? [`${when}（加重）${times(m)}${pointsText(points)}分×${pointsText(escalate)}`] : []),
  ]
  const capped = compare(lost, raw) < 0
  return { lost, text: capped ? ` − (${parts.join(' ＋ ')}，最多${pointsText(lost)}分)` : parts.map((part) => ` − ${part}`).join('') }
}

/** deduct (scoring.md 4): per clause, then 扣完为止. */
export function scoreDeduct(rule: RuleOf<'deduct'>, full: Rational, entry: EntryOf<'deduct'>): Outcome {
  const bills = rule.clauses.map((clause) => clauseBill(clause, countAt(entry.counts, clause.id), countAt(entry.escalated, clause.id)))
  const lost = bills.reduce((sum, bill) => add(sum, bill.lost), zero)
  const value = max(zero, subtract(full, lost))
  const exhausted = compare(full, lost) < 0 ? '，扣完为止' : ''
  return pointsOutcome(value, `满分${pointsText(full)}分${bills.map((bill) => bill.text).join('')}${exhausted} = ${resultText(value)}`)
}

/** earn (scoring.md 4). */
export function scoreEarn(rule: RuleOf<'earn'>, full: Rational, entry: EntryOf<'earn'>): Outcome {
  const raw = multiply(decimal(rule.perUnit), whole(entry.count))
  const value = min(full, raw)
  const capped = compare(raw, full) > 0 ? `，最多${pointsText(full)}分` : ''
  return pointsOutcome(value, `${entry.count}${label(rule.unit ?? '次')}×${pointsText(decimal(rule.perUnit))}分${capped} = ${resultText(value)}`)
}

/** ① to ㊿; further parts go without. */
const circled = (index: number): string => {
  const code = index < 20 ? 0x2460 + index : index < 35 ? 0x3251 + index - 20 : 0x32b1 + index - 35
  return index < 50 ? String.fromCodePoint(code) : ''
}

/** checklist (scoring.md 4). */
export function scoreChecklist(rule: RuleOf<'checklist'>, entry: EntryOf<'checklist'>): Outcome {
  const terms = rule.parts.map((part, index) => {
    const factor = decimal(countAt(entry.parts, part.id))
    return { value: multiply(decimal(part.points), factor), text: `${circled(index)}${pointsText(decimal(part.points))}分×${pointsText(factor)}` }
  })
  const value = terms.reduce((sum, term) => add(sum, term.value), zero)
  return pointsOutcome(value, `${terms.map((term) => term.text).join(' ＋ ')} = ${resultText(value)}`)
}
