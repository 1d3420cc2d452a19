import type { Phase } from '../../../shared/campaign/records'

export interface PhaseMove {
  readonly to: Phase
  readonly label: string
  /** A return and a reopening go into the history with their reason. */
  readonly needsReason: boolean
}

/** What can follow each phase, as the buttons say it. */
export const phaseMoves = {
  draft: [{ to: 'submitted', label: '提交', needsReason: false }],
  submitted: [
    { to: 'finalized', label: '定稿', needsReason: false },
    { to: 'returned', label: '退回', needsReason: true },
  ],
  returned: [{ to: 'submitted', label: '再次提交', needsReason: false }],
  finalized: [{ to: 'draft', label: '重新打开', needsReason: true }],
} as const satisfies Record<Phase, readonly PhaseMove[]>
