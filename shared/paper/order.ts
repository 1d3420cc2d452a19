import { z } from 'zod'
import { paperTags, type PaperElement } from './element'

/** Which sheet of paper: blank for the whole unit (`department` null), one department, or chosen items under a name of their own (`part`); or filled to sign. */
export const paperSheetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('blank'), department: z.string().nullable() }),
  z.strictObject({ kind: z.literal('part'), name: z.string().max(60), itemIds: z.array(z.string()).min(1).max(5_000) }),
  z.strictObject({ kind: z.literal('filled') }),
])
export type PaperSheet = z.infer<typeof paperSheetSchema>

/** How sheets are put into files: all in one, one per unit with all its sheets, one per department with all units. */
export const paperSplits = ['one', 'unit', 'department'] as const
export type PaperSplit = (typeof paperSplits)[number]

/** Sheets to print, each for each unit. */
export const paperOrderSchema = z.strictObject({
  campaignId: z.string(),
  unitIds: z.array(z.string()).min(1).max(1_000),
  sheets: z.array(paperSheetSchema).min(1).max(200),
  /** 考核组 as the sheets print it, or empty. */
  team: z.string().max(200),
})
export type PaperOrder = z.infer<typeof paperOrderSchema>

/** A page's tree as it crosses to the window. */
export const paperElementSchema: z.ZodType<PaperElement> = z.lazy(() =>
  z.strictObject({
    tag: z.enum(paperTags),
    look: z.string(),
    span: z.number().int(),
    width: z.number().int(),
    height: z.number().int(),
    content: z.array(z.union([z.string(), paperElementSchema])),
  }),
)

/** One file of an order: which units' which sheets, in printed order. */
export interface PaperFile {
  readonly unitIds: readonly string[]
  readonly sheets: readonly PaperSheet[]
}

/** The files of an order: units in their order, sheets within a unit; by department the other way round. */
export function filesOfOrder({ unitIds, sheets }: Pick<PaperOrder, 'unitIds' | 'sheets'>, split: PaperSplit): PaperFile[] {
  switch (split) {
    case 'one': return [{ unitIds, sheets }]
    case 'unit': return unitIds.map((unitId) => ({ unitIds: [unitId], sheets }))
    case 'department': return sheets.map((sheet) => ({ unitIds, sheets: [sheet] }))
  }
}
