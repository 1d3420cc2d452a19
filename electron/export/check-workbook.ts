import type { CellValue, SheetModel, WorkbookModel } from '../../shared/report/sheet-model'
import { cleanText } from '../../shared/report/clean-text'
import { columnName } from './column-name'
import { readSheets, type ReadCell, type ReadSheet } from './read-cells'
import { readZip } from './read-zip'

const dayMs = 86_400_000
/** Excel's day 0 is 1899-12-30. */
const dayOfUnixEpoch = 25_569

/** What the file has to say for a value; undefined for an empty cell. */
function expected(value: CellValue): ReadCell | undefined {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return undefined
  if (typeof value === 'string') return { value: cleanText(value) }
  if (typeof value === 'number') return { value }
  if ('formula' in value) return { value: typeof value.result === 'number' ? value.result : cleanText(value.result), formula: value.formula }
  if ('runs' in value) return { value: value.runs.map(({ text }) => cleanText(text)).join('') }
  const at = Date.parse(`${value.date}T00:00:00Z`)
  return { value: Number.isNaN(at) ? cleanText(value.date) : at / dayMs + dayOfUnixEpoch }
}

function checkSheet(model: SheetModel, read: ReadSheet | undefined): void {
  if (read?.name !== model.name) throw new Error(`the file has no sheet where ${model.name} belongs`)
  let filled = 0
  for (const cell of model.cells) {
    const at = `${columnName(cell.column)}${cell.row}`
    const wanted = expected(cell.value)
    const found = read.cells.get(at)
    if (wanted?.value !== found?.value || wanted?.formula !== found?.formula) throw new Error(`${model.name} ${at} is not what was written`)
    if (found) filled += 1
  }
  if (filled !== read.cells.size) throw new Error(`${model.name} has cells that nobody wrote`)
}

/** Opens the file again, independently of what wrote it, and compares sheets and every cell with the model. Throws when anything differs. */
export function checkWorkbook(bytes: Buffer, model: WorkbookModel): void {
  const sheets = readSheets(readZip(bytes))
  if (sheets.length !== model.sheets.length) throw new Error(`${sheets.length} sheets instead of ${model.sheets.length}`)
  model.sheets.forEach((sheet, index) => checkSheet(sheet, sheets[index]))
}
