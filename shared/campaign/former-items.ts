import { z } from 'zod'
import { claimItemSchema, itemSchema } from '../rubric/rubric'

/** Something of an earlier rubric version of the campaign that its records still name. */
const ofVersion = { rubricDigest: z.string(), /** The version's name. */ version: z.string() }
export const formerItemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item'), ...ofVersion, item: itemSchema }),
  z.strictObject({ kind: z.literal('claim'), ...ofVersion, list: z.enum(['bonus', 'penalty']), item: claimItemSchema }),
  z.strictObject({ kind: z.literal('veto'), ...ofVersion, /** The grade that it set. */ grade: z.string(), item: z.looseObject({ code: z.string(), content: z.string() }) }),
])
export type FormerItem = z.infer<typeof formerItemSchema>
export type FormerOf<K extends FormerItem['kind']> = Extract<FormerItem, { kind: K }>
