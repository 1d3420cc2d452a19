/**
 * The door of findings and rectification (merge.md 1). Everything outside `shared/finding` imports from here.
 *
 * deriveFindings(item, entry, lost)                      what an entry makes by itself; the lost points shared exactly
 * listFindings(state, cardOf, today), listUnitFindings   derived ones joined with rows, rectification and progress: FindingView[]
 * listAnsweredFindings(state, unit, card, today)         what a unit has to answer for: its own, and those of units that it took over
 * doublePunishments, findingsLike                        one fact punished by a penalty claim and by deductions
 * nextStatuses, findMove, mayTake                        who may take which step towards 销号, and what it needs
 * defaultPlan, rectificationOf                           the plan shown until one is stored
 */
export { clauseText, escalatedKey, ordinaryKey } from './clause-keys'
export { deriveFindings, findingLimit, type DerivedFinding } from './derive-findings'
export { doublePunishments, factKey, findingsLike, listDoublePunishments, penaltyClaims, type DoublePunishment, type PenaltyClaim } from './double-punishment'
export { soonDays } from './due'
export { factText, type Fact, type FactSource } from './fact'
export { findingText, goalText } from './finding-text'
export { isOfUnit, isOpen, itemsWithoutFact, needsFact, problemText, stands, type FindingView } from './finding-view'
export { listAnsweredFindings, listFindings, listItemFindings, listUnitFindings, lostPoints } from './list-findings'
export { defaultPlan, isConfirmed, planFields, rectificationOf, type Plan, type PlanField, type RectificationFields } from './rectification-plan'
export {
  findingStatuses, findingStatusNames, findMove, mayRevert, mayTake, needNames, nextStatuses, rectificationTypeNames,
  type FindingStatus, type Need, type StatusMove,
} from './status'
