import { z } from 'zod'
import { drillSchema } from '../backup/drill'
import { fileSummarySchema } from '../backup/summary'
import { filesAtOnce, pieceLimit } from '../evidence/limits'
import { exportKinds } from '../export/kinds'
import { figureSchema, figureSourceSchema, finalSourceSchema } from '../campaign/last-year'
import { campaignSchema, campaignStateSchema, evidenceTargets, phases, recordKinds, rectificationStatuses, rectificationTypes, roles, slots, stateRecordSchema } from '../campaign/records'
import { paperOrderSchema, paperSheetSchema, paperSplits } from '../paper/order'
import { entrySchema, vetoStates } from '../scoring/entry'
import { pagePictureSchema } from '../report/page-picture'
import { fontChoices } from '../report/report-fonts'
import { rubricSchema } from '../rubric/rubric'
import { draftSchema } from '../rubric-draft/draft'
import { draftOriginSchema, libraryDraftSchema, libraryVersionSchema, sizedDraftSchema } from '../rubric-draft/library'
import { workbookBytes } from '../import/limits'
import { rememberedLayoutSchema, sheetLayoutSchema } from '../rubric-import/layout'
import { rubricReadingSchema } from '../rubric-import/reading'
import { decisionSchema, shownPlanSchema } from '../rubric-change/shown-plan'
import { readItemSchema, selfFormSchema } from '../self-assessment/form'
import type { Channel, Notice } from './channels'

/** Errors cross as data; the Chinese text is chosen by code in `shared/words/errors.ts`. */
const failureSchema = z.strictObject({
  code: z.string(),
  /** Values for the text's `{placeholders}`, or the detail to copy. */
  detail: z.record(z.string(), z.string()),
})
export type Failure = z.infer<typeof failureSchema>
export type Reply<T> = { ok: true; value: T } | { ok: false; error: Failure }

/** What every writing call answers: durable on disk at `savedAt` (UTC ms), and the rows that changed. */
const savedSchema = z.strictObject({ savedAt: z.number(), records: z.array(stateRecordSchema) })
export type Saved = z.infer<typeof savedSchema>

const meSchema = z.strictObject({ name: z.string(), post: z.string(), role: z.enum(roles) })
export type Me = z.infer<typeof meSchema>

/** 代录: whose scores are recorded at this laptop by somebody else, and why. */
const standInSchema = z.strictObject({ personId: z.string(), reason: z.string() })
export type StandIn = z.infer<typeof standInSchema>

const unitInputSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  group: z.string(),
  zones: z.array(z.string()),
  order: z.number().int(),
  previousFinal: z.string().nullable(),
})
export type UnitInput = z.infer<typeof unitInputSchema>

/** One line of the journal that people read: a view of the changes. */
const journalLineSchema = z.strictObject({
  /** Hash of the change. */
  hash: z.string(),
  at: z.number(),
  actor: z.string(),
  device: z.string(),
  kind: z.enum(recordKinds as [string, ...string[]]),
  recordId: z.string(),
  field: z.string(),
  /** JSON values; null where there was none before. */
  from: z.json(),
  to: z.json(),
})
export type JournalLine = z.infer<typeof journalLineSchema>

/** How the second place of the backups stands. */
const secondPlaceSchema = z.strictObject({
  /** Our folder there. */
  folder: z.string(),
  /** It lies on the disk of the data. */
  sameDisk: z.boolean(),
  /** When everything was there last, and since when it is not (null: it is): UTC ms. */
  completeAt: z.number().nullable(),
  since: z.number().nullable(),
  /** Why not; null also while the rest is being copied. */
  failure: failureSchema.nullable(),
  copying: z.boolean(),
})
export type SecondPlaceState = z.infer<typeof secondPlaceSchema>

/** How the backups stand, for 工作台 and 设置. */
const backupStateSchema = z.strictObject({
  /** When the newest was made, UTC ms, or null. */
  lastAt: z.number().nullable(),
  /** Why the last one could not be made; null when it was. */
  failure: failureSchema.nullable(),
  /** Null: none was chosen. */
  second: secondPlaceSchema.nullable(),
  /** The last drill, or null. */
  drill: drillSchema.nullable(),
})
export type BackupState = z.infer<typeof backupStateSchema>

