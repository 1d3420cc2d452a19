/**
 * How text falls into lines on paper (workbook.md, Row height): measured in characters of one em, for column widths in units of
 * 8 px and sizes in points. Careful on purpose: a line more costs paper, a line less is cut.
 */
const closing = new Set('，。、；：？！）》〉」』】〕”’…％%,.;:?!)]}·')
const opening = new Set('（《〈「『【〔“‘([{')
const unbroken = /[!-~×÷−]/

/** Side of the character box in px. */
export function emOf(size: number): number {
  const exact = (size * 4) / 3
  return Math.max(exact, Math.round(exact))
}

/** Characters of one em that a line of a column (a merge: the widths added) takes. */
export function capacityOf(width: number, size: number): number {
  return (8 * width - 6) / emOf(size)
}

/** How texts are measured for one kind of output. */
export interface Measure {
  /** Width of a character in em. */
  readonly advance: (character: string) => number
  /** Characters of one em that a line of a capacity may hold: the only line of a paragraph, or one of several. */
  readonly room: (capacity: number, only: boolean) => number
}

/** 1 for a CJK or full-width character and for signs that Chinese fonts draw as wide, else 0.55. */
function advanceOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0xff61 && code <= 0xffdc) return 0.55
  // `%=+` take half an em in 宋体 but nearly a whole one in the faces that stand in where it is missing, and figures lean on them.
  if (code >= 0x2010 || '·×÷±°§¤¨%=+'.includes(character)) return 1
  return 0.55
}

const onlyLine = (capacity: number): number => (capacity > 12 ? capacity - 0.5 : capacity)
const fullLine = (capacity: number): number => (capacity > 12 ? capacity - 1 : capacity >= 4.5 ? capacity - 0.5 : capacity)
/** Cells of a workbook, whose programs and fonts are not known. */
const ofWorkbook: Measure = { advance: advanceOf, room: (capacity, only) => (only ? onlyLine(capacity) : fullLine(capacity)) }

function widthOf(text: string, { advance }: Measure): number {
  let width = 0
  for (const character of text) width += advance(character)
  return width
}

/** Pieces that a line never ends inside. */
function piecesOf(paragraph: string): string[] {
  const pieces: string[] = []
  let piece = ''
  let last = ''
  for (const character of paragraph) {
    // After a percent sign a bracket with a number stays too (Unicode line breaking, LB25).
    const sticks = closing.has(character) || opening.has(last) || (unbroken.test(character) && unbroken.test(last)) || (last === '%' && opening.has(character))
    if (!sticks && piece !== '') {
      pieces.push(piece)
      piece = ''
    }
    piece += character
    last = character
  }
  return [...pieces, piece]
}

function wrapParagraph(paragraph: string, capacity: number, measure: Measure): string[] {
  if (widthOf(paragraph, measure) <= measure.room(capacity, true)) return [paragraph]
  const limit = measure.room(capacity, false)
  const lines: string[] = []
  let line = ''
  let width = 0
  const put = (piece: string, advance: number): void => {
    if (line !== '' && width + advance > limit) {
      lines.push(line)
      line = ''
      width = 0
    }
    line += piece
    width += advance
  }
  for (const piece of piecesOf(paragraph)) {
    const advance = widthOf(piece, measure)
    if (advance <= limit) put(piece, advance)
    else for (const character of piece) put(character, measure.advance(character))
  }
  return [...lines, line]
}

/** The lines of a text in a column; joined they give the text back, but for its own line ends. */
export function wrapText(text: string, width: number, size: number, measure: Measure = ofWorkbook): string[] {
  const capacity = capacityOf(width, size)
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, capacity, measure))
}

const upTo = (step: number, value: number): number => Math.ceil(value / step - 1e-9) * step

/** Height in points of one line of text. */
export function lineHeight(size: number): number {
  return upTo(0.25, 1.28 * size)
}

/**
 * Where 宋体 is missing a face stands in whose lines are 1.448 em tall (Noto CJK); of many lines the four spare points are
 * soon used up. The first and the last line can do without two points each, which are blank.
 */
const standIn = { height: 1.448, spare: 4 } as const

/** Height in points of a row with so many lines, not below `least`. */
export function heightOfLines(lines: number, size: number, least: number): number {
  return Math.max(least, upTo(0.75, Math.max(lines * lineHeight(size) + 4, lines * standIn.height * size - standIn.spare)))
}

/** The tallest row that is still one piece of paper (workbook.md, Row height). */
export const tallestRow = 300

/** Lines of a size that a row of a height holds. */
export function linesPerRow(size: number, height: number = tallestRow): number {
  return Math.floor(Math.min((height - 4) / lineHeight(size), (height + standIn.spare) / (standIn.height * size)))
}
