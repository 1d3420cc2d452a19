// From the bytes of a rubric's workbook to its tree (guard, cells, layout, rules, codes, notes) against bare exceljs loading the same file,
// which makes no tree at all.
import ExcelJS from 'exceljs'
import { readGivenWorkbook } from '../../electron/import/read-workbook'
import { readRubric } from '../../shared/rubric-import/read-rubric'
import { large } from '../fixtures/rubric-books/books'
import { alternate, ms, report } from './measure'

for (const count of [100, 600, 2_000]) {
  const { bytes } = large(count)
  const request = { file: '细则.xlsx', layouts: null, remembered: [] }
  const { counts } = readRubric(await readGivenWorkbook(bytes), request)
  if (counts.items !== count || counts.points !== 100_000) throw new Error(`${counts.items} items read of ${count}`)
  const load = async (): Promise<void> => {
    // exceljs types its own Buffer.
    await new ExcelJS.Workbook().xlsx.load(bytes as unknown as ArrayBuffer)
  }
  const both = await alternate(count === 2_000 ? 10 : 20, async () => readRubric(await readGivenWorkbook(bytes), request), load)
  report({ what: `from file to tree, a rubric of ${count} items, against bare exceljs loading the same file without a tree`, measured: ms(both.ours), baseline: ms(both.baseline), ratio: (both.ours / both.baseline).toFixed(2) })
}