/** A backup the window speaks of: one of the list, or a file that was chosen in a dialog. The window never names a path. */
const backupRefSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kept'), place: z.enum(['here', 'second']), name: z.string() }),
  z.strictObject({ kind: z.literal('chosen'), id: z.string() }),
])
export type BackupRef = z.infer<typeof backupRefSchema>

const backupLineSchema = z.strictObject({
  name: z.string(),
  /** As its name says, UTC ms. */
  at: z.number(),
  /** One of `backupReasons`, or what an older version called it. */
  reason: z.string(),
  bytes: z.number().int(),
  /** In the data folder; in the second place. */
  here: z.boolean(),
  second: z.boolean(),
})
export type BackupLine = z.infer<typeof backupLineSchema>

/** What a backup holds, beside what the data folder holds now. */
const backupLookSchema = z.strictObject({
  name: z.string(),
  /** When and why it was made; null where its name does not say. */
  at: z.number().nullable(),
  reason: z.string().nullable(),
  bytes: z.number().int(),
  inside: fileSummarySchema,
  /** Null: the data file cannot be opened. */
  now: fileSummarySchema.nullable(),
  /** Evidence files that it names and that are neither here nor beside it. */
  missingEvidence: z.number().int(),
})
export type BackupLook = z.infer<typeof backupLookSchema>

/** The restore that the open data comes from. */
export const restoredSchema = z.strictObject({
  /** When it was restored, and when the backup was made (null where its name does not say): UTC ms. */
  at: z.number(),
  backupAt: z.number().nullable(),
  /** Name of the backup of what was before, or null where that could not be backed up. */
  before: z.string().nullable(),
  /** File name under which a damaged data file was put aside, or null. */
  aside: z.string().nullable(),
})
export type Restored = z.infer<typeof restoredSchema>

const startSchema = z.strictObject({
  version: z.string(),
  platform: z.string(),
  dataFolder: z.string(),
  device: z.string(),
  me: meSchema.nullable(),
  /** By campaign. */
  standIns: z.record(z.string(), standInSchema),
  campaigns: z.array(campaignSchema),
  /** The campaign that was open last, or null. */
  lastCampaignId: z.string().nullable(),
  lastSavedAt: z.number().nullable(),
  backup: backupStateSchema,
  /** Until it was seen. */
  restored: restoredSchema.nullable(),
  /** 导出的字体. */
  fontChoice: z.enum(fontChoices),
  /** Why nothing can be written: an error of `shared/words/errors.ts`, or null. */
  readOnly: failureSchema.nullable(),
  /** True when the last run ended without closing; the data was recovered and checked. */
  recovered: z.boolean(),
})
export type Start = z.infer<typeof startSchema>

const reverted = z.strictObject({
  saved: savedSchema,
  /** What was undone or redone, in Chinese, e.g. `德令哈市 1-2-2 评分`. */
  label: z.string(),
  unitId: z.string().nullable(),
  itemId: z.string().nullable(),
})
export type Reverted = z.infer<typeof reverted>

const exportKind = z.enum(exportKinds)
const exportedSchema = z.strictObject({
  /** Path of the new folder. */
  folder: z.string(),
  files: z.array(z.strictObject({ kind: exportKind, unitId: z.string().nullable(), name: z.string(), bytes: z.number().int() })),
  /** The 目录 has a place among them: `index`. */
  failures: z.array(z.strictObject({ kind: z.enum([...exportKinds, 'index']), unitId: z.string().nullable(), error: failureSchema })),
  cancelled: z.boolean(),
  /** Name of the 目录; null where it could not be written. */
  index: z.string().nullable(),
  /** False where this export could not be noted for a later one of changes. */
  remembered: z.boolean(),
})
export type Exported = z.infer<typeof exportedSchema>

/** What a print or a save came to. `folder` is null where nothing was written. */
const paperMadeSchema = z.strictObject({
  folder: z.string().nullable(),
  files: z.array(z.strictObject({ name: z.string(), pages: z.number().int() })),
  /** Units whose sheets could not be made; the others' were. */
  failures: z.array(z.strictObject({ unitId: z.string(), error: failureSchema })),
  cancelled: z.boolean(),
})
export type PaperMade = z.infer<typeof paperMadeSchema>

