import { z } from 'zod'
import { entrySchema, vetoStates } from '../scoring/entry'
import { rubricSchema } from '../rubric/rubric'

/**
 * Campaign records (merge.md 1). Each is one row; its fields change one at a time through changes. `deleted` is an ordinary
 * field. Calendar dates are text YYYY-MM-DD, instants UTC milliseconds, points of a person's judgement live inside inputs.
 */
export const roles = ['secretariat', 'leadAssessor', 'assessor'] as const
export type Role = (typeof roles)[number]
export const phases = ['draft', 'submitted', 'returned', 'finalized'] as const
export type Phase = (typeof phases)[number]
/** `self` 自报数 beside `team` 核定数. */
export const slots = ['team', 'self'] as const
export type Slot = (typeof slots)[number]

const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const exemptSchema = z.strictObject({ itemId: z.string(), document: z.string() })

export const campaignSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** 考核年度, e.g. `2026`. */
  cycle: z.string(),
  startDate: calendarDate,
  endDate: calendarDate,
  rubricDigest: z.string(),
  /** 示例项目: marked everywhere, never merged, never exported as real. */
  sample: z.boolean(),
  exempt: z.array(exemptSchema),
  deleted: z.boolean(),
})
export type Campaign = z.infer<typeof campaignSchema>

export const unitSchema = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  group: z.string(),
  zones: z.array(z.string()),
  /** Official order, from 1. */
  order: z.number().int(),
  /** Last year's final as decimal text, or null. */
  previousFinal: z.string().nullable(),
  deleted: z.boolean(),
})
export type Unit = z.infer<typeof unitSchema>

export const personSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  post: z.string(),
  role: z.enum(roles),
  deleted: z.boolean(),
})
export type Person = z.infer<typeof personSchema>

export const assessmentSchema = z.strictObject({
  /** = the unit's id. */
  id: z.string(),
  phase: z.enum(phases),
  /** From 1; a reopening makes the next. */
  revision: z.number().int(),
  /** Reason of the last return or reopening, or empty. */
  reason: z.string(),
  /** Canonical JSON of the frozen scorecard with what 定稿 saw (merge.md 3), or null. */
  frozen: z.string().nullable(),
  deleted: z.boolean(),
})
export type Assessment = z.infer<typeof assessmentSchema>

export const entryRecordSchema = z.strictObject({
  /** `unitId/itemId/slot`. */
  id: z.string(),
  unitId: z.string(),
  itemId: z.string(),
  slot: z.enum(slots),
  /** The whole input is one field; null is 未评. */
  input: entrySchema.nullable(),
  /** 扣分原因 as the paper prints it: time, place, what. */
  note: z.string(),
  /** An input that no longer applies (zones changed): 移出的评分, with everything it carried. */
  setAside: entrySchema.nullable(),
  deleted: z.boolean(),
})
export type EntryRecord = z.infer<typeof entryRecordSchema>

export const claimRecordSchema = z.strictObject({
  id: z.string(),
  unitId: z.string(),
  list: z.enum(['bonus', 'penalty']),
  item: z.string(),
  level: z.string(),
  count: z.number().int(),
  matter: z.string(),
  deleted: z.boolean(),
})
export type ClaimRecord = z.infer<typeof claimRecordSchema>

export const vetoRecordSchema = z.strictObject({
  id: z.string(),
  unitId: z.string(),
  item: z.string(),
  state: z.enum(vetoStates),
  /** Document number and date of the decision; both needed for `effective`. */
  document: z.string(),
  date: calendarDate.or(z.literal('')),
  note: z.string(),
  deleted: z.boolean(),
})
export type VetoRecord = z.infer<typeof vetoRecordSchema>

/** The closed union of record kinds and their schemas; table and field names come from here and nowhere else. */
export const recordSchemas = {
  campaign: campaignSchema,
  unit: unitSchema,
  person: personSchema,
  assessment: assessmentSchema,
  entry: entryRecordSchema,
  claim: claimRecordSchema,
  veto: vetoRecordSchema,
} as const
export type RecordKind = keyof typeof recordSchemas
export const recordKinds = Object.keys(recordSchemas) as RecordKind[]

/** A row with its kind: what a use case returns so that the window's copies follow. */
export const stateRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('campaign'), row: campaignSchema }),
  z.strictObject({ kind: z.literal('unit'), row: unitSchema }),
  z.strictObject({ kind: z.literal('person'), row: personSchema }),
  z.strictObject({ kind: z.literal('assessment'), row: assessmentSchema }),
  z.strictObject({ kind: z.literal('entry'), row: entryRecordSchema }),
  z.strictObject({ kind: z.literal('claim'), row: claimRecordSchema }),
  z.strictObject({ kind: z.literal('veto'), row: vetoRecordSchema }),
])
export type StateRecord = z.infer<typeof stateRecordSchema>

/** A whole campaign as the window holds it: copies, not truth. Deleted rows are left out. */
export const campaignStateSchema = z.strictObject({
  campaign: campaignSchema,
  rubric: rubricSchema,
  units: z.array(unitSchema),
  people: z.array(personSchema),
  assessments: z.array(assessmentSchema),
  entries: z.array(entryRecordSchema),
  claims: z.array(claimRecordSchema),
  vetoes: z.array(vetoRecordSchema),
})
export type CampaignState = z.infer<typeof campaignStateSchema>

/** Id of an entry record from its identity. */
export function entryRecordId(unitId: string, itemId: string, slot: Slot): string {
  return `${unitId}/${itemId}/${slot}`
}
