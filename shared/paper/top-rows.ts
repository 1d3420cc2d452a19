import { isBlank } from '../text'
import { looks, titleSizes } from '../report/looks'
import type { UnitReport } from '../report/unit-report'
import { dateText, periodText, placeholderMark, secrecyText } from '../report/words'
import { paperLines, widthOfText } from './paper-text'
import { paperRow, spanning, textCell, widthOfColumns, type PaperRow } from './paper-row'

/** What the head of a sheet of paper names. */
export interface PaperHeading {
  /** Above the title at the left, e.g. `现场记录用`. */
  readonly mark: string
  readonly title: string
  /** Unit, team, dates. */
  readonly info: string
}

export const sampleMark = '（示例）'

/** The campaign's name without the mark that the title carries at its end. */
export const campaignTitle = ({ campaign }: Pick<UnitReport, 'campaign'>): string => campaign.name.replaceAll(sampleMark, '').trim()

/** `被考核单位：德令哈市（632802）    考核组：…    考核时间：…    细则版本：…`. */
export function infoText({ unit, teamName, campaign, rubric }: Pick<UnitReport, 'unit' | 'teamName' | 'campaign' | 'rubric'>): string {
  const dated = campaign.startDate > '0001-01-01' && campaign.endDate > '0001-01-01'
  const parts = [
    `被考核单位：${unit.name}（${unit.code}）`,
    ...(isBlank(teamName) ? [] : [`考核组：${teamName}`]),
    ...(dated ? [`考核时间：${periodText(campaign.startDate, campaign.endDate)}`] : []),
    `细则版本：${rubric.version}`,
  ]
  return parts.join('    ')
}

/** Points of height that a text of the head may take. */
const tallest = 60

function titleRow(widths: readonly number[], title: string): PaperRow {
  const size = titleSizes.find((candidate) => widthOfText(title, candidate) <= widthOfColumns(widths, 1, widths.length)) ?? 16
  const look = { ...looks.title, size: paperLines(title, widthOfColumns(widths, 1, widths.length), size).length > 2 ? 11 : size }
  return paperRow(widths, [textCell(widths, 1, title, look, { mergeTo: widths.length, most: tallest, about: '标题' })], { least: 33, grid: 'none' })
}

/** The rows above the head of the first page: mark, title, unit and dates, the notice of a stand-in rubric. */
export function topRows({ rubric }: Pick<UnitReport, 'rubric'>, { mark, title, info }: PaperHeading, widths: readonly number[]): PaperRow[] {
  const last = widths.length
  const notice = textCell(widths, 1, `【${placeholderMark}】${rubric.notice ?? ''}`, looks.notice, { mergeTo: last, most: tallest, about: '细则说明' })
  return [
    paperRow(widths, [spanning(1, 3, mark, looks.attachment), spanning(4, last, secrecyText, looks.secrecy)], { least: 21, grid: 'none' }),
    titleRow(widths, title),
    paperRow(widths, [textCell(widths, 1, `${info}    单位：分`, looks.info, { mergeTo: last, most: tallest, about: '表头' })], { least: 18, grid: 'none' }),
    ...(rubric.placeholder ? [paperRow(widths, [notice], { least: 15.75, grid: 'none' })] : []),
  ]
}

/** `2026年11月20日打印`. */
export const printedText = (date: string): string => `${dateText(date)}打印`
