import type { Points } from '../points'

export type ItemState = 'scored' | 'notApplicable' | 'unscored' | 'waiting'
/** Why an item is not applicable: struck for all, zones, declared with a reason, or a zero denominator (scoring.md 5.1). */
export type NotApplicableCause = 'exempt' | 'zones' | 'declared' | 'denominator'

export interface ItemScore {
  readonly points: Points
  readonly state: ItemState
  readonly cause?: NotApplicableCause
  /** One line of Chinese arithmetic; every scored item has it. */
  readonly explain?: string
}

/** A claim after scoring.md 5.4. */
export interface ClaimScore {
  /** Index in the input list. */
  readonly index: number
  readonly item: string
  /** level.points · count, before any cap. */
  readonly worth: Points
  /** False when another claim of the same matter counts instead. */
  readonly counted: boolean
}

/** The result of one unit (scoring.md 5). Records are keyed by item id, node code, claim item code. */
export interface Scorecard {
  readonly complete: boolean
  readonly items: Readonly<Record<string, ItemScore>>
  /** Sums of item points per requirement code, not rescaled. */
  readonly requirements: Readonly<Record<string, Points>>
  readonly earned: Points
  readonly notApplicable: Points
  readonly base: Points
  readonly bonus: Points
  readonly penalty: Points
  readonly final: Points
  /** By points, or the veto's grade when a veto is effective. */
  readonly grade: string
  /** By points alone, 按分等次. */
  readonly gradeByPoints: string
  readonly vetoed: boolean
  readonly claims: { readonly bonus: readonly ClaimScore[]; readonly penalty: readonly ClaimScore[] }
  /** Per claim item after its own cap. */
  readonly claimItems: { readonly bonus: Readonly<Record<string, Points>>; readonly penalty: Readonly<Record<string, Points>> }
  /** Only under rescaleRequirement: per requirement the rescaled points, and the points that dropped out. */
  readonly rescaled?: { readonly requirements: Readonly<Record<string, Points>>; readonly gone: Points }
}

/** One unit in the ranking (scoring.md 6). */
export interface RankedUnit {
  readonly unit: string
  readonly group: string
  readonly place: number
  /** After quota: 名额后等次. */
  readonly grade: string
  /** True when the quota moved it down. */
  readonly movedByQuota: boolean
  readonly scorecard: Scorecard
}
