import type { LostItem, OpenItem, StruckItem } from '../../../shared/analysis'
import { causeWords } from '../../../shared/report/words'

/** What is recorded about a lost item beside its score. */
export interface LineFacts {
  /** 事实, ready to read; none while it is 待补事实. */
  readonly facts: readonly string[]
  /** 整改 in a line, or empty. */
  readonly plan: string
  /** The finding that 整改 opens at, or null. */
  readonly findingId: string | null
  /** Pieces of evidence; pictures among them by their hash. */
  readonly evidence: number
  readonly pictures: readonly string[]
}
export interface WhyLine extends LostItem, LineFacts {
  readonly key: string
}

/** Lines listed at a time; an item over fifty units has no more. */
export const pageOfLines = 50

export interface OtherLine {
  readonly key: string
  readonly unitId: string
  readonly itemId: string
  readonly code: string
  readonly content: string
  readonly unit: string
  readonly words: string
}

const otherLine = ({ scored, item }: OpenItem | StruckItem, words: string): OtherLine => ({
  key: `${scored.unit.id}/${item.id}`, unitId: scored.unit.id, itemId: item.id, code: item.code, content: item.content, unit: scored.unit.name, words,
})
export const openLines = (list: readonly OpenItem[]): OtherLine[] => list.map((line) => otherLine(line, line.state === 'waiting' ? '待其他单位' : '未评'))
export const struckLines = (list: readonly StruckItem[]): OtherLine[] => list.map((line) => otherLine(line, causeWords[line.cause]))
