import type { Phase, Role } from './records'

/** 工作流: what a unit's phase may become (提交, 退回, 定稿, 重新打开). */
export const nextPhases = {
  draft: ['submitted'],
  submitted: ['returned', 'finalized'],
  returned: ['submitted'],
  finalized: ['draft'],
} as const satisfies Record<Phase, readonly Phase[]>

/** A phase as the window, the errors and the paper name it. */
export const phaseNames = { draft: '进行中', submitted: '已提交', returned: '已退回', finalized: '已定稿' } as const satisfies Record<Phase, string>

export function canMove(from: Phase, to: Phase): boolean {
  return nextPhases[from].some((next) => next === to)
}

/** Scores may be edited before submission and after a return. */
export function isOpenPhase(phase: Phase): boolean {
  return phase === 'draft' || phase === 'returned'
}

/** 一票否决 is decided late (domain.md), so the secretariat may still record it while a unit is submitted; 定稿 closes it for all. */
export function isOpenForVeto(phase: Phase, role: Role | null): boolean {
  return isOpenPhase(phase) || (phase === 'submitted' && role === 'secretariat')
}

/** A return and a reopening need a reason. */
export function needsReason(from: Phase, to: Phase): boolean {
  return to === 'returned' || from === 'finalized'
}
