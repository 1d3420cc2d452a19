/** Characters of a piece: less than a cell takes. */
const pieceLength = 30_000
/** What a cell or its XML cannot hold, and halves of characters, which a cut would part. */
const unprintable = /[\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/g

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A rubric file as texts for cells: the copy that says what a cell cannot (fields without a column, absent and null, forbidden characters). */
export function packCopy(rubric: unknown): string[] {
  const text = JSON.stringify(rubric).replace(unprintable, escaped)
  const count = Math.ceil(text.length / pieceLength)
  return Array.from({ length: count }, (_, index) => `${index + 1}/${count}:${text.slice(index * pieceLength, (index + 1) * pieceLength)}:`)
}

/** What `packCopy` packed, from its pieces in any order; undefined where one is missing or was changed beyond reading. */
export function unpackCopy(pieces: readonly string[]): unknown {
  const found = pieces.flatMap((piece) => {
    const [, index, count, text = ''] = /^(\d+)\/(\d+):([^]*):$/.exec(piece.trim()) ?? []
    return index === undefined ? [] : [{ index: Number(index), count: Number(count), text }]
  }).sort((a, b) => a.index - b.index)
  if (found.length === 0 || found.some(({ index, count }, at) => index !== at + 1 || count !== found.length)) return undefined
  try {
    return JSON.parse(found.map(({ text }) => text).join('')) as unknown
  } catch {
    return undefined
  }
}
