import type { SheetModel } from '../../shared/report/sheet-model'
import { columnName } from './column-name'

/** The schema's order of a font's children; exceljs writes its own (workbook.md, Pitfalls). `rFont` is the name inside a text. */
const fontOrder = ['b', 'i', 'strike', 'condense', 'extend', 'outline', 'shadow', 'u', 'vertAlign', 'sz', 'color', 'name', 'rFont', 'family', 'charset', 'scheme']
/** Normal font: its digits decide what a unit of column width is. No theme scheme, or the theme's face would win. */
const normalFont = '<font><sz val="12"/><name val="Times New Roman"/><family val="1"/></font>'
const lastColumnIndex = 16_383

function inOrder(children: string): string {
  const found = [...children.matchAll(/<(\w+)(?:\s[^>]*)?\/>/g)].map(([text, name = '']) => ({ text, at: fontOrder.indexOf(name) }))
  return found.sort((a, b) => a.at - b.at).map(({ text }) => text).join('')
}

/** Fonts of a part with their children in the schema's order: `font` in styles, `rPr` inside texts. */
function orderFonts(xml: string, tag: 'font' | 'rPr'): string {
  return xml.replace(new RegExp(`(<${tag}>)(.*?)(</${tag}>)`, 'gs'), (_, open: string, children: string, close: string) => open + inOrder(children) + close)
}

/** styles.xml with Times New Roman 12 as the normal font and every font's children in the schema's order. */
export function mendStyles(xml: string): string {
  return orderFonts(xml, 'font').replace(/(<fonts[^>]*>)<font>.*?<\/font>/s, (_, open: string) => open + normalFont)
}

/** The texts with their fonts' children in the schema's order. */
export function mendTexts(xml: string): string {
  return orderFonts(xml, 'rPr')
}

/** All widths as the model has them: exceljs leaves out a column whose width is its default of 9. */
function columns({ widths, hiddenWidths = [] }: SheetModel): string {
  const hidden = (index: number): string => (index < widths.length ? '' : ' hidden="1"')
  return `<cols>${[...widths, ...hiddenWidths].map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}"${hidden(index)} customWidth="1"/>`).join('')}</cols>`
}

function ignoredErrors({ widths, lastRow }: SheetModel): string {
  const range = `A1:${columnName(widths.length)}${lastRow}`
  return `<ignoredErrors><ignoredError sqref="${range}" twoDigitTextYear="1" numberStoredAsText="1" formula="1" formulaRange="1"/></ignoredErrors>`
}

/** Breaks between columns, which exceljs does not know. They stand after those between rows. */
function columnBreaks({ columnBreaksAfter = [] }: SheetModel): string {
  const breaks = columnBreaksAfter.map((column) => `<brk id="${column}" max="1048575" man="1"/>`)
  return breaks.length === 0 ? '' : `<colBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${breaks.join('')}</colBreaks>`
}

/** A sheet's part with exceljs's faults mended: order in sheetPr, all columns, true outline depth and no odd descent, breaks inside the sheet, no green corners. */
export function mendSheet(xml: string, sheet: SheetModel): string {
  return xml
    .replace(/(<pageSetUpPr[^>]*\/>)(<outlinePr[^>]*\/>)/, '$2$1')
    .replace(/(<sheetFormatPr[^>]* outlineLevelRow=")\d+"/, `$1${Math.max(0, ...sheet.outline)}"`)
    .replace(/(<sheetFormatPr[^>]*?) x14ac:dyDescent="55"/, '$1')
    .replace(/<cols>.*?<\/cols>/s, '')
    .replace('<sheetData', `${columns(sheet)}<sheetData`)
    .replace(/(<brk [^>]*max=")\d+"/g, `$1${lastColumnIndex}"`)
    .replace('</worksheet>', `${columnBreaks(sheet)}${ignoredErrors(sheet)}</worksheet>`)
}
