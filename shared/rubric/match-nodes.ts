import type { Item, Rubric, RubricNode } from './rubric'

/** A node with where it stands. */
export interface PlacedNode { readonly node: RubricNode; readonly parent: PlacedNode | null; readonly depth: number; readonly at: number }
export interface PlacedItem { readonly item: Item; readonly parent: PlacedNode; readonly at: number }

export interface PlacedTree { readonly nodes: readonly PlacedNode[]; readonly items: readonly PlacedItem[] }

/** Every node and item in printed order, each with its parent and its place among its siblings. */
export function placeTree({ requirements }: Pick<Rubric, 'requirements'>): PlacedTree {
  const nodes: PlacedNode[] = []
  const items: PlacedItem[] = []
  const walk = (node: RubricNode, parent: PlacedNode | null, depth: number, at: number): void => {
    const placed = { node, parent, depth, at }
    nodes.push(placed)
    node.items?.forEach((item, index) => items.push({ item, parent: placed, at: index }))
    node.children?.forEach((child, index) => { walk(child, placed, depth + 1, index) })
  }
  requirements.forEach((node, at) => { walk(node, null, 0, at) })
  return { nodes, items }
}

/** The node and what is above it. */
function lineOf(node: PlacedNode): PlacedNode[] {
  return node.parent ? [node, ...lineOf(node.parent)] : [node]
}

type Shared = Map<PlacedNode, Map<PlacedNode, number>>

function count(shared: Shared, a: PlacedNode, b: PlacedNode, by: number): void {
  const row = shared.get(a) ?? new Map<PlacedNode, number>()
  shared.set(a, row.set(b, (row.get(b) ?? 0) + by))
}

/** How many items each pair of nodes has in common, and pairs of equal code or name with none. */
function candidates(before: PlacedTree, after: PlacedTree, pairs: readonly (readonly [PlacedItem, PlacedItem])[]): Shared {
  const shared: Shared = new Map()
  for (const [a, b] of pairs) for (const one of lineOf(a.parent)) for (const other of lineOf(b.parent)) count(shared, one, other, 1)
  const byName = new Map<string, PlacedNode[]>()
  const keysOf = ({ node }: PlacedNode): string[] => [`c${node.code}`, `n${node.name}`]
  for (const node of after.nodes) for (const key of keysOf(node)) byName.set(key, [...(byName.get(key) ?? []), node])
  for (const node of before.nodes) for (const key of keysOf(node)) for (const other of byName.get(key) ?? []) count(shared, node, other, 0)
  return shared
}

function sizes({ items }: PlacedTree): Map<PlacedNode, number> {
  const found = new Map<PlacedNode, number>()
  for (const { parent } of items) for (const node of lineOf(parent)) found.set(node, (found.get(node) ?? 0) + 1)
  return found
}

/**
 * Which node of `before` is which of `after`. Nodes have no id: those that share the largest part of their items belong together, then
 * equal code, name and level; without common items code or name must be the same.
 */
export function matchNodes(before: PlacedTree, after: PlacedTree, pairs: readonly (readonly [PlacedItem, PlacedItem])[]): Map<PlacedNode, PlacedNode> {
  const sizeBefore = sizes(before)
  const sizeAfter = sizes(after)
  const scored = [...candidates(before, after, pairs)].flatMap(([a, row]) => [...row].map(([b, common]) => {
    const all = (sizeBefore.get(a) ?? 0) + (sizeAfter.get(b) ?? 0) - common
    const alike = Number(a.node.code === b.node.code) + Number(a.node.name === b.node.name) + Number(a.depth === b.depth) / 2
    return { a, b, score: (all > 0 ? (3 * common) / all : 0) + alike }
  }))
  const matched = new Map<PlacedNode, PlacedNode>()
  const taken = new Set<PlacedNode>()
  for (const { a, b } of scored.sort((one, other) => other.score - one.score)) {
    if (matched.has(a) || taken.has(b)) continue
    matched.set(a, b)
    taken.add(b)
  }
  return matched
}
