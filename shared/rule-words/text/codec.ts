import type { RuleKind, RuleOf } from '../../rubric/rubric'
import type { Lines } from './lines'

/** How the rules of one kind stand in lines and are read from them. Any rule of the right shape can be written, a wrong one too. */
export interface Codec<K extends RuleKind> {
  /** A right text below the kind's line; faults show it. */
  readonly sample: string
  /** Fields that the lines hold; further ones go to the line `其他`. */
  readonly known: readonly string[]
  readonly write: (rule: RuleOf<K>) => string[]
  readonly read: (lines: Lines) => RuleOf<K>
}

/** What faults and sentences call the outcomes of a division by zero. */
export const outcomeWords = { full: '得满分', zero: '不得分', manual: '人工定分', na: '按合理缺项处理' } as const
export type OutcomeWord = keyof typeof outcomeWords

export const outcomePattern = '(得满分|不得分|人工定分|按合理缺项处理)'
/** The outcome of a pattern's group, which can be nothing else. */
export function outcomeOf(text: string | undefined): OutcomeWord {
  return (Object.keys(outcomeWords) as OutcomeWord[]).find((key) => outcomeWords[key] === text) ?? 'manual'
}
