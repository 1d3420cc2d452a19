import { cellName } from '../../../shared/report/formulas'
import { unitWorkbook } from '../../../shared/report/unit-workbook'
import type { CellModel, CellValue, SheetModel, WorkbookModel } from '../../../shared/report/sheet-model'
import type { UnitReport } from '../../../shared/report/unit-report'

export const sheetOf = (report: UnitReport, name: string): SheetModel => sheetIn(unitWorkbook(report), name)

export function sheetIn({ sheets }: WorkbookModel, name: string): SheetModel {
  const sheet = sheets.find((candidate) => candidate.name === name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

export const cellAt = (sheet: SheetModel, name: string): CellModel | undefined => sheet.cells.find(({ row, column }) => cellName(column, row) === name)

/** What a cell shows: a formula's result, a text's runs as one. */
export function shown(value: CellValue | undefined): string | number | null {
  if (value === null || value === undefined || typeof value !== 'object') return value ?? null
  if ('formula' in value) return value.result
  return 'date' in value ? value.date : value.runs.map(({ text }) => text).join('')
}

/** The values of one row by column, 1 first. */
export function rowOf(sheet: SheetModel, row: number): (string | number | null)[] {
  const cells = sheet.cells.filter((candidate) => candidate.row === row)
  return sheet.widths.map((_, index) => shown(cells.find(({ column }) => column === index + 1)?.value))
}

/** The first row whose column holds the text. */
export function findRow(sheet: SheetModel, column: number, text: string): (string | number | null)[] {
  const found = sheet.cells.find((candidate) => candidate.column === column && typeof candidate.value === 'string' && candidate.value.startsWith(text))
  if (!found) throw new Error(`${text} is not in column ${column} of ${sheet.name}`)
  return rowOf(sheet, found.row)
}
