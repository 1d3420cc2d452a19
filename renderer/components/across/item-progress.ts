import type { Item, Rubric, RubricNode } from '../../../shared/rubric/rubric'
import { itemsOf } from '../../../shared/rubric/tree'
import type { Scorecard } from '../../../shared/scoring/scorecard'
import { matchesItem, type PinyinOf } from '../score/find-items'

/** How far an item is over all units: units that are scored, of units to which it applies. */
export interface ItemProgress {
  readonly done: number
  readonly due: number
}

export function itemProgress(items: readonly Item[], cards: Iterable<Scorecard>): ReadonlyMap<string, ItemProgress> {
  const counts = new Map(items.map(({ id }) => [id, { done: 0, due: 0 }]))
  for (const card of cards) {
    for (const [id, count] of counts) {
      const state = card.items[id]?.state ?? 'unscored'
      if (state === 'notApplicable') continue
      count.due += 1
      if (state === 'scored') count.done += 1
    }
  }
  return counts
}

export const isComplete = ({ done, due }: ItemProgress): boolean => done === due

export interface ListFilter {
  readonly query: string
  /** 牵头部门; empty for all. */
  readonly department: string
  readonly openOnly: boolean
}

export interface ListGroup {
  readonly node: RubricNode
  readonly items: readonly Item[]
}

/** Requirements with the items that pass the filter, in printed order; a requirement without any is left out. */
export function listGroups(rubric: Rubric, progress: ReadonlyMap<string, ItemProgress>, filter: ListFilter, pinyinOf: PinyinOf | null): readonly ListGroup[] {
  const passes = (item: Item): boolean =>
    (filter.department === '' || item.leadDepartment === filter.department) && (!filter.openOnly || !isComplete(progress.get(item.id) ?? { done: 0, due: 0 })) && matchesItem(item, filter.query, pinyinOf)
  return rubric.requirements.map((node) => ({ node, items: itemsOf(node).filter(passes) })).filter(({ items }) => items.length > 0)
}

export interface Department {
  readonly name: string
  readonly items: number
  readonly complete: number
}

/** What each lead department delivers, in the order in which the rubric first names it. */
export function departments(items: readonly Item[], progress: ReadonlyMap<string, ItemProgress>): readonly Department[] {
  const names = [...new Set(items.flatMap(({ leadDepartment }) => (leadDepartment ? [leadDepartment] : [])))]
  return names.map((name) => {
    const own = items.filter(({ leadDepartment }) => leadDepartment === name)
    return { name, items: own.length, complete: own.filter(({ id }) => isComplete(progress.get(id) ?? { done: 0, due: 0 })).length }
  })
}
