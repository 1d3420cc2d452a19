/** What the printer gives a page: 500 pt less 2.5 % for what its programs round away (workbook.md, Geometry). */
export const pageHeight = 487
/** Below this share the page before the last one is filled from the page before it. */
const wellFilled = 0.62

/** What the printer gives a page in width, in units of column width (workbook.md, Geometry). */
export const pageWidth = 129

/** The whole per cent at which fit-to-width prints a sheet, as a share; 1 where it fits, or goes on to the right. */
export function printScale(widths: readonly number[], columnBreaksAfter: readonly number[]): number {
  const total = widths.reduce((sum, width) => sum + width, 0)
  return columnBreaksAfter.length > 0 ? 1 : Math.min(1, Math.floor((pageWidth / total) * 100) / 100)
}

export interface PageRows {
  /** By row - 1. */
  readonly heights: readonly number[]
  /** By row - 1: no page ends after the row. */
  readonly withNext: readonly boolean[]
  /** First and last row of the repeated head. */
  readonly headRows: readonly [number, number]
  /** 1 where absent: a sheet that prints smaller has more rows on a page. */
  readonly scale?: number
}

interface Block { readonly last: number; readonly height: number }

const sumOf = (heights: readonly number[]): number => heights.reduce((sum, height) => sum + height, 0)
const heightOfPage = (page: readonly Block[]): number => sumOf(page.map(({ height }) => height))

/** Runs of rows that stay together; a run above a page is cut into rows. */
function blocksOf({ heights, withNext, headRows }: PageRows, room: number): Block[] {
  const blocks: Block[] = []
  let run: Block[] = []
  heights.forEach((height, index) => {
    if (index < headRows[1]) return
    run.push({ last: index + 1, height })
    if (withNext[index] && index + 1 < heights.length) return
    const total = heightOfPage(run)
    blocks.push(...(total <= room ? [{ last: index + 1, height: total }] : run))
    run = []
  })
  return blocks
}

function fillPages(blocks: readonly Block[], first: number, room: number): Block[][] {
  const pages: Block[][] = [[]]
  for (const block of blocks) {
    const page = pages.at(-1) ?? []
    const limit = pages.length === 1 ? first : room
    if (page.length > 0 && heightOfPage(page) + block.height > limit) pages.push([block])
    else page.push(block)
  }
  return pages
}

/** Moves blocks down to the page before the last one while it is thin and the page above stays the fuller one. */
function evenOut(pages: Block[][], room: number): void {
  const above = pages.at(-3)
  const thin = pages.at(-2)
  if (!above || !thin) return
  while (heightOfPage(thin) < wellFilled * room && above.length > 1) {
    const block = above.at(-1)
    if (!block) return
    const grown = heightOfPage(thin) + block.height
    if (grown > room || heightOfPage(above) - block.height < grown) return
    thin.unshift(block)
    above.pop()
  }
}

/** Rows after which a page ends: greedy, runs kept whole (workbook.md, Page breaks). */
export function findPageBreaks(rows: PageRows): number[] {
  const { heights, headRows, scale = 1 } = rows
  const page = pageHeight / scale
  const room = page - sumOf(heights.slice(headRows[0] - 1, headRows[1]))
  const first = page - sumOf(heights.slice(0, headRows[1]))
  const pages = fillPages(blocksOf(rows, room), first, room)
  evenOut(pages, room)
  return pages.slice(0, -1).map((page) => page.at(-1)?.last ?? headRows[1])
}
