import { createHash } from 'node:crypto'
import type { Sha256 } from '../shared/change/change'

/** SHA-256 of a text in UTF-8, in hex: what the pure core is handed for its digests. */
export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex')
