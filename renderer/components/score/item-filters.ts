import type { ItemScore } from '../../../shared/scoring/scorecard'
import type { ItemStatus } from './item-status'

export const filters = ['all', 'unscored', 'cut', 'fact', 'notApplicable', 'differs', 'review'] as const
export type Filter = (typeof filters)[number]
export const filterWords: Readonly<Record<Filter, string>> = { all: '全部', unscored: '未评', cut: '扣分', fact: '待补事实', notApplicable: '不适用', differs: '与自评不一致', review: '待复看' }

export interface Filterable {
  readonly score: ItemScore | undefined
  readonly status: ItemStatus
  /** How 自评 disagrees, in words; empty where it does not. */
  readonly difference: string
  /** A change of version asks to look at it again. */
  readonly review: boolean
}

/** Filters look at what is stored: a refused text leaves its item 未评. */
export function passesFilter({ score, status, difference, review }: Filterable, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'unscored':
      return score === undefined || score.state === 'unscored'
    case 'cut':
      return status.lost > 0
    case 'fact':
      return status.factMissing
    case 'notApplicable':
      return score?.state === 'notApplicable'
    case 'differs':
      return difference !== ''
    case 'review':
      return review
  }
}

export function countFilters(list: readonly Filterable[]): Readonly<Record<Filter, number>> {
  const count = (filter: Filter): number => list.filter((each) => passesFilter(each, filter)).length
  return { all: list.length, unscored: count('unscored'), cut: count('cut'), fact: count('fact'), notApplicable: count('notApplicable'), differs: count('differs'), review: count('review') }
}
