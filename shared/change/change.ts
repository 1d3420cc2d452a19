import { z } from 'zod'
import { recordKinds, type RecordKind } from '../campaign/records'
import { canonicalJson } from './canonical-json'

/** SHA-256 of a text's UTF-8 bytes, 64 lower-case hex digits. Passed in: the core has no crypto. */
export type Sha256 = (text: string) => string

/** One change of one field (merge.md 2). `base` holds hashes of the changes whose values the author was looking at, sorted. */
export const changeSchema = z.strictObject({
  campaign: z.string(),
  device: z.string(),
  /** From 1, without gaps, per campaign and device. */
  seq: z.number().int().positive(),
  /** Hash of this device's change before in this campaign; empty at seq 1. */
  prev: z.string(),
  clock: z.strictObject({ at: z.number().int(), tick: z.number().int() }),
  /** Id of the person record, or empty where nobody has said who they are. */
  actor: z.string(),
  record: z.strictObject({ kind: z.enum(recordKinds as [RecordKind, ...RecordKind[]]), id: z.string() }),
  field: z.string(),
  value: z.json(),
  base: z.array(z.string()),
})
export type Change = z.infer<typeof changeSchema>

/** A change with its hash, which is its name in `base` and `prev`. */
export interface HashedChange {
  readonly hash: string
  readonly change: Change
}

/** Hash of a change: SHA-256 of its canonical JSON. */
export function hashChange(change: Change, sha256: Sha256): HashedChange {
  return { hash: sha256(canonicalJson(change)), change }
}

/** What is wrong with the chain of one device in one campaign, or null: a gap, a broken `prev`, a hash of other content. */
export function findChainFault(chain: readonly HashedChange[], sha256: Sha256): { seq: number; fault: 'gap' | 'prev' | 'hash' } | null {
  let prev = ''
  for (const [index, { hash, change }] of chain.entries()) {
    if (change.seq !== index + 1) return { seq: index + 1, fault: 'gap' }
    if (change.prev !== prev) return { seq: change.seq, fault: 'prev' }
    if (hashChange(change, sha256).hash !== hash) return { seq: change.seq, fault: 'hash' }
    prev = hash
  }
  return null
}
