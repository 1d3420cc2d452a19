import { formula, cellName, rangeName, sumFormula, toNumber } from './formulas'
import { figuresOf, figuresOfNode, lostOf, pointsOf, reasonOf, scoreOf, selfOf, stateWord, type NodeFigures } from './item-figures'
import { cellFitter, hints } from './long-text'
import { looks, type Look } from './looks'
import { cell, codeCell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import type { ScorecardLine } from './scorecard-lines'
import { resultRows } from './scorecard-result'
import { signatureRows } from './scorecard-signatures'
import type { CellValue, SheetModel } from './sheet-model'
import { toSheetModel } from './sheet-draft'
import { keepTogether } from './keep-together'
import { wrapText } from './text-metrics'
import { headRow, pageTexts, topRows } from './top-block'
import type { UnitLayout } from './unit-layout'
import type { UnitReport } from './unit-report'
import { heading, sheetNames, stateWords } from './words'
import { listItems } from '../rubric/tree'
import type { Points } from '../points'

const widths = [5.8, 17.5, 40, 7.4, 9.1, 9.1, 7.2, 7.4, 6.8, 17.7]
const names = ['编码', '考核内容', '评分标准', '分值', '考核方式', '责任部门', '自评分', '考核得分', '扣分', '扣分原因']
const least = { requirement: 21, indicator: 16.5, item: 24, total: 24 }

const fit = cellFitter(widths, hints.rubric)

type NodeLine = Extract<ScorecardLine, { kind: 'node' }>
type ItemLine = Extract<ScorecardLine, { kind: 'item' }>

/** 分值, 自评分, 考核得分, 扣分 summed over `rows`. */
function sumCells(figures: NodeFigures, rows: readonly number[], selfGiven: boolean, number: Look, lost: Look): CellDraft[] {
  const sum = (column: number, result: Points, look: Look): CellDraft => cell(column, formula(sumFormula(column, rows), result), look)
  return [
    sum(4, figures.full, number),
    selfGiven ? sum(7, figures.self, number) : cell(7, null, number),
    sum(8, figures.earned, number),
    sum(9, figures.lost, lost),
  ]
}

/** 其中合理缺项 of a requirement: found by the words in 考核得分. */
function notApplicableSum(first: number, last: number, result: Points): CellValue {
  const found = (word: string): string => `SUMIF(${rangeName(8, first, last)},"${word}",${rangeName(4, first, last)})`
  return formula(`ROUND(${found(stateWords.notApplicable)}+${found(stateWords.exempt)},2)`, result)
}

/** A name that does not fit beside the empty 评分标准 wraps in its own column. */
function nameCells(name: string, look: Look, blank: Look): CellDraft[] {
  const fits = wrapText(name, (widths[1] ?? 0) + (widths[2] ?? 0), look.size).length === 1
  return [cell(2, name, fits ? look : { ...look, wrap: true }, { openRight: true }), cell(3, null, blank)]
}

function requirementRow(report: UnitReport, line: NodeLine): RowDraft {
  const figures = figuresOfNode(report, line.node)
  const cells = [
    codeCell(1, line.node.code, looks.requirementCode, widths),
    ...nameCells(heading(line.node.name, line.index, 0), looks.requirementName, looks.requirementBlank),
    ...sumCells(figures, line.childRows, report.selfScorecard !== null, looks.requirementNumber, looks.requirementLost),
    cell(5, null, looks.requirementBlank, { openRight: true }),
    cell(6, null, looks.requirementBlank),
    cell(10, notApplicableSum(line.row + 1, line.lastRow, figures.notApplicable), looks.requirementNote),
  ]
  return { cells, height: heightOf(cells, widths, least.requirement), grid: 'band', withNext: true }
}

function indicatorRow(report: UnitReport, line: NodeLine): RowDraft {
  const cells = [
    codeCell(1, line.node.code, looks.indicatorCode, widths),
    ...nameCells(heading(line.node.name, line.index, line.depth), looks.indicatorName, looks.small),
    ...sumCells(figuresOfNode(report, line.node), line.childRows, report.selfScorecard !== null, looks.indicatorNumber, looks.indicatorLost),
    cell(5, null, looks.small, { openRight: true }),
    cell(6, null, looks.small),
    cell(10, null, looks.small),
  ]
  return { cells, height: heightOf(cells, widths, least.indicator), grid: 'body', outline: line.depth, withNext: true }
}

function reasonText(report: UnitReport, { item }: ItemLine): string {
  const score = scoreOf(report, item)
  if (score.cause === 'exempt') return `见《${sheetNames.notApplicable}》`
  if (score.state === 'waiting') return '待其他单位数据齐全后计分'
  return reasonOf(report, item)
}

/** Long texts of the rubric stand whole in the rubric, long reasons in 扣分明细. */
function itemTexts(report: UnitReport, line: ItemLine): CellDraft[] {
  const { content, standard, methods = [], leadDepartment = '' } = line.item
  return [
    fit(2, content, looks.content),
    fit(3, standard, looks.small),
    fit(5, methods.join('、'), looks.smallCentered),
    fit(6, leadDepartment, looks.smallCentered),
    fit(10, reasonText(report, line), looks.small, `（续见《${sheetNames.deductions}》）`),
  ]
}

function selfCell(report: UnitReport, line: ItemLine): CellDraft {
  const self = selfOf(report, line.item)
  return self === '—' ? cell(7, self, { ...looks.state, size: 9 }) : cell(7, self === null ? null : toNumber(self), looks.selfNumber)
}

function itemRow(report: UnitReport, line: ItemLine): RowDraft {
  const { item, row } = line
  const score = scoreOf(report, item)
  const word = stateWord(score)
  const lost = lostOf(report, item)
  const cells = [
    codeCell(1, item.code, looks.code, widths),
    ...itemTexts(report, line),
    cell(4, toNumber(pointsOf(item)), looks.number),
    selfCell(report, line),
    word === null ? cell(8, toNumber(score.points), looks.number) : cell(8, word, looks.state),
    cell(9, lost === null ? null : formula(`ROUND(${cellName(4, row)}-${cellName(8, row)},2)`, lost), looks.lost),
  ]
  return { cells, height: heightOf(cells, widths, least.item), grid: 'body', outline: line.depth }
}

function totalRow({ report, scorecard }: UnitLayout): RowDraft {
  const figures = figuresOf(report, listItems(report.rubric))
  const rows = scorecard.requirementRows
  const cells = [
    merged(1, 3, '合    计', looks.totalName),
    ...sumCells(figures, rows, report.selfScorecard !== null, looks.totalNumber, looks.totalNumber),
    cell(5, null, looks.totalNote, { openRight: true }),
    cell(6, null, looks.totalNote),
    cell(10, formula(sumFormula(10, rows), report.scorecard.notApplicable), looks.totalNotApplicable),
  ]
  return { cells, height: least.total, grid: 'band' }
}

function lineRow(report: UnitReport, line: ScorecardLine): RowDraft {
  if (line.kind === 'item') return itemRow(report, line)
  return line.depth === 0 ? requirementRow(report, line) : indicatorRow(report, line)
}

/** 评分表: every requirement, indicator and item with its points, the way to the grade, the signatures. */
export function scorecardSheet(layout: UnitLayout): SheetModel {
  const { report, headRow: head, scorecard } = layout
  const title = { attachment: 1, subject: '评分表' }
  const closing = [totalRow(layout), ...resultRows(layout), ...signatureRows(report, widths)]
  const rows = [...topRows(report, title, widths), headRow(names, 27.75), ...scorecard.lines.map((line) => lineRow(report, line)), ...closing]
  return toSheetModel({
    name: sheetNames.scorecard,
    widths,
    headRows: [head, head],
    rows: keepTogether(rows, closing.length, head),
    ...pageTexts(report, title),
  })
}
