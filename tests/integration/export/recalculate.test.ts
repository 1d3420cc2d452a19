import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { workbookBytes } from '../../../electron/export/workbook-bytes'
import type { CellModel, CellValue, WorkbookModel } from '../../../shared/report/sheet-model'
import { campaignWorkbook } from '../../../shared/report/campaign-workbook'
import { unitWorkbook } from '../../../shared/report/unit-workbook'
import { indexWorkbook } from '../../../shared/report/index-sheet'
import { campaignReportOf, haixiRubric } from '../../unit/report/campaign-reports'
import { indexReportOf } from '../../unit/report/index-reports'
import { hasExactHalf, policies, randomReport } from './random-reports'
import { convert, everySheetAsCsv, parseCsv, scratch } from './soffice'

/** Every release: 102 units; every day: a dozen. */
const perPolicy = process.env['QIANFEN_FULL'] ? 34 : 4

interface Planned {
  readonly file: string
  readonly model: WorkbookModel
}

const withCells = (model: WorkbookModel, change: (cell: CellModel) => CellModel): WorkbookModel => ({ ...model, sheets: model.sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map(change) })) })

function wrong(value: CellValue): CellValue {
  if (value === null || typeof value !== 'object' || !('formula' in value)) return value
  return { ...value, result: typeof value.result === 'number' ? value.result + 1234.5 : `错 ${value.result}` }
}

/** A workbook whose every cached result is deliberately wrong. */
async function writeWithWrongCaches(model: WorkbookModel, name: string): Promise<Planned> {
  const file = join(scratch('caches'), `${name}.xlsx`)
  writeFileSync(file, await workbookBytes(withCells(model, (cell) => ({ ...cell, value: wrong(cell.value) }))))
  return { file, model }
}

/** A raw cell of a percentage still ends in its sign. */
const rawNumber = (text: string): number => (text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text))
const same = (found: string | undefined, result: string | number): boolean => (typeof result === 'string' ? found === result : found !== undefined && found !== '' && Math.abs(rawNumber(found) - result) < 1e-9)

/** Every formula cell of which LibreOffice computes something else than the engine; and how many it looked at. */
function differences({ file, model }: Planned, converted: string): { checked: number; different: string[] } {
  const different: string[] = []
  let checked = 0
  for (const sheet of model.sheets) {
    const rows = parseCsv(readFileSync(join(converted, `${basename(file, '.xlsx')}-${sheet.name}.csv`), 'utf8'))
    for (const { row, column, value } of sheet.cells) {
      if (value === null || typeof value !== 'object' || !('formula' in value)) continue
      checked += 1
      const found = rows[row - 1]?.[column - 1]
      if (!same(found, value.result)) different.push(`${basename(file)} ${sheet.name} R${row}C${column} ${value.formula}: ${found ?? 'nothing'} instead of ${value.result}`)
    }
  }
  return { checked, different }
}

async function recalculated(planned: readonly Planned[]): Promise<{ checked: number; different: string[] }> {
  const converted = await convert(planned.map(({ file }) => file), everySheetAsCsv)
  const found = planned.map((one) => differences(one, converted))
  return { checked: found.reduce((sum, { checked }) => sum + checked, 0), different: found.flatMap(({ different }) => different) }
}

/** A wrong formula in each sheet that computes: the first that gives a number. Answers where they are. */
function plant(model: WorkbookModel): { model: WorkbookModel; planted: string[] } {
  const planted: string[] = []
  const sheets = model.sheets.map((sheet) => {
    const at = sheet.cells.findIndex(({ value }) => value !== null && typeof value === 'object' && 'formula' in value && typeof value.result === 'number')
    if (at < 0) return sheet
    planted.push(`planted.xlsx ${sheet.name} R${sheet.cells[at]?.row}C${sheet.cells[at]?.column} `)
    return { ...sheet, cells: sheet.cells.map((cell, index) => (index === at && cell.value !== null && typeof cell.value === 'object' && 'formula' in cell.value ? { ...cell, value: { ...cell.value, formula: `${cell.value.formula}+0.01` } } : cell)) }
  })
  return { model: { ...model, sheets }, planted }
}

describe('LibreOffice recalculates every formula from deliberately wrong results', () => {
  test('the check itself finds every planted wrong formula', async () => {
    const { model, planted } = plant(unitWorkbook(randomReport('planted', 'rescaleTotal')))
    const { different } = await recalculated([await writeWithWrongCaches(model, 'planted')])
    expect(planted.length).toBeGreaterThanOrEqual(4)
    for (const place of planted) expect(different.some((found) => found.startsWith(place)), place).toBe(true)
  })
  test(`and agrees with the engine on ${perPolicy * policies.length} random units and three campaigns`, { timeout: 900_000 }, async () => {
    const reports = policies.flatMap((policy) => Array.from({ length: perPolicy }, (_, index) => randomReport(String(index), policy)))
    const planned: Planned[] = []
    for (const [index, report] of reports.entries()) planned.push(await writeWithWrongCaches(unitWorkbook(report), `u${index}`))
    // Campaigns in the same run of LibreOffice: every policy, groups, open items, many units side by side.
    for (const [index, policy] of policies.entries()) {
      const campaign = campaignReportOf({ units: [7, 14, process.env['QIANFEN_FULL'] ? 50 : 4][index] ?? 7, rubric: { ...haixiRubric, notApplicablePolicy: policy }, open: index * 2, ...(index === 1 ? { groups: ['市县', '行委'] } : {}) })
      planned.push(await writeWithWrongCaches(campaignWorkbook(campaign), `c${index}`))
    }
    planned.push(await writeWithWrongCaches(indexWorkbook(indexReportOf()), 'index'))
    const { checked, different } = await recalculated(planned)
    const of = (test: (report: (typeof reports)[number]) => boolean): number => reports.filter(test).length
    console.info(`${reports.length} units, ${checked} formulas, ${different.length} differences; exact halves in ${of(hasExactHalf)}, incomplete ${of(({ scorecard }) => !scorecard.complete)}, vetoed ${of(({ scorecard }) => scorecard.vetoed)}, with 缺项 ${of(({ scorecard }) => scorecard.notApplicable > 0)}`)
    expect(different).toEqual([])
    expect(checked).toBeGreaterThan(reports.length * 300)
    expect(of(hasExactHalf)).toBeGreaterThan(0)
    expect(of(({ scorecard }) => !scorecard.complete)).toBeGreaterThan(0)
    expect(of(({ claims }) => claims.length > 0)).toBeGreaterThan(0)
    expect(of(({ vetoes }) => vetoes.length > 0)).toBeGreaterThan(0)
  })
})
