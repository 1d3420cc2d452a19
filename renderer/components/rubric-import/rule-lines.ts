import type { DraftItem } from '../../../shared/rubric-draft/draft'
import { ruleSentences } from '../../../shared/rule-words/sentences'

/** The rule of an item shown back in sentences; a standard that was not understood says so instead. */
export function ruleLines({ rule, points, pending }: DraftItem): readonly string[] {
  if (pending) return ['没有把握读成规则，先由考核组定分；存为草稿后再定规则。']
  return ruleSentences(rule, points ?? 0)
}
