import { decimal, fromPoints, roundToPoints } from '../number/decimal'
import { add, max, multiply, subtract, whole, zero, type Rational } from '../number/rational'
import { parsePoints, toPoints, ZERO, type Points } from '../points'
import type { Item, RuleOf } from '../rubric/rubric'
import { clauseLoss, countAt } from '../scoring'
import type { Entry, EntryOf } from '../scoring/entry'
import { clauseText, escalatedKey, ordinaryKey } from './clause-keys'
import { findingText } from './finding-text'

/** One automatic finding of an item: what a deduction says by itself, before anybody has written a fact. */
export interface DerivedFinding {
  /** Clause or part of the rule (`clause-keys.ts`); empty where the item is found wanting as a whole. */
  readonly clause: string
  /** From 1 within a clause. */
  readonly n: number
  readonly escalated: boolean
  /** Its share of the item's lost points. */
  readonly lost: Points
  /** 问题描述 to start from. */
  readonly text: string
}

/** Counts of one clause beyond this are not listed one by one: the last finding stands for the rest and bears their loss. */
export const findingLimit = 500

interface Flaw extends Omit<DerivedFinding, 'lost'> {
  /** Exact loss of the item up to this one and with it, before the item's own bound. */
  readonly upTo: Rational
}

interface Counted {
  readonly key: string
  readonly count: number
  readonly escalated: boolean
  readonly per: string | null
  readonly lossUpTo: (n: number) => Rational
}

function flawsOf(item: Item, { key, count, escalated, per, lossUpTo }: Counted): Flaw[] {
  return Array.from({ length: Math.min(count, findingLimit) }, (_, index) => {
    const n = index + 1
    const rest = n === findingLimit ? count - n : 0
    const which = count === 1 || per === null ? '' : `（第${n}${per.startsWith('每') ? '个' : per}${rest > 0 ? `，另有${rest}个` : ''}）`
    return { clause: key, n, escalated, upTo: lossUpTo(n + rest), text: `${clauseText(item, key)}${which}` }
  })
}

function deductFlaws(item: Item, rule: RuleOf<'deduct'>, entry: EntryOf<'deduct'>): Flaw[] {
  let before = zero
  return rule.clauses.flatMap((clause) => {
    const start = before
    const ordinary = countAt(entry.counts, clause.id)
    const escalated = countAt(entry.escalated, clause.id)
    const loss = (n: number, m: number): Rational => add(start, clauseLoss(clause, n, m).lost)
    before = loss(ordinary, escalated)
    return [
      ...flawsOf(item, { key: ordinaryKey(clause.id), count: ordinary, escalated: false, per: clause.per, lossUpTo: (n) => loss(n, 0) }),
      ...flawsOf(item, { key: escalatedKey(clause.id), count: escalated, escalated: true, per: clause.per, lossUpTo: (m) => loss(ordinary, m) }),
    ]
  })
}

function checklistFlaws(item: Item, rule: RuleOf<'checklist'>, { parts }: EntryOf<'checklist'>): Flaw[] {
  let upTo = zero
  return rule.parts.flatMap(({ id, points }): Flaw[] => {
    const factor = countAt(parts, id)
    if (factor >= 1) return []
    upTo = add(upTo, multiply(decimal(points), subtract(whole(1), decimal(factor))))
    const key = ordinaryKey(id)
    return [{ clause: key, n: 1, escalated: false, upTo, text: `${clauseText(item, key)}：${factor === 0 ? '不符合' : '部分符合'}` }]
  })
}

function flaws(item: Item, entry: Entry | null): Flaw[] {
  if (entry?.kind === 'deduct' && item.rule.kind === 'deduct') return deductFlaws(item, item.rule, entry)
  if (entry?.kind === 'checklist' && item.rule.kind === 'checklist') return checklistFlaws(item, item.rule, entry)
  return []
}

/**
 * Automatic findings of a scored item (merge.md 1): a count of 3 makes three, a part below full makes one, any other rule
 * makes one when points are lost. They follow from the entry and the lost points alone, so every laptop derives the same.
 * `lost` is the item's points less its score; the findings share it exactly, in clause order at the clauses' own prices,
 * and where it is used up (扣完为止) the later ones bear 0. `entry: null` is an item whose score is known but not its entry.
 */
export function deriveFindings(item: Item, entry: Entry | null, lost: Points): DerivedFinding[] {
  if (entry?.kind === 'notApplicable') return []
  const found = flaws(item, entry)
  if (found.length === 0) {
    const text = entry ? findingText(item, entry) : ''
    return lost > ZERO ? [{ clause: '', n: 1, escalated: false, lost, text: text || item.content }] : []
  }
  const full = parsePoints(item.points) ?? ZERO
  let before = 0
  return found.map(({ upTo, ...flaw }, index) => {
    // As the item itself is rounded: what is left of its points, once, half away from zero.
    const nominal = full - roundToPoints(max(zero, subtract(fromPoints(full), upTo)))
    const reached = index === found.length - 1 ? lost : Math.min(lost, nominal)
    const own = toPoints(Math.max(0, reached - before))
    before += own
    return { ...flaw, lost: own }
  })
}
