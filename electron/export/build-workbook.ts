import type { CellValue as ExcelValue, Style, Workbook, Worksheet } from 'exceljs'
import type { CellModel, CellStyle, InputRule, SheetModel, TextRun, WorkbookModel } from '../../shared/report/sheet-model'
import type { ReportFonts } from '../../shared/report/unit-report'
import { cleanText } from '../../shared/report/clean-text'
import { escapeXstring, headerText } from './cell-text'
import { columnName } from './column-name'
import { fontOf, styleMaker, type MergeEnds } from './excel-styles'

interface Looks {
  readonly fonts: ReportFonts
  readonly styleFor: (style: CellStyle, ends: MergeEnds) => Partial<Style>
}

const inches = { left: 0.47, right: 0.47, top: 0.72, bottom: 0.6, header: 0.38, footer: 0.3 }
const dateText = /^(\d{4})-(\d{2})-(\d{2})$/

function toExcelText(text: string): string {
  return escapeXstring(cleanText(text))
}

function toRichText(runs: readonly TextRun[], style: CellStyle, fonts: ReportFonts): ExcelValue {
  const font = fontOf(style, fonts)
  return { richText: runs.filter(({ text }) => text !== '').map(({ text, underline }) => ({ text: toExcelText(text), font: underline ? { ...font, underline } : font })) }
}

/** Dates by UTC, or a machine west of Greenwich writes the day before; a date that is none stays text; no NaN, no Infinity. */
function toExcelValue({ value, style }: CellModel, fonts: ReportFonts): ExcelValue {
  if (value === null) return null
  if (typeof value === 'string') return toExcelText(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if ('formula' in value) return { formula: value.formula, result: typeof value.result === 'number' ? value.result : toExcelText(value.result) }
  if ('runs' in value) return toRichText(value.runs, style, fonts)
  const [, year, month, day] = dateText.exec(value.date) ?? []
  return year === undefined ? toExcelText(value.date) : new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
}

/** Of a merge over several rows only the first carries the line above, only the last the line below. */
function bordersAt(borders: CellStyle['borders'], first: boolean, last: boolean): CellStyle['borders'] {
  if (first && last) return borders
  const { top, bottom, ...sides } = borders
  return { ...sides, ...(first && top ? { top } : {}), ...(last && bottom ? { bottom } : {}) }
}

function writeCell(sheet: Worksheet, cell: CellModel, { fonts, styleFor }: Looks): void {
  const { row, column, mergeTo = column, mergeDown = row } = cell
  if (mergeTo > column || mergeDown > row) sheet.mergeCells(row, column, mergeDown, mergeTo)
  // Each cell of a merge gets its style by itself: exceljs would share one object, and the left frame would go.
  for (let down = row; down <= mergeDown; down += 1) {
    const style = { ...cell.style, borders: bordersAt(cell.style.borders, down === row, down === mergeDown) }
    for (let at = column; at <= mergeTo; at += 1) sheet.getCell(down, at).style = styleFor(style, { first: at === column, last: at === mergeTo })
  }
  const value = toExcelValue(cell, fonts)
  if (value !== null) sheet.getCell(row, column).value = value
}

function pageText(parts: readonly (readonly [code: string, text: string])[], font: string): string {
  // A size before a digit would swallow it (`&92026`), so the font's name stands between.
  return parts.map(([code, text]) => `&${code}&9&"${font},常规"${text}`).join('')
}

function headerFooter({ header, footer }: SheetModel, font: string): Partial<Worksheet['headerFooter']> {
  const foot = pageText([['L', headerText(footer.left)], ['C', headerText(footer.center)], ['R', '第 &P 页 共 &N 页']], font)
  const head = pageText([['L', headerText(header.left)], ['R', headerText(header.right)]], font)
  return { differentFirst: true, oddHeader: head, oddFooter: foot, firstFooter: foot }
}

function pageSetup(sheet: SheetModel): Partial<Worksheet['pageSetup']> {
  const [firstHead, lastHead] = sheet.headRows
  return {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: (sheet.columnBreaksAfter?.length ?? 0) + 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: inches,
    // exceljs sets `$` before each corner only; with `A$1` both parts come out absolute. Without an area LibreOffice does not print a sheet that nobody sees.
    ...(sheet.veryHidden ? {} : { printArea: `A$1:${columnName(sheet.widths.length)}$${sheet.lastRow}`, printTitlesRow: `${firstHead}:${lastHead}` }),
    ...(sheet.columnBreaksAfter ? { printTitlesColumn: `A:${columnName(sheet.frozenColumns)}` } : {}),
  }
}

function choiceList(values: readonly string[]): string {
  const list = values.map((value) => cleanText(value).replaceAll('"', '""')).join(',')
  if (list.length > 255 || values.some((value) => value.includes(','))) throw new Error('a list of choices that Excel cannot hold')
  return `"${list}"`
}

function addChoices(sheet: Worksheet, { choices }: SheetModel): void {
  // By range: the typings know single cells only.
  const { dataValidations } = sheet as Worksheet & { dataValidations: { add(range: string, validation: object): void } }
  for (const { range, values } of choices) {
    dataValidations.add(range, { type: 'list', allowBlank: true, formulae: [choiceList(values)], showErrorMessage: true, errorTitle: '请从列表中选择', error: `可选：${values.join('、')}`.slice(0, 200) })
  }
}

function toValidation(rule: InputRule): object {
  const common = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop', errorTitle: '填报数不对', error: rule.message.slice(0, 200) }
  return rule.kind === 'list' ? { ...common, type: 'list', formulae: [choiceList(rule.values)] } : { ...common, type: rule.kind, operator: 'between', formulae: [rule.min, rule.max] }
}

function addInputs(sheet: Worksheet, { inputs = [] }: SheetModel): void {
  const { dataValidations } = sheet as Worksheet & { dataValidations: { add(range: string, validation: object): void } }
  for (const { range, rule } of inputs) dataValidations.add(range, toValidation(rule))
}

function fillSheet(sheet: Worksheet, model: SheetModel, looks: Looks): void {
  sheet.columns = model.widths.map((width) => ({ width }))
  model.heights.forEach((height, index) => (sheet.getRow(index + 1).height = height))
  model.outline.forEach((level, index) => {
    if (level > 0) sheet.getRow(index + 1).outlineLevel = level
  })
  for (const cell of model.cells) writeCell(sheet, cell, looks)
  for (const row of model.pageBreaksAfter) sheet.getRow(row).addPageBreak()
  if (model.autoFilter !== undefined) sheet.autoFilter = model.autoFilter
  addChoices(sheet, model)
  addInputs(sheet, model)
}

interface PartSink {
  append(data: string, place: { readonly name: string }): void
}

/** The steps of exceljs's own `write`, which its typings do not show. */
const steps = ['addContentTypes', 'addOfficeRels', 'addWorkbookRels', 'addWorksheets', 'addSharedStrings', 'addThemes', 'addStyles', 'addApp', 'addCore', 'addWorkbook'] as const
type PartWriter = { readonly [step in (typeof steps)[number]]: (sink: PartSink, model: unknown) => Promise<void> } & { prepareModel(model: unknown, options: object): void }

/** Parts as text, taken before exceljs zips them: its zip cuts texts into chunks and breaks a rare character (𠮷) that lies across two. */
async function writeParts(workbook: Workbook): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  const writer = workbook.xlsx as unknown as PartWriter
  const { model } = workbook
  writer.prepareModel(model, {})
  for (const step of steps) await writer[step]({ append: (data, { name }) => parts.set(name, data) }, model)
  return parts
}

