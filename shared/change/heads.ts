import { canonicalJson } from './canonical-json'
import type { HashedChange } from './change'

/**
 * The heads of one field (merge.md 3): its changes that no other change's `base` reaches. Every change between is in the
 * list itself, so the union of the bases is all that is reached. Order of the answer: by hash.
 */
export function headsOf(changesOfField: readonly HashedChange[]): HashedChange[] {
  const reached = new Set(changesOfField.flatMap(({ change }) => change.base))
  const heads = new Map(changesOfField.filter(({ hash }) => !reached.has(hash)).map((head) => [head.hash, head]))
  return [...heads.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1))
}

/** True when the heads hold more than one distinct value; equal values never conflict. */
export function isConflict(heads: readonly HashedChange[]): boolean {
  return new Set(heads.map(({ change }) => canonicalJson(change.value))).size > 1
}
