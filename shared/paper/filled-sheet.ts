import { claimsDraft } from '../report/claims-sheet'
import { looks } from '../report/looks'
import { notApplicableDraft } from '../report/not-applicable-sheet'
import { cell } from '../report/row-draft'
import { resultRows } from '../report/scorecard-result'
import { signatureRows } from '../report/scorecard-signatures'
import type { SheetDraft } from '../report/sheet-draft'
import { titleMarks } from '../report/top-block'
import { layOut, type UnitLayout } from '../report/unit-layout'
import type { UnitReport } from '../report/unit-report'
import { listItems } from '../rubric/tree'
import type { RubricNode } from '../rubric/rubric'
import { filledNames, filledWidths, itemRow, nodeRow, sumRow } from './filled-rows'
import { paginate, type PageOfRows } from './paginate'
import { adoptRow, paperRow, spanning, type PaperRow } from './paper-row'
import { campaignTitle, infoText, topRows } from './top-rows'

/** Points of height that one adopted row may take. */
const tallest = 300

function scoredRows(report: UnitReport): PaperRow[] {
  const walk = (node: RubricNode, depth: number, index: number): PaperRow[] => [
    nodeRow(report, node, depth, index),
    ...(node.items ?? []).map((item) => itemRow(report, item)),
    ...(node.children ?? []).flatMap((child, at) => walk(child, depth + 1, at + 1)),
  ]
  return report.rubric.requirements.flatMap((requirement, at) => walk(requirement, 0, at + 1))
}

/** 评分表 with a sum at the end of every page, the way to the grade, the signatures and the full digest under them. */
function scorecardPages(layout: UnitLayout): PageOfRows[] {
  const { report } = layout
  const widths = filledWidths
  const items = new Map(listItems(report.rubric).map((item) => [item.id, item]))
  const closing = [sumRow(report, '合    计', [...items.values()]), ...[...resultRows(layout), ...signatureRows(report, widths)].map((row) => adoptRow(widths, row, '结果', tallest))]
  return paginate({
    widths,
    above: topRows(report, { mark: '附件1', title: `${campaignTitle(report)}评分表${titleMarks(report)}`, info: infoText(report) }, widths),
    head: [paperRow(widths, filledNames.map((name, at) => cell(at + 1, name, looks.head)), { least: 27.75, grid: 'head', withNext: true })],
    rows: [...scoredRows(report), ...closing],
    closing: closing.length,
    sum: (itemIds) => sumRow(report, '本页小计', itemIds.flatMap((id) => items.get(id) ?? [])),
    subject: `评分表${titleMarks(report)}`,
  })
}

/** A further sheet of the workbook, below a title of its own. */
function attachedPages({ name, widths, rows, headRows: [first, last] }: SheetDraft): PageOfRows[] {
  const adopted = rows.map((row) => adoptRow(widths, row, name, tallest))
  const title = paperRow(widths, [spanning(1, widths.length, name, { ...looks.title, size: 16 })], { least: 33, grid: 'none' })
  return paginate({ widths, above: [title], head: adopted.slice(first - 1, last), rows: adopted.slice(last), closing: 0, sum: null, subject: name })
}

/** 已填评分表 of one unit to sign: 评分表, 合理缺项说明, 加减分及一票否决, all as recorded. */
export function filledPages(report: UnitReport): PageOfRows[] {
  const layout = layOut(report)
  return [...scorecardPages(layout), ...attachedPages(notApplicableDraft(layout)), ...attachedPages(claimsDraft(layout))]
}
