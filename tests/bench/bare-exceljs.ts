import ExcelJS from 'exceljs'
import { styleMaker } from '../../electron/export/excel-styles'
import type { CellValue, WorkbookModel } from '../../shared/report/sheet-model'

function bareValue(value: CellValue): ExcelJS.CellValue {
  if (value === null || typeof value !== 'object') return value
  if ('formula' in value) return { formula: value.formula, result: value.result }
  return 'date' in value ? value.date : value.runs.map(({ text }) => text).join('')
}

/** The same values, formulas, styles, widths, heights and merges; no layout, no page set-up, no mends, no check. */
export async function bareExceljs(model: WorkbookModel): Promise<ExcelJS.Buffer> {
  const workbook = new ExcelJS.Workbook()
  const styleFor = styleMaker(model.fonts)
  for (const sheet of model.sheets) {
    const added = workbook.addWorksheet(sheet.name)
    added.columns = sheet.widths.map((width) => ({ width }))
    sheet.heights.forEach((height, index) => (added.getRow(index + 1).height = height))
    for (const { row, column, mergeTo, value, style } of sheet.cells) {
      const cell = added.getCell(row, column)
      cell.value = bareValue(value)
      cell.style = styleFor(style, { first: true, last: true })
      if (mergeTo !== undefined && mergeTo > column) added.mergeCells(row, column, row, mergeTo)
    }
  }
  return workbook.xlsx.writeBuffer()
}
