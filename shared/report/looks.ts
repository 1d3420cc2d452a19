import type { CellStyle, FontRole } from './sheet-model'

/** What a cell looks like apart from its borders, which its place in the table decides (workbook.md, Hierarchy). */
export type Look = Omit<CellStyle, 'borders'>

/** Number formats (workbook.md, Sizes): a deduction of zero is blank. */
export const formats = {
  code: '@',
  serial: '0',
  count: '0_ ',
  points: '0.00_ ',
  lost: '0.00_ ;-0.00_ ;""',
  change: '+0.00_ ;-0.00_ ;0.00_ ',
  notApplicable: '"其中合理缺项 "0.00;;""',
  date: 'yyyy.mm.dd',
} as const

const headGrey = 'E4E4E4'
const requirementGrey = 'EFEFEF'
/** Cells to be filled in on screen; on paper nearly white. */
const inputTint = 'FFF8DC'
/** What does not concern the unit. */
const idleGrey = 'F2F2F2'

function look(font: FontRole, size: number, horizontal: Look['horizontal'], more: Partial<Look> = {}): Look {
  return { font, size, horizontal, bold: false, fill: null, vertical: 'middle', wrap: false, format: null, ...more }
}

const number = (size: number, more: Partial<Look> = {}): Look => look('number', size, 'right', { format: formats.points, ...more })
const text = (font: FontRole, size: number, more: Partial<Look> = {}): Look => look(font, size, 'left', { wrap: true, ...more })

export const looks = {
  attachment: look('hei', 16, 'left'),
  secrecy: look('hei', 12, 'right'),
  title: look('title', 22, 'center', { wrap: true }),
  info: text('body', 11),
  unitOfPoints: look('body', 11, 'right'),
  notice: text('kai', 9),
  head: look('hei', 10, 'center', { fill: headGrey, wrap: true }),

  requirementCode: look('number', 11, 'center', { bold: true, fill: requirementGrey, format: formats.code }),
  requirementName: look('hei', 11, 'left', { fill: requirementGrey }),
  requirementNumber: number(10.5, { bold: true, fill: requirementGrey }),
  requirementLost: number(10.5, { bold: true, fill: requirementGrey, format: formats.lost }),
  requirementNote: look('song', 9, 'left', { fill: requirementGrey, format: formats.notApplicable }),
  requirementBlank: look('song', 9, 'left', { fill: requirementGrey }),

  indicatorCode: look('number', 10, 'center', { format: formats.code }),
  indicatorName: look('kai', 10.5, 'left'),
  indicatorNumber: number(10),
  indicatorLost: number(10, { format: formats.lost }),

  code: look('number', 9, 'center', { format: formats.code }),
  serial: look('number', 9, 'center', { format: formats.serial }),
  content: text('song', 10),
  small: text('song', 9),
  smallCentered: text('song', 9, { horizontal: 'center' }),
  number: number(10),
  numberBold: number(10, { bold: true }),
  selfNumber: number(9),
  count: number(10, { format: formats.count }),
  lost: number(10, { bold: true, format: formats.lost }),
  blankIfZero: number(10, { format: formats.lost }),
  change: number(10, { format: formats.change }),
  state: look('song', 10, 'center'),
  date: look('number', 9, 'center', { format: formats.date }),

  inputNumber: look('number', 10.5, 'center', { fill: inputTint, unlocked: true }),
  inputChoice: look('song', 10, 'center', { fill: inputTint, unlocked: true, wrap: true }),
  inputText: text('song', 9, { fill: inputTint, unlocked: true }),
  idle: text('song', 9, { fill: idleGrey }),
  idleCode: look('number', 9, 'center', { fill: idleGrey, format: formats.code }),
  idleNumber: number(10, { fill: idleGrey }),
  idleState: look('song', 10, 'center', { fill: idleGrey }),
  key: look('number', 8, 'left', { format: formats.code }),
  guide: text('song', 10.5, { vertical: 'top' }),
  guideHeading: look('hei', 11, 'left'),

  totalName: look('hei', 11, 'center', { fill: headGrey }),
  totalNumber: number(10.5, { bold: true, fill: headGrey }),
  totalNote: text('song', 9, { fill: headGrey }),
  totalNotApplicable: text('song', 9, { fill: headGrey, format: formats.notApplicable }),
  resultName: look('song', 10, 'right', { indent: 1 }),
  resultText: look('song', 10, 'center', { wrap: true }),
  resultNote: text('kai', 9),
  finalName: look('hei', 14, 'right', { fill: headGrey, indent: 1 }),
  finalNumber: number(14, { bold: true, fill: headGrey }),
  finalText: look('hei', 14, 'center', { fill: headGrey }),

  signature: look('body', 12, 'left', { vertical: 'bottom' }),
  signatureDate: look('body', 12, 'right', { vertical: 'bottom' }),
  digest: text('song', 9),
  footnote: text('kai', 10),
} as const satisfies Record<string, Look>

/** The title's size steps down until it fits on one line (workbook.md, Every sheet). */
export const titleSizes = [22, 20, 18, 16] as const
