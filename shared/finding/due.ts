import { daysBetween } from '../calendar'
import type { RectificationFields } from './rectification-plan'
import type { FindingStatus } from './status'

/** Days before 整改时限 from which a rectification counts as soon due (7 天内到期). */
export const soonDays = 7

export interface Due {
  readonly daysLeft: number | null
  readonly overdue: boolean
  readonly soonDue: boolean
}

const nothingDue: Due = { daysLeft: null, overdue: false, soonDue: false }

/** What the date says today. Work reported complete in time is not overdue while it waits for its verification. */
export function dueOf(status: FindingStatus, { dueDate, completedOn }: RectificationFields, today: string): Due {
  if (status === 'closed' || status === 'withdrawn') return nothingDue
  const daysLeft = daysBetween(today, dueDate)
  if (daysLeft === null) return nothingDue
  const inTime = status === 'awaitingVerification' && (daysBetween(completedOn, dueDate) ?? -1) >= 0
  if (daysLeft < 0) return inTime ? nothingDue : { daysLeft, overdue: true, soonDue: false }
  return { daysLeft, overdue: false, soonDue: daysLeft <= soonDays }
}
