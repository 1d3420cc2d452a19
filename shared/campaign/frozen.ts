import { z } from 'zod'
import { canonicalJson, isSameJson } from '../change/canonical-json'
import type { Scorecard } from '../scoring/scorecard'

/** Raised whenever the engine may give another number for the same input. */
export const engineVersion = '1'

/** What 定稿 saw (merge.md 3): per device the last seq, the fingerprint, the rubric, the engine and the scorecard itself. */
const frozenSchema = z.strictObject({
  seen: z.record(z.string(), z.number().int()),
  fingerprint: z.string(),
  rubricDigest: z.string(),
  engine: z.string(),
  scorecard: z.custom<Scorecard>((value) => typeof value === 'object' && value !== null),
})
export type Frozen = z.infer<typeof frozenSchema>

export function formatFrozen(frozen: Frozen): string {
  return canonicalJson(frozen)
}

/** Reads `assessment.frozen`. Throws ZodError or SyntaxError for a text that `formatFrozen` did not write. */
export function parseFrozen(text: string): Frozen {
  return frozenSchema.parse(JSON.parse(text))
}

/** As `parseFrozen`; null for no text, and for one that cannot be read. */
export function readFrozen(text: string | null | undefined): Frozen | null {
  try {
    return text ? parseFrozen(text) : null
  } catch {
    return null
  }
}

/** True when a later computation gives another scorecard: to be shown, never substituted. */
export function differsFromFrozen(frozen: Frozen, recomputed: Scorecard): boolean {
  return !isSameJson(frozen.scorecard, recomputed)
}

/** Changes outside what was seen (定稿后变更), whatever the order in which they arrived. */
export function findLate<T extends { readonly device: string; readonly seq: number }>(frozen: Frozen, changesOfUnit: readonly T[]): T[] {
  return changesOfUnit.filter(({ device, seq }) => seq > (frozen.seen[device] ?? 0))
}
