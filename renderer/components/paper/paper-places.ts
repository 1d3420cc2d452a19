import type { PageOfRows } from '../../../shared/paper/paginate'
import type { Item } from '../../../shared/rubric/rubric'
import { fold } from '../score/find-items'
import { codeOptions, type PickOption } from '../score/pick-options'

/** Where an item stands on paper: its page, its place among the items of the page. Pages count from 1. */
export interface PaperPlace {
  readonly item: Item
  readonly page: number
  readonly index: number
  readonly count: number
}

/** The items of a sheet in printed order with their pages. */
export function paperPlaces(pages: readonly PageOfRows[], items: readonly Item[]): PaperPlace[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  return pages.flatMap(({ itemIds }, at) => itemIds.flatMap((id, index) => {
    const item = byId.get(id)
    return item ? [{ item, page: at + 1, index: index + 1, count: itemIds.length }] : []
  }))
}

const pageId = (page: number): string => `page:${page}`

/** What a typed number may mean: the code of an item, or a page (`3`, `3页`, `第3页`, `p3`). */
export function jumpOptions(places: readonly PaperPlace[], query: string): readonly PickOption[] {
  const [, before = '', page, after = ''] = /^(第|p)?\s*(\d+)\s*(页)?$/i.exec(fold(query)) ?? []
  const first = page === undefined ? undefined : places.find((place) => place.page === Number(page))
  const pages = first ? [{ id: pageId(first.page), text: `第 ${first.page} 页，从 ${first.item.code} 起` }] : []
  return before !== '' || after !== '' ? pages : [...codeOptions(places.map(({ item }) => item), query), ...pages]
}

/** The item that a picked option leads to. */
export const placeOfOption = (places: readonly PaperPlace[], id: string): PaperPlace | null => places.find(({ item, page }) => item.id === id || pageId(page) === id) ?? null

/** Places by page, in order. */
export function placesByPage(places: readonly PaperPlace[]): ReadonlyArray<{ readonly page: number; readonly places: readonly PaperPlace[] }> {
  const pages = [...new Set(places.map(({ page }) => page))]
  return pages.map((page) => ({ page, places: places.filter((place) => place.page === page) }))
}
