import { basename, dirname } from 'node:path'
import type { RubricReport } from '../../shared/report/rubric-report'
import { rubricWorkbook } from '../../shared/report/rubric-workbook'
import { checkedWorkbook, saveWorkbook } from './save-workbook'

/** A rubric's workbook into a file, over an older one of the name. Throws AppError as `saveFile` does. */
export async function writeRubric(file: string, report: RubricReport): Promise<void> {
  await saveWorkbook(dirname(file), basename(file), await checkedWorkbook(rubricWorkbook(report)))
}
