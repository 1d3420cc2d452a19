import { isCampaignComplete, type CampaignReport } from './campaign-report'
import { shortName } from './campaign-top'
import { departmentSheet } from './department-sheet'
import { fileNamePart } from './file-name'
import { ledgerSheet } from './ledger-sheet'
import { lossSheet } from './loss-sheet'
import { rankingSheet } from './ranking-sheet'
import type { WorkbookModel } from './sheet-model'
import { campaignName } from './top-block'

const yearOf = ({ campaign }: CampaignReport): string => {
  const cycle = fileNamePart(campaign.cycle, 40, '')
  return cycle === '' ? '' : `${cycle}年度_`
}
const dayOf = ({ exportDate }: CampaignReport): string => exportDate.replaceAll('-', '')

/** `2026年度_千分制考核汇总_20261218.xlsx`; 暂定 stands in it while a unit is not complete. */
export function campaignFileName(report: CampaignReport): string {
  return `${yearOf(report)}千分制考核汇总_${isCampaignComplete(report) ? '' : '暂定_'}${dayOf(report)}.xlsx`
}

/** The workbook of a campaign as data (domain.md, What comes out; workbook.md): the ranking, losses by department and by item, 整改台账. */
export function campaignWorkbook(report: CampaignReport): WorkbookModel {
  return {
    fileName: campaignFileName(report),
    title: `${campaignName(report)} ${shortName(report)}汇总`,
    fonts: report.fonts,
    sheets: [rankingSheet(report), departmentSheet(report), lossSheet(report), ledgerSheet(report)],
  }
}

/** 整改台账 alone. */
export function ledgerWorkbook(report: CampaignReport): WorkbookModel {
  return { fileName: `${yearOf(report)}整改台账_${dayOf(report)}.xlsx`, title: `${campaignName(report)} 整改台账`, fonts: report.fonts, sheets: [ledgerSheet(report)] }
}
