import ExcelJS from 'exceljs'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkedWorkbook } from '../../../electron/export/save-workbook'
import { readGivenWorkbook } from '../../../electron/import/read-workbook'
import { selfAssessmentWorkbook } from '../../../shared/report/self-assessment-workbook'
import { listItems } from '../../../shared/rubric/tree'
import { checkRubric } from '../../../shared/scoring'
import { readForm } from '../../../shared/self-assessment/read-form'
import type { SelfForm } from '../../../shared/self-assessment/form'
import { frameOf } from '../../unit/self-assessment/given-form'
import { accepted, reportOf } from '../../unit/report/report-of'
import { convert, scratch } from '../export/soffice'

const folder = scratch('self')
const file = join(folder, '德令哈市自评表.xlsx')
const rubric = accepted(checkRubric(JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8'))))
const report = reportOf(rubric, { format: 1, unit: { code: '632802', name: '德令哈市', zones: ['城', '农', '牧', '景'] }, entries: {} })
const readBytes = async (bytes: Buffer): Promise<SelfForm> => readForm(await readGivenWorkbook(bytes), frameOf(report))

/** Fills every unlocked cell as its rule says, through exceljs; answers how many figures were written. */
async function fillIn(): Promise<number> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(file)
  const [sheet] = book.worksheets
  let filled = 0
  sheet?.eachRow((row, at) => {
    const rule = row.getCell(7).dataValidation as ExcelJS.DataValidation | undefined
    if (row.getCell(7).protection?.locked !== false) return
    filled += 1
    const [list = ''] = (rule?.formulae ?? []) as string[]
    row.getCell(7).value = rule?.type === 'list' ? (list.replaceAll('"', '').split(',')[0] ?? '') : at % 2 ? 1 : '１'
    if (row.getCell(9).protection?.locked === false) row.getCell(9).value = `台账第${at}页`
  })
  await book.xlsx.writeFile(file)
  return filled
}

beforeAll(async () => writeFileSync(file, await checkedWorkbook(selfAssessmentWorkbook(report))))

describe('a 自评表 on disk', () => {
  test('written, read back blank: every item that applies is asked for, none is reported', async () => {
    const form = await readBytes(readFileSync(file))
    const due = listItems(rubric).filter(({ zones }) => zones.length === 0 || zones.some((zone) => report.unit.zones.includes(zone))).length
    expect(form).toMatchObject({ unitId: 'unit-1', items: [], faults: [], notes: [], blank: due })
  })
  test('filled in and saved again by LibreOffice, it says the same, cell by cell', async () => {
    const filled = await fillIn()
    const before = await readBytes(readFileSync(file))
    const out = await convert([file], 'xlsx:Calc MS Excel 2007 XML')
    const after = await readBytes(readFileSync(join(out, basename(file))))
    expect(before.items.length + new Set(before.faults.map(({ itemId }) => itemId)).size).toBeGreaterThan(90)
    expect(filled).toBeGreaterThan(before.items.length)
    expect(after).toEqual(before)
  }, 120_000)
})
