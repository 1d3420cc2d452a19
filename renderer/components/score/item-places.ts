import type { Item, Rubric, RubricNode } from '../../../shared/rubric/rubric'

/** Where an item stands: the nodes above it from the requirement down, and its place among the requirement's items. */
export interface ItemPlace {
  readonly item: Item
  readonly path: readonly RubricNode[]
  readonly index: number
  readonly count: number
}

/** Places of all items by id, in printed order; items may hang at any level, from the requirement itself downwards. */
export function placeItems(rubric: Rubric): ReadonlyMap<string, ItemPlace> {
  const places = new Map<string, ItemPlace>()
  for (const requirement of rubric.requirements) {
    const found: { item: Item; path: readonly RubricNode[] }[] = []
    const walk = (node: RubricNode, above: readonly RubricNode[]): void => {
      const path = [...above, node]
      for (const item of node.items ?? []) found.push({ item, path })
      for (const child of node.children ?? []) walk(child, path)
    }
    walk(requirement, [])
    found.forEach(({ item, path }, at) => places.set(item.id, { item, path, index: at + 1, count: found.length }))
  }
  return places
}

/** The innermost node that holds an item: what Shift+M is about. */
export function indicatorOf(place: ItemPlace): RubricNode {
  const node = place.path.at(-1)
  if (!node) throw new Error('an item hangs below a requirement')
  return node
}
