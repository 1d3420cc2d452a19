import type { Item } from '../../../shared/rubric/rubric'

/** Pinyin of a Chinese text, lower case: its initials, a blank, its whole syllables. `平安` is `pa pingan`. */
export type PinyinOf = (text: string) => string

export const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
const bare = (code: string): string => code.replace(/[^\p{L}\p{N}]/gu, '')

/** True when a query means this code: `1-2-2`, its beginning, or its digits alone, `122`. */
export function matchesCode(code: string, query: string): boolean {
  const wanted = fold(query)
  const own = fold(code)
  return wanted !== '' && (own.startsWith(wanted) || (/^\p{N}+$/u.test(wanted) && bare(own) === wanted))
}

function matchesText(texts: readonly string[], query: string, pinyinOf: PinyinOf | null): boolean {
  const wanted = fold(query)
  if (texts.some((text) => fold(text).includes(wanted))) return true
  return pinyinOf !== null && /^[a-z]{2,}$/.test(wanted) && texts.slice(0, 1).some((text) => pinyinOf(text).includes(wanted))
}

/** Found by code, by a piece of its content or standard, or by the pinyin of its content. An empty query finds all. */
export function matchesItem(item: Item, query: string, pinyinOf: PinyinOf | null): boolean {
  return fold(query) === '' || matchesCode(item.code, query) || matchesText([item.content, item.standard], query, pinyinOf)
}

export function matchesName(name: string, query: string, pinyinOf: PinyinOf | null): boolean {
  return fold(query) !== '' && matchesText([name], query, pinyinOf)
}

/** The item that a typed code names: exactly, by its digits alone, else the only one that begins so. */
export function itemByCode(items: readonly Item[], query: string): Item | null {
  const wanted = fold(query)
  const exact = items.find(({ code }) => fold(code) === wanted)
  if (exact) return exact
  const found = items.filter(({ code }) => matchesCode(code, query))
  return found.length === 1 ? (found[0] ?? null) : null
}

function readingsOf(syllables: readonly string[]): string {
  const plain = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, '')).filter((syllable) => syllable !== '')
  return `${plain.map((syllable) => syllable.slice(0, 1)).join('')} ${plain.join('')}`
}

let loading: Promise<PinyinOf> | undefined

/** Loads the pinyin dictionary on first use (it is as big as the rest of the window); every text is read once. */
export function loadPinyin(): Promise<PinyinOf> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    const known = new Map<string, string>()
    return (text) => {
      const read = known.get(text) ?? readingsOf(pinyin(text, { toneType: 'none', type: 'array', v: true }))
      known.set(text, read)
      return read
    }
  })
  return loading
}
