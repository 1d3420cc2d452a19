import type { RectificationStatus, RectificationType, Role } from '../campaign/records'

/** As shown: a finding whose fact is missing waits for it, and one whose deduction is gone is withdrawn, whatever is stored. */
export const findingStatuses = ['factMissing', 'toRectify', 'underway', 'awaitingVerification', 'closed', 'withdrawn'] as const
export type FindingStatus = (typeof findingStatuses)[number]

export const findingStatusNames = {
  factMissing: '待补事实', toRectify: '待整改', underway: '整改中', awaitingVerification: '待验收', closed: '已销号', withdrawn: '已撤销',
} as const satisfies Record<FindingStatus, string>

export const rectificationTypeNames = { immediate: '立行立改', dated: '限期整改', lasting: '长期坚持' } as const satisfies Record<RectificationType, string>

/** What a step needs to have been written, beside the right to take it. */
export type Need = 'measures' | 'responsibleUnit' | 'completedOn' | 'verifier' | 'verdict' | 'reason'
export const needNames = {
  measures: '整改措施', responsibleUnit: '责任单位', completedOn: '完成日期', verifier: '验收人', verdict: '验收意见', reason: '理由',
} as const satisfies Record<Need, string>

export interface StatusMove {
  readonly to: RectificationStatus
  readonly label: string
  readonly roles: readonly Role[]
  readonly needs: readonly Need[]
}

const anyone: readonly Role[] = ['assessor', 'leadAssessor', 'secretariat']
const verifiers: readonly Role[] = ['leadAssessor', 'secretariat']

/** The way of a rectification, who may take each step and what it needs. `reason` goes into the progress. */
export const nextStatuses = {
  toRectify: [{ to: 'underway', label: '开始整改', roles: anyone, needs: [] }],
  underway: [{ to: 'awaitingVerification', label: '提请验收', roles: anyone, needs: ['measures', 'responsibleUnit', 'completedOn'] }],
  awaitingVerification: [
    { to: 'closed', label: '销号', roles: verifiers, needs: ['verifier', 'verdict'] },
    { to: 'underway', label: '验收不通过', roles: verifiers, needs: ['verdict'] },
  ],
  closed: [{ to: 'underway', label: '重新整改', roles: ['secretariat'], needs: ['reason'] }],
} as const satisfies Record<RectificationStatus, readonly StatusMove[]>

/** The step between two statuses, or null. */
export function findMove(from: RectificationStatus, to: RectificationStatus): StatusMove | null {
  const moves: readonly StatusMove[] = nextStatuses[from]
  return moves.find((move) => move.to === to) ?? null
}

/** Who has not said who he is counts as nobody with a special right. */
export function mayTake({ roles }: StatusMove, role: Role | null): boolean {
  return roles.includes(role ?? 'assessor')
}

/** Taking a step back is the same right as taking it, in either direction. */
export function mayRevert(from: RectificationStatus, to: RectificationStatus, role: Role | null): boolean {
  const move = findMove(from, to) ?? findMove(to, from)
  return move === null || mayTake(move, role)
}
