import type { WorkbookModel } from '../../shared/report/sheet-model'
import { checkWorkbook } from './check-workbook'
import { workbookBytes } from './workbook-bytes'

export { saveFile as saveWorkbook, type SaveDisk as ExportDisk, type SaveOptions } from '../files/save-file'

/** The bytes of a workbook that was opened again and compared with its model. Throws when they do not agree, before anything on disk changes. */
export async function checkedWorkbook(model: WorkbookModel): Promise<Buffer> {
  const bytes = await workbookBytes(model)
  checkWorkbook(bytes, model)
  return bytes
}
