import { departmentLosses, lossLine, type DepartmentLosses } from '../analysis'
import { listItems } from '../rubric/tree'
import { campaignLooks } from './campaign-looks'
import type { CampaignReport } from './campaign-report'
import { campaignPageTexts, campaignTop, type CampaignTitle } from './campaign-top'
import { clipText } from './clean-text'
import { cellName, countFormula, toNumber } from './formulas'
import { cellFitter, hints } from './long-text'
import { looks } from './looks'
import { lossCells, lossColumns, lossHead, lossTotals, type LossColumns, type LossFrame } from './loss-columns'
import { repeatedColumns } from './page-columns'
import { cell, heightOf, merged, type RowDraft } from './row-draft'
import { toSheetModel } from './sheet-draft'
import type { SheetModel } from './sheet-model'
import { campaignSheetNames } from './words'

const title: CampaignTitle = { attachment: 2, subject: '部门失分汇总表', provisional: true, dates: 'period' }
const frame: LossFrame = {
  before: [['序号', 4.2], ['牵头部门（条）', 18], ['牵头\n项数', 5.6], ['分值', 7.4]],
  unitsName: '各单位失分（块）',
  after: [['失分最多的指标', 18.2]],
  sums: [8, 8.8],
}
const pointsColumn = 4

function mostLostText({ mostLost }: DepartmentLosses): string {
  return mostLost ? `${mostLost.node.code} ${clipText(mostLost.node.name, 60)}` : '—'
}

function departmentRow(columns: LossColumns, losses: DepartmentLosses, index: number, row: number): RowDraft {
  const { department, line } = losses
  const fit = cellFitter(columns.widths, hints.rubric)
  const cells = [
    cell(1, index + 1, campaignLooks.whole),
    fit(2, department === '' ? '（没有写明牵头部门）' : department, campaignLooks.name),
    cell(3, line.itemCount, campaignLooks.whole),
    cell(pointsColumn, toNumber(line.points), campaignLooks.figure),
    ...lossCells(columns, line, row),
    fit(columns.rate + 1, mostLostText(losses), looks.small),
  ]
  return { cells, height: heightOf(cells, columns.widths, 20.25), grid: 'body' }
}

function closingRows({ scores: { rubric, units } }: CampaignReport, columns: LossColumns, rows: readonly [number, number]): RowDraft[] {
  const total = lossLine(units, listItems(rubric))
  const row = rows[1] + 1
  const cells = [
    merged(1, 2, '合    计', campaignLooks.totalName),
    cell(3, countFormula(`SUM(${cellName(3, rows[0])}:${cellName(3, rows[1])})`, total.itemCount), campaignLooks.totalWhole),
    ...lossTotals(columns, total, pointsColumn, rows, row),
    cell(columns.rate + 1, null, campaignLooks.totalBlank),
  ]
  const open = total.total.open > 0 ? '尚有未评或待补事项，未计失分，失分和失分率为暂定。' : ''
  const note = [merged(...(columns.pages[0] ?? [1, columns.widths.length]), `注：失分为应考项分值与得分之差，不含合理缺项与免考；失分率＝失分合计÷应考分值合计。合计行与各单位评分表“扣分”合计一致。${open}`, looks.footnote)]
  return [
    { cells, height: 20.25, grid: 'band', withNext: true },
    { cells: note, height: heightOf(note, columns.widths, 18), grid: 'none' },
  ]
}

/** 部门汇总: what every lead department (条) lost in every unit (块), most lost first. */
export function departmentSheet(report: CampaignReport): SheetModel {
  const { rubric, units } = report.scores
  const columns = lossColumns(frame, units.length, lossLine(units, listItems(rubric)))
  const top = [...campaignTop(report, title, columns.widths, columns.pages), ...lossHead(frame, columns, units)]
  const first = top.length + 1
  const body = departmentLosses(rubric, units).map((losses, index) => departmentRow(columns, losses, index, first + index))
  const rows = body.map((row, index) => (index === body.length - 1 ? { ...row, withNext: true } : row))
  return toSheetModel({
    name: campaignSheetNames.departments,
    widths: columns.widths,
    headRows: [top.length - 1, top.length],
    frozenColumns: repeatedColumns,
    columnBreaksAfter: columns.breaks,
    rows: [...top, ...rows, ...closingRows(report, columns, [first, first + body.length - 1])],
    ...campaignPageTexts(report, title),
  })
}
