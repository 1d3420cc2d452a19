import { z } from 'zod'
import { entrySchema, vetoStates } from '../scoring/entry'
import { figureSchema } from './last-year'
import { formerItemSchema } from './former-items'
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
/** 整改 of a finding: 待整改, 整改中, 待验收, 已销号. 待补事实 and 已撤销 are not stored: they follow from the fact and the entry. */
export const rectificationStatuses = ['toRectify', 'underway', 'awaitingVerification', 'closed'] as const
export type RectificationStatus = (typeof rectificationStatuses)[number]
/** 整改类型: 立行立改, 限期整改, 长期坚持. */
export const rectificationTypes = ['immediate', 'dated', 'lasting'] as const
export type RectificationType = (typeof rectificationTypes)[number]
/** What a piece of evidence is linked to. */
export const evidenceTargets = ['entry', 'finding', 'progress'] as const
export type EvidenceTarget = (typeof evidenceTargets)[number]

const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const dateOrBlank = calendarDate.or(z.literal(''))
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
  /** Why the unit no longer takes part in this campaign (退出本批次, 并入), or empty. What it carried stays. */
  leftOut: z.string(),
  /** The unit that took this one over, or empty. */
  mergedInto: z.string(),
  deleted: z.boolean(),
})
export type Unit = z.infer<typeof unitSchema>

export const personSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  post: z.string(),
  role: z.enum(roles),
  /** 代录: the person whose scores this one records, with the reason; both empty for who works in his own name. */
  onBehalfOf: z.string(),
  reason: z.string(),
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

/** An item (or the code of a claim item) as an earlier rubric version had it. */
const formerPlace = { rubricDigest: z.string(), itemId: z.string() }
/** What something was scored under, where that has changed since (请再看一遍); null: nothing to look at. */
const reviewSchema = z.strictObject(formerPlace).nullable()
export type Review = z.infer<typeof reviewSchema>
/** An input that a change of the rubric version set aside, and what it was scored under. */
const formerInputSchema = z.strictObject({ ...formerPlace, input: entrySchema })
export type FormerInput = z.infer<typeof formerInputSchema>

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
  /** 上年同期 where it is known before this year's figure; it fills the form and scores nothing by itself. */
  previous: figureSchema.nullable(),
  /** Inputs that a change of the rubric version set aside (移出的评分), latest last: of an item that is gone, or that the item no longer takes. */
  former: z.array(formerInputSchema),
  review: reviewSchema,
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
  /** The finding whose fact is this claim's matter, or empty. */
  findingId: z.string(),
  /** Digest of the rubric version whose item or level this claim names and the campaign's does not have (移出), or empty. */
  setAsideFrom: z.string(),
  review: reviewSchema,
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
  date: dateOrBlank,
  note: z.string(),
  /** As of a claim. */
  setAsideFrom: z.string(),
  review: reviewSchema,
  deleted: z.boolean(),
})
export type VetoRecord = z.infer<typeof vetoRecordSchema>

export const findingSchema = z.strictObject({
  /** Automatic: see `findingId`. Free findings have a random id. */
  id: z.string(),
  unitId: z.string(),
  /** Empty for a free finding that belongs to no item. */
  itemId: z.string(),
  /** Clause or part of the item's rule; empty where the item is found wanting as a whole, and for free findings. */
  clause: z.string(),
  /** From 1 within a clause; 0 for free findings. */
  n: z.number().int(),
  foundOn: dateOrBlank,
  /** The fact: when, where and what, as the inspector writes it. */
  time: z.string(),
  place: z.string(),
  what: z.string(),
  deleted: z.boolean(),
})
export type Finding = z.infer<typeof findingSchema>

export const rectificationSchema = z.strictObject({
  /** = the finding's id. */
  id: z.string(),
  unitId: z.string(),
  cause: z.string(),
  goal: z.string(),
  measures: z.string(),
  responsibleUnit: z.string(),
  leader: z.string(),
  person: z.string(),
  type: z.enum(rectificationTypes).or(z.literal('')),
  dueDate: dateOrBlank,
  status: z.enum(rectificationStatuses),
  completedOn: dateOrBlank,
  verifier: z.string(),
  /** 验收意见, also of a verification that was not passed. */
  verdict: z.string(),
  deleted: z.boolean(),
})
export type Rectification = z.infer<typeof rectificationSchema>

export const progressSchema = z.strictObject({
  id: z.string(),
  findingId: z.string(),
  unitId: z.string(),
  date: dateOrBlank,
  author: z.string(),
  text: z.string(),
  deleted: z.boolean(),
})
export type Progress = z.infer<typeof progressSchema>

export const evidenceSchema = z.strictObject({
  /** SHA-256 of the content, 64 lower-case hex digits; the file lies in `evidence/` of the data folder. */
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  /** Bytes of the stored content. */
  size: z.number().int(),
  /** Pixels of a picture, else 0. */
  width: z.number().int(),
  height: z.number().int(),
  /** When the photo was taken, local `YYYY-MM-DD HH:mm:ss` as the camera wrote it, or empty. */
  capturedAt: z.string(),
  deleted: z.boolean(),
})
export type Evidence = z.infer<typeof evidenceSchema>

export const evidenceLinkSchema = z.strictObject({
  /** `evidenceId/target/targetId`. */
  id: z.string(),
  evidenceId: z.string(),
  target: z.enum(evidenceTargets),
  /** Id of the entry, finding or progress record. */
  targetId: z.string(),
  unitId: z.string(),
  caption: z.string(),
  deleted: z.boolean(),
})
export type EvidenceLink = z.infer<typeof evidenceLinkSchema>

/** The closed union of record kinds and their schemas; table and field names come from here and nowhere else. */
export const recordSchemas = {
  campaign: campaignSchema,
  unit: unitSchema,
  person: personSchema,
  assessment: assessmentSchema,
  entry: entryRecordSchema,
  claim: claimRecordSchema,
  veto: vetoRecordSchema,
  finding: findingSchema,
  rectification: rectificationSchema,
  progress: progressSchema,
  evidence: evidenceSchema,
  evidenceLink: evidenceLinkSchema,
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
  z.strictObject({ kind: z.literal('finding'), row: findingSchema }),
  z.strictObject({ kind: z.literal('rectification'), row: rectificationSchema }),
  z.strictObject({ kind: z.literal('progress'), row: progressSchema }),
  z.strictObject({ kind: z.literal('evidence'), row: evidenceSchema }),
  z.strictObject({ kind: z.literal('evidenceLink'), row: evidenceLinkSchema }),
])
export type StateRecord = z.infer<typeof stateRecordSchema>

/** A whole campaign as the window holds it: copies, not truth. Deleted rows are left out. */
export const campaignStateSchema = z.strictObject({
  campaign: campaignSchema,
  rubric: rubricSchema,
  /** Items of earlier versions that records still name: what they were called, and what was scored under another rule. */
  formerItems: z.array(formerItemSchema),
  /** The units that take part. */
  units: z.array(unitSchema),
  /** Units that no longer take part (退出本批次, 并入); what they carried stays in the lists below. */
  leftOut: z.array(unitSchema),
  people: z.array(personSchema),
  assessments: z.array(assessmentSchema),
  entries: z.array(entryRecordSchema),
  claims: z.array(claimRecordSchema),
  vetoes: z.array(vetoRecordSchema),
  findings: z.array(findingSchema),
  rectifications: z.array(rectificationSchema),
  progress: z.array(progressSchema),
  evidence: z.array(evidenceSchema),
  evidenceLinks: z.array(evidenceLinkSchema),
})
export type CampaignState = z.infer<typeof campaignStateSchema>
