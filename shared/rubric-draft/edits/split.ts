import { parsePoints, toPoints, type Points } from '../../points'
import type { Rule } from '../../rubric/rubric'
import type { Draft, DraftItem } from '../draft'
import { callOf, lineOf } from '../draft-lines'
import { pointsOf } from '../draft-sums'
import { codesOf, freeCode, siblingCodes } from './codes'
import { edited, gone, mapNodes, putIn, refused, type Edit, type Fresh } from './edit'

/** What the second of two items takes along. Its points are hundredths; the first keeps the rest. */
export interface SplitPlan {
  /** Clauses of a deduct rule, or parts of a checklist, by their ids. */
  readonly parts: readonly string[]
  readonly points: Points | null
  readonly standards: readonly [first: string, second: string]
}

export interface SplitPart {
  readonly id: string
  readonly text: string
  /** Points of a checklist's part; null for a clause, whose deductions do not add up to the item's points. */
  readonly points: Points | null
}

/** What of a rule can be divided: clauses or parts, at least two of them; else nothing. */
export function splitParts({ rule }: DraftItem): readonly SplitPart[] {
  const parts = rule.kind === 'deduct' ? rule.clauses.map(({ id, when }) => ({ id, text: when, points: null }))
    : rule.kind === 'checklist' ? rule.parts.map(({ id, text, points }) => ({ id, text, points: parsePoints(points) })) : []
  return parts.length > 1 ? parts : []
}

/** The sentences of a standard: cut after `；` and `。` and before ①②…. */
const sentences = (standard: string): string[] => standard.match(/[①-⑳⑴-⒇]?[^；;。①-⑳⑴-⒇]+[；;。]?/g) ?? []
const isCommon = (sentence: string): boolean => /^扣完(为止|即止)?[。；;]?$/.test(sentence.trim())

/** The standard's sentences dealt out like the parts, if there are as many; what holds for all of them goes to both. */
function dividedStandard(standard: string, isSecond: readonly boolean[]): readonly [string, string] {
  const all = sentences(standard)
  const own = all.filter((each) => !isCommon(each))
  if (own.length !== isSecond.length) return [standard, standard]
  const common = all.filter(isCommon).join('')
  const of = (second: boolean): string => own.filter((_, at) => isSecond[at] === second).join('') + common
  return [of(false), of(true)]
}

/** The points of the chosen parts of a checklist; of anything else half, in whole hundredths. */
function sharedPoints(item: DraftItem, chosen: ReadonlySet<string>): Points | null {
  const whole = pointsOf(item.points)
  const parts = splitParts(item).filter(({ id, points }) => chosen.has(id) && points !== null)
  if (whole === null) return null
  const taken = parts.reduce((sum, { points }) => sum + (points ?? 0), 0)
  return toPoints(parts.length > 0 && taken < whole ? taken : Math.floor(whole / 2))
}

/** A first proposal, and anew for other parts: the later half goes, with its sentences and its points. */
export function planSplit(item: DraftItem, parts: readonly string[] = splitParts(item).slice(Math.ceil(splitParts(item).length / 2)).map(({ id }) => id)): SplitPlan {
  const chosen = new Set(parts)
  return { parts, points: sharedPoints(item, chosen), standards: dividedStandard(item.standard, splitParts(item).map(({ id }) => chosen.has(id))) }
}

const decimals = (points: Points): number => points / 100
const undecided: Rule = { kind: 'judged' }

function splitRule(item: DraftItem, chosen: ReadonlySet<string>): readonly [first: Partial<DraftItem>, second: Partial<DraftItem>] {
  const { rule } = item
  const divide = <T extends { readonly id: string }>(list: readonly T[]) => [list.filter(({ id }) => !chosen.has(id)), list.filter(({ id }) => chosen.has(id))] as const
  if (rule.kind === 'deduct') {
    const [first, second] = divide(rule.clauses)
    if (first.length > 0 && second.length > 0) return [{ rule: { ...rule, clauses: first } }, { rule: { ...rule, clauses: second } }]
  }
  if (rule.kind === 'checklist') {
    const [first, second] = divide(rule.parts)
    if (first.length > 0 && second.length > 0) return [{ rule: { ...rule, parts: first } }, { rule: { ...rule, parts: second } }]
  }
  return [{}, { rule: undecided, pending: true }]
}

/**
 * Makes two of an item: the first keeps the id, the code and the sources. A rule that has no parts to divide stays with the first,
 * and the second is 待定规则.
 */
export function split(draft: Draft, id: string, plan: SplitPlan, fresh: Fresh): Edit {
  const line = lineOf(draft.rubric, id)
  if (line?.kind !== 'item') return gone()
  const whole = pointsOf(line.item.points)
  const isShared = whole === null || plan.points === null ? whole === plan.points : plan.points > 0 && plan.points < whole
  if (!isShared) return refused('两项的分值都应大于 0，合起来等于原来的分值')
  const [first, second] = splitRule(line.item, new Set(plan.parts))
  const own: DraftItem = { ...line.item, ...first, standard: plan.standards[0], points: whole === null || plan.points === null ? null : decimals(toPoints(whole - plan.points)) }
  const added: DraftItem = {
    ...line.item, ...second, id: fresh(), code: freeCode(codesOf(draft.rubric), line.parent.code, siblingCodes(draft.rubric, line.parent)),
    standard: plan.standards[1], points: plan.points === null ? null : decimals(plan.points),
  }
  const replaced = mapNodes(draft.rubric.requirements, (node) => (node.key === line.parent.key && node.items ? { ...node, items: node.items.map((item) => (item.id === id ? own : item)) } : node))
  return edited(draft, putIn(replaced, line.parent.key, line.index + 1, { kind: 'item', item: added }), id, `拆分 ${callOf(line)}`)
}

