import type { Points } from '../points'
import { plainText, type SheetGrid } from './grid'
import type { Block } from './lines'
import { placeOf, type Notebook } from './notebook'
import { splitNumbering } from './numerals'
import { readPoints, splitPoints } from './points-text'

/** A name without its numbering and its points: 一、组织领导（100分） is 组织领导. */
export function splitName(text: string): Pick<Block, 'name' | 'numbering'> & { readonly points: Points | null } {
  const { rest, points } = splitPoints(text)
  const numbering = splitNumbering(rest)
  const named = numbering && numbering.rest !== '' ? splitPoints(numbering.rest) : { rest, points: null }
  return { name: named.rest.replace(/\s*\n\s*/g, ''), numbering, points: points ?? named.points }
}

/** A requirement or an indicator as its cell writes it. */
export function blockOf(grid: Pick<SheetGrid, 'name'>, row: number, column: number, text: string): Block {
  const { name, numbering, points } = splitName(text)
  const place = placeOf(grid, row, column)
  return { name, numbering, row, place, points: points === null ? null : { points, place }, code: null, remarks: [] }
}

/** The same text again below itself, on the next page or in every row, is the same block. */
export function isSameBlock(block: Block, text: string): boolean {
  const { name, numbering } = splitName(text)
  const sameNumber = numbering === null || block.numbering === null || plainText(numbering.written) === plainText(block.numbering.written)
  return sameNumber && plainText(name) === plainText(block.name)
}

/** Points of a block in a column of their own; they go before those in its name. */
export function addPoints(grid: SheetGrid, block: Block, row: number, column: number | null, notes: Notebook): void {
  if (column === null) return
  const read = readPoints(grid.value(row, column))
  const place = placeOf(grid, row, column)
  if (read.kind === 'bad') notes.wrong(place, `分值${read.why}，没有读入。请改正后重新导入，或在草稿里填写`)
  if (read.kind !== 'points') return
  if (block.points && block.points.points !== read.points) notes.check(place, `“${block.name}”的分值写了两个：${block.points.place.cell} ${block.points.points / 100} 分，${place.cell} ${read.points / 100} 分，取了 ${place.cell}。请核对`)
  block.points = { points: read.points, place }
}
