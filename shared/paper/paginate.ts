import { keepTogether } from '../report/keep-together'
import { findPageBreaks } from '../report/page-breaks'
import type { PaperRow } from './paper-row'

/** A table that runs over pages: its head is repeated, and each page with scored rows ends in their sum. */
export interface PaperSection {
  readonly widths: readonly number[]
  /** Rows above the head, on the first page only. */
  readonly above: readonly PaperRow[]
  readonly head: readonly PaperRow[]
  readonly rows: readonly PaperRow[]
  /** How many of the last rows share a page, with the two before them: totals and signatures. */
  readonly closing: number
  /** The row that ends a page's scored rows; every page keeps room for it. */
  readonly sum: ((itemIds: readonly string[]) => PaperRow) | null
  /** What the section is, for the head of its pages. */
  readonly subject: string
}

/** The rows of one page, from the top. */
export interface PageOfRows {
  readonly widths: readonly number[]
  readonly rows: readonly PaperRow[]
  /** Items whose points the page's sum adds up. */
  readonly itemIds: readonly string[]
  readonly subject: string
}

const heightOf = (rows: readonly PaperRow[]): number => rows.reduce((sum, { height }) => sum + height, 0)

function withSum(rows: readonly PaperRow[], { sum }: PaperSection): { rows: PaperRow[]; itemIds: string[] } {
  const itemIds = rows.flatMap(({ itemId }) => (itemId === undefined ? [] : [itemId]))
  if (!sum || itemIds.length === 0) return { rows: [...rows], itemIds }
  // After the last row of the last item, which may go on in rows of its own.
  const own = rows.reduce((last, { itemId }, index) => (itemId === undefined ? last : index), -1)
  const after = rows.findIndex(({ partOf }, index) => index > own && partOf === undefined)
  const at = after === -1 ? rows.length : after
  return { rows: [...rows.slice(0, at), sum(itemIds), ...rows.slice(at)], itemIds }
}

/** Cuts a section into pages: rows stay whole, requirement and indicator stay with their first item, the closing rows together. */
export function paginate(section: PaperSection): PageOfRows[] {
  const { above, head, rows, closing, widths, subject } = section
  const all = [...above, ...head, ...rows]
  const headEnd = above.length + head.length
  const kept = closing === 0 ? all : keepTogether(all, closing, headEnd)
  const reserve = section.sum ? section.sum([]).height : 0
  // The room for the sum is taken as if the head were that much higher.
  const heights = kept.map(({ height }, index) => (index === headEnd - 1 ? height + reserve : height))
  const breaks = findPageBreaks({ heights, withNext: kept.map(({ withNext = false }) => withNext), headRows: [above.length + 1, headEnd] })
  return [...breaks, all.length].map((end, index) => {
    const start = index === 0 ? headEnd : (breaks[index - 1] ?? headEnd)
    const page = withSum(all.slice(start, end), section)
    return { widths, subject, itemIds: page.itemIds, rows: [...(index === 0 ? above : []), ...head, ...page.rows] }
  })
}

/** Points of height that the rows of a page take. */
export const heightOfPage = ({ rows }: PageOfRows): number => heightOf(rows)
