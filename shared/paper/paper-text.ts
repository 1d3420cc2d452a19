import { legalText } from '../report/clean-text'
import { emOf, heightOfLines, linesPerRow, wrapText, type Measure } from '../report/text-metrics'

/** Letters that are as wide as a Chinese character in some face that may stand in. */
const wideLetters = /[MWmw@%&=+]/

/**
 * Width of a character in em, never less than in any face that this paper may be printed with (Times New Roman, its equals, and what
 * stands in for both): on a page that is laid out beforehand a line more costs paper, a line less pushes the rest off the page.
 */
function advanceOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return wideLetters.test(character) ? 1 : character >= 'A' && character <= 'Z' ? 0.8 : 0.64
  if (code >= 0x1f000) return 1.4
  if (code >= 0xff61 && code <= 0xffdc) return 0.64
  return code < 0x370 && !'·×÷±°§¤¨'.includes(character) ? 0.8 : 1
}

/** Lines are broken here and printed as they are, so only fractions of a px are left to chance. */
const ofPaper: Measure = { advance: advanceOf, room: (capacity) => capacity - 0.1 }

/** The lines of a text in a column of width units at a size in points. */
export const paperLines = (text: string, width: number, size: number): string[] => wrapText(text, width, size, ofPaper)

/** Width units that hold a text in one line. */
export function widthOfText(text: string, size: number): number {
  const ems = [...text].reduce((sum, character) => sum + advanceOf(character), 0.6)
  return (ems * emOf(size) + 6) / 8
}

/** A text as it stands in its cell, and what the row must be high for it; `whole` where it goes on in 续页. */
export interface FittedText {
  readonly lines: readonly string[]
  readonly height: number
  /** The whole text, where the cell holds its beginning only. */
  readonly whole?: string
}

const goesOn = '……（全文见续页）'

/** Fits a text into a column and at most so many points of height. */
export function fitPaperText(text: string, width: number, size: number, most: number): FittedText {
  const whole = legalText(text)
  const lines = paperLines(whole, width, size)
  const height = heightOfLines(lines.length, size, 0)
  if (height <= most) return { lines, height }
  const ending = paperLines(goesOn, width, size)
  const room = Math.max(1, linesPerRow(size, most) - ending.length)
  const kept = [...lines.slice(0, room), ...ending]
  return { lines: kept, height: heightOfLines(kept.length, size, 0), whole }
}

/** A long text in pieces of at most so many points of height, for rows of their own. */
export function paperPieces(text: string, width: number, size: number, most: number): string[][] {
  const lines = paperLines(legalText(text), width, size)
  const room = Math.max(1, linesPerRow(size, most))
  return Array.from({ length: Math.ceil(lines.length / room) }, (_, index) => lines.slice(index * room, (index + 1) * room))
}
