import type { Item } from '../../../shared/rubric/rubric'
import { fold, itemByCode, matchesCode, matchesName, type PinyinOf } from './find-items'

export interface PickOption {
  readonly id: string
  readonly text: string
  readonly code?: string
  /** The key that does the same. */
  readonly key?: string
}

export interface Command {
  readonly id: string
  readonly text: string
  readonly key?: string
  readonly run: () => unknown
}

const LIMIT = 50

/** Commands whose words or pinyin initials fit; all of them for an empty query. */
export function commandOptions(commands: readonly Command[], query: string, pinyinOf: PinyinOf | null): readonly PickOption[] {
  const found = fold(query) === '' ? commands : commands.filter(({ text }) => matchesName(text, query, pinyinOf))
  return found.map(({ id, text, key }) => (key === undefined ? { id, text } : { id, text, key }))
}

/** Items whose code fits what was typed, the one that it names first. */
export function codeOptions(items: readonly Item[], query: string): readonly PickOption[] {
  const named = itemByCode(items, query)
  const others = items.filter((item) => item !== named && (fold(query) === '' || matchesCode(item.code, query)))
  return [...(named ? [named] : []), ...others].slice(0, LIMIT).map(({ id, code, content }) => ({ id, code, text: content }))
}
