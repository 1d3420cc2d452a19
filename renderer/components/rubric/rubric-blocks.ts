import type { Item, Rubric, RubricNode } from '../../../shared/rubric/rubric'
import { itemsOf } from '../../../shared/rubric/tree'

export interface Group {
  readonly node: RubricNode
  /** Names of the indicators above it, below the requirement. */
  readonly above: string
  readonly items: readonly Item[]
}
export interface Block {
  readonly node: RubricNode
  readonly groups: readonly Group[]
}

/** What a search shows at most: more is no help, and a thousand standards at once are felt. */
export const shownAtMost = 200

function groupsOf(node: RubricNode, above: string): Group[] {
  const below = above === '' ? node.name : `${above} · ${node.name}`
  return node.items ? [{ node, above, items: node.items }] : (node.children ?? []).flatMap((child) => groupsOf(child, below))
}

/** The tree as requirements with their lowest indicators. With `matches` only the first items that it keeps, without what is then empty. */
export function blocksOf(rubric: Pick<Rubric, 'requirements'>, matches: ((item: Item) => boolean) | null): Block[] {
  let left = shownAtMost
  const keep = (items: readonly Item[]): readonly Item[] => {
    if (!matches) return items
    const kept = items.filter(matches).slice(0, left)
    left -= kept.length
    return kept
  }
  return rubric.requirements
    .map((node) => {
      const groups = node.items ? [{ node, above: '', items: node.items }] : (node.children ?? []).flatMap((child) => groupsOf(child, ''))
      return { node, groups: groups.map((group) => ({ ...group, items: keep(group.items) })).filter(({ items }) => items.length > 0) }
    })
    .filter(({ groups }) => groups.length > 0)
}

/** How many items there are that match. */
export const countMatches = (rubric: Pick<Rubric, 'requirements'>, matches: (item: Item) => boolean): number => rubric.requirements.flatMap(itemsOf).filter(matches).length
