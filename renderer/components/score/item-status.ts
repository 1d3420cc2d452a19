import { toPoints, ZERO, type Points } from '../../../shared/points'
import type { Item } from '../../../shared/rubric/rubric'
import type { ItemScore } from '../../../shared/scoring/scorecard'
import { showPoints } from '../../words/points'
import type { IconName } from '../base/icons'
import { fullOf } from './node-sums'

export type StatusKind = 'refused' | 'unsaved' | 'full' | 'cut' | 'unscored' | 'notApplicable' | 'exempt' | 'waiting'

export interface ItemStatus {
  readonly kind: StatusKind
  readonly text: string
  readonly icon: IconName | null
  /** Class of the cell: ochre for points lost, red for what is not counted, ink for what is to do. */
  readonly tone: '' | 'cut' | 'open' | 'bad'
  readonly lost: Points
  /** 待补事实: one of the item's findings has no fact yet. */
  readonly factMissing: boolean
}

export interface ItemFacts {
  readonly score: ItemScore | undefined
  /** See `itemsWithoutFact`. */
  readonly factMissing: boolean
  /** What was typed is refused or not complete, so it does not count. */
  readonly refused: boolean
  /** Given, but the disk has not taken it. */
  readonly unsaved: boolean
}

const plain = (kind: StatusKind, text: string, icon: IconName, tone: ItemStatus['tone'] = ''): ItemStatus => ({ kind, text, icon, tone, lost: ZERO, factMissing: false })

function stored(item: Item, { score, factMissing }: ItemFacts): ItemStatus {
  switch (score?.state) {
    case undefined:
    case 'unscored':
      return plain('unscored', '未评', 'circle', 'open')
    case 'waiting':
      return plain('waiting', '待其他单位', 'clock', 'open')
    case 'notApplicable':
      return score.cause === 'exempt' ? plain('exempt', '免考', 'dash') : plain('notApplicable', '不适用', 'dash')
    case 'scored': {
      const lost = toPoints(fullOf(item) - score.points)
      if (lost <= 0) return plain('full', '满分', 'check')
      return { kind: 'cut', text: `扣 ${showPoints(lost)}`, icon: factMissing ? 'flag' : null, tone: 'cut', lost, factMissing }
    }
  }
}

/** The words and the shape of an item's last column (design.md, Score row). */
export function itemStatus(item: Item, facts: ItemFacts): ItemStatus {
  const status = stored(item, facts)
  if (facts.refused) return { ...status, kind: 'refused', text: '有误', icon: 'err', tone: 'bad' }
  if (facts.unsaved) return { ...status, kind: 'unsaved', text: '未保存', icon: 'err', tone: 'bad' }
  return status
}
