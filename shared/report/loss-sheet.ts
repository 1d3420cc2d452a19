import { domainLosses, lossLine, requirementLosses, worstItems, type LossLine } from '../analysis'
import { listItems } from '../rubric/tree'
import { campaignLooks } from './campaign-looks'
import type { CampaignReport } from './campaign-report'
import { campaignPageTexts, campaignTop, type CampaignTitle } from './campaign-top'
import { toNumber } from './formulas'
import { cellFitter, hints } from './long-text'
import { looks } from './looks'
import { losingUnitsCell, lossCells, lossColumns, lossHead, lossTotals, type LossColumns, type LossFrame } from './loss-columns'
import { nothingRow } from './nothing-row'
import { repeatedColumns } from './page-columns'
import { cell, codeCell, heightOf, merged, type RowDraft } from './row-draft'
import { toSheetModel } from './sheet-draft'
import type { SheetModel } from './sheet-model'
import { campaignSheetNames, chineseNumber } from './words'

const title: CampaignTitle = { attachment: 3, subject: '失分分析表', provisional: true, dates: 'period' }
const frame: LossFrame = {
  before: [['编码', 6], ['名称', 25.4], ['分值', 6.8]],
  unitsName: '各单位失分',
  after: [['失分\n单位', 5.2], ['图示', 10.6]],
  sums: [8, 8.2],
}
const pointsColumn = 3
const worstLimit = 15
const longestBar = 8

/** One row of a block; `code` is a dash where there is none. */
interface LossEntry { readonly code: string; readonly name: string; readonly line: LossLine }
interface LossBlock { readonly heading: string; readonly entries: readonly LossEntry[]; readonly totalled: boolean }

/** ■ by the rate, the worst of the block at full length. */
function bar({ rate }: LossLine, worst: number): string | null {
  return worst === 0 || rate === 0 ? null : '■'.repeat(Math.max(1, Math.round((longestBar * rate) / worst)))
}

function requirementHeading({ scores: { rubric: { requirements } } }: CampaignReport): string {
  return requirements.length === 10 && requirements.every(({ name }) => name.includes('一')) ? '按工作要求（十个一）' : '按工作要求'
}

function blocksOf(report: CampaignReport): LossBlock[] {
  const { rubric, units } = report.scores
  const domains = domainLosses(rubric, units).map(({ domain, line }) => ({ code: '—', name: domain === '' ? '（没有写明领域）' : domain, line }))
  const worst = worstItems(rubric, units, worstLimit).map(({ item, line }) => ({ code: item.code, name: item.content, line }))
  const blocks = [
    { heading: requirementHeading(report), entries: requirementLosses(rubric, units).map(({ node, line }) => ({ code: node.code, name: node.name, line })), totalled: true },
    ...(domains.length === 0 ? [] : [{ heading: '按领域', entries: domains, totalled: false }]),
    { heading: `失分最多的${worst.length === 0 ? '' : `${chineseNumber(worst.length)}项`}考核内容`, entries: worst, totalled: false },
  ]
  return blocks.map((block, index) => ({ ...block, heading: `${chineseNumber(index + 1)}、${block.heading}` }))
}

function headingRow({ pages, widths }: LossColumns, text: string): RowDraft {
  const cells = pages.length === 1 ? [merged(1, widths.length, text, campaignLooks.block)] : [merged(1, 2, text, campaignLooks.block), ...pages.map((page) => merged(...page, null, campaignLooks.block))]
  return { cells, height: 21, grid: 'band', withNext: true }
}

function entryRow(columns: LossColumns, { code, name, line }: LossEntry, worst: number, row: number): RowDraft {
  const fit = cellFitter(columns.widths, hints.rubric)
  const cells = [
    codeCell(1, code, looks.code, columns.widths),
    fit(2, name, campaignLooks.name),
    cell(pointsColumn, toNumber(line.points), campaignLooks.figure),
    ...lossCells(columns, line, row),
    losingUnitsCell(columns, columns.rate + 1, line, row),
    cell(columns.rate + 2, bar(line, worst), campaignLooks.bar),
  ]
  return { cells, height: heightOf(cells, columns.widths, 18), grid: 'body' }
}

function totalRow({ scores: { rubric, units } }: CampaignReport, columns: LossColumns, rows: readonly [number, number]): RowDraft {
  const cells = [
    merged(1, 2, '合    计', campaignLooks.totalName),
    ...lossTotals(columns, lossLine(units, listItems(rubric)), pointsColumn, rows, rows[1] + 1),
    cell(columns.rate + 1, null, campaignLooks.totalBlank),
    cell(columns.rate + 2, null, campaignLooks.totalBlank),
  ]
  return { cells, height: 21, grid: 'band' }
}

function blockRows(report: CampaignReport, columns: LossColumns, { heading, entries, totalled }: LossBlock, firstRow: number): RowDraft[] {
  const worst = Math.max(0, ...entries.map(({ line }) => line.rate))
  const first = firstRow + 1
  const rows = entries.map((entry, index) => entryRow(columns, entry, worst, first + index))
  const body = rows.length === 0 ? [nothingRow(columns.widths.length, 18)] : rows
  const kept = body.map((row, index) => (totalled && index === body.length - 1 ? { ...row, withNext: true } : row))
  return [headingRow(columns, heading), ...kept, ...(totalled ? [totalRow(report, columns, [first, first + entries.length - 1])] : [])]
}

function footnote(report: CampaignReport, { pages: [page = [1, 1]], widths }: LossColumns): RowDraft {
  const { rubric, units } = report.scores
  const open = lossLine(units, listItems(rubric)).total.open > 0 ? '尚有未评或待补事项，未计失分，失分和失分率为暂定。' : ''
  const cells = [merged(...page, `注：“—”为未失分或不适用；失分率＝失分合计÷应考分值合计（各单位之和，不含合理缺项与免考）；图示以本部分最高失分率为满格。${open}`, looks.footnote)]
  return { cells, height: heightOf(cells, widths, 24), grid: 'none' }
}

/** 失分分析: losses by requirement, by domain, and the items that lost most. */
export function lossSheet(report: CampaignReport): SheetModel {
  const { rubric, units } = report.scores
  const columns = lossColumns(frame, units.length, lossLine(units, listItems(rubric)))
  const top = [...campaignTop(report, title, columns.widths, columns.pages), ...lossHead(frame, columns, units)]
  const body: RowDraft[] = []
  for (const block of blocksOf(report)) body.push(...blockRows(report, columns, block, top.length + 1 + body.length))
  const rows = body.map((row, index) => (index === body.length - 1 ? { ...row, withNext: true } : row))
  return toSheetModel({
    name: campaignSheetNames.losses,
    widths: columns.widths,
    headRows: [top.length - 1, top.length],
    frozenColumns: repeatedColumns,
    columnBreaksAfter: columns.breaks,
    rows: [...top, ...rows, footnote(report, columns)],
    ...campaignPageTexts(report, title),
  })
}
