import { z } from 'zod'
import { partKey, type ExportPart } from './kinds'

/** One export that this laptop made, as it is remembered: what was handed over last for every part of the campaign, up to this export. */
export const pastExportSchema = z.strictObject({
  id: z.string(),
  /** UTC ms. */
  at: z.number(),
  /** Who was at the laptop; empty where nobody had said so. */
  by: z.string(),
  /** Name of the folder, without its path. */
  folder: z.string(),
  /** Workbooks that it wrote. */
  files: z.number().int(),
  /** By `partKey`: digest of what stands in the file. */
  digests: z.record(z.string(), z.string()),
})
export type PastExport = z.infer<typeof pastExportSchema>

/** Exports that are kept per campaign. */
export const pastLimit = 20

/** What has become of a part since an export: `new` was never handed over up to then. */
export type Since = 'same' | 'changed' | 'new'

export function sinceOf(past: Pick<PastExport, 'digests'>, part: ExportPart, now: string | null): Since {
  const then = Object.hasOwn(past.digests, partKey(part)) ? past.digests[partKey(part)] : undefined
  if (then === undefined) return 'new'
  return then === now ? 'same' : 'changed'
}

/**
 * What has been handed over after an export: its own files, and where it was one of changes only, what the export before it had
 * handed over and this one left out because nothing had changed.
 */
export function handedOver(written: Readonly<Record<string, string>>, before: Pick<PastExport, 'digests'> | null): Record<string, string> {
  return { ...before?.digests, ...written }
}
