import type { Item } from '../../../shared/rubric/rubric'

/** Pinyin initials of a Chinese text, lower case: `平安建设` is `pajs`. */
export type InitialsOf = (text: string) => string

export const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
const bare = (code: string): string => code.replace(/[^\p{L}\p{N}]/gu, '')

/** True when a query means this code: `1-2-2`, its beginning, or its digits alone, `122`. */
export function matchesCode(code: string, query: string): boolean {
  const wanted = fold(query)
  const own = fold(code)
  return wanted !== '' && (own.startsWith(wanted) || (/^\p{N}+$/u.test(wanted) && bare(own) === wanted))
}

function matchesText(texts: readonly string[], query: string, initialsOf: InitialsOf | null): boolean {
  const wanted = fold(query)
  if (texts.some((text) => fold(text).includes(wanted))) return true
  return initialsOf !== null && /^[a-z]{2,}$/.test(wanted) && texts.slice(0, 1).some((text) => initialsOf(text).includes(wanted))
}

/** Found by code, by a piece of its content or standard, or by the pinyin initials of its content. An empty query finds all. */
export function matchesItem(item: Item, query: string, initialsOf: InitialsOf | null): boolean {
  return fold(query) === '' || matchesCode(item.code, query) || matchesText([item.content, item.standard], query, initialsOf)
}

export function matchesName(name: string, query: string, initialsOf: InitialsOf | null): boolean {
  return fold(query) !== '' && matchesText([name], query, initialsOf)
}

/** The item that a typed code names: exactly, by its digits alone, else the only one that begins so. */
export function itemByCode(items: readonly Item[], query: string): Item | null {
  const wanted = fold(query)
  const exact = items.find(({ code }) => fold(code) === wanted)
  if (exact) return exact
  const found = items.filter(({ code }) => matchesCode(code, query))
  return found.length === 1 ? (found[0] ?? null) : null
}

let loading: Promise<InitialsOf> | undefined

/** Loads the pinyin dictionary on first use (it is as big as the rest of the window); every text is read once. */
export function loadInitials(): Promise<InitialsOf> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    const known = new Map<string, string>()
    return (text) => {
      const read = known.get(text) ?? pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase().replace(/[^a-z0-9]/g, '')
      known.set(text, read)
      return read
    }
  })
  return loading
}
