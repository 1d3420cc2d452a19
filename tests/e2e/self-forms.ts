import type { ElectronApplication } from '@playwright/test'
import ExcelJS from 'exceljs'

/** What the next file dialog answers. */
export async function answerFileDialog(app: ElectronApplication, files: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] })
  }, files)
}

/** Fills a form as a clerk does: every yellow cell that is still empty, as its rule says; `change` has the last word. */
export async function fillIn(file: string, change: (sheet: ExcelJS.Worksheet, labelled: ReadonlyMap<string, number>) => void): Promise<number> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(file)
  const sheet = book.getWorksheet('自评表')
  if (!sheet) throw new Error('no 自评表')
  const labelled = new Map<string, number>()
  let filled = 0
  sheet.eachRow((row, at) => {
    const cell = row.getCell(7)
    if (cell.protection?.locked !== false) return
    labelled.set(row.getCell(10).text, at)
    // Only what the form asks to be decided: judgements want a reason.
    if (row.getCell(5).text.includes('仅')) return
    filled += 1
    const rule = cell.dataValidation as ExcelJS.DataValidation | undefined
    const [list = ''] = (rule?.formulae ?? []) as string[]
    cell.value = rule?.type === 'list' ? (list.replaceAll('"', '').split(',')[0] ?? '') : 1
    if (row.getCell(9).protection?.locked === false) row.getCell(9).value = '台账'
  })
  change(sheet, labelled)
  await book.xlsx.writeFile(file)
  return filled
}
