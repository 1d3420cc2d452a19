import type { Campaign, ClaimRecord, EntryRecord, Unit, VetoRecord, Phase } from '../campaign/records'
import type { Rubric } from '../rubric/rubric'
import type { Scorecard } from '../scoring/scorecard'

/** All that the workbook of one unit needs, gathered before anything is laid out. Points inside are integers of 0.01. */
export interface UnitReport {
  readonly campaign: Campaign
  readonly rubric: Rubric
  readonly rubricDigest: string
  readonly unit: Unit
  readonly phase: Phase
  readonly revision: number
  /** Team entries by item id. */
  readonly entries: Readonly<Record<string, EntryRecord>>
  /** The unit's own figures (自报数) by item id. */
  readonly selfEntries: Readonly<Record<string, EntryRecord>>
  readonly claims: readonly ClaimRecord[]
  readonly vetoes: readonly VetoRecord[]
  readonly scorecard: Scorecard
  /** Scorecard of the unit's own figures, or null where it gave none. */
  readonly selfScorecard: Scorecard | null
  /** Grade after quotas, null while its group is not complete: a quota counts units that all have their points. */
  readonly ranked: { readonly grade: string; readonly movedByQuota: boolean } | null
  /** 64 upper-case hex digits. */
  readonly fingerprint: string
  /** Calendar date YYYY-MM-DD. */
  readonly exportDate: string
  /** Blank where nobody named the team. */
  readonly teamName: string
  readonly fonts: ReportFonts
}

/** One font name per use, chosen at export from what the machine has (workbook.md, Fonts). */
export interface ReportFonts {
  readonly title: string
  readonly titleBold: boolean
  readonly body: string
  readonly kai: string
  readonly hei: string
  readonly song: string
}
