import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, type Rational } from '../../../shared/number/rational'
import type { CellModel, WorkbookModel } from '../../../shared/report/sheet-model'
import { campaignWorkbook } from '../../../shared/report/campaign-workbook'
import { unitWorkbook } from '../../../shared/report/unit-workbook'
import { runs } from '../generators/draw'
import { evaluateCell, type Grid } from './evaluate'
import { randomCampaign } from './random-campaign'
import { randomReport } from './random-report'

function exact(value: number): Rational {
  const [integer = '', fraction = ''] = String(value).split('.')
  return { n: BigInt(integer + fraction), d: 10n ** BigInt(fraction.length) }
}

function gridOf(model: WorkbookModel): Grid {
  const cells = new Map(model.sheets.flatMap(({ name, cells: own }) => own.map((cell) => [`${name}/${cell.column}/${cell.row}`, cell] as const)))
  return {
    read: (sheet, column, row) => {
      const value = cells.get(`${sheet}/${column}/${row}`)?.value ?? null
      if (typeof value === 'number') return exact(value)
      if (value === null || typeof value === 'string') return value
      return 'formula' in value ? { formula: value.formula } : null
    },
  }
}

function wrongCells(model: WorkbookModel): string[] {
  const grid = gridOf(model)
  const check = (sheet: string, cell: CellModel): string[] => {
    const { value } = cell
    if (value === null || typeof value !== 'object' || !('formula' in value)) return []
    const found = evaluateCell(grid, sheet, cell.column, cell.row)
    const right = typeof value.result === 'string' ? found === value.result : typeof found === 'object' && compare(found ?? exact(0), exact(value.result)) === 0
    return right ? [] : [`${sheet} ${cell.row}/${cell.column} ${value.formula} is ${JSON.stringify(found, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))}, cached ${value.result}`]
  }
  return model.sheets.flatMap(({ name, cells }) => cells.flatMap((cell) => check(name, cell)))
}

const allowed = /^(SUM|ROUND|IF|MIN|MAX|SUMIF|COUNTIF|RANK|INDEX|MATCH)$/

/** How many formulas there are; none uses a function that excel.md does not allow. */
function countFormulas(model: WorkbookModel): number {
  let formulas = 0
  for (const { value } of model.sheets.flatMap(({ cells }) => cells)) {
    if (value === null || typeof value !== 'object' || !('formula' in value)) continue
    formulas += 1
    expect((value.formula.replaceAll(/"[^"]*"|'[^']*'/g, '').match(/[A-Z]+(?=\()/g) ?? []).filter((name) => !allowed.test(name))).toEqual([])
  }
  return formulas
}

test('every formula comes to its cached result, with allowed functions only', { timeout: 120_000 }, () => {
  let formulas = 0
  fc.assert(
    fc.property(randomReport, (report) => {
      const model = unitWorkbook(report)
      expect(wrongCells(model)).toEqual([])
      formulas += countFormulas(model)
    }),
    { numRuns: 150 },
  )
  expect(formulas).toBeGreaterThan(5_000)
})

test('so does every formula of a campaign, over all policies, groups, ties and quotas', { timeout: 120_000 }, () => {
  let formulas = 0
  fc.assert(
    fc.property(randomCampaign, (report) => {
      const model = campaignWorkbook(report)
      expect(wrongCells(model)).toEqual([])
      formulas += countFormulas(model)
    }),
    { numRuns: runs(30) },
  )
  expect(formulas).toBeGreaterThan(2_000)
})

test('found by chance: a campaign in which no unit can be scored has no formula that reaches its own cell', () => {
  const campaigns = fc.sample(randomCampaign, { numRuns: 16, seed: 1873839201 })
  for (const report of campaigns) expect(wrongCells(campaignWorkbook(report))).toEqual([])
})

test('the check itself sees a wrong number', () => {
  const [report] = fc.sample(randomReport, 1)
  if (!report) throw new Error('no report')
  const model = unitWorkbook({ ...report, scorecard: { ...report.scorecard, base: report.scorecard.base + 1 } as typeof report.scorecard })
  expect(wrongCells(model).length).toBeGreaterThan(0)
})
