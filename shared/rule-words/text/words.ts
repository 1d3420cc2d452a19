/**
 * How words and numbers stand in the lines of a rule's text. Words that a cell, a trim or a reader could change, or that would
 * read as part of the line's grammar, stand in straight quotes with escapes, as in JSON; all others as they are.
 */

/** What the grammar of a line sees: NFKC (full width becomes half width), no white space, one minus sign, no full stop at the end. */
export function fold(text: string): string {
  return text.normalize('NFKC').replace(/\p{White_Space}+/gu, '').replace(/[−–—]/gu, '-').replace(/[。;]+$/u, '')
}

const escaped = (char: string): string => Array.from({ length: char.length }, (_, index) => `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`).join('')

const isStable = (char: string): boolean => /^[\p{Script=Han}\x20-\x7e]$/u.test(char) && char.normalize('NFKC') === char

/** JSON in which every character that a cell or a reader could change is escaped, the mark `｜` too. */
export function safeJson(value: unknown): string {
  return [...JSON.stringify(value).replaceAll('_x', '\\u005fx')].map((char) => (isStable(char) ? char : escaped(char))).join('')
}

const quote = (text: string): string => `"${[...text].map((char) => (/^[\p{Script=Han}A-Za-z0-9]$/u.test(char) && isStable(char) ? char : escaped(char))).join('')}"`

const isPlain = (text: string): boolean =>
  text !== '' && text.normalize('NFC') === text && !/^["\s]|\s$|\s\s|[\p{C}\p{Zl}\p{Zp}]|[^\S ]|｜|_x/u.test(text)

/** Words that end with their line, or that a colon ends. */
export const words = (text: string): string => (isPlain(text) ? text : quote(text))

/** Words before grammar, none of whose `marks` may stand open. */
export const wordsWithout = (text: string, marks: RegExp): string => (isPlain(text) && !marks.test(text) ? text : quote(text))

/** As `wordsWithout`, for patterns of folded lines. */
export const wordsWithin = (text: string, marks: RegExp): string => (fold(text) === text ? wordsWithout(text, marks) : quote(text))

/** What `words` and `wordsWithin` wrote; null where the quotes are wrong. */
export function readWords(text: string): string | null {
  const raw = text.trim()
  if (!raw.startsWith('"')) return raw
  try {
    const value: unknown = JSON.parse(raw)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

/** The shortest text of a double: what JSON would write. */
export const figure = (value: number): string => String(value)

/** A number as patterns of folded lines capture it. */
export const figurePattern = String.raw`(-?\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?)`
/** Quoted words, as patterns of folded lines capture them. */
export const quotedPattern = String.raw`"(?:[^"\\]|\\.)*"`

/** A pattern of a whole folded line, in which `#` stands for a number. */
export const linePattern = (source: string): RegExp => new RegExp(`^${source.replaceAll('#', figurePattern)}$`, 'u')
