import { checkRule } from '../../rubric/check-rule'
import type { Rule } from '../../rubric/rubric'

export interface FieldFault {
  /** Place within the rule; empty where the fault is of the whole. */
  readonly field: string
  readonly code: string
  readonly message: string
}

/** Every fault of a rule (scoring.md 4). While the item has no points, the rule is not held against them. */
export function fieldFaults(rule: Rule, points: number | null): FieldFault[] {
  const faults: FieldFault[] = []
  checkRule({ points: points ?? 1, rule }, (code, message, field = '') => {
    if (points !== null || code !== 'not-full') faults.push({ field, code, message })
  })
  return faults
}
