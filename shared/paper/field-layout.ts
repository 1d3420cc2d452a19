import { heightOfLines } from '../report/text-metrics'
import type { HandField } from './hand-fields'
import { fitPaperText, widthOfText } from './paper-text'

export const fieldSize = 9
/** Height in points of a field of one line: 6 mm to write in. */
const fieldHeight = 16.5
/** Width units that a figure with its unit takes at the right. */
const blankWidth = 11.5
/** Points of height that one label may take. */
const tallestLabel = 120

/** How a field lies in a width: the answer beside the label, or boxes below it where there is no room. */
export interface LaidField {
  readonly label: readonly string[]
  readonly answer: HandField['answer']
  /** Lines of boxes; empty for other answers. */
  readonly boxes: readonly string[]
  readonly beside: boolean
  readonly height: number
  /** The whole field, where only its beginning is printed. */
  readonly whole?: string
}

const tall = (lines: number): number => Math.max(fieldHeight, heightOfLines(lines, fieldSize, 0))

/** Lays a field out in a cell of width units. */
export function layField({ label: text, answer }: HandField, width: number): LaidField {
  const inner = width - 0.5
  const own = answer.kind === 'boxes' ? widthOfText(answer.text, fieldSize) : answer.kind === 'blank' ? blankWidth : 0
  const beside = own <= width / 2
  const name = fitPaperText(text, beside ? inner - own : inner, fieldSize, tallestLabel)
  const label = text === '' ? [] : name.lines
  const marks = answer.kind === 'boxes' ? fitPaperText(answer.text, beside ? own : inner, fieldSize, tallestLabel) : null
  const boxes = marks?.lines ?? []
  const height = tall(beside ? Math.max(label.length, boxes.length) : label.length + boxes.length)
  const isWhole = name.whole === undefined && marks?.whole === undefined
  return { label, answer, boxes, beside, height, ...(isWhole ? {} : { whole: answer.kind === 'boxes' ? `${text}  ${answer.text}` : text }) }
}

export const layFields = (fields: readonly HandField[], width: number): LaidField[] => fields.map((field) => layField(field, width))

/** Points of height of a cell that holds the fields. */
export const heightOfFields = (fields: readonly LaidField[]): number => fields.reduce((sum, { height }) => sum + height, 4)

/** Fields in runs of at most so many points of height: an item with more goes on in a row of its own. */
export function splitFields(fields: readonly LaidField[], most: number): LaidField[][] {
  const runs: LaidField[][] = [[]]
  for (const field of fields) {
    const run = runs.at(-1) ?? []
    if (run.length > 0 && heightOfFields(run) + field.height > most) runs.push([field])
    else run.push(field)
  }
  return runs
}
