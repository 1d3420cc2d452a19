import { z } from 'zod'

/** How much a campaign holds, deleted records left out. */
export const campaignCountsSchema = z.strictObject({
  units: z.number().int(),
  /** Inputs, 核定数 and 自报数. */
  entries: z.number().int(),
  claims: z.number().int(),
  vetoes: z.number().int(),
  findings: z.number().int(),
  evidence: z.number().int(),
})
export type CampaignCounts = z.infer<typeof campaignCountsSchema>

/** What is in a database file: for the look inside a backup before it is restored, and for the drill. */
export const fileSummarySchema = z.strictObject({
  campaigns: z.array(z.strictObject({ id: z.string(), name: z.string(), cycle: z.string(), sample: z.boolean(), counts: campaignCountsSchema })),
  changes: z.number().int(),
  /** The change with the highest clock: UTC ms, and the name of who made it, empty where nobody had said who they are. */
  lastChange: z.strictObject({ at: z.number(), actor: z.string() }).nullable(),
})
export type FileSummary = z.infer<typeof fileSummarySchema>
