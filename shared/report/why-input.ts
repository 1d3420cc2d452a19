import type { LostItem, RankedGroup, RankedRow, WhyLost } from '../analysis'
import type { Campaign, ClaimRecord } from '../campaign/records'
import type { Rubric } from '../rubric/rubric'
import type { WhySubject } from './why-subject'

/** What is known of a lost item beside its arithmetic, in words that are ready to read. */
export interface LostFacts {
  /** 事实 of its findings, or its 扣分原因; none while it is 待补事实. */
  readonly facts: readonly string[]
  /** 整改 in a line: who, until when, how far; empty where nothing is planned. */
  readonly plan: string
}

/** All that the page for a leader says; everything in it was computed before. */
export interface WhyInput {
  readonly campaign: Pick<Campaign, 'name' | 'sample' | 'rubricDigest'>
  readonly rubric: Rubric
  /** Day of the page, YYYY-MM-DD. */
  readonly date: string
  readonly subject: WhySubject
  readonly group: RankedGroup
  /** The unit asked about in its group's ranking; null where the whole group is asked about. */
  readonly row: RankedRow | null
  readonly why: WhyLost
  /** 加减分 of the unit. */
  readonly claims: readonly ClaimRecord[]
  readonly factsOf: (line: LostItem) => LostFacts
  /** 整改 of all that was found here, in a sentence; empty where there are no findings. */
  readonly rectification: string
}
