import type { Item, Rubric, RubricNode } from '../rubric/rubric'
import { itemsOf, listItems, walkNodes } from '../rubric/tree'
import { lossLine, type LossLine } from './losses'
import type { ScoredUnit } from './unit-scores'
import { departmentOf } from './why'

export interface NodeLosses { readonly node: RubricNode; readonly line: LossLine }
/** `domain` is empty for items without one. */
export interface DomainLosses { readonly domain: string; readonly line: LossLine }
export interface ItemLosses { readonly item: Item; readonly line: LossLine }
/** `department` is empty for items that name no lead department; `mostLost` is null where nothing was lost. */
export interface DepartmentLosses { readonly department: string; readonly line: LossLine; readonly mostLost: NodeLosses | null }

/** Items by a key, in order of first appearance. */
function groupItems(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** Stable: equal losses keep the printed order. */
const mostLostFirst = <T extends { readonly line: LossLine }>(list: readonly T[]): T[] => [...list].sort((a, b) => b.line.total.lost - a.line.total.lost)

/** Every requirement in printed order. */
export function requirementLosses(rubric: Rubric, units: readonly ScoredUnit[]): NodeLosses[] {
  return rubric.requirements.map((node) => ({ node, line: lossLine(units, itemsOf(node)) }))
}

/** Every domain in the rubric's order, items without one last; empty where no item has a domain. */
export function domainLosses(rubric: Rubric, units: readonly ScoredUnit[]): DomainLosses[] {
  const groups = groupItems(listItems(rubric), ({ domain }) => domain ?? '')
  const named = [...new Set([...(rubric.domains ?? []), ...groups.keys()])].filter((domain) => domain !== '' && groups.has(domain))
  if (named.length === 0) return []
  return [...named, ...(groups.has('') ? [''] : [])].map((domain) => ({ domain, line: lossLine(units, groups.get(domain) ?? []) }))
}

/** The items that lost most over all units, at most `limit`; none that lost nothing. */
export function worstItems(rubric: Rubric, units: readonly ScoredUnit[], limit: number): ItemLosses[] {
  const lines = listItems(rubric).map((item) => ({ item, line: lossLine(units, [item]) }))
  return mostLostFirst(lines.filter(({ line }) => line.total.lost > 0)).slice(0, limit)
}

/** The node that holds each item: its indicator, or the requirement where that holds items itself. */
function holdersOf(rubric: Rubric): Map<string, RubricNode> {
  const holders = new Map<string, RubricNode>()
  walkNodes(rubric, (node) => node.items?.forEach(({ id }) => holders.set(id, node)))
  return holders
}

function mostLostOf(items: readonly Item[], holders: ReadonlyMap<string, RubricNode>, units: readonly ScoredUnit[]): NodeLosses | null {
  const byNode = new Map<RubricNode, Item[]>()
  for (const item of items) {
    const node = holders.get(item.id)
    if (node) byNode.set(node, [...(byNode.get(node) ?? []), item])
  }
  const [first] = mostLostFirst([...byNode].map(([node, own]) => ({ node, line: lossLine(units, own) })))
  return first && first.line.total.lost > 0 ? first : null
}

/** Every lead department (条) with its losses in each unit (块), most lost first. */
export function departmentLosses(rubric: Rubric, units: readonly ScoredUnit[]): DepartmentLosses[] {
  const holders = holdersOf(rubric)
  const groups = groupItems(listItems(rubric), departmentOf)
  return mostLostFirst([...groups].map(([department, items]) => ({ department, line: lossLine(units, items), mostLost: mostLostOf(items, holders, units) })))
}