/** The parts of the workbook as exceljs writes them, by name, their faults not yet mended (`mend-parts.ts`). exceljs is loaded when first needed. */
export async function buildWorkbook(model: WorkbookModel, now: Date): Promise<Map<string, string>> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  Object.assign(workbook, { creator: '千分', lastModifiedBy: '千分', title: cleanText(model.title), created: now, modified: now })
  workbook.views = [{ x: 0, y: 0, width: 24_000, height: 14_000, firstSheet: 0, activeTab: 0, visibility: 'visible' }]
  const looks = { fonts: model.fonts, styleFor: styleMaker(model.fonts) }
  for (const [index, sheet] of model.sheets.entries()) {
    const [, ySplit] = sheet.headRows
    const { frozenColumns: xSplit, zoom = 100 } = sheet
    const activeCell = `${columnName(xSplit + 1)}${ySplit + 1}`
    const added = workbook.addWorksheet(sheet.name, {
      ...(sheet.veryHidden ? { state: 'veryHidden' } : {}),
      // Above the deepest level, or exceljs writes the rows as collapsed and LibreOffice hides them.
      properties: { outlineLevelRow: Math.max(0, ...sheet.outline) + 1, ...({ outlineProperties: { summaryBelow: false, summaryRight: false } } as object) },
      pageSetup: pageSetup(sheet),
      headerFooter: headerFooter(sheet, model.fonts.song),
      views: [{ state: 'frozen', xSplit, ySplit, activeCell, showGridLines: false, zoomScale: zoom, zoomScaleNormal: zoom, ...({ tabSelected: index === 0 } as object) }],
    })
    fillSheet(added, sheet, looks)
    if (sheet.locked) await added.protect('', { spinCount: 1000, formatColumns: true, formatRows: true })
  }
  return writeParts(workbook)
}
