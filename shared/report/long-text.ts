import { cleanText } from './clean-text'
import type { Look } from './looks'
import { cell, type CellDraft } from './row-draft'
import { linesPerRow, wrapText } from './text-metrics'

/** The first `most` lines of a text in a column, and the rest. */
function cutLines(text: string, width: number, size: number, most: number): [string, string] {
  let kept = ''
  let lines = 0
  for (const [index, paragraph] of text.split('\n').entries()) {
    for (const [position, line] of wrapText(paragraph, width, size).entries()) {
      if (lines === most) return [kept, text.slice(kept.length).replace(/^\n/, '')]
      kept += (index > 0 && position === 0 ? '\n' : '') + line
      lines += 1
    }
  }
  return [kept, '']
}

/** A text in pieces that each fit a row of the tallest height; a line end at a cut is the only thing lost. */
export function splitText(text: string, width: number, size: number): string[] {
  const pieces: string[] = []
  let rest = cleanText(text)
  do {
    const [piece, after] = cutLines(rest, width, size, linesPerRow(size))
    pieces.push(piece)
    rest = after
  } while (rest !== '')
  return pieces
}

/** A text that fits a row of the tallest height; `hint` says where the rest is. */
export function fitText(text: string, width: number, size: number, hint: string): string {
  if (splitText(text, width, size).length === 1) return text
  const ending = `……${hint}`
  const room = linesPerRow(size) - wrapText(ending, width, size).length - 1
  return cutLines(cleanText(text), width, size, room)[0] + ending
}

/** Makes cells whose text fits a row of the tallest height in its column. */
export function cellFitter(widths: readonly number[], hint: string): (column: number, text: string, look: Look, ownHint?: string) => CellDraft {
  return (column, text, look, ownHint = hint) => cell(column, fitText(text, widths[column - 1] ?? 0, look.size, ownHint), look)
}

/** Where the rest of a text is that was cut. */
export const hints = { rubric: '（全文见评分细则）', record: '（全文见电子记录）' } as const
