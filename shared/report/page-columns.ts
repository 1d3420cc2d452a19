import { formatPoints, type Points } from '../points'
import type { ColumnRange } from './sheet-top'

/** Widths of a sheet that is laid out to print at its own size (workbook.md, Geometry). */
const sheetWidth = 128
/** Columns that stand on every page of a sheet that goes on to the right: number and name. */
export const repeatedColumns = 2

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0)

/** To a tenth of a unit; never 9, which exceljs takes for its default and leaves out (workbook.md, Pitfalls). */
export function toWidth(width: number): number {
  const tenths = Math.round(width * 10)
  return (tenths === 90 ? 91 : tenths) / 10
}

/** Em that Times New Roman gives the characters of a figure, and the blank of its format. */
const figureEm = (text: string): number => [...text].reduce((sum, character) => sum + (/\d/.test(character) ? 0.5 : character === '.' ? 0.25 : 0.57), 0.25)

/** A width of at least `least` in which each of the points stands whole: too narrow a column shows ### instead. */
export function pointsWidth(least: number, points: readonly Points[], size: number): number {
  const needed = points.map((each) => (figureEm(formatPoints(each)) * ((size * 4) / 3) + 6) / 8)
  return Math.ceil(Math.max(least, ...needed) * 10 - 1e-6) / 10
}

/** A table with as many like columns (units, requirements) as there are, between others. */
export interface WideTable {
  readonly before: readonly number[]
  readonly count: number
  /** Narrowest and usual width of the like columns. */
  readonly least: number
  readonly usual: number
  /** These stay together on one page. */
  readonly after: readonly number[]
  /** A sheet up to so wide prints smaller rather than going on to the right. */
  readonly tolerated: number
}

export interface LaidColumns {
  readonly widths: readonly number[]
  /** Columns after which a page ends. */
  readonly breaks: readonly number[]
  /** The columns of each page; of several pages none has the repeated ones. */
  readonly pages: readonly ColumnRange[]
}

/** Widths made wider in proportion until they fill the sheet; none is made narrower. */
function fill(widths: readonly number[]): number[] {
  const factor = Math.max(1, sheetWidth / sumOf(widths))
  return widths.map((width) => toWidth(width * factor))
}

/** How many like columns each page has: as few pages as will do, about equally full. */
function shareOut({ before, count, usual, after }: WideTable): number[] {
  const head = sumOf(before.slice(0, repeatedColumns))
  const fits = (room: number): number => Math.max(1, Math.floor((sheetWidth - room) / usual))
  const [first, middle, last] = [fits(sumOf(before)), fits(head), fits(head + sumOf(after))]
  const capacities = [first, last]
  while (sumOf(capacities) < count) capacities.splice(1, 0, middle)
  const all = sumOf(capacities)
  let [given, room] = [0, 0]
  return capacities.map((capacity) => {
    room += capacity
    const share = Math.round((count * room) / all) - given
    given += share
    return share
  })
}

/** Pages of equal width, so that a program that breaks where a page is full breaks where we do. */
function laidOnPages(table: WideTable): LaidColumns {
  const { before, after } = table
  const head = sumOf(before.slice(0, repeatedColumns))
  const shares = shareOut(table)
  const own = shares.map((_, index) => (index === 0 ? sumOf(before) : head) + (index === shares.length - 1 ? sumOf(after) : 0))
  const widths = [...before, ...shares.flatMap((share, index) => Array.from({ length: share }, () => toWidth((sheetWidth - (own[index] ?? 0)) / share))), ...after]
  let column = before.length
  const breaks = shares.slice(0, -1).map((share) => (column += share))
  const ends = [...breaks, widths.length]
  return { widths, breaks, pages: ends.map((end, index) => [index === 0 ? repeatedColumns + 1 : (ends[index - 1] ?? 0) + 1, end]) }
}

/** One page while that does not print too small, else several side by side. */
export function layColumns(table: WideTable): LaidColumns {
  const { before, count, least, usual, after, tolerated } = table
  const others = sumOf(before) + sumOf(after)
  if (others + least * count > tolerated && count > 1) return laidOnPages(table)
  const width = Math.max(least, Math.min(usual, (sheetWidth - others) / Math.max(1, count)))
  const widths = fill([...before, ...Array.from({ length: count }, () => toWidth(width)), ...after])
  return { widths, breaks: [], pages: [[1, widths.length]] }
}

/** The part of a range of columns that lies on each page. */
export function splitByPage([first, last]: ColumnRange, pages: readonly ColumnRange[]): ColumnRange[] {
  return pages.flatMap(([from, to]): ColumnRange[] => (from <= last && to >= first ? [[Math.max(first, from), Math.min(last, to)]] : []))
}
