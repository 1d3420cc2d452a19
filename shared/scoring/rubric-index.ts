import type { Item, Rubric, RubricNode } from '../rubric/rubric'
import { itemsOf, listItems, walkNodes } from '../rubric/tree'

export interface RubricIndex {
  readonly items: ReadonlyMap<string, Item>
  readonly itemByCode: ReadonlyMap<string, Item>
  readonly nodeByCode: ReadonlyMap<string, RubricNode>
  /** Item ids of each requirement, by its code, in printed order. */
  readonly requirementItems: ReadonlyMap<string, readonly Item[]>
  readonly order: readonly Item[]
}

const cache = new WeakMap<Rubric, RubricIndex>()

/** Look-ups of a rubric, made once per rubric object: a published rubric is immutable. */
export function indexRubric(rubric: Rubric): RubricIndex {
  const known = cache.get(rubric)
  if (known) return known
  const order = listItems(rubric)
  const nodeByCode = new Map<string, RubricNode>()
  walkNodes(rubric, (node) => nodeByCode.set(node.code, node))
  const index: RubricIndex = {
    items: new Map(order.map((item) => [item.id, item])),
    itemByCode: new Map(order.map((item) => [item.code, item])),
    nodeByCode,
    requirementItems: new Map(rubric.requirements.map((node) => [node.code, itemsOf(node)])),
    order,
  }
  cache.set(rubric, index)
  return index
}

/** An empty `zones` of an item means everywhere (scoring.md 5.1). */
export function appliesByZones(item: Item, unitZones: readonly string[]): boolean {
  return item.zones.length === 0 || item.zones.some((zone) => unitZones.includes(zone))
}
