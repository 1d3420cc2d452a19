/** A file that is kept as it is: scans and short videos fit; a backup stick of 16 GB takes hundreds. */
export const fileLimit = 50 * 1024 * 1024

/** Bytes of one message to the data folder's keeper: small enough that copying it between processes is not felt while typing. */
export const pieceLimit = 1024 * 1024

/** Longest side of a kept photo: a page of a ledger stays legible at it, printed A4 it has about 180 dots per inch. */
export const pictureEdge = 2048

/** Bytes of a kept photo: a thousand photos of a season take 600 MB, and a bundle of them fits any stick. */
export const pictureLimit = 600_000

/** Pixels that are decoded at most: phones take up to 108 million; more would take over half a gigabyte of memory for a moment. */
export const pixelLimit = 120_000_000

/** What must stay free on the disk after a file was added, so that scores can still be saved. */
export const freeReserve = 64 * 1024 * 1024

/** Files that one act adds at most. */
export const filesAtOnce = 100
