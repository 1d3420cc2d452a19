import type { Line, Lines } from './lines'
import { readWords, wordsWithout } from './words'

/** `a 值守脱岗`: an id before its words; letters with a number need no quotes. */
const openId = /^([a-z]{1,3}\d{0,3})[ \t]+(.*)$/u
const quotedId = /^("(?:[^"\\]|\\.)*")[ \t]+(.*)$/u

const writeId = (id: string): string => (/^[a-z]{1,3}\d{0,3}$/u.test(id) ? id : wordsWithout(id, /^/u))

/** A line of a list whose things have ids. */
export const idLine = (id: string, rest: string): string => `${writeId(id)} ${rest}`

export interface Identified { readonly line: Line; readonly id: string | null; readonly rest: string }

/** A line's id and what follows it. Without an id the line was typed by a person. */
export function splitId(line: Line): Identified {
  const match = quotedId.exec(line.raw) ?? openId.exec(line.raw)
  const id = match ? readWords(match[1] ?? '') : null
  return id === null ? { line, id: null, rest: line.raw } : { line, id, rest: match?.[2] ?? '' }
}

/** Name of the thing at `index`: a … z, then a1 … */
export const letter = (index: number): string => `${String.fromCharCode(97 + (index % 26))}${index < 26 ? '' : Math.floor(index / 26)}`

/** Ids for the things that have none: the first letters that are free. */
export function withIds<T extends { readonly id: string | null }>(things: readonly T[]): (Omit<T, 'id'> & { id: string })[] {
  const taken = new Set(things.map(({ id }) => id))
  let next = 0
  return things.map((thing) => {
    if (thing.id !== null) return { ...thing, id: thing.id }
    while (taken.has(letter(next))) next += 1
    taken.add(letter(next))
    return { ...thing, id: letter(next) }
  })
}

/** Words and what follows the last colon outside of quotes; null where there is no colon. */
export function splitLast(lines: Lines, line: Line, text: string): { readonly words: string; readonly rest: string } | null {
  const quoted = /^("(?:[^"\\]|\\.)*")\s*[：:]/u.exec(text)
  const at = quoted ? quoted[0].length - 1 : Math.max(text.lastIndexOf('：'), text.lastIndexOf(':'))
  return at < 0 ? null : { words: lines.wordsOf(line, text.slice(0, at)), rest: text.slice(at + 1) }
}
