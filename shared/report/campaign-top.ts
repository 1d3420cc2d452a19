import { campaignName, periodPart, sampleMark } from './top-block'
import { isCampaignComplete, type CampaignReport } from './campaign-report'
import { clipText } from './clean-text'
import type { RowDraft } from './row-draft'
import type { SheetModel } from './sheet-model'
import { noticeOf, topRowsOf, type ColumnRange } from './sheet-top'
import { dateText, digestFoot, inGroups, placeholderMark, secrecyText } from './words'

/** What tells the sheets of a campaign apart at their top. */
export interface CampaignTitle {
  readonly attachment: number
  /** e.g. `排名汇总表`. */
  readonly subject: string
  /** Figures that may still move are marked （暂定）. */
  readonly provisional: boolean
  /** What stands beside the groups and the rubric's version: the period, the day of the count. */
  readonly dates: 'period' | 'periodAndDay' | 'day'
}

function marksOf(report: CampaignReport, { provisional }: CampaignTitle): string {
  return `${report.campaign.sample ? sampleMark : ''}${provisional && !isCampaignComplete(report) ? '（暂定）' : ''}`
}

/** `2026年度千分制考核`, or without the year where the campaign has none. */
export function shortName({ campaign }: Pick<CampaignReport, 'campaign'>): string {
  const cycle = campaign.cycle.trim()
  return `${cycle === '' ? '' : `${cycle}年度`}千分制考核`
}

export const campaignTitle = (report: CampaignReport, title: CampaignTitle): string => `${campaignName(report)}${title.subject}${marksOf(report, title)}`

function infoText(report: CampaignReport, { dates }: CampaignTitle): string {
  const groups = report.ranking.map(({ group }) => group.trim()).filter((group) => group !== '')
  const day = dateText(report.exportDate)
  return [
    ...(groups.length === 0 ? [] : [`考核分组：${clipText(groups.join('、'), 40)}`]),
    ...(dates === 'day' ? [`截至日期：${day}`] : periodPart(report.campaign)),
    `细则版本：${report.scores.rubric.version}`,
    ...(dates === 'periodAndDay' ? [`统计日期：${day}`] : []),
  ].join('    ')
}

/** The rows above the head of a campaign's sheet, for every page to the right. */
export function campaignTop(report: CampaignReport, title: CampaignTitle, widths: readonly number[], pages: readonly ColumnRange[] = [[1, widths.length]]): RowDraft[] {
  const texts = { attachment: title.attachment, title: campaignTitle(report, title), info: infoText(report, title), digest: report.campaign.rubricDigest, notice: noticeOf(report.scores.rubric) }
  return topRowsOf(texts, widths, pages)
}

/** Texts of the printed header (from the second page) and footer. */
export function campaignPageTexts(report: CampaignReport, title: CampaignTitle): Pick<SheetModel, 'header' | 'footer'> {
  const { rubric } = report.scores
  return {
    header: {
      left: `${shortName(report)}${title.subject}${marksOf(report, title)}${rubric.placeholder ? `〔${placeholderMark}〕` : ''}`,
      right: `细则版本 ${clipText(rubric.version, 16)}  ${dateText(report.exportDate)}导出`,
    },
    footer: { left: `指纹 ${inGroups(report.fingerprint.slice(0, 16), '-')}    ${digestFoot(report.campaign.rubricDigest)}`, center: secrecyText },
  }
}
