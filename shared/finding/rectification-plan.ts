import { addDays } from '../calendar'
import type { Rectification } from '../campaign/records'
import type { Item } from '../rubric/rubric'
import { goalText } from './finding-text'

/** What is planned for a finding; status, completion and verification go by steps (`status.ts`). */
export const planFields = ['cause', 'goal', 'measures', 'responsibleUnit', 'leader', 'person', 'type', 'dueDate'] as const
export type PlanField = (typeof planFields)[number]
export type Plan = Pick<Rectification, PlanField>

export type RectificationFields = Omit<Rectification, 'id' | 'unitId' | 'deleted'>

/** Days from the finding to 整改时限 where nobody has set another. */
export const defaultDays = 30

const blank: RectificationFields = {
  cause: '', goal: '', measures: '', responsibleUnit: '', leader: '', person: '', type: '', dueDate: '', status: 'toRectify', completedOn: '', verifier: '', verdict: '',
}

/**
 * The plan to start from: goal and measures from the rubric, 30 days of time from `foundOn`. It is shown, counted for
 * 逾期 and printed as it stands until somebody confirms the rectification; that act stores all of it.
 */
export function defaultPlan(item: Item | null, foundOn: string): Plan {
  return { ...blank, goal: item ? goalText(item) : '', measures: item?.advice ?? '', dueDate: addDays(foundOn, defaultDays) }
}

/** True once anything of the rectification is stored; an undo of the first act takes it back. */
export function isConfirmed(row: Rectification | undefined): row is Rectification {
  return row !== undefined && !row.deleted && (Object.keys(blank) as (keyof RectificationFields)[]).some((field) => row[field] !== blank[field])
}

/** The rectification as screen and paper show it: the stored one, else the plan to start from. */
export function rectificationOf(row: Rectification | undefined, plan: Plan): RectificationFields {
  if (!isConfirmed(row)) return { ...blank, ...plan }
  const { id: _id, unitId: _unitId, deleted: _deleted, ...fields } = row
  return fields
}
