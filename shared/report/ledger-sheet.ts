import { sumPoints, ZERO } from '../points'
import { campaignLooks } from './campaign-looks'
import type { CampaignReport } from './campaign-report'
import { campaignPageTexts, campaignTop, type CampaignTitle } from './campaign-top'
import { cellName, countFormula, formula, rangeName, sumFormula, toNumber } from './formulas'
import type { LedgerRow } from './ledger-row'
import type { Ledger } from './ledger-rows'
import { overdueNote } from './finding-texts'
import { cellFitter, hints } from './long-text'
import { looks, type Look } from './looks'
import { nothingRow } from './nothing-row'
import { cell, codeCell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import { toSheetModel } from './sheet-draft'
import type { SheetModel } from './sheet-model'
import { campaignSheetNames, rectificationTypes } from './words'

const title: CampaignTitle = { attachment: 4, subject: '问题整改台账', provisional: false, dates: 'day' }
const widths = [3.1, 4.8, 3.7, 5, 11.9, 4.9, 11.2, 8.8, 15.2, 6.5, 4.8, 4.8, 3.7, 7.4, 9.5, 7.4, 4.8, 6.8, 3.7]
const names = ['序号', '被考核\n单位', '问题\n来源', '对应\n指标', '问题描述', '扣分', '原因分析', '整改目标', '整改措施', '责任单位', '责任\n领导', '责任人', '整改\n类型', '整改时限', '进展情况', '完成日期', '验收人', '验收\n意见', '是否\n销号']
const groups = [[1, 7, '问题清单'], [8, 9, '任务清单'], [10, 14, '责任清单'], [15, 19, '进展、验收与销号']] as const
const lostColumn = 6
const typeColumn = 13
const closedColumn = 19
const closedWords = ['是', '否'] as const

const fit = cellFitter(widths, hints.record)

function head(): RowDraft[] {
  const { ledgerGroup, ledgerHead } = campaignLooks
  return [
    { cells: groups.map(([from, to, name]) => merged(from, to, name, ledgerGroup)), height: 17.25, grid: 'head', withNext: true },
    { cells: names.map((name, index) => cell(index + 1, name, ledgerHead)), height: 26.25, grid: 'head', withNext: true },
  ]
}

function ledgerRow(line: LedgerRow, serial: number): RowDraft {
  const { ledgerSerial, ledgerCode, ledgerText, ledgerShort, ledgerClosed, ledgerLost, ledgerDate } = campaignLooks
  const date = (column: number, day: string, bold = false): CellDraft => cell(column, day === '' ? null : { date: day }, bold ? { ...ledgerDate, bold } : ledgerDate)
  const text = (column: number, words: string, look: Look = ledgerText): CellDraft => fit(column, words, look)
  const cells = [
    cell(1, serial, ledgerSerial),
    text(2, line.unitName, ledgerShort),
    text(3, line.source, ledgerShort),
    codeCell(4, line.code, ledgerCode, widths),
    text(5, line.description),
    cell(lostColumn, line.lost === null ? null : toNumber(line.lost), ledgerLost),
    text(7, line.cause),
    text(8, line.goal),
    text(9, line.measures),
    text(10, line.responsibleUnit, ledgerShort),
    text(11, line.leader, ledgerShort),
    text(12, line.person, ledgerShort),
    text(typeColumn, line.type, ledgerShort),
    date(14, line.dueDate, line.overdue),
    text(15, line.progress),
    date(16, line.completedOn),
    text(17, line.verifier, ledgerShort),
    text(18, line.verdict),
    cell(closedColumn, closedWords[line.closed ? 0 : 1], line.closed ? ledgerClosed : ledgerShort),
  ]
  return { cells, height: heightOf(cells, widths, 24), grid: 'body' }
}

/** 合计 with 已销号 beside it, 销号率 on the row below. */
function totalRows({ rows: ledger, standing }: Ledger, [first, last]: readonly [number, number]): RowDraft[] {
  const { ledgerTotalName, ledgerTotal, ledgerCountName, ledgerCount, ledgerShare, ledgerBlank } = campaignLooks
  const count = (word: string): string => `COUNTIF(${rangeName(closedColumn, first, last)},"${word}")`
  const closed = ledger.filter((line) => line.closed).length
  const rows = ledger.map((_, index) => first + index)
  const lost = sumPoints(ledger.map((line) => line.lost ?? ZERO))
  const share = ledger.length === 0 ? 0 : Math.round((closed * 10_000) / ledger.length) / 10_000
  const closedCell = cellName(18, last + 1)
  const total = [
    merged(1, 5, `合计（${ledger.length}个问题）`, ledgerTotalName),
    cell(lostColumn, formula(sumFormula(lostColumn, rows), lost), ledgerTotal),
    merged(7, 15, standing || null, ledgerBlank),
    merged(16, 17, '已销号（个）', ledgerCountName),
    merged(18, 19, countFormula(ledger.length === 0 ? '0' : count('是'), closed), ledgerCount),
  ]
  return [
    {
      cells: total,
      height: heightOf(total, widths, 21),
      grid: 'band',
      withNext: true,
    },
    {
      cells: [
        merged(1, 15, null, ledgerBlank),
        merged(16, 17, '销号率', ledgerCountName),
        merged(18, 19, countFormula(ledger.length === 0 ? '0' : `ROUND(${closedCell}/(${count('是')}+${count('否')}),4)`, share), ledgerShare),
      ],
      height: 21,
      grid: 'band',
      withNext: true,
    },
  ]
}

function footnotes({ rows, leftOut }: Ledger): RowDraft {
  const note = merged(1, widths.length, `注：整改类型分立行立改、限期整改、长期坚持三类；“是否销号”为“是”的须有验收人和验收意见。${overdueNote(rows)}${leftOut.join('')}`, { ...looks.footnote, wrap: true })
  return { cells: [note], height: heightOf([note], widths, 24), grid: 'none' }
}

/** 整改台账 of all units: every finding with its rectification up to 销号. */
export function ledgerSheet(report: CampaignReport): SheetModel {
  const { ledger } = report
  const lines = ledger.rows
  const top = [...campaignTop(report, title, widths), ...head()]
  const first = top.length + 1
  const body = lines.map((line, index) => ledgerRow(line, index + 1))
  if (body.length === 0) body.push(nothingRow(widths.length, 24))
  const last = first + body.length - 1
  const rows = body.map((row, index) => (index === body.length - 1 ? { ...row, withNext: true } : row))
  return toSheetModel({
    name: campaignSheetNames.ledger,
    widths,
    headRows: [top.length - 1, top.length],
    frozenColumns: 2,
    zoom: 110,
    rows: [...top, ...rows, ...totalRows(ledger, [first, last]), footnotes(ledger)],
    ...(lines.length === 0 ? {} : { autoFilter: `${cellName(1, top.length)}:${cellName(widths.length, last)}` }),
    choices: lines.length === 0 ? [] : [
      { range: rangeName(typeColumn, first, last), values: rectificationTypes },
      { range: rangeName(closedColumn, first, last), values: closedWords },
    ],
    ...campaignPageTexts(report, title),
  })
}
