import { rectificationTypeNames, stands, type FindingView } from '../finding'
import { groupBy } from '../group-by'
import { sumPoints, ZERO, type Points } from '../points'
import { listItems } from '../rubric/tree'
import { describeFindings, overdueNote, standingText } from './finding-texts'
import { cellName, formula, lookUp, numberText, onSheet, rangeName, sumFormula, toNumber } from './formulas'
import { figuresOf, lostOf } from './item-figures'
import { cellFitter, hints } from './long-text'
import { looks, type Look } from './looks'
import { nothingRow } from './nothing-row'
import { cell, codeCell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import { signatureLine } from './scorecard-signatures'
import type { CellValue, SheetModel } from './sheet-model'
import { toSheetModel } from './sheet-draft'
import { headRow, pageTexts, topRows } from './top-block'
import type { UnitLayout } from './unit-layout'
import { rectificationTypes, sheetNames } from './words'

const widths = [4, 5.6, 17.4, 6, 15.2, 12.4, 22, 6.8, 8.2, 9.6, 6.8, 6.8, 7.2]
const names = ['序号', '对应\n指标', '问题描述', '扣分', '原因分析', '整改目标', '整改措施', '整改\n类型', '整改时限', '责任单位', '责任\n领导', '责任人', '单位\n签收']
/** Three lines of room: what is blank is written in by hand. */
const least = 39.75

const fit = cellFitter(widths, hints.record)

const groups: RowDraft = {
  cells: [merged(1, 5, '问题清单', looks.head), merged(6, 9, '任务清单', looks.head), merged(10, 13, '责任清单', looks.head)],
  height: 19.5,
  grid: 'head',
  withNext: true,
}

/** A line of the list. `others` is what the item's other lines take, null on all but its last one: that one takes the rest. */
interface Line {
  readonly view: FindingView
  readonly description: string
  readonly others: Points | null
}

/** Takes points of this unit's own scorecard. */
const takesPoints = ({ kind, unit, answering }: FindingView): boolean => kind === 'automatic' && unit === answering

function linesOf(findings: readonly FindingView[]): Line[] {
  const texts = describeFindings(findings)
  const byItem = groupBy(findings.filter(takesPoints), ({ item }) => item)
  return findings.map((view, index): Line => {
    const ofItem = byItem.get(view.item) ?? []
    const isLast = ofItem.at(-1) === view
    return { view, description: texts[index] ?? '', others: isLast ? sumPoints(ofItem.slice(0, -1).map(({ lost }) => lost)) : null }
  })
}

/** 扣分: the item's loss found by its code, less what its other findings bear, so that the list always adds up to 扣分明细. */
function lostValue({ report, scorecard }: UnitLayout, { view, others }: Line, row: number): CellValue {
  const { item, lost } = view
  if (!takesPoints(view) || !item) return null
  if (others === null) return toNumber(lost)
  const where = { rows: scorecard.rows, row: scorecard.rowOfItem.get(item.id) ?? 0, code: item.code, codeCell: `$B${row}` }
  const whole = lookUp(sheetNames.scorecard, 'I', where)
  return others === ZERO ? formula(whole, lostOf(report, item) ?? ZERO) : formula(`ROUND(${whole}-${numberText(toNumber(others))},2)`, lost)
}

/** What is through needs no signature any more. */
const throughWords: Partial<Record<FindingView['status'], string>> = { awaitingVerification: '待验收', closed: '已销号' }

function lineRow(layout: UnitLayout, line: Line, serial: number, row: number): RowDraft {
  const { item, kind, rectification: plan, confirmed, overdue, status } = line.view
  const fromRubric = confirmed ? hints.record : hints.rubric
  const short = (column: number, text: string): CellDraft => fit(column, text, looks.smallCentered)
  const date: Look = overdue ? { ...looks.date, bold: true } : looks.date
  const cells = [
    cell(1, serial, looks.serial),
    codeCell(2, item?.code ?? '', looks.code, widths),
    fit(3, line.description, looks.small, kind === 'automatic' ? `（续见《${sheetNames.deductions}》）` : hints.record),
    cell(4, lostValue(layout, line, row), looks.number),
    fit(5, plan.cause, looks.small),
    fit(6, plan.goal, looks.small, fromRubric),
    fit(7, plan.measures, looks.small, fromRubric),
    short(8, plan.type === '' ? '' : rectificationTypeNames[plan.type]),
    cell(9, plan.dueDate === '' ? null : { date: plan.dueDate }, date),
    short(10, plan.responsibleUnit),
    short(11, plan.leader),
    short(12, plan.person),
    short(13, throughWords[status] ?? ''),
  ]
  return { cells, height: heightOf(cells, widths, least), grid: 'body' }
}

function totalRow({ report, scorecard }: UnitLayout, lines: readonly Line[], firstRow: number): RowDraft {
  const { lost } = figuresOf(report, listItems(report.rubric))
  const own = sumPoints(lines.map(({ view }) => (takesPoints(view) ? view.lost : ZERO)))
  const [agree, differ] = [`与《${sheetNames.deductions}》合计一致`, `与《${sheetNames.deductions}》合计不一致，请核对`]
  const compared = `IF(${cellName(4, firstRow + Math.max(lines.length, 1))}=${onSheet(sheetNames.scorecard, cellName(9, scorecard.totalRow))},"${agree}","${differ}")`
  const cells = [
    merged(1, 3, `合    计（${lines.length}个问题）`, looks.totalName),
    cell(4, formula(sumFormula(4, lines.map((_, index) => firstRow + index)), own), looks.totalNumber),
    merged(5, 6, formula(compared, own === lost ? agree : differ), looks.totalNote),
    merged(7, 13, '目标、措施和时限没有填写的按评分细则预填；空白处由被考核单位填写，考核组核对', looks.totalNote),
  ]
  return { cells, height: 24, grid: 'band', withNext: true }
}

function closingRows(layout: UnitLayout, lines: readonly Line[], firstRow: number): RowDraft[] {
  const { findings, exportDate } = layout.report
  const withdrawn = findings.length - findings.filter(stands).length
  const standing = `${standingText(lines.map(({ view }) => view), exportDate)}${withdrawn === 0 ? '' : `已撤销的问题${withdrawn}个不列入。`}`
  const note = merged(1, 13, `注：${standing}${overdueNote(lines.map(({ view }) => view))}`, looks.footnote)
  const signatures = [
    merged(1, 6, signatureLine('考核组组长：', 8), looks.signature),
    merged(7, 9, signatureLine('被考核单位签收：', 8), looks.signature),
    merged(10, 13, '日期：      年    月    日', looks.signatureDate),
  ]
  return [
    totalRow(layout, lines, firstRow),
    ...(standing === '' ? [] : [{ cells: [note], height: heightOf([note], widths, 18), grid: 'none', withNext: true } as const]),
    { cells: signatures, height: 33, grid: 'none' },
  ]
}

/** 整改清单: every finding that stands, with the plan that is entered or, where none is, the one to start from. */
export function rectificationSheet(layout: UnitLayout): SheetModel {
  const { report, headRow: head } = layout
  const title = { attachment: 5, subject: '发现问题整改清单' }
  const firstRow = head + 2
  const lines = linesOf(report.findings.filter(stands))
  const body = lines.map((line, index) => lineRow(layout, line, index + 1, firstRow + index))
  if (body.length === 0) body.push(nothingRow(widths.length, 24))
  const rows = body.map((row, index) => (index === body.length - 1 ? { ...row, withNext: true } : row))
  return toSheetModel({
    name: sheetNames.rectification,
    widths,
    headRows: [head, head + 1],
    rows: [...topRows(report, title, widths), groups, headRow(names, 28.5), ...rows, ...closingRows(layout, lines, firstRow)],
    choices: lines.length === 0 ? [] : [{ range: rangeName(8, firstRow, firstRow + lines.length - 1), values: rectificationTypes }],
    ...pageTexts(report, title),
  })
}
