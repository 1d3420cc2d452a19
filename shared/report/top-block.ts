import { isBlank } from '../text'
import { unitLineHead } from '../self-assessment/heads'
import type { Campaign } from '../campaign/records'
import { clipText } from './clean-text'
import type { RowDraft } from './row-draft'
import type { SheetModel } from './sheet-model'
import { noticeOf, topRowsOf } from './sheet-top'
import type { UnitReport } from './unit-report'
import { dateText, digestFoot, inGroups, periodText, placeholderMark, secrecyText } from './words'

export { headRow } from './sheet-top'

/** What tells the sheets of a unit apart at their top. */
export interface SheetTitle {
  /** 附件N. */
  readonly attachment: number
  /** What the sheet is, e.g. `评分表`. */
  readonly subject: string
}

export const sampleMark = '（示例）'

/** （示例） for the sample project, （暂定） while anything is unscored or waits. */
export function titleMarks(report: UnitReport): string {
  return `${report.campaign.sample ? sampleMark : ''}${report.scorecard.complete ? '' : '（暂定）'}`
}

/** The campaign's name without the mark that its titles bear at their end. */
export const campaignName = ({ campaign }: Pick<UnitReport, 'campaign'>): string => campaign.name.replaceAll(sampleMark, '').trim()

export function titleOf(report: UnitReport, { subject }: SheetTitle): string {
  return `${campaignName(report)}${subject}${titleMarks(report)}`
}

/** Rows above the head: 3, and one for the notice of a placeholder. */
export const rowsAboveHead = ({ rubric }: Pick<UnitReport, 'rubric'>): number => (rubric.placeholder ? 4 : 3)

/** `考核时间：…` where the campaign says when. */
export function periodPart({ startDate, endDate }: Pick<Campaign, 'startDate' | 'endDate'>): string[] {
  return startDate > '0001-01-01' && endDate > '0001-01-01' ? [`考核时间：${periodText(startDate, endDate)}`] : []
}

function infoText({ unit, teamName, campaign, rubric }: UnitReport): string {
  const parts = [
    `${unitLineHead}${unit.name}（${unit.code}）`,
    ...(isBlank(teamName) ? [] : [`考核组：${teamName}`]),
    ...periodPart(campaign),
    `细则版本：${rubric.version}`,
  ]
  return parts.join('    ')
}

/** The rows above the head of a unit's sheet. */
export function topRows(report: UnitReport, title: SheetTitle, widths: readonly number[]): RowDraft[] {
  return topRowsOf({ attachment: title.attachment, title: titleOf(report, title), info: infoText(report), digest: report.rubricDigest, notice: noticeOf(report.rubric) }, widths)
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
    footer: { left: `指纹 ${inGroups(report.fingerprint.slice(0, 16), '-')}    ${digestFoot(report.rubricDigest)}`, center: secrecyText },
  }
}
