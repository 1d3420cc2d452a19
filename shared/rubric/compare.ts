import { isSameJson } from '../change/canonical-json'
import { parsePoints } from '../points'
import { compareWhole, membersOf } from './compare-whole'
import { ruleWords } from './compare-words'
import { longestRun } from './longest-run'
import { matchNodes, placeTree, type PlacedItem, type PlacedNode, type PlacedTree } from './match-nodes'
import type { Item, Rubric, RubricNode } from './rubric'
import { itemsOf } from './tree'

export const differenceKinds = ['added', 'removed', 'moved', 'code', 'points', 'rule', 'text', 'whole'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** One thing that differs, in words; what is not there is empty. */
export interface Part { readonly kind: DifferenceKind; readonly field: string; readonly before: string; readonly after: string }

/** An item, a node, a bonus, penalty or veto item, or the rubric as a whole that is not what it was. */
export interface Changed {
  readonly subject: 'item' | 'node' | 'bonus' | 'penalty' | 'vetoes' | 'rubric'
  /** The item's id, else the code; of the newer version where it is there. */
  readonly where: string
  readonly code: string
  readonly name: string
  /** Code of its requirement in the newer version, of what was removed in the older; empty for what belongs to none. */
  readonly requirement: string
  readonly parts: readonly Part[]
}

/** A requirement's points and items, old and new; null where it is not there. Points are 0.01. */
export interface RequirementTotals {
  readonly code: string
  readonly name: string
  readonly before: { readonly points: number; readonly items: number } | null
  readonly after: { readonly points: number; readonly items: number } | null
}

export interface Comparison {
  /** The whole first, then by requirement of the newer version, what was removed with what is left around it. */
  readonly changed: readonly Changed[]
  readonly totals: readonly RequirementTotals[]
  /** Items that are in both and do not differ in anything. */
  readonly unchanged: number
}

const ownFields: ReadonlySet<string> = new Set(['id', 'code', 'points', 'rule', 'pending', 'children', 'items'])

/** Fields but those that are compared by themselves. */
const textParts = (before: object, after: object): Part[] => membersOf(before, after, ownFields, () => 'text')

const codeParts = (before: string, after: string): Part[] => (before === after ? [] : [{ kind: 'code', field: '编码', before, after }])

function itemParts(before: Item, after: Item): Part[] {
  const parts = codeParts(before.code, after.code)
  if (before.points !== after.points) parts.push({ kind: 'points', field: '分值', before: String(before.points), after: String(after.points) })
  if (!isSameJson(before.rule, after.rule)) parts.push({ kind: 'rule', field: '评分规则', before: ruleWords(before), after: ruleWords(after) })
  if ((before.pending ?? false) !== (after.pending ?? false)) parts.push({ kind: 'rule', field: '待定规则', before: before.pending ? '待定' : '已确认', after: after.pending ? '待定' : '已确认' })
  return [...parts, ...textParts(before, after)]
}

const nodeName = ({ code, name }: RubricNode): string => `${code} ${name}`
const placeOf = (parent: PlacedNode | null, at: number): string => `${parent ? `${nodeName(parent.node)} ` : ''}第 ${at + 1} 个`

interface Placed { readonly parent: PlacedNode | null; readonly at: number }

/** Of pairs in printed order of the older version: which have another parent, or left the order of their siblings. */
function findMoved<P extends Placed>(pairs: readonly (readonly [P, P])[], nodes: ReadonlyMap<PlacedNode, PlacedNode>): Set<P> {
  const stayed = new Map<PlacedNode | null, (readonly [P, P])[]>()
  const moved = new Set<P>()
  for (const [before, after] of pairs) {
    const parent = before.parent ? (nodes.get(before.parent) ?? null) : null
    if ((before.parent !== null && parent === null) || parent !== after.parent) moved.add(after)
    else stayed.set(parent, [...(stayed.get(parent) ?? []), [before, after]])
  }
  for (const siblings of stayed.values()) {
    const kept = longestRun(siblings.map(([, { at }]) => at))
    siblings.forEach(([, after], index) => { if (!kept.has(index)) moved.add(after) })
  }
  return moved
}

const movedPart = (before: Placed, after: Placed): Part => ({ kind: 'moved', field: '位置', before: placeOf(before.parent, before.at), after: placeOf(after.parent, after.at) })
const requirementOf = ({ parent, node }: PlacedNode): string => (parent ? requirementOf(parent) : node.code)

interface Sides {
  readonly before: PlacedTree
  readonly after: PlacedTree
  readonly items: readonly (readonly [PlacedItem, PlacedItem])[]
  readonly nodes: ReadonlyMap<PlacedNode, PlacedNode>
}

function pairItems(before: PlacedTree, after: PlacedTree, matching: ReadonlyMap<string, string>): [PlacedItem, PlacedItem][] {
  const byId = new Map(after.items.map((placed) => [placed.item.id, placed]))
  const given = new Set(matching.values())
  return before.items.flatMap((placed): [PlacedItem, PlacedItem][] => {
    const { id } = placed.item
    const other = byId.get(matching.get(id) ?? id)
    // An id that the matching gives to another item is not this one's any more.
    return other && (matching.has(id) || !given.has(id)) ? [[placed, other]] : []
  })
}

function changedItems({ before, after, items, nodes }: Sides): { changed: Changed[]; unchanged: number } {
  const moved = findMoved(items, nodes)
  const changed: Changed[] = []
  const say = ({ item, parent }: PlacedItem, parts: readonly Part[]): void => {
    if (parts.length > 0) changed.push({ subject: 'item', where: item.id, code: item.code, name: item.content, requirement: requirementOf(parent), parts })
  }
  for (const [old, now] of items) say(now, [...(moved.has(now) ? [movedPart(old, now)] : []), ...itemParts(old.item, now.item)])
  const unchanged = items.length - changed.length
  const there = new Set(items.flat())
  for (const placed of after.items) if (!there.has(placed)) say(placed, [{ kind: 'added', field: '考核内容', before: '', after: `${placed.item.content}（${placed.item.points} 分）` }])
  for (const placed of before.items) if (!there.has(placed)) say(placed, [{ kind: 'removed', field: '考核内容', before: `${placed.item.content}（${placed.item.points} 分）`, after: '' }])
  return { changed, unchanged }
}

function changedNodes({ before, after, nodes }: Sides): Changed[] {
  const pairs = before.nodes.flatMap((old): [PlacedNode, PlacedNode][] => { const now = nodes.get(old); return now ? [[old, now]] : [] })
  const moved = findMoved(pairs, nodes)
  const all: [PlacedNode, Part[]][] = pairs.map(([old, now]) => [now, [...(moved.has(now) ? [movedPart(old, now)] : []), ...codeParts(old.node.code, now.node.code), ...textParts(old.node, now.node)]])
  const known = new Set(nodes.values())
  const name = (node: PlacedNode): string => (node.parent ? '指标' : '工作要求')
  for (const node of after.nodes) if (!known.has(node)) all.push([node, [{ kind: 'added', field: name(node), before: '', after: nodeName(node.node) }]])
  for (const node of before.nodes) if (!nodes.has(node)) all.push([node, [{ kind: 'removed', field: name(node), before: nodeName(node.node), after: '' }]])
  return all.filter(([, parts]) => parts.length > 0).map(([placed, parts]) => ({ subject: 'node', where: placed.node.code, code: placed.node.code, name: placed.node.name, requirement: requirementOf(placed), parts }))
}

const totalOf = (node: RubricNode) => ({ points: parsePoints(node.points) ?? 0, items: itemsOf(node).length })

function totalsOf({ before, after, nodes }: Sides): RequirementTotals[] {
  const older = new Map([...nodes].map(([old, now]) => [now, old]))
  const now = after.nodes.filter(({ depth }) => depth === 0).map((placed) => {
    const old = older.get(placed)
    return { code: placed.node.code, name: placed.node.name, before: old && old.depth === 0 ? totalOf(old.node) : null, after: totalOf(placed.node) }
  })
  const gone = before.nodes.filter((old) => old.depth === 0 && nodes.get(old)?.depth !== 0)
  return [...now, ...gone.map(({ node }) => ({ code: node.code, name: node.name, before: totalOf(node), after: null }))]
}

/** By requirement of the newer version; within one, nodes and items as they are found. */
function inOrder(changed: readonly Changed[], order: readonly string[]): Changed[] {
  const places = new Map(order.map((code, index) => [code, index + 1]))
  const placeOfChange = ({ requirement }: Changed): number => (requirement === '' ? 0 : (places.get(requirement) ?? order.length + 1))
  return changed.map((one, index) => ({ one, index })).sort((a, b) => placeOfChange(a.one) - placeOfChange(b.one) || a.index - b.index).map(({ one }) => one)
}

/**
 * Everything that differs between two versions. Items are the same by id, or as `matching` says (id in the older → id in the newer).
 * Points of nodes are sums and stand in the totals alone; names of the versions are no difference.
 */
export function compareRubrics(before: Rubric, after: Rubric, matching: ReadonlyMap<string, string> = new Map()): Comparison {
  const trees = { before: placeTree(before), after: placeTree(after) }
  const items = pairItems(trees.before, trees.after, matching)
  const sides: Sides = { ...trees, items, nodes: matchNodes(trees.before, trees.after, items) }
  const { changed, unchanged } = changedItems(sides)
  const totals = totalsOf(sides)
  return { changed: inOrder([...compareWhole(before, after), ...changedNodes(sides), ...changed], totals.map(({ code }) => code)), totals, unchanged }
}
