import type { Campaign, ClaimRecord, EntryRecord, Unit, VetoRecord, Phase } from '../campaign/records'
import type { FindingView } from '../finding'
import type { Points } from '../points'
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
  /** What the unit has to answer for, as of `exportDate`: its own in the rubric's order, withdrawn ones too, then those of units that it took over. */
  readonly findings: readonly FindingView[]
  /** Names of the pieces of evidence by item id. */
  readonly evidence: Readonly<Record<string, readonly string[]>>
  readonly scorecard: Scorecard
  /** Final that the entries give now, where that is not what 定稿 froze; null where they give none; absent where nothing differs. */
  readonly recomputedFinal?: Points | null
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
