import type { Borders, Font, Style } from 'exceljs'
import type { BorderName, CellStyle } from '../../shared/report/sheet-model'
import type { ReportFonts } from '../../shared/report/unit-report'

/** Where a cell stands in its merge; inner cells carry no left and right border. */
export interface MergeEnds {
  readonly first: boolean
  readonly last: boolean
}

const black = { argb: 'FF000000' }

/** Numbers are Times New Roman without a charset, so that digits are half an em wide on every machine (workbook.md, Geometry). */
export function fontOf({ font, size, bold }: CellStyle, fonts: ReportFonts): Partial<Font> {
  if (font === 'number') return { name: 'Times New Roman', family: 1, size, bold, color: black }
  const chinese = { name: fonts[font], family: fonts[font].includes('小标宋') ? 4 : 3, charset: 134, size, color: black }
  return { ...chinese, bold: font === 'title' ? fonts.titleBold : bold }
}

function bordersOf({ borders }: CellStyle, { first, last }: MergeEnds): Partial<Borders> {
  const sides = { top: borders.top, left: first ? borders.left : undefined, bottom: borders.bottom, right: last ? borders.right : undefined }
  const drawn = Object.entries(sides).filter((side): side is [keyof typeof sides, BorderName] => side[1] !== undefined)
  return Object.fromEntries(drawn.map(([side, style]) => [side, { style, color: black }]))
}

function toExcel(style: CellStyle, ends: MergeEnds, fonts: ReportFonts): Partial<Style> {
  return {
    font: fontOf(style, fonts),
    border: bordersOf(style, ends),
    alignment: { horizontal: style.horizontal, vertical: style.vertical, ...(style.wrap ? { wrapText: true } : {}), ...(style.indent === undefined ? {} : { indent: style.indent }) },
    ...(style.fill === null ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${style.fill}` } } }),
    ...(style.unlocked ? { protection: { locked: false } } : {}),
    ...(style.format === null ? {} : { numFmt: style.format }),
  }
}

/** Styles for exceljs; equal ones are one object, which it then registers once. */
export function styleMaker(fonts: ReportFonts): (style: CellStyle, ends: MergeEnds) => Partial<Style> {
  const made = new Map<string, Partial<Style>>()
  return (style, ends) => {
    const key = JSON.stringify([style, ends])
    const known = made.get(key) ?? toExcel(style, ends, fonts)
    made.set(key, known)
    return known
  }
}
