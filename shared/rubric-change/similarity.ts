/** A text for comparison: NFKC, without white space, punctuation and signs, lower case. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/[\p{White_Space}\p{P}\p{S}\p{Cf}]/gu, '').toLowerCase()
}

/** What between digits decides what a number is, and signs: 1.5 is not 15, ≥90 not ≤90, 98% not 98. */
const idle = /(?<!\p{Nd})[^\P{P}%‰\-–—]|[^\P{P}%‰\-–—](?!\p{Nd})/gu

/** A text for whether it says the same: without white space, width, and punctuation that separates words. */
export function saidText(text: string): string {
  const narrow = text.normalize('NFC').replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  return narrow.replace(/[\p{White_Space}\p{Cf}]/gu, '').replace(idle, '')
}

/** How often each pair of neighbouring characters is there; a single character is a pair of its own. */
export type Pairs = ReadonlyMap<string, number>

export function pairsOf(plain: string): Pairs {
  const signs = [...plain]
  const pairs = new Map<string, number>()
  const count = (pair: string): unknown => pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  if (signs.length === 1) count(plain)
  for (let at = 1; at < signs.length; at++) count(`${signs[at - 1] ?? ''}${signs[at] ?? ''}`)
  return pairs
}

export const sizeOf = (pairs: Pairs): number => [...pairs.values()].reduce((sum, n) => sum + n, 0)

/** Twice the pairs in common over all pairs, in thousandths; two texts with nothing in them are alike. */
export function likeness(a: Pairs, b: Pairs, sizes: readonly [number, number] = [sizeOf(a), sizeOf(b)]): number {
  const all = sizes[0] + sizes[1]
  if (all === 0) return 1000
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const [pair, n] of few) common += Math.min(n, many.get(pair) ?? 0)
  return Math.floor((2000 * common) / all)
}

/** The likeness of two texts after `plainText`, in thousandths. */
export const textLikeness = (a: string, b: string): number => likeness(pairsOf(plainText(a)), pairsOf(plainText(b)))
