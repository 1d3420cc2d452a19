import { z } from 'zod'
import { draftSchema, type Draft } from './draft'
import { draftLength, isDraftSized } from './limits'

/** A published version in 细则库. */
export const libraryVersionSchema = z.strictObject({
  digest: z.string(),
  id: z.string(),
  title: z.string(),
  version: z.string(),
  /** UTC ms; 0: it came with the program, or was published before this was noted. */
  publishedAt: z.number(),
  items: z.number().int(),
  /** 0.01. */
  points: z.number().int(),
  placeholder: z.boolean(),
  /** 适用区域 that it knows. */
  zones: z.array(z.string()),
  /** The stand-in that comes with the program. */
  bundled: z.boolean(),
  /** Campaigns that use it. */
  campaigns: z.array(z.strictObject({ id: z.string(), name: z.string(), sample: z.boolean() })),
})
export type LibraryVersion = z.infer<typeof libraryVersionSchema>

/** A draft in 细则库. */
export const libraryDraftSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** What its author calls the version so far; may be empty. */
  version: z.string(),
  /** UTC ms. */
  updatedAt: z.number(),
  items: z.number().int(),
  /** Of those that are given, 0.01. */
  points: z.number().int(),
  /** Proofs that keep it from being published. */
  wrong: z.number().int(),
  /** Digest of the version that it was made from, or null. */
  basedOn: z.string().nullable(),
  /** Workbook that it was imported from, or empty. */
  file: z.string(),
})
export type LibraryDraft = z.infer<typeof libraryDraftSchema>

/** What is sent is a whole draft: nothing of it rests on the defaults of the schema. */
const sentDraftSchema = draftSchema as unknown as z.ZodType<Draft, Draft>

/** A draft at the door: its size is looked at before its shape. */
export const sizedDraftSchema = z.custom<Draft>(isDraftSized).pipe(sentDraftSchema)

/** What a new draft is made of. */
export const draftOriginSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('version'), digest: z.string() }),
  z.strictObject({ kind: z.literal('blank') }),
  z.strictObject({ kind: z.literal('draft'), draft: sizedDraftSchema }),
  /** A rubric file. */
  z.strictObject({ kind: z.literal('json'), text: z.string().max(draftLength) }),
])
export type DraftOrigin = z.output<typeof draftOriginSchema>
