import { basename } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { AppError } from '../../shared/failure'
import { sheetTables } from '../../shared/import/sheet-table'
import type { Answer } from '../../shared/ipc/contract'
import type { WorkbookReader } from './workbook-reader'

interface Means {
  readonly dialog: Dialog
  readonly window: () => BrowserWindow
  readonly reader: WorkbookReader
}

/**
 * A workbook chosen in a dialog as tables, read in a process that can be killed; null: 取消. What its cells mean is decided by the preview of
 * a paste. Throws AppError `import-…`.
 */
export async function chooseTable({ dialog, window, reader }: Means): Promise<Answer<'table.choose'>> {
  const filters = [{ name: 'Excel 工作簿', extensions: ['xlsx'] }, { name: '所有文件', extensions: ['*'] }]
  const { canceled, filePaths } = await dialog.showOpenDialog(window(), { title: '选择 Excel 文件', buttonLabel: '读取', properties: ['openFile'], filters })
  const [file] = filePaths
  if (canceled || file === undefined) return { file: null }
  const sheets = sheetTables(await reader.read(file))
  if (sheets.length === 0) throw new AppError('import-no-content')
  return { file: { name: basename(file), sheets } }
}
