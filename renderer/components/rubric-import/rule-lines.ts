import type { DraftItem } from '../../../shared/rubric-draft/draft'
import { ruleWords } from '../entry/bill-words'

/** The rule of an item shown back in sentences; a standard that was not understood says so instead. */
export function ruleLines({ rule, pending }: DraftItem): readonly string[] {
  if (pending) return ['没有把握读成规则，先由人定分；存为草稿后再定。']
  return [ruleWords[rule.kind]]
}
