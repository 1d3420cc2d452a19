import type { LossLine, ScoredUnit } from '../analysis'
import type { Points } from '../points'
import { campaignLooks } from './campaign-looks'
import { cellName, countFormula, formula, toNumber } from './formulas'
import { layColumns, pointsWidth, splitByPage, type LaidColumns } from './page-columns'
import { cell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import { balanced } from './short-heads'
import type { ColumnRange } from './sheet-top'

/** Columns of a sheet of losses: some before the units, one per unit, then 失分合计, 应考分值合计, 失分率 and what else the sheet has. */
export interface LossColumns extends LaidColumns {
  readonly units: ColumnRange
  readonly lost: number
  readonly applicable: number
  readonly rate: number
}

/** Names and widths of the columns around the units; a name may hold a line end. */
export interface LossFrame {
  readonly before: readonly (readonly [name: string, width: number])[]
  readonly unitsName: string
  readonly after: readonly (readonly [name: string, width: number])[]
  /** 失分合计 and 应考分值合计. */
  readonly sums: readonly [number, number]
}

const rateWidth = 7.4
const usualUnit = 7.2
/** A unit's column that shows three digits and two decimals whole. */
const leastUnit = 5.8
/** Wider sheets print smaller, down to 85 %: a dozen units stand on one page. */
const tolerated = 150

/** As many units beside each other as fit, then on further pages. `total` are the sums over all lines. */
export function lossColumns(frame: LossFrame, unitCount: number, total: LossLine): LossColumns {
  const { before, after, sums: [lost, applicable] } = frame
  const least = pointsWidth(leastUnit, total.units.map((unit) => unit.lost), 9)
  const laid = layColumns({
    before: before.map(([, width]) => width),
    count: unitCount,
    least,
    usual: Math.max(least, usualUnit),
    after: [pointsWidth(lost, [total.total.lost], 9), pointsWidth(applicable, [total.total.applicable], 9), rateWidth, ...after.map(([, width]) => width)],
    tolerated,
  })
  const first = before.length + 1
  const next = first + unitCount
  return { ...laid, units: [first, next - 1], lost: next, applicable: next + 1, rate: next + 2 }
}

/** Characters of a head at 9 points that a column takes on one line. */
const perLine = (width: number): number => Math.max(1, Math.floor((width * 8 - 6) / 12))

export function lossHead(frame: LossFrame, columns: LossColumns, units: readonly ScoredUnit[]): RowDraft[] {
  const { widths, pages } = columns
  const down = (column: number, name: string): CellDraft => cell(column, name, campaignLooks.head, { mergeDown: true })
  const after = [['失分合计'], ['应考分值\n合计'], ['失分率'], ...frame.after]
  const above = [
    ...frame.before.map(([name], index) => down(index + 1, name)),
    ...splitByPage(columns.units, pages).map((part) => merged(...part, frame.unitsName, campaignLooks.head)),
    ...after.map(([name = ''], index) => down(columns.lost + index, name)),
  ]
  const below = units.map(({ unit }, index) => {
    const column = columns.units[0] + index
    return cell(column, balanced(unit.name, perLine(widths[column - 1] ?? 0)), campaignLooks.denseHead)
  })
  return [
    { cells: above, height: 19.5, grid: 'head', withNext: true },
    { cells: below, height: heightOf(below, widths, 28.5), grid: 'head', withNext: true },
  ]
}

const unitRange = ({ units: [first, last] }: LossColumns, row: number): string => `${cellName(first, row)}:${cellName(last, row)}`
/** A campaign in which no unit can be scored has no columns to sum: a formula would reach back to its own cell. */
const hasUnits = ({ units: [first, last] }: LossColumns): boolean => first <= last
const points = (column: number, value: Points, look: CellDraft['look']): CellDraft => cell(column, toNumber(value), look)

function rateCell(columns: LossColumns, { rate }: LossLine, row: number, look: CellDraft['look']): CellDraft {
  const [lost, applicable] = [cellName(columns.lost, row), cellName(columns.applicable, row)]
  return cell(columns.rate, countFormula(`IF(${applicable}=0,0,ROUND(${lost}/${applicable},4))`, rate / 10_000), look)
}

/** Losses of every unit, their sum, the applicable points and the rate. */
export function lossCells(columns: LossColumns, line: LossLine, row: number): CellDraft[] {
  return [
    ...line.units.map((loss, index) => points(columns.units[0] + index, loss.lost, campaignLooks.loss)),
    hasUnits(columns) ? cell(columns.lost, formula(`ROUND(SUM(${unitRange(columns, row)}),2)`, line.total.lost), campaignLooks.figureBold) : points(columns.lost, line.total.lost, campaignLooks.figureBold),
    points(columns.applicable, line.total.applicable, campaignLooks.figure),
    rateCell(columns, line, row, campaignLooks.rate),
  ]
}

/** 失分单位: how many units lost anything. */
export const losingUnitsCell = (columns: LossColumns, column: number, line: LossLine, row: number): CellDraft =>
  cell(column, hasUnits(columns) ? countFormula(`COUNTIF(${unitRange(columns, row)},">0")`, line.losingUnits) : line.losingUnits, campaignLooks.whole)

/** The same as sums over rows: from `pointsColumn` (分值) on. */
export function lossTotals(columns: LossColumns, total: LossLine, pointsColumn: number, [first, last]: readonly [number, number], row: number): CellDraft[] {
  const sum = (column: number, result: Points): CellDraft => cell(column, formula(`ROUND(SUM(${cellName(column, first)}:${cellName(column, last)}),2)`, result), campaignLooks.total)
  return [
    sum(pointsColumn, total.points),
    ...total.units.map(({ lost }, index) => sum(columns.units[0] + index, lost)),
    sum(columns.lost, total.total.lost),
    sum(columns.applicable, total.total.applicable),
    rateCell(columns, total, row, campaignLooks.totalRate),
  ]
}
