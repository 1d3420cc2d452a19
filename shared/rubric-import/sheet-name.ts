import { blockOf } from './blocks'
import { cleanText, plainText, type SheetGrid } from './grid'
import { splitNumbering } from './numerals'
import { splitPoints } from './points-text'
import { isBanner } from './row-words'
import type { Block } from './lines'

const generic = /^(?:sheet|工作表|表|table|页|第)?\d*(?:页|表)?$|^(?:评分|考核|打分|计分)(?:细则|表|标准|办法)?\d*$/i
const formal = /[:：]|^附件|^附表|^[(（].*[)）]$/
const rubricWord = /考核|考评|评分|测评|评价|细则|标准|办法|指标/

/** The lines over the head, without 附件1, 单位： and the like. */
export function titlesOf(grid: SheetGrid, headStart: number): { readonly row: number; readonly column: number; readonly text: string }[] {
  return grid.contentRows.filter((row) => row < headStart).flatMap((row) => grid.filled(row).map((column) => ({ row, column, text: grid.text(row, column) })))
    .filter(({ text }) => !isBanner(text) && !formal.test(plainText(text)) && plainText(text).length >= 3 && plainText(text).length <= 80)
}

/** Whether a text reads like a requirement of its own: numbered, or with its points. */
const isNumbered = (text: string): boolean => splitPoints(text).points !== null || ['chapter', 'han'].includes(splitNumbering(text)?.style ?? '')

/** What the sheet as a whole is called: its numbered title, its own name, or any title. */
export function sheetTitle(grid: SheetGrid, headStart: number): { readonly text: string; readonly row: number; readonly column: number; readonly numbered: boolean } {
  const titles = titlesOf(grid, headStart)
  const numbered = titles.find(({ text }) => isNumbered(text))
  if (numbered) return { ...numbered, numbered: true }
  const name = grid.sheet ?? grid.name
  if (!generic.test(plainText(name))) return { text: cleanText(name), row: titles[0]?.row ?? 1, column: titles[0]?.column ?? 1, numbered: isNumbered(name) }
  const [first] = titles
  return first ? { ...first, numbered: false } : { text: cleanText(name), row: 1, column: 1, numbered: false }
}

/** The sheet as a requirement. */
export function sheetBlock(grid: SheetGrid, headStart: number): Block {
  const { text, row, column } = sheetTitle(grid, headStart)
  return blockOf(grid, row, column, text)
}

/** The title of the rubric: the line over the head that says so, else the file's name. */
export function rubricTitle(grids: readonly { readonly grid: SheetGrid; readonly headStart: number }[], file: string): string {
  const titles = grids.flatMap(({ grid, headStart }) => titlesOf(grid, headStart).map(({ text }) => {
    const { rest, points } = splitPoints(text)
    return points === 100_000 ? rest : text
  })).filter((text) => !isNumbered(text))
  const found = titles.find((text) => rubricWord.test(text)) ?? titles[0]
  return found?.replace(/\s*\n\s*/g, '') ?? (cleanText(file).replace(/\.[a-z]{2,5}$/i, '') || '评分细则')
}
