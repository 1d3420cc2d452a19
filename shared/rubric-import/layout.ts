import { z } from 'zod'

/** What a column of a rubric's sheet holds; `cap` and `claimList` (加分 or 减分) stand in a sheet of claims. `level1` is the requirement, `level2` and `level3` the indicators below it; `ignore` is for 自评分, 得分 and the like. */
export const columnRoles = [
  'ignore', 'code', 'level1', 'level2', 'level3', 'content', 'points', 'level1Points', 'level2Points', 'level3Points', 'standard',
  'methods', 'leadDepartment', 'supportingDepartments', 'zones', 'domain', 'pillar', 'sample', 'evidence', 'advice', 'note',
  'cap', 'claimList',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** Lists outside the 1000. */
export const claimRoles = ['bonus', 'penalty', 'veto'] as const
export type ClaimRole = (typeof claimRoles)[number]

/** What a row holds; `bonus`, `penalty` and `veto` are rows of these lists, their headings included. `left` is a row that is left out for no reason of its own: blank, a banner, a repeated head. */
export const rowRoles = ['title', 'head', 'node', 'item', 'more', 'total', 'signature', 'note', 'left', ...claimRoles] as const
export type RowRole = (typeof rowRoles)[number]

/** What a whole sheet is read as beside the rubric's table; `claims` has bonus and penalty in one. */
export const listKinds = [...claimRoles, 'claims'] as const
export type ListKind = (typeof listKinds)[number]

/** What a part of a sheet below a heading like 加分项 is; `tree` is no list at all. */
export const partKinds = [...listKinds, 'left', 'tree'] as const
export type PartKind = (typeof partKinds)[number]

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
  /** The sheet is such a list as a whole; absent for a table of the rubric. */
  list: z.exactOptional(z.enum(listKinds)),
  /** Hidden rows are not read; absent where they are. */
  hidden: z.exactOptional(z.literal('left')),
  /** What a person made of parts of the sheet, by their headings: so they are known in the next file. */
  parts: z.exactOptional(z.record(z.string(), z.enum(partKinds))),
})
export type SheetLayout = z.infer<typeof sheetLayoutSchema>

/** Remembered for the next file of the same shape: the heads' texts, normalised, and what a person made of them. */
export const rememberedLayoutSchema = z.strictObject({ shape: z.string(), layouts: z.array(sheetLayoutSchema) })
export type RememberedLayout = z.infer<typeof rememberedLayoutSchema>
