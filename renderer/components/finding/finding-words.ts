import { problemText, type FindingStatus, type FindingView } from '../../../shared/finding'
import type { IconName } from '../base/icons'

/** Shape beside the word of a status. */
export const statusIcons: Readonly<Record<FindingStatus, IconName>> = {
  factMissing: 'flag', toRectify: 'circle', underway: 'half', awaitingVerification: 'eye', closed: 'check', withdrawn: 'dash',
}

/** `逾期 13 天`, `今天到期`, `剩 2 天`; empty where nothing is due. */
export function dueWords({ daysLeft }: Pick<FindingView, 'daysLeft'>): string {
  if (daysLeft === null) return ''
  if (daysLeft < 0) return `逾期 ${-daysLeft} 天`
  return daysLeft === 0 ? '今天到期' : `剩 ${daysLeft} 天`
}

const rowLength = 110
/** 问题描述 for a row or a card: a very long one goes on in the detail. */
export function rowText(finding: FindingView): string {
  const text = problemText(finding)
  return text.length > rowLength ? `${text.slice(0, rowLength)}……（全文见详情）` : text
}

/** Whose problem it is: `乌兰县`, or `格尔木市（原茫崖市）` after a merge of units. */
export function unitWords({ unit, answering }: Pick<FindingView, 'unit' | 'answering'>): string {
  return unit.id === answering.id ? unit.name : `${answering.name}（原${unit.name}）`
}
