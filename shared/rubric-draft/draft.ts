import { z } from 'zod'
import { itemSchema, rubricSchema } from '../rubric/rubric'

/**
 * A rubric that is being written (草稿): the rubric file of scoring.md 2, which may still be incomplete and wrong. It stays on this laptop;
 * only what is published from it (`toRubricJson`) is immutable and travels.
 */
export const draftItemSchema = itemSchema.extend({
  /** Null: not given yet. */
  points: z.number().nullable(),
})
export type DraftItem = z.infer<typeof draftItemSchema>

/** A requirement or an indicator. While it is empty it may have neither list. */
export interface DraftNode {
  /** Unique within the draft and kept while the node moves and its code changes; not published. */
  key: string
  code: string
  name: string
  /** What a person or a workbook states; null: it follows what is below, and is published as that sum. */
  points: number | null
  gist?: string | undefined
  children?: DraftNode[] | undefined
  items?: DraftItem[] | undefined
  [further: string]: unknown
}
export const draftNodeSchema: z.ZodType<DraftNode> = z.lazy(() =>
  z.looseObject({
    key: z.string(),
    code: z.string(),
    name: z.string(),
    points: z.number().nullable(),
    gist: z.string().optional(),
    children: z.array(draftNodeSchema).optional(),
    items: z.array(draftItemSchema).optional(),
  }),
)

export const draftRubricSchema = rubricSchema.extend({ requirements: z.array(draftNodeSchema) })
export type DraftRubric = z.infer<typeof draftRubricSchema>

/** Where something stood in the workbook that it came from, e.g. sheet `评分细则`, cell `D12`. */
export const placeSchema = z.strictObject({ sheet: z.string(), cell: z.string() })
export type Place = z.infer<typeof placeSchema>

/** Fields of a node or an item that have a cell of their own. */
export const sourceFields = ['code', 'name', 'points', 'standard'] as const
export type SourceField = (typeof sourceFields)[number]
const sourceSchema = z.partialRecord(z.enum(sourceFields), placeSchema)

export const draftSchema = z.strictObject({
  rubric: draftRubricSchema,
  /** By item id or node key: the cells of a draft that was imported; `name` is an item's content too. */
  sources: z.record(z.string(), sourceSchema),
  /** Name of the workbook it was imported from, or empty. */
  file: z.string(),
  /** Digest of the published version that it was made from, or null. */
  basedOn: z.string().nullable(),
})
export type Draft = z.infer<typeof draftSchema>
