/**
 * The door of a change of rubric version (改版).
 *
 * matchItems(before, after)                 which items are the same matter: by id, else proposals for a person to confirm
 * toMatches(before, after, decisions)       where every item goes on
 * planChange(records, versions, matches)    what becomes of every score; nothing is written
 * migrateScores(records, plan)              the fields that do it
 */
export { matchItems, toMatches, type Decision, type ItemMatching, type Proposal } from './match-items'
export { planChange, countFates, type ChangePlan, type EntryPlan } from './plan-change'
export { listFormerItems } from './list-former-items'
export { applyFields, migrateScores } from './migrate-scores'
export type { Fate, SetAsideCause } from './move-entry'
export type { FieldChange, ScoredRecords } from './move-ids'
export { textLikeness } from './similarity'
export { claimItemAt, itemAt, itemChanges, type ItemChange, type Version, type Versions } from './versions'
