import { z } from 'zod'

/** What a column of a rubric's sheet holds. `level1` is the requirement, `level2` and `level3` the indicators below it; `ignore` is for 自评分, 得分 and the like. */
export const columnRoles = [
  'ignore', 'code', 'level1', 'level2', 'level3', 'content', 'points', 'level1Points', 'level2Points', 'level3Points', 'standard',
  'methods', 'leadDepartment', 'supportingDepartments', 'zones', 'domain', 'pillar', 'sample', 'evidence', 'advice', 'note',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** What a row holds. `left` is a row that is left out for no reason of its own: blank, a banner, a repeated head. */
export const rowRoles = ['title', 'head', 'node', 'item', 'more', 'total', 'signature', 'note', 'left'] as const
export type RowRole = (typeof rowRoles)[number]

/** How one sheet is read; rows and columns count from 1. */
export const sheetLayoutSchema = z.strictObject({
  sheet: z.string(),
  /** False: the sheet is left out (封面, 说明, an attachment). */
  included: z.boolean(),
  /** Rows of the head; empty where none was found. */
  headRows: z.array(z.number().int()),
  /** By column; absent is `ignore`. */
  columns: z.record(z.string(), z.enum(columnRoles)),
  /** Rows that a person gave another role than the guess. */
  rows: z.record(z.string(), z.enum(rowRoles)),
})
export type SheetLayout = z.infer<typeof sheetLayoutSchema>

/** Remembered for the next file of the same shape: the heads' texts, normalised, and what a person made of them. */
export const rememberedLayoutSchema = z.strictObject({ shape: z.string(), layouts: z.array(sheetLayoutSchema) })
export type RememberedLayout = z.infer<typeof rememberedLayoutSchema>
