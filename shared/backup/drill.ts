import { z } from 'zod'

/** What the drill found of one kept backup. */
const drilledSchema = z.strictObject({
  place: z.enum(['here', 'second']),
  name: z.string(),
  /** As its name says, UTC ms. */
  at: z.number(),
  reason: z.string(),
  /** Error code of `shared/words/errors.ts` for a backup that cannot be used; null: it opens and passes every check. */
  fault: z.string().nullable(),
  /** Evidence files that it names and that are not beside it. */
  missingEvidence: z.number().int(),
})
export type Drilled = z.infer<typeof drilledSchema>

/** The last drill that was not called off: every kept backup, opened and checked. */
export const drillSchema = z.strictObject({ at: z.number(), results: z.array(drilledSchema) })
export type Drill = z.infer<typeof drillSchema>

/** True for a backup from which everything comes back. */
export const isGood = ({ fault, missingEvidence }: Drilled): boolean => fault === null && missingEvidence === 0
