import type { DraftItem } from '../../../shared/rubric-draft/draft'
import { recognise } from '../../../shared/rule-words/recognise'
import { ruleSentences } from '../../../shared/rule-words/sentences'

/** The rule of an item shown back in sentences; of a standard that was not understood, why not. */
export function ruleLines({ rule, points, pending, standard }: DraftItem): readonly string[] {
  if (!pending) return ruleSentences(rule, points ?? 0)
  const seen = recognise(standard, points)
  return seen.kind === 'judged' ? [seen.why] : ['先由考核组定分']
}
