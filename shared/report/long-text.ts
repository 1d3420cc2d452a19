import { cellLimit, cleanText, clipText, legalText } from './clean-text'
import type { Look } from './looks'
import { cell, type CellDraft } from './row-draft'
import { linesPerRow, wrapText } from './text-metrics'

/** The lines of a text, each with the line end before it where a paragraph begins. */
function linesOf(text: string, width: number, size: number): string[] {
  return text.split('\n').flatMap((paragraph, index) => wrapText(paragraph, width, size).map((line, position) => (index > 0 && position === 0 ? '\n' : '') + line))
}

/** Two rows of a split text fill a page below its head. */
const pieceHeight = 228

/** A text that goes on for more than this is cut: some fifty pages. */
export const splitLimit = 10 * cellLimit

/** A text in pieces: one where it fits the tallest row, else such that two rows fill a page; a line end at a cut is all that is lost. */
export function splitText(text: string, width: number, size: number): string[] {
  const lines = linesOf(clipText(legalText(text), splitLimit), width, size)
  if (lines.length <= linesPerRow(size)) return [lines.join('')]
  const most = linesPerRow(size, pieceHeight)
  return Array.from({ length: Math.ceil(lines.length / most) }, (_, index) => lines.slice(index * most, (index + 1) * most).join('').replace(/^\n/, ''))
}

/** A text that fits a row of the tallest height; `hint` says where the rest is. */
export function fitText(text: string, width: number, size: number, hint: string): string {
  const clean = cleanText(text)
  const lines = linesOf(clean, width, size)
  if (lines.length <= linesPerRow(size)) return clean
  const ending = `……${hint}`
  const room = linesPerRow(size) - wrapText(ending, width, size).length - 1
  return lines.slice(0, room).join('') + ending
}

/** Makes cells whose text fits a row of the tallest height in its column. */
export function cellFitter(widths: readonly number[], hint: string): (column: number, text: string, look: Look, ownHint?: string) => CellDraft {
  return (column, text, look, ownHint = hint) => cell(column, fitText(text, widths[column - 1] ?? 0, look.size, ownHint), look)
}

/** Where the rest of a text is that was cut. */
export const hints = { rubric: '（全文见评分细则）', record: '（全文见电子记录）' } as const