const nothing = z.strictObject({})
const campaignId = z.string()
const unitId = z.string()
const draftId = z.string()
const findingIds = z.array(z.string()).min(1)
const planFields = z
  .strictObject({
    cause: z.string(),
    goal: z.string(),
    measures: z.string(),
    responsibleUnit: z.string(),
    leader: z.string(),
    person: z.string(),
    type: z.enum(rectificationTypes).or(z.literal('')),
    dueDate: z.string(),
  })
  .partial()

/** SHA-256 of a content in `evidence/`; nothing else ever names a file there. */
const evidenceId = z.string().regex(/^[0-9a-f]{64}$/)
const fileName = z.string().max(1_000)
/** A dropped workbook, as its bytes. */
const workbook = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= workbookBytes)
/** A rubric's workbook that the main process holds for this run. */
const rubricFile = z.strictObject({ id: z.string(), name: z.string() })
/** What of 细则库 is exported. */
const exportedRubric = z.strictObject({ of: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('version'), digest: z.string() }), z.strictObject({ kind: z.literal('draft'), draftId })]) })
const pixels = z.number().int().min(0).max(100_000)

const pair = <Q extends z.ZodType, A extends z.ZodType>(request: Q, answer: A) => ({ request, answer })

/** The whole IPC contract: renderer API, handlers and validation in both directions are derived from it. */
export const contract = {
  'app.start': pair(nothing, startSchema),
  'app.openDataFolder': pair(nothing, nothing),
  'me.save': pair(meSchema, nothing),
  /** Null ends it. Answers the rows that changed. */
  'me.standIn': pair(z.strictObject({ campaignId, standIn: standInSchema.nullable() }), savedSchema),
  'campaign.createSample': pair(nothing, z.strictObject({ campaignId })),
  'campaign.create': pair(
    z.strictObject({
      name: z.string(),
      cycle: z.string(),
      startDate: z.string(),
      endDate: z.string(),
      /** `bundled` is the stand-in rubric, `version` one of 细则库; a JSON text is an office's own rubric file. */
      rubric: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('bundled') }),
        z.strictObject({ kind: z.literal('version'), digest: z.string() }),
        z.strictObject({ kind: z.literal('json'), text: z.string() }),
      ]),
      units: z.array(unitInputSchema),
    }),
    z.strictObject({ campaignId }),
  ),
  'campaign.open': pair(z.strictObject({ campaignId }), campaignStateSchema),
  'campaign.update': pair(z.strictObject({ campaignId, name: z.string(), cycle: z.string(), startDate: z.string(), endDate: z.string() }), savedSchema),
  'rubric.bundled': pair(nothing, z.strictObject({ rubric: rubricSchema, units: z.array(unitInputSchema) })),
  /** 细则库: versions with the newest first, the stand-in always among them; drafts with the last one written first. */
  'rubric.library': pair(nothing, z.strictObject({ versions: z.array(libraryVersionSchema), drafts: z.array(libraryDraftSchema) })),
  'rubric.get': pair(z.strictObject({ digest: z.string() }), z.strictObject({ rubric: rubricSchema })),
  /** 版本对照表 where a dialog says; null: cancelled there. `matching`: id in the older version → id in the newer, where they are not the same. */
  'rubric.exportComparison': pair(z.strictObject({ before: z.string(), after: z.string(), matching: z.record(z.string(), z.string()) }), z.strictObject({ file: z.string().nullable() })),
  'draft.open': pair(z.strictObject({ draftId }), z.strictObject({ draft: draftSchema })),
  'draft.create': pair(z.strictObject({ from: draftOriginSchema }), z.strictObject({ draftId })),
  'draft.save': pair(z.strictObject({ draftId, draft: sizedDraftSchema }), z.strictObject({ savedAt: z.number() })),
  /** It can be taken back with `draft.restore`. */
  'draft.remove': pair(z.strictObject({ draftId }), z.strictObject({ savedAt: z.number() })),
  'draft.restore': pair(z.strictObject({ draftId }), z.strictObject({ savedAt: z.number() })),
  /** A new immutable version; the draft it came from is no longer among the drafts. */
  'draft.publish': pair(z.strictObject({ draftId, version: z.string() }), z.strictObject({ digest: z.string() })),
  /** Opens a dialog for a rubric's workbook; the window gets a reference, never the path. Null: cancelled. */
  'rubric.chooseFile': pair(nothing, z.strictObject({ file: rubricFile.nullable() })),
  /** A workbook that was dropped on the window. Only the file that was chosen or taken last can be read. */
  'rubric.takeFile': pair(z.strictObject({ name: fileName, bytes: workbook }), z.strictObject({ file: rubricFile })),
  /** What a workbook says as a rubric; `file` is a reference, `layouts` a person's corrections, null the remembered layout of its shape or, where there is none or `plain`, a guess. Nothing is written. */
  'rubric.read': pair(z.strictObject({ file: z.string(), layouts: z.array(sheetLayoutSchema).max(200).nullable(), plain: z.boolean().optional() }), rubricReadingSchema),
  /** Stops the reading under way, and the process that reads. */
  'rubric.cancel': pair(nothing, nothing),
  /** Layouts of a shape for the next file of it, on this laptop; the oldest shapes give way. */
  'rubric.rememberLayout': pair(rememberedLayoutSchema, nothing),
  /** A version or a draft as a workbook that people edit and import again, into the file that the person names in a dialog; null: cancelled. */
  'rubric.exportWorkbook': pair(exportedRubric, z.strictObject({ file: z.string().nullable() })),
  /** The same as a rubric file. */
  'rubric.exportJson': pair(exportedRubric, z.strictObject({ file: z.string().nullable() })),
  'unit.save': pair(z.strictObject({ campaignId, unitId: unitId.nullable(), unit: unitInputSchema }), savedSchema),
  'unit.remove': pair(z.strictObject({ campaignId, unitId }), savedSchema),
  /** 退出本批次 (`into` null) or 并入 another unit; what it carried stays. */
  'unit.leaveOut': pair(z.strictObject({ campaignId, unitId, reason: z.string(), into: unitId.nullable(), takeOver: z.boolean() }), savedSchema),
  'unit.bringBack': pair(z.strictObject({ campaignId, unitId }), savedSchema),
  'unit.lastFinals': pair(z.strictObject({ campaignId }), z.strictObject({ sources: z.array(finalSourceSchema) })),
  /** 上年度最终得分 of many units as one act. */
  'unit.saveFinals': pair(z.strictObject({ campaignId, finals: z.array(z.strictObject({ unitId, previousFinal: z.string().nullable() })) }), savedSchema),
  /** One act, one undo step: one or many entries of a unit. `input: null` takes a score back to 未评. */
  'entry.record': pair(
    z.strictObject({
      campaignId,
      unitId,
      slot: z.enum(slots),
      entries: z.array(z.strictObject({ itemId: z.string(), input: entrySchema.nullable() })),
    }),
    savedSchema,
  ),
  /** 看过，不变 after a change of version. */
  'entry.reviewed': pair(z.strictObject({ campaignId, unitId, slot: z.enum(slots), itemIds: z.array(z.string()), claimIds: z.array(z.string()), vetoIds: z.array(z.string()) }), savedSchema),
  /** 放回: the score that stands at `at` among those set aside from `itemId`, to an item that takes it. */
  'entry.putBack': pair(z.strictObject({ campaignId, unitId, slot: z.enum(slots), itemId: z.string(), at: z.number().int().min(0), toItemId: z.string() }), savedSchema),
  /** What a change to another version of 细则库 does to every score. `matches` are the confirmed ones; `seen` names what is answered. */
  'version.plan': pair(z.strictObject({ campaignId, digest: z.string(), matches: z.array(decisionSchema) }), z.strictObject({ plan: shownPlanSchema, rubric: rubricSchema, seen: z.string() })),
  /** Does it, after a backup, as it was seen; one undo step. */
  'version.change': pair(z.strictObject({ campaignId, digest: z.string(), matches: z.array(decisionSchema), seen: z.string() }), savedSchema),
  'entry.note': pair(z.strictObject({ campaignId, unitId, itemId: z.string(), slot: z.enum(slots), note: z.string() }), savedSchema),
  /** The entries of one item for many units: one act, all or none. `previous` is 上年同期 that is known before there is an entry. */
  'item.record': pair(
    z.strictObject({ campaignId, itemId: z.string(), slot: z.enum(slots), entries: z.array(z.strictObject({ unitId, input: entrySchema.nullable(), previous: figureSchema.optional() })) }),
    savedSchema,
  ),
  /** 上年同期 for an item from the other campaigns of this data folder. */
  'item.lastYear': pair(z.strictObject({ campaignId, itemId: z.string() }), z.strictObject({ sources: z.array(figureSourceSchema) })),
  /** Puts 上年同期 into entries that are there, and beside those that are not yet; one act. */
  'item.fillPrevious': pair(z.strictObject({ campaignId, itemId: z.string(), figures: z.array(z.strictObject({ unitId, figure: figureSchema })) }), savedSchema),
  /** 自评表 of the chosen units, blank where they reported nothing, into a new folder in one that `export.chooseFolder` chose. */
  'self.export': pair(z.strictObject({ campaignId, unitIds: z.array(unitId).min(1), folder: z.string() }), exportedSchema),
  /** Opens a dialog for 自评表 files; the window gets references, never paths. Empty: cancelled. */
  'self.choose': pair(nothing, z.strictObject({ files: z.array(z.strictObject({ id: z.string(), name: z.string() })) })),
  /** What a 自评表 says, chosen in the dialog or dropped on the window. Nothing is written. */
  'self.read': pair(
    z.strictObject({
      campaignId,
      file: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('chosen'), id: z.string() }),
        z.strictObject({ kind: z.literal('dropped'), bytes: workbook }),
      ]),
    }),
    selfFormSchema,
  ),
  /** Stops the reading under way, and the process that reads. */
  'self.cancel': pair(nothing, nothing),
  /** 自报数 of many units as one act, after a backup. An item without an input brings its 自评说明 alone. */
  'self.import': pair(z.strictObject({ campaignId, units: z.array(z.strictObject({ unitId, items: z.array(readItemSchema.pick({ itemId: true, input: true, note: true })) })).min(1) }), savedSchema),
  /** The visible sheets of a workbook that a person chose, as they stand, for the preview of a paste. Null: cancelled. Nothing is written. */
  'table.choose': pair(nothing, z.strictObject({ file: z.strictObject({ name: z.string(), sheets: z.array(z.strictObject({ name: z.string(), rows: z.array(z.array(z.string())) })).min(1) }).nullable() })),
  'claim.save': pair(
    z.strictObject({
      campaignId,
      claimId: z.string().nullable(),
      unitId,
      list: z.enum(['bonus', 'penalty']),
      item: z.string(),
      level: z.string(),
      count: z.number(),
      matter: z.string(),
      /** The finding whose fact is the matter. */
      findingId: z.string().optional(),
    }),
    savedSchema,
  ),
  'claim.remove': pair(z.strictObject({ campaignId, claimId: z.string() }), savedSchema),
  'veto.save': pair(
    z.strictObject({
      campaignId,
      vetoId: z.string().nullable(),
      unitId,
      item: z.string(),
      state: z.enum(vetoStates),
      document: z.string(),
      date: z.string(),
      note: z.string(),
    }),
    savedSchema,
  ),
  'veto.remove': pair(z.strictObject({ campaignId, vetoId: z.string() }), savedSchema),
  /** The fact of an automatic finding, or a free one (登记问题), new where `findingId` is null; `itemId` may be empty for a free one. */
  'finding.save': pair(
    z.strictObject({
      campaignId,
      findingId: z.string().nullable(),
      unitId,
      itemId: z.string(),
      /** Empty is today; the date of an automatic finding is its first registration. */
      foundOn: z.string(),
      time: z.string(),
      place: z.string(),
      what: z.string(),
    }),
    savedSchema,
  ),
  /** Free ones only. */
  'finding.remove': pair(z.strictObject({ campaignId, findingId: z.string() }), savedSchema),
  /** One act for one or many findings; only the given fields are written. */
  'rectification.save': pair(z.strictObject({ campaignId, findingIds, fields: planFields }), savedSchema),
  /** A step towards 销号; what the step does not need may be empty. */
  'rectification.move': pair(
    z.strictObject({
      campaignId,
      findingIds,
      to: z.enum(rectificationStatuses),
      completedOn: z.string(),
      verifier: z.string(),
      verdict: z.string(),
      reason: z.string(),
    }),
    savedSchema,
  ),
  /** The first line of a finding starts its rectification. An empty date is today. */
  'progress.add': pair(z.strictObject({ campaignId, findingId: z.string(), date: z.string(), text: z.string() }), savedSchema),
  'progress.remove': pair(z.strictObject({ campaignId, progressId: z.string() }), savedSchema),
  /** `document: null` takes the exemption back. */
  'exempt.save': pair(z.strictObject({ campaignId, itemId: z.string(), document: z.string().nullable() }), savedSchema),
  /** A file on its way to `evidence/`, in pieces that nobody feels; `keep` answers when it is flushed and was read back. */
  'evidence.begin': pair(z.strictObject({ name: fileName, size: z.number().int().min(0) }), z.strictObject({ upload: z.string() })),
  'evidence.piece': pair(z.strictObject({ upload: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= pieceLimit) }), nothing),
  'evidence.keep': pair(z.strictObject({ upload: z.string() }), z.strictObject({ id: evidenceId, name: z.string() })),
  /** One act for files that are kept: their rows and their links. */
  'evidence.add': pair(
    z.strictObject({
      campaignId,
      target: z.enum(evidenceTargets),
      targetId: z.string(),
      files: z.array(z.strictObject({ id: evidenceId, name: fileName, width: pixels, height: pixels, capturedAt: z.string().regex(/^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})?$/) })).min(1).max(filesAtOnce),
    }),
    savedSchema,
  ),
  /** Takes the link away; the content stays. */
  'evidence.unlink': pair(z.strictObject({ campaignId, linkId: z.string() }), savedSchema),
  'evidence.caption': pair(z.strictObject({ campaignId, linkId: z.string(), caption: z.string().max(500) }), savedSchema),
  /** Whether contents are there and fit their names. */
  'evidence.inspect': pair(z.strictObject({ ids: z.array(evidenceId).max(500) }), z.strictObject({ states: z.array(z.strictObject({ id: evidenceId, state: z.enum(['there', 'missing', 'changed']) })) })),
  /** A dialog, then a copy that was read back; null: cancelled. The name is offered in the dialog, cleaned, and is no path. */
  'evidence.saveAs': pair(z.strictObject({ id: evidenceId, name: fileName }), z.strictObject({ file: z.string().nullable() })),
  'assessment.move': pair(z.strictObject({ campaignId, unitId, to: z.enum(phases), reason: z.string() }), savedSchema),
  /** 定稿后变更: hashes of the changes that the unit's 定稿 has not seen; none for a unit that is not finalized. */
  'assessment.late': pair(z.strictObject({ campaignId, unitId }), z.strictObject({ hashes: z.array(z.string()) })),
  /** Newest first. `itemId: null` is the whole unit, `unitId: null` the whole campaign. */
  'history.list': pair(
    z.strictObject({ campaignId, unitId: unitId.nullable(), itemId: z.string().nullable(), limit: z.number().int() }),
    z.strictObject({ lines: z.array(journalLineSchema) }),
  ),
  /** Answer null: nothing to undo or redo. */
  'history.undo': pair(z.strictObject({ campaignId }), reverted.nullable()),
  'history.redo': pair(z.strictObject({ campaignId }), reverted.nullable()),
  'export.chooseFolder': pair(nothing, z.strictObject({ folder: z.string().nullable() })),
  /** Exports that this laptop made, newest first, and what each part of the campaign is to them, by unit id or kind. */
  'export.past': pair(
    z.strictObject({ campaignId }),
    z.strictObject({ exports: z.array(z.strictObject({ id: z.string(), at: z.number(), by: z.string(), folder: z.string(), files: z.number().int(), states: z.record(z.string(), z.enum(['same', 'changed', 'new'])) })) }),
  ),
  /** The first page of a kind of workbook as it would be printed now. */
  'export.preview': pair(z.strictObject({ campaignId, kind: exportKind, unitId: z.string().nullable() }), z.strictObject({ picture: pagePictureSchema })),
  /** Into a new folder in `folder`, which a dialog of this run chose. `since` names the export whose changes are wanted; it takes no part away by itself. */
  'export.write': pair(z.strictObject({ campaignId, kinds: z.array(exportKind).min(1), unitIds: z.array(z.string()), since: z.string().nullable(), folder: z.string() }), exportedSchema),
  'export.cancel': pair(nothing, nothing),
  'export.showFolder': pair(z.strictObject({ folder: z.string() }), nothing),
  /** The pages of one sheet of one unit as they would be printed now, each a `PaperElement` as JSON: the bridge copies a text far faster than ten thousand objects. */
  'paper.pages': pair(z.strictObject({ campaignId, unitId, sheet: paperSheetSchema, team: z.string().max(200) }), z.strictObject({ pages: z.array(z.string()) })),
  /** PDF where a dialog says; null: cancelled there. */
  'paper.save': pair(paperOrderSchema.extend({ split: z.enum(paperSplits) }), paperMadeSchema.nullable()),
  /** The system's print dialog; `cancelled` is true where the person closed it. */
  'paper.print': pair(paperOrderSchema, paperMadeSchema),
  'paper.cancel': pair(nothing, nothing),
  /** Shows the file that was saved last in its folder. */
  'paper.showSaved': pair(nothing, nothing),
  /** Newest first. */
  'backup.list': pair(nothing, z.strictObject({ backups: z.array(backupLineSchema) })),
  'backup.look': pair(z.strictObject({ backup: backupRefSchema }), backupLookSchema),
  /** The newest backup that passes every check; null: there is none. */
  'backup.findGood': pair(nothing, z.strictObject({ backup: backupRefSchema, look: backupLookSchema }).nullable()),
  /** Opens a dialog. Null: cancelled. */
  'backup.chooseFile': pair(nothing, z.strictObject({ backup: backupRefSchema.nullable() })),
  /** Backs up what is, then puts the backup in its place; the window is loaded anew after the answer. */
  'backup.restore': pair(z.strictObject({ backup: backupRefSchema }), nothing),
  /** Opens a dialog; every kept backup is copied there from now on, and what is missing at once. `chosen` is false where the dialog was closed. */
  'backup.chooseSecond': pair(nothing, z.strictObject({ chosen: z.boolean() })),
  /** What is there stays. */
  'backup.removeSecond': pair(nothing, nothing),
  /** Opens every kept backup of both places; what it found comes with the state of the backups. */
  'backup.drill': pair(nothing, z.strictObject({ cancelled: z.boolean() })),
  'backup.cancelDrill': pair(nothing, nothing),
  'restored.seen': pair(nothing, nothing),
  /** The official-document families that this laptop has. */
  'fonts.found': pair(nothing, z.strictObject({ families: z.array(z.string()) })),
  /** 导出的字体 on this laptop. */
  'fonts.choose': pair(z.strictObject({ choice: z.enum(fontChoices) }), nothing),
  'text.copy': pair(z.strictObject({ text: z.string().max(100_000) }), nothing),
  /** A text into a file that the person names in a dialog, read back; null: cancelled. `name` is offered, cleaned, and is no path. */
  'text.save': pair(z.strictObject({ name: fileName, text: z.string().max(100_000) }), z.strictObject({ file: z.string().nullable() })),
  'backup.now': pair(nothing, z.strictObject({ file: z.string(), at: z.number() })),
  /** Opens a dialog; the app restarts on the chosen folder. Null: cancelled. */
  'dataFolder.choose': pair(nothing, z.strictObject({ folder: z.string().nullable() })),
  /** A fault of the window, for the log; no scores, names or texts. */
  'window.failureReport': pair(z.strictObject({ message: z.string(), stack: z.string() }), nothing),
  /** The answer to the notice `closing`: what was being typed is on disk. */
  'window.left': pair(nothing, nothing),
} as const satisfies Record<Channel, { request: z.ZodType; answer: z.ZodType }>

export type Contract = typeof contract
export type Request<C extends Channel> = z.input<Contract[C]['request']>
export type Answer<C extends Channel> = z.output<Contract[C]['answer']>

export const noticeSchemas = {
  'save-state': z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('saved'), at: z.number() }),
    z.strictObject({ state: z.literal('saving') }),
    z.strictObject({ state: z.literal('unsaved'), error: failureSchema }),
    z.strictObject({ state: z.literal('readOnly'), error: failureSchema }),
  ]),
  'backup-state': backupStateSchema,
  /** Backups opened of all. */
  'drill-progress': z.strictObject({ done: z.number(), total: z.number() }),
  'export-progress': z.strictObject({ done: z.number(), total: z.number(), title: z.string() }),
  /** Files done of all; what is being made now. */
  'paper-progress': z.strictObject({ done: z.number(), total: z.number(), name: z.string() }),
  /** The window is about to close: `window.left` says when everything is recorded. */
  closing: z.strictObject({}),
} as const satisfies Record<Notice, z.ZodType>
export type NoticeOf<N extends Notice> = z.output<(typeof noticeSchemas)[N]>
