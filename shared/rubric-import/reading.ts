import { z } from 'zod'
import { draftSchema, placeSchema } from '../rubric-draft/draft'
import { rowRoles, sheetLayoutSchema } from './layout'

const mergeSchema = z.strictObject({ top: z.number().int(), left: z.number().int(), bottom: z.number().int(), right: z.number().int() })

/** A sheet as it is, for the eye: texts by row and column, merges, and what each row was taken for. Bounded: `rows` says how many there are in all. */
export const sheetViewSchema = z.strictObject({
  name: z.string(),
  visible: z.boolean(),
  /** Rows of the sheet; `cells` has no more than `viewLimit` of them. */
  rows: z.number().int(),
  columns: z.number().int(),
  /** `cells[row - 1][column - 1]`. */
  cells: z.array(z.array(z.string())),
  merges: z.array(mergeSchema),
  /** What row n+1 was taken for. */
  roles: z.array(z.enum(rowRoles)),
  /** Rows and columns that are hidden; absent where there are none. */
  hiddenRows: z.exactOptional(z.array(z.number().int())),
  hiddenColumns: z.exactOptional(z.array(z.number().int())),
  /** Columns of this table where others stand beside it on the sheet. */
  side: z.exactOptional(z.strictObject({ from: z.number().int(), to: z.number().int() })),
})
export type SheetView = z.infer<typeof sheetViewSchema>

/** Something that a person should know of the reading: what was left out, what was not understood, and where. */
export const readingNoteSchema = z.strictObject({
  /** `wrong` keeps the draft from being published until it is mended; `check` should be looked at; `told` only says. */
  weight: z.enum(['wrong', 'check', 'told']),
  /** Null: the workbook as a whole. */
  place: placeSchema.nullable(),
  /** What is so, and what to do. */
  message: z.string(),
})
export type ReadingNote = z.infer<typeof readingNoteSchema>

/** What a workbook says when it is read as a rubric. Nothing is written by reading. */
export const rubricReadingSchema = z.strictObject({
  file: z.string(),
  sheets: z.array(sheetViewSchema),
  layouts: z.array(sheetLayoutSchema),
  /** Where the layouts come from: our own export (read exactly), a remembered shape, a guess, a person's corrections. */
  basis: z.enum(['own', 'remembered', 'guessed', 'corrected']),
  /** Corrections of this shape are remembered; `basis` says whether they were used. */
  hasRemembered: z.boolean(),
  /** Key under which corrections are remembered. */
  shape: z.string(),
  draft: draftSchema,
  notes: z.array(readingNoteSchema),
  /** Reconciliation: rows with content = items + nodes + continued + rows of lists outside the 1000 + left out, of the included sheets. */
  counts: z.strictObject({
    rows: z.number().int(), items: z.number().int(), nodes: z.number().int(), more: z.number().int(), claims: z.number().int(), leftOut: z.number().int(),
    /** Points of the items, 0.01; and how many items got a rule or stay 待定规则. */
    points: z.number().int(), recognised: z.number().int(), pending: z.number().int(),
  }),
})
export type RubricReading = z.infer<typeof rubricReadingSchema>
