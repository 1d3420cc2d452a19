import type { Points } from '../points'
import { toNumber } from '../report/formulas'
import { figuresOf, figuresOfNode, lostOf, pointsOf, reasonOf, scoreOf, selfOf, stateWord, type NodeFigures } from '../report/item-figures'
import { looks, type Look } from '../report/looks'
import { cell, codeCell, type CellDraft } from '../report/row-draft'
import type { UnitReport } from '../report/unit-report'
import { heading } from '../report/words'
import type { Item, RubricNode } from '../rubric/rubric'
import { paperRow, spanning, textCell, type PaperCell, type PaperRow } from './paper-row'

/** The columns of the workbook's 评分表. */
export const filledWidths = [5.8, 17.5, 40, 7.4, 9.1, 9.1, 7.2, 7.4, 6.8, 17.7] as const
export const filledNames = ['编码', '考核内容', '评分标准', '分值', '考核方式', '责任部门', '自评分', '考核得分', '扣分', '扣分原因']
const widths = filledWidths
/** Points of height that the text of one row may take. */
const tallest = 260

interface SumLooks { readonly number: Look; readonly lost: Look; readonly note: Look }
const ofRequirement: SumLooks = { number: looks.requirementNumber, lost: looks.requirementLost, note: looks.requirementNote }
const ofIndicator: SumLooks = { number: looks.indicatorNumber, lost: looks.indicatorLost, note: looks.small }
const ofTotal: SumLooks = { number: looks.totalNumber, lost: looks.totalNumber, note: looks.totalNotApplicable }

/** 分值, 自评分, 考核得分, 扣分 and, as a note, 其中合理缺项. */
function sumCells(report: UnitReport, figures: NodeFigures, { number, lost, note }: SumLooks, blank: Look): CellDraft[] {
  const sum = (column: number, points: Points, look: Look): CellDraft => cell(column, toNumber(points), look)
  return [
    sum(4, figures.full, number),
    cell(5, null, blank, { openRight: true }),
    cell(6, null, blank),
    report.selfScorecard === null ? cell(7, null, number) : sum(7, figures.self, number),
    sum(8, figures.earned, number),
    sum(9, figures.lost, lost),
    note.format === null ? cell(10, null, note) : sum(10, figures.notApplicable, note),
  ]
}

/** A requirement or an indicator with the sums below it. */
export function nodeRow(report: UnitReport, node: RubricNode, depth: number, index: number): PaperRow {
  const [code, name, blank, sums] = depth === 0 ? [looks.requirementCode, looks.requirementName, looks.requirementBlank, ofRequirement] as const : [looks.indicatorCode, looks.indicatorName, looks.small, ofIndicator] as const
  const cells = [
    codeCell(1, node.code, code, widths),
    textCell(widths, 2, heading(node.name, index, depth), { ...name, wrap: true }, { mergeTo: 3, most: tallest, about: '名称' }),
    ...sumCells(report, figuresOfNode(report, node), sums, blank),
  ]
  return { ...paperRow(widths, cells, { least: depth === 0 ? 21 : 16.5, grid: depth === 0 ? 'band' : 'body', withNext: true }), code: node.code }
}

function selfCell(report: UnitReport, item: Item): CellDraft {
  const self = selfOf(report, item)
  return self === '—' ? cell(7, self, { ...looks.state, size: 9 }) : cell(7, self === null ? null : toNumber(self), looks.selfNumber)
}

function reasonText(report: UnitReport, item: Item): string {
  const score = scoreOf(report, item)
  if (score.cause === 'exempt') return '见《合理缺项说明》'
  return score.state === 'waiting' ? '待其他单位数据齐全后计分' : reasonOf(report, item)
}

/** An item as recorded: its points or the word that stands for them, what was lost, why. */
export function itemRow(report: UnitReport, item: Item): PaperRow {
  const score = scoreOf(report, item)
  const word = stateWord(score)
  const lost = lostOf(report, item)
  const text = (column: number, value: string, look: Look, about: string): PaperCell => textCell(widths, column, value, look, { most: tallest, about })
  const cells = [
    codeCell(1, item.code, looks.code, widths),
    text(2, item.content, looks.content, '考核内容'),
    text(3, item.standard, looks.small, '评分标准'),
    cell(4, toNumber(pointsOf(item)), looks.number),
    text(5, (item.methods ?? []).join('、'), looks.smallCentered, '考核方式'),
    text(6, item.leadDepartment ?? '', looks.smallCentered, '责任部门'),
    selfCell(report, item),
    word === null ? cell(8, toNumber(score.points), looks.number) : cell(8, word, looks.state),
    cell(9, lost === null ? null : toNumber(lost), looks.lost),
    text(10, reasonText(report, item), looks.small, '扣分原因'),
  ]
  return { ...paperRow(widths, cells, { least: 24, grid: 'body' }), code: item.code, itemId: item.id }
}

/** 本页小计 or 合计. */
export function sumRow(report: UnitReport, name: string, items: readonly Item[]): PaperRow {
  const cells = [spanning(1, 3, name, looks.totalName), ...sumCells(report, figuresOf(report, items), ofTotal, looks.totalNote)]
  return paperRow(widths, cells, { least: 24, grid: 'band' })
}
