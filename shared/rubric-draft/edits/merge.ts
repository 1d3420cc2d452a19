import { toPoints } from '../../points'
import type { Rule } from '../../rubric/rubric'
import type { Draft, DraftItem } from '../draft'
import { callOf, lineOf } from '../draft-lines'
import { pointsOf } from '../draft-sums'
import { edited, gone, mapNodes, refused, sourcesWithout, takeOut, type Edit } from './edit'

const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === ''

/** Two texts as one: the same only once, else in their order. */
function joined(first: string, second: string): string {
  if (isBlank(second) || first.trim() === second.trim()) return first
  return isBlank(first) ? second : `${first.replace(/[；;。]?\s*$/, '')}；${second}`
}
const joinedOptional = (first: string | null | undefined, second: string | null | undefined): string | null => (isBlank(first) && isBlank(second) ? null : joined(first ?? '', second ?? ''))
const both = (first: readonly string[], second: readonly string[]): string[] => [...new Set([...first, ...second])]

/** Parts of two rules in one list; an id that both have gets a number behind it in the second. */
function together<T extends { id: string }>(first: readonly T[], second: readonly T[]): T[] {
  const taken = new Set(first.map(({ id }) => id))
  const renamed = second.map((part) => {
    let id = part.id
    for (let number = 2; taken.has(id); number += 1) id = `${part.id}${number}`
    taken.add(id)
    return id === part.id ? part : { ...part, id }
  })
  return [...first, ...renamed]
}

/** One rule for both, or none that can be said with certainty: then 待定规则. */
function joinedRule(first: DraftItem, second: DraftItem): { readonly rule: Rule; readonly pending?: true } {
  const [a, b] = [first.rule, second.rule]
  const isOpen = first.pending === true ? ({ pending: true } as const) : {}
  // What was split off as 待定规则 and says nothing new comes back under the first's rule.
  if (second.pending === true && (isBlank(second.standard) || first.standard.trim() === second.standard.trim())) return { rule: a, ...isOpen }
  if (a.kind === 'deduct' && b.kind === 'deduct') return { rule: { ...a, clauses: together(a.clauses, b.clauses) } }
  if (a.kind === 'checklist' && b.kind === 'checklist' && a.factors.join() === b.factors.join()) return { rule: { ...a, parts: together(a.parts, b.parts) } }
  if (a.kind === 'judged' && b.kind === 'judged') return { rule: a, ...isOpen, ...(second.pending === true ? { pending: true } : {}) }
  return { rule: { kind: 'judged' }, pending: true }
}

function departments(first: DraftItem, second: DraftItem): Partial<DraftItem> {
  const lead = first.leadDepartment ?? second.leadDepartment
  const support = both(first.supportingDepartments ?? [], [...(second.leadDepartment && second.leadDepartment !== lead ? [second.leadDepartment] : []), ...(second.supportingDepartments ?? [])])
  return { ...(lead === undefined ? {} : { leadDepartment: lead }), ...(support.length > 0 || first.supportingDepartments ? { supportingDepartments: support } : {}) }
}

function joinedItem(first: DraftItem, second: DraftItem): DraftItem {
  const [a, b] = [pointsOf(first.points), pointsOf(second.points)]
  const { pending: _first, ...own } = first
  const { pending: _second, ...others } = second
  const texts = Object.fromEntries((['sample', 'evidence', 'advice'] as const).filter((field) => field in first || field in second).map((field) => [field, joinedOptional(first[field], second[field])]))
  return {
    ...others, ...own, ...texts, ...departments(first, second), ...joinedRule(first, second),
    content: joined(first.content, second.content), standard: joined(first.standard, second.standard),
    points: a === null || b === null ? null : toPoints(a + b) / 100,
    // No zones means everywhere.
    zones: first.zones.length === 0 || second.zones.length === 0 ? [] : both(first.zones, second.zones),
    ...(first.methods || second.methods ? { methods: both(first.methods ?? [], second.methods ?? []) } : {}),
    notApplicable: { ...first.notApplicable, allowed: first.notApplicable.allowed && second.notApplicable.allowed },
  }
}

/** Makes one of two items; it stands where the first stood, under the first's id and code, and is worth what both were. */
export function mergeItems(draft: Draft, firstId: string, secondId: string): Edit {
  const first = lineOf(draft.rubric, firstId)
  const second = lineOf(draft.rubric, secondId)
  if (first?.kind !== 'item' || second?.kind !== 'item') return gone()
  if (firstId === secondId) return refused('要两项不同的考核内容才能合并')
  const item = joinedItem(first.item, second.item)
  const rest = mapNodes(takeOut(draft.rubric.requirements, secondId), (node) => (node.items?.some(({ id }) => id === firstId) ? { ...node, items: node.items.map((each) => (each.id === firstId ? item : each)) } : node))
  return edited(draft, rest, firstId, `合并 ${callOf(first)} 和 ${callOf(second)}`, sourcesWithout(draft.sources, [secondId]))
}

/** Merges an item with the one after it in the same node. */
export function mergeWithNext(draft: Draft, id: string): Edit {
  const line = lineOf(draft.rubric, id)
  if (line?.kind !== 'item') return refused('选中一项考核内容，和它下面的一项合并')
  const next = line.parent.items?.[line.index + 1]
  return next ? mergeItems(draft, id, next.id) : refused('它下面没有可以合并的考核内容')
}
