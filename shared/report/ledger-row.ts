import type { Points } from '../points'

/** One line of 整改台账: a finding with its rectification, in the words and figures that are printed. Dates are YYYY-MM-DD or empty. */
export interface LedgerRow {
  readonly unitName: string
  /** 问题来源, e.g. `年度考核`. */
  readonly source: string
  /** 对应指标: the item's code; empty for a free finding. */
  readonly code: string
  readonly description: string
  /** 扣分; null where the finding takes no points of a unit in the ranking. */
  readonly lost: Points | null
  readonly cause: string
  readonly goal: string
  readonly measures: string
  readonly responsibleUnit: string
  readonly leader: string
  readonly person: string
  /** 立行立改, 限期整改, 长期坚持, or empty. */
  readonly type: string
  readonly dueDate: string
  /** 整改时限 has passed on the day of the ledger. */
  readonly overdue: boolean
  /** 进展情况: how late, what it waits for, the newest line. */
  readonly progress: string
  readonly completedOn: string
  readonly verifier: string
  readonly verdict: string
  readonly closed: boolean
}
