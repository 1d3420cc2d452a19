import type { Item } from '../rubric/rubric'
import { sumPoints, ZERO, type Points } from '../points'
import { cellName, formula, lookUp, sumFormula } from './formulas'
import { factOf, listDeductions, lostOf, pointsOf, scoreOf } from './item-figures'
import { cellFitter, hints, splitText } from './long-text'
import { looks } from './looks'
import { nothingRow } from './nothing-row'
import { cell, codeCell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import type { CellValue, SheetModel } from './sheet-model'
import { toSheetModel } from './sheet-draft'
import { headRow, pageTexts, topRows } from './top-block'
import type { UnitLayout } from './unit-layout'
import type { UnitReport } from './unit-report'
import { sheetNames } from './words'

const widths = [4, 5.8, 18.4, 6.6, 7.2, 6.4, 31.4, 22.6, 9.1, 9.1, 7.4]
const names = ['序号', '编码', '考核内容', '分值', '考核得分', '扣分', '计算过程', '扣分事实', '佐证', '责任部门', '单位意见']
const least = 27.75

const fit = cellFitter(widths, hints.rubric)
const namedProofs = 3

/** 佐证: the first few by name. */
function proofText({ evidence }: UnitReport, { id }: Item): string {
  const names = evidence[id] ?? []
  return `${names.slice(0, namedProofs).join('、')}${names.length > namedProofs ? `等${names.length}件` : ''}`
}

/** Rows of one item: the first with its points, further ones where a text is too long for one. */
function itemRows({ report, scorecard }: UnitLayout, item: Item, serial: number, row: number): RowDraft[] {
  const found = (column: string, result: Points): CellValue => {
    const where = { rows: scorecard.rows, row: scorecard.rowOfItem.get(item.id) ?? 0, code: item.code, codeCell: `$B${row}` }
    return formula(lookUp(sheetNames.scorecard, column, where), result)
  }
  const pieces = (column: number, text: string): string[] => splitText(text, widths[column - 1] ?? 0, looks.small.size)
  const ways = pieces(7, scoreOf(report, item).explain ?? '')
  const facts = pieces(8, factOf(report, item))
  const lost = lostOf(report, item) ?? ZERO
  return Array.from({ length: Math.max(ways.length, facts.length) }, (_, index): RowDraft => {
    const first = index === 0
    const cells = [
      cell(1, first ? serial : null, looks.serial),
      codeCell(2, item.code, looks.code, widths),
      first ? fit(3, item.content, looks.small) : cell(3, '（续上行）', looks.small),
      cell(4, first ? found('D', pointsOf(item)) : null, looks.number),
      cell(5, first ? found('H', scoreOf(report, item).points) : null, looks.number),
      cell(6, first ? formula(`ROUND(${cellName(4, row)}-${cellName(5, row)},2)`, lost) : null, looks.lost),
      cell(7, ways[index] ?? null, looks.small),
      cell(8, facts[index] ?? null, looks.small),
      fit(9, first ? proofText(report, item) : '', looks.smallCentered, hints.record),
      fit(10, first ? (item.leadDepartment ?? '') : '', looks.smallCentered),
      cell(11, first ? '□认可\n□申辩' : null, looks.smallCentered),
    ]
    return { cells, height: heightOf(cells, widths, least), grid: 'body' }
  })
}

function totalRow({ report }: UnitLayout, items: readonly Item[], rows: readonly number[]): RowDraft {
  const sum = (column: number, pick: (item: Item) => Points): CellDraft => cell(column, formula(sumFormula(column, rows), sumPoints(items.map(pick))), looks.totalNumber)
  const cells = [
    merged(1, 3, `合    计（${items.length}项）`, looks.totalName),
    sum(4, pointsOf),
    sum(5, (item) => scoreOf(report, item).points),
    sum(6, (item) => lostOf(report, item) ?? ZERO),
    merged(7, 11, '扣分合计与评分表“扣分”合计一致', looks.totalNote),
  ]
  return { cells, height: 24, grid: 'band' }
}

/** 扣分明细: every item that lost points, its arithmetic, what was found, and the unit's opinion to tick. */
export function deductionsSheet(layout: UnitLayout): SheetModel {
  const { report, headRow: head } = layout
  const title = { attachment: 2, subject: '扣分明细' }
  const items = listDeductions(report)
  const body: RowDraft[] = []
  const numbered: number[] = []
  for (const [index, item] of items.entries()) {
    const row = head + 1 + body.length
    numbered.push(row)
    body.push(...itemRows(layout, item, index + 1, row))
  }
  if (items.length === 0) body.push(nothingRow(widths.length, 24))
  const rows = body.map((row, index) => (index === body.length - 1 ? { ...row, withNext: true } : row))
  return toSheetModel({
    name: sheetNames.deductions,
    widths,
    headRows: [head, head],
    rows: [...topRows(report, title, widths), headRow(names, 27.75), ...rows, totalRow(layout, items, numbered)],
    ...(items.length === 0 ? {} : { autoFilter: `${cellName(1, head)}:${cellName(widths.length, head + body.length)}` }),
    ...pageTexts(report, title),
  })
}
