import { canonicalJson } from './canonical-json'
import type { Sha256 } from './change'

/**
 * Fingerprint (指纹) of a unit: SHA-256 over its sorted change hashes, 64 upper-case hex digits. Its changes are those of what is
 * assessed (unit, entries, claims, vetoes); the workflow around it (assessment) is not part, so that what 定稿 froze and
 * what is printed after it agree.
 */
export function fingerprintOf(hashes: Iterable<string>, sha256: Sha256): string {
  return sha256(canonicalJson([...new Set(hashes)].sort())).toUpperCase()
}
