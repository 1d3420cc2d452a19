import { z } from 'zod'

/**
 * What the assessor recorded for one item (scoring.md 3 and 4): `kind` equals the rule's, or `notApplicable`.
 * The shape only; `check-entries.ts` holds it against the rule and names each fault.
 */
const judged = z.strictObject({ points: z.number(), reason: z.string() })
const fraction = z.strictObject({ numerator: z.number(), denominator: z.number() })
/** Numbers by clause or part. Not `z.record`, which drops a key `__proto__` unseen: nothing may pass without being checked. */
const count = z.custom<Readonly<Record<string, number>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((n) => typeof n === 'number' && Number.isFinite(n)),
)

export const entrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('deduct'), counts: count.optional(), escalated: count.optional() }),
  z.strictObject({ kind: z.literal('earn'), count: z.number() }),
  z.strictObject({ kind: z.literal('checklist'), parts: count }),
  z.strictObject({ kind: z.literal('tier'), level: z.string() }),
  z.strictObject({ kind: z.literal('yesno'), met: z.boolean() }),
  z.strictObject({ kind: z.literal('judged'), points: z.number(), reason: z.string() }),
  z.strictObject({ kind: z.literal('survey'), value: z.number() }),
  z.strictObject({ kind: z.literal('ratio'), numerator: z.number(), denominator: z.number(), judged: judged.optional() }),
  z.strictObject({ kind: z.literal('yoy'), current: z.number(), previous: z.number(), judged: judged.optional() }),
  z.strictObject({ kind: z.literal('yoyPP'), current: fraction, previous: fraction, judged: judged.optional() }),
  z.strictObject({ kind: z.literal('rank'), value: z.number() }),
  z.strictObject({ kind: z.literal('relative'), value: z.number() }),
  z.strictObject({ kind: z.literal('notApplicable'), reason: z.string() }),
])
export type Entry = z.infer<typeof entrySchema>
export type EntryKind = Entry['kind']
export type EntryOf<K extends EntryKind> = Extract<Entry, { kind: K }>

export const vetoStates = ['lead', 'verified', 'proposed', 'effective', 'declined', 'withdrawn'] as const
export type VetoState = (typeof vetoStates)[number]

const claimSchema = z.strictObject({ item: z.string(), level: z.string(), count: z.number(), matter: z.string() })
export type ClaimInput = z.infer<typeof claimSchema>

/** The entries file of one unit (scoring.md 3), format 1. */
export const entriesFileSchema = z.strictObject({
  format: z.literal(1),
  unit: z.looseObject({ code: z.string(), name: z.string().optional(), group: z.string().optional(), zones: z.array(z.string()).optional() }),
  entries: z.record(z.string(), entrySchema),
  bonus: z.array(claimSchema).optional(),
  penalty: z.array(claimSchema).optional(),
  vetoes: z.array(z.strictObject({ item: z.string(), state: z.enum(vetoStates) })).optional(),
  exempt: z.array(z.string()).optional(),
})
export type EntriesFile = z.infer<typeof entriesFileSchema>
