import { z } from 'zod'
import { printScale } from './page-breaks'
import type { CellModel, CellStyle, SheetModel } from './sheet-model'
import { lineHeight, wrapText } from './text-metrics'
import { shownValue } from './shown-value'

const fontRoles = ['title', 'body', 'kai', 'hei', 'song', 'number'] as const

/** The first page of a sheet as it is printed, in points from the top left corner of an A4 page. */
export const pagePictureSchema = z.strictObject({
  /** Name of the sheet, and how many pages it has. */
  sheet: z.string(),
  pages: z.number().int(),
  boxes: z.array(z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), fill: z.string() })),
  lines: z.array(z.strictObject({ x1: z.number(), y1: z.number(), x2: z.number(), y2: z.number(), width: z.number() })),
  /** `y` is the baseline. */
  texts: z.array(z.strictObject({ x: z.number(), y: z.number(), size: z.number(), font: z.enum(fontRoles), bold: z.boolean(), anchor: z.enum(['start', 'middle', 'end']), text: z.string() })),
})
export type PagePicture = z.infer<typeof pagePictureSchema>

/** A4 across, in points. */
export const paper = { width: 842, height: 595 } as const
/** workbook.md, Geometry: a width unit is 8 px; left and right 0.47 in, top 0.72 in, foot 0.30 in. */
const unit = 6
const margin = { side: 33.84, top: 51.84, foot: 21.6 } as const
const lineWidths = { hair: 0.35, thin: 0.7, medium: 1.4 } as const
/** Distance of a text from the line beside it, and the share of its size that stands above the baseline. */
const padding = 2.25
const ascent = 0.86
const footSize = 9

interface Grid {
  /** Left edges of columns and top edges of rows, by number; one more for the last edge. */
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly scale: number
}

function edges(from: number, sizes: readonly number[]): number[] {
  let at = from
  return [Number.NaN, from, ...sizes.map((size) => (at += size))]
}

function gridOf({ widths, heights, columnBreaksAfter = [], pageBreaksAfter, lastRow }: SheetModel): Grid {
  const scale = printScale(widths, columnBreaksAfter)
  const columns = widths.slice(0, columnBreaksAfter[0] ?? widths.length).map((width) => width * unit * scale)
  const rows = heights.slice(0, pageBreaksAfter[0] ?? lastRow).map((height) => height * scale)
  const total = columns.reduce((sum, width) => sum + width, 0)
  return { x: edges(Math.max(margin.side, (paper.width - total) / 2), columns), y: edges(margin.top, rows), scale }
}

interface Place { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Null for a cell that is on another page. */
function placeOf({ row, column, mergeTo = column, mergeDown = row }: CellModel, { x, y }: Grid): Place | null {
  const left = x[column]
  const top = y[row]
  const right = x[Math.min(mergeTo + 1, x.length - 1)]
  const bottom = y[Math.min(mergeDown + 1, y.length - 1)]
  if (left === undefined || top === undefined || right === undefined || bottom === undefined || right <= left || bottom <= top) return null
  return { left, right, top, bottom }
}

function textsOf({ value, style }: CellModel, place: Place, scale: number): PagePicture['texts'] {
  const text = shownValue(value, style.format)
  if (text === '') return []
  const { left, right, top, bottom } = place
  const width = (right - left) / unit / scale
  const lines = style.wrap || text.includes('\n') ? wrapText(text, width, style.size) : [text]
  const step = lineHeight(style.size) * scale
  const free = bottom - top - lines.length * step
  const first = top + (style.vertical === 'top' ? padding : style.vertical === 'bottom' ? free - padding : free / 2)
  const size = style.size * scale
  const { anchor, x } = anchorOf(style, place, scale)
  return lines.map((line, index) => ({ x, y: first + index * step + (step - size) / 2 + size * ascent, size, font: style.font, bold: style.bold, anchor, text: line.trimEnd() }))
}

function anchorOf({ horizontal, indent = 0, size }: CellStyle, { left, right }: Place, scale: number): Pick<PagePicture['texts'][number], 'anchor' | 'x'> {
  const inset = (padding + indent * size) * scale
  if (horizontal === 'center') return { anchor: 'middle', x: (left + right) / 2 }
  return horizontal === 'right' ? { anchor: 'end', x: right - inset } : { anchor: 'start', x: left + inset }
}

function linesOf({ style: { borders } }: CellModel, { left, right, top, bottom }: Place): PagePicture['lines'] {
  const sides = [[borders.top, left, top, right, top], [borders.right, right, top, right, bottom], [borders.bottom, left, bottom, right, bottom], [borders.left, left, top, left, bottom]] as const
  return sides.flatMap(([name, x1, y1, x2, y2]) => (name === undefined ? [] : [{ x1, y1, x2, y2, width: lineWidths[name] }]))
}

const round = <T extends object>(thing: T): T => Object.fromEntries(Object.entries(thing).map(([key, value]: [string, unknown]) => [key, typeof value === 'number' ? Math.round(value * 100) / 100 : value])) as T

/** Both cells at a line draw it: it is kept once. */
function without<T extends object>(doubles: readonly T[]): T[] {
  return [...new Map(doubles.map((one) => [JSON.stringify(one), one])).values()]
}

function footOf({ footer }: SheetModel, pages: number): PagePicture['texts'] {
  const y = paper.height - margin.foot
  const common = { y, size: footSize, font: 'song', bold: false } as const
  return [
    { ...common, x: margin.side, anchor: 'start', text: footer.left },
    { ...common, x: paper.width / 2, anchor: 'middle', text: footer.center },
    { ...common, x: paper.width - margin.side, anchor: 'end', text: `第 1 页 共 ${pages} 页` },
  ]
}

/** What comes out of the printer first, drawn from the sheet itself: its own texts, widths, lines and fills. */
export function pagePicture(sheet: SheetModel): PagePicture {
  const grid = gridOf(sheet)
  const pages = (sheet.pageBreaksAfter.length + 1) * ((sheet.columnBreaksAfter?.length ?? 0) + 1)
  const placed = sheet.cells.flatMap((cell) => {
    const place = placeOf(cell, grid)
    return place ? [{ cell, place }] : []
  })
  return {
    sheet: sheet.name,
    pages,
    boxes: placed.flatMap(({ cell: { style }, place: { left, right, top, bottom } }) => (style.fill === null ? [] : [round({ x: left, y: top, width: right - left, height: bottom - top, fill: `#${style.fill}` })])),
    lines: without(placed.flatMap(({ cell, place }) => linesOf(cell, place)).map(round)),
    texts: [...placed.flatMap(({ cell, place }) => textsOf(cell, place, grid.scale)), ...footOf(sheet, pages)].map(round),
  }
}
