import type { Item } from '../rubric/rubric'
import { sumPoints, ZERO } from '../points'
import { formula, lookUp, rangeName, sumFormula } from './formulas'
import { factOf, listDeductions, lostOf } from './item-figures'
import { goalText } from '../finding'
import { cellFitter, hints } from './long-text'
import { looks, type Look } from './looks'
import { nothingRow } from './nothing-row'
import { cell, codeCell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import { signatureLine } from './scorecard-signatures'
import type { SheetModel } from './sheet-model'
import { toSheetModel } from './sheet-draft'
import { headRow, pageTexts, topRows } from './top-block'
import type { UnitLayout } from './unit-layout'
import { rectificationTypes, sheetNames } from './words'

const widths = [4, 5.6, 17.4, 6, 15.2, 12.4, 22, 6.8, 8.2, 9.6, 6.8, 6.8, 7.2]
const names = ['序号', '对应\n指标', '问题描述', '扣分', '原因分析', '整改目标', '整改措施', '整改\n类型', '整改时限', '责任单位', '责任\n领导', '责任人', '单位\n签收']
/** Three lines of room: cause and duties are written in by hand. */
const least = 39.75

const fit = cellFitter(widths, hints.rubric)

const groups: RowDraft = {
  cells: [merged(1, 5, '问题清单', looks.head), merged(6, 9, '任务清单', looks.head), merged(10, 13, '责任清单', looks.head)],
  height: 19.5,
  grid: 'head',
  withNext: true,
}

function itemRow({ report, scorecard }: UnitLayout, item: Item, serial: number, row: number): RowDraft {
  const where = { rows: scorecard.rows, row: scorecard.rowOfItem.get(item.id) ?? 0, code: item.code, codeCell: `$B${row}` }
  const toFill = (column: number, look: Look): CellDraft => cell(column, null, look)
  const cells = [
    cell(1, serial, looks.serial),
    codeCell(2, item.code, looks.code, widths),
    fit(3, factOf(report, item), looks.small, `（续见《${sheetNames.deductions}》）`),
    cell(4, formula(lookUp(sheetNames.scorecard, 'I', where), lostOf(report, item) ?? ZERO), looks.number),
    toFill(5, looks.small),
    fit(6, goalText(item), looks.small),
    fit(7, item.advice ?? '', looks.small),
    toFill(8, looks.smallCentered),
    toFill(9, looks.date),
    ...[10, 11, 12, 13].map((column) => toFill(column, looks.smallCentered)),
  ]
  return { cells, height: heightOf(cells, widths, least), grid: 'body' }
}

function closingRows({ report }: UnitLayout, items: readonly Item[], firstRow: number): RowDraft[] {
  const rows = items.map((_, index) => firstRow + index)
  const lost = sumPoints(items.map((item) => lostOf(report, item) ?? ZERO))
  const total = [
    merged(1, 3, `合    计（${items.length}个问题）`, looks.totalName),
    cell(4, formula(sumFormula(4, rows), lost), looks.totalNumber),
    merged(5, 13, '目标、措施按评分细则预填；原因、类型、时限和责任由被考核单位填写，考核组核对', looks.totalNote),
  ]
  const signatures = [
    merged(1, 6, signatureLine('考核组组长：', 8), looks.signature),
    merged(7, 9, signatureLine('被考核单位签收：', 8), looks.signature),
    merged(10, 13, '日期：      年    月    日', looks.signatureDate),
  ]
  return [
    { cells: total, height: 24, grid: 'band', withNext: true },
    { cells: signatures, height: 33, grid: 'none' },
  ]
}

/** 整改清单: every deduction as a problem with a goal and measures to start from; causes and duties to be filled in. */
export function rectificationSheet(layout: UnitLayout): SheetModel {
  const { report, headRow: head } = layout
  const title = { attachment: 5, subject: '发现问题整改清单' }
  const firstRow = head + 2
  const items = listDeductions(report)
  const body = items.map((item, index) => itemRow(layout, item, index + 1, firstRow + index))
  if (body.length === 0) body.push(nothingRow(widths.length, 24))
  const rows = body.map((row, index) => (index === body.length - 1 ? { ...row, withNext: true } : row))
  return toSheetModel({
    name: sheetNames.rectification,
    widths,
    headRows: [head, head + 1],
    rows: [...topRows(report, title, widths), groups, headRow(names, 28.5), ...rows, ...closingRows(layout, items, firstRow)],
    choices: items.length === 0 ? [] : [{ range: rangeName(8, firstRow, firstRow + items.length - 1), values: rectificationTypes }],
    ...pageTexts(report, title),
  })
}
