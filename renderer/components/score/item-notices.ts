import type { Unit } from '../../../shared/campaign/records'
import type { Item } from '../../../shared/rubric/rubric'
import type { Entry } from '../../../shared/scoring/entry'
import type { ItemScore } from '../../../shared/scoring/scorecard'
import { entryWords } from '../../words/entry-words'
import type { IconName } from '../base/icons'

export interface ItemNotice {
  readonly icon: IconName
  readonly title: string
  readonly text: string
}

interface Circumstances {
  readonly item: Item
  readonly unit: Unit
  readonly score: ItemScore | undefined
  /** Document that strikes the item for the whole campaign, or null. */
  readonly exemptBy: string | null
  readonly setAside: Entry | null
}

/** Why an item is not scored here, or what of it does not count. */
export function itemNotices({ item, unit, score, exemptBy, setAside }: Circumstances): readonly ItemNotice[] {
  const notices: ItemNotice[] = []
  if (exemptBy !== null) notices.push({ icon: 'dash', title: '免考', text: `：本批次不考，列为合理缺项。依据：${exemptBy}` })
  else if (score?.cause === 'zones') notices.push({ icon: 'dash', title: '不适用', text: `：本项只考${item.zones.join('、')}，${unit.name}的适用区域是${unit.zones.join('、') || '无'}，自动列为合理缺项。` })
  if (score?.state === 'waiting') notices.push({ icon: 'clock', title: '待其他单位', text: '：本项要和其他单位比较，等各单位的数录齐后自动得分。' })
  if (setAside) notices.push({ icon: 'warn', title: '移出的评分', text: `：${entryWords(setAside, item.rule)}。适用区域改动后不计分，改回区域即恢复。` })
  return notices
}

/** True where there is nothing to enter: struck for all, or not for this unit's zones. */
export function isExcluded(score: ItemScore | undefined): boolean {
  return score?.cause === 'exempt' || score?.cause === 'zones'
}
