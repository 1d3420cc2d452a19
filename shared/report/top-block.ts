import { isBlank } from '../text'
import { clipText } from './clean-text'
import { looks, titleSizes } from './looks'
import { cell, heightOf, merged, type RowDraft } from './row-draft'
import type { SheetModel } from './sheet-model'
import { wrapText } from './text-metrics'
import type { UnitReport } from './unit-report'
import { dateText, inGroups, periodText, placeholderMark, secrecyText } from './words'

/** What tells the sheets of a unit apart at their top. */
export interface SheetTitle {
  /** 附件N. */
  readonly attachment: number
  /** What the sheet is, e.g. `评分表`. */
  readonly subject: string
}

const sampleMark = '（示例）'

/** （示例） for the sample project, （暂定） while anything is unscored or waits. */
export function titleMarks(report: UnitReport): string {
  return `${report.campaign.sample ? sampleMark : ''}${report.scorecard.complete ? '' : '（暂定）'}`
}

const campaignName = ({ campaign }: UnitReport): string => campaign.name.replaceAll(sampleMark, '').trim()

export function titleOf(report: UnitReport, { subject }: SheetTitle): string {
  return `${campaignName(report)}${subject}${titleMarks(report)}`
}

/** Rows above the head: 3, and one for the notice of a placeholder. */
export const rowsAboveHead = ({ rubric }: UnitReport): number => (rubric.placeholder ? 4 : 3)

function infoText({ unit, teamName, campaign, rubric }: UnitReport): string {
  const dated = campaign.startDate > '0001-01-01' && campaign.endDate > '0001-01-01'
  const parts = [
    `被考核单位：${unit.name}（${unit.code}）`,
    ...(isBlank(teamName) ? [] : [`考核组：${teamName}`]),
    ...(dated ? [`考核时间：${periodText(campaign.startDate, campaign.endDate)}`] : []),
    `细则版本：${rubric.version}`,
  ]
  return parts.join('    ')
}

const widthOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0)

/** First column of the last columns that together are at least `width` wide. */
function columnFromRight(widths: readonly number[], width: number): number {
  let column = widths.length
  for (let sum = widths[column - 1] ?? 0; sum < width && column > 2; sum += widths[column - 1] ?? 0) column -= 1
  return column
}

function titleRow(title: string, widths: readonly number[]): RowDraft {
  const total = widthOf(widths)
  const size = titleSizes.find((candidate) => wrapText(title, total, candidate).length === 1) ?? 16
  const cells = [merged(1, widths.length, title, { ...looks.title, size })]
  return { cells, height: heightOf(cells, widths, 33), grid: 'none', withNext: true }
}

/** Attachment, title, unit and team, notice (workbook.md, Every sheet): the rows above the head. */
export function topRows(report: UnitReport, title: SheetTitle, widths: readonly number[]): RowDraft[] {
  const columns = widths.length
  const right = columnFromRight(widths, 20)
  const unitOfPoints = columnFromRight(widths, 13)
  const info = [merged(1, unitOfPoints - 1, infoText(report), looks.info), merged(unitOfPoints, columns, '单位：分', looks.unitOfPoints)]
  const lines = wrapText(infoText(report), widthOf(widths.slice(0, unitOfPoints - 1)), looks.info.size).length
  const notice = [merged(1, columns, `【${placeholderMark}】${report.rubric.notice ?? ''}`, looks.notice)]
  return [
    { cells: [merged(1, right - 1, `附件${title.attachment}`, looks.attachment), merged(right, columns, secrecyText, looks.secrecy)], height: 21, grid: 'none' },
    titleRow(titleOf(report, title), widths),
    { cells: info, height: lines === 1 ? 18 : heightOf(info, widths, 18), grid: 'none' },
    ...(report.rubric.placeholder ? [{ cells: notice, height: heightOf(notice, widths, 15.75), grid: 'none' } as const] : []),
  ]
}

export function headRow(names: readonly string[], height: number): RowDraft {
  return { cells: names.map((name, index) => cell(index + 1, name, looks.head)), height, grid: 'head', withNext: true }
}

/** Texts of the printed header (from the second page) and footer. */
export function pageTexts(report: UnitReport, title: SheetTitle): Pick<SheetModel, 'header' | 'footer'> {
  const mark = report.rubric.placeholder ? `〔${placeholderMark}〕` : ''
  const subject = `${title.subject}${titleMarks(report)}${mark}`
  return {
    header: {
      left: `${clipText(report.unit.name, 16)}${clipText(campaignName(report), 20)}${subject}`,
      right: `细则版本 ${clipText(report.rubric.version, 16)}  ${dateText(report.exportDate)}导出`,
    },
    footer: { left: `指纹 ${inGroups(report.fingerprint.slice(0, 16), '-')}`, center: secrecyText },
  }
}
