import { meanOf, type RankedGroup, type RankedRow, type VetoStanding } from '../analysis'
import { ZERO, type Points } from '../points'
import { campaignLooks } from './campaign-looks'
import type { CampaignReport } from './campaign-report'
import { campaignSignatures } from './campaign-signatures'
import { campaignPageTexts, campaignTop, type CampaignTitle } from './campaign-top'
import { cellName, countFormula, formula, gradeFormula, rangeName, toNumber } from './formulas'
import { pointsOf } from './item-figures'
import { keepTogether } from './keep-together'
import { cellFitter, hints } from './long-text'
import { looks, type Look } from './looks'
import { repeatedColumns, splitByPage } from './page-columns'
import { printScale } from './page-breaks'
import { rankingColumns, type RankingColumns } from './ranking-columns'
import { baseFormula, rankFormula } from './ranking-formulas'
import { rankingNotes } from './ranking-notes'
import { cell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import { requirementHead } from './short-heads'
import { toSheetModel } from './sheet-draft'
import type { SheetModel } from './sheet-model'
import { campaignSheetNames, chineseNumber, nothing } from './words'

const title: CampaignTitle = { attachment: 1, subject: '排名汇总表', provisional: true, dates: 'periodAndDay' }
const vetoWords: Readonly<Record<VetoStanding, string>> = { none: nothing, proposed: '提请', effective: '有' }

function headRows({ scores: { rubric } }: CampaignReport, columns: RankingColumns): RowDraft[] {
  const { requirements, earned, final, byPoints, veto, previous, change, pages } = columns
  const group = (name: string, range: readonly [number, number]): CellDraft[] => splitByPage(range, pages).map((part) => merged(...part, name, campaignLooks.denseHead))
  const down = (column: number, name: string): CellDraft => cell(column, name, campaignLooks.denseHead, { mergeDown: true })
  const names = ['实得分', '合理\n缺项', rubric.notApplicablePolicy === 'fullMarks' ? '基础分' : '折算\n基础分', '加分', '减分', '最终\n得分', '按分\n等次', '评定\n等次', '一票\n否决', '上年\n得分', '增减']
  const below = [
    ...rubric.requirements.map(({ name }, index) => cell(requirements[0] + index, requirementHead(name), campaignLooks.denseHead)),
    ...names.map((name, index) => cell(earned + index, name, campaignLooks.denseHead)),
  ]
  const above = [down(1, '名次'), down(2, '单位'), ...group('工作要求得分', requirements), ...group('折算与加减分', [earned, final]), ...group('等次', [byPoints, veto]), ...group('与上年比较', [previous, change])]
  return [
    { cells: above, height: 19.5, grid: 'head', withNext: true },
    { cells: below, height: heightOf(below, columns.widths, 28.5), grid: 'head', withNext: true },
  ]
}

const blanks = (from: number, to: number, look: Look): CellDraft[] => Array.from({ length: to - from + 1 }, (_, index) => cell(from + index, null, look))
const points = (column: number, value: Points, look: Look): CellDraft => cell(column, toNumber(value), look)

const sumOfRequirements = ({ requirements: [first, last] }: RankingColumns, row: number): string => `ROUND(SUM(${cellName(first, row)}:${cellName(last, row)}),2)`

/** 满分: what the rubric gives to every requirement. */
function fullRow({ scores: { rubric } }: CampaignReport, columns: RankingColumns, row: number): RowDraft {
  const full = rubric.requirements.map(pointsOf)
  const cells = [
    cell(1, null, campaignLooks.place),
    cell(2, '满分', campaignLooks.fullName),
    ...full.map((each, index) => points(columns.requirements[0] + index, each, campaignLooks.figure)),
    cell(columns.earned, formula(sumOfRequirements(columns, row), pointsOf({ points: rubric.basePoints })), campaignLooks.figure),
    ...blanks(columns.notApplicable, columns.change, campaignLooks.figure),
  ]
  return { cells, height: 18, grid: 'band', withNext: true }
}

function unitRow({ scores: { rubric } }: CampaignReport, columns: RankingColumns, ranked: RankedRow, row: number, rows: readonly [number, number]): RowDraft {
  const { scored: { unit, scorecard, veto }, place, tieLowered, grade, movedByQuota, previous, change } = ranked
  const { widths } = columns
  const at = (column: number): string => cellName(column, row)
  const fit = cellFitter(widths, hints.record)
  const cells = [
    cell(1, countFormula(rankFormula(columns, row, rows, tieLowered), place), campaignLooks.place),
    fit(2, unit.name, campaignLooks.unit),
    ...rubric.requirements.map(({ code }, index) => points(columns.requirements[0] + index, scorecard.requirements[code] ?? ZERO, campaignLooks.figure)),
    cell(columns.earned, formula(sumOfRequirements(columns, row), scorecard.earned), campaignLooks.figure),
    points(columns.notApplicable, scorecard.notApplicable, campaignLooks.loss),
    cell(columns.base, formula(baseFormula(rubric, scorecard, columns, row), scorecard.base), campaignLooks.figure),
    points(columns.bonus, scorecard.bonus, campaignLooks.loss),
    points(columns.penalty, scorecard.penalty, campaignLooks.loss),
    cell(columns.final, formula(`MAX(0,ROUND(${at(columns.base)}+${at(columns.bonus)}-${at(columns.penalty)},2))`, scorecard.final), campaignLooks.final),
    cell(columns.byPoints, formula(gradeFormula(rubric.grades, at(columns.final)), scorecard.gradeByPoints), campaignLooks.byPoints),
    fit(columns.grade, `${grade}${movedByQuota ? '*' : ''}`, campaignLooks.grade),
    cell(columns.veto, vetoWords[veto], campaignLooks.veto),
    cell(columns.previous, previous === null ? null : toNumber(previous), campaignLooks.figure),
    cell(columns.change, change === null ? null : formula(`ROUND(${at(columns.final)}-${at(columns.previous)},2)`, change), campaignLooks.change),
  ]
  return { cells, height: heightOf(cells, widths, 24), grid: 'body' }
}

/** 平均: of the units of the group, of those with a figure where not all have one. */
function averageRow(columns: RankingColumns, codes: readonly string[], { rows: ranked }: RankedGroup, rows: readonly [number, number]): RowDraft {
  const mean = (column: number, values: readonly (Points | null)[], look: Look = campaignLooks.total): CellDraft => {
    const given = values.filter((value) => value !== null)
    const result = meanOf(given)
    return cell(column, result === null ? null : formula(`ROUND(SUM(${rangeName(column, ...rows)})/${given.length},2)`, result), look)
  }
  const cards = ranked.map(({ scored }) => scored.scorecard)
  const figures = [...codes.map((code) => cards.map(({ requirements }) => requirements[code] ?? ZERO)), ...(['earned', 'notApplicable', 'base', 'bonus', 'penalty', 'final'] as const).map((name) => cards.map((card) => card[name]))]
  const cells = [
    cell(1, null, campaignLooks.total),
    cell(2, '平均', campaignLooks.averageName),
    ...figures.map((values, index) => mean(columns.requirements[0] + index, values)),
    ...blanks(columns.byPoints, columns.veto, campaignLooks.total),
    mean(columns.previous, ranked.map(({ previous }) => previous)),
    mean(columns.change, ranked.map(({ change }) => change), campaignLooks.totalChange),
  ]
  return { cells, height: 21, grid: 'band' }
}

function groupHeading({ pages }: RankingColumns, text: string): RowDraft {
  const [[first] = [1]] = pages
  const cells = first === 1 ? pages.map((page) => merged(...page, text, campaignLooks.block)) : [merged(1, first - 1, text, { ...campaignLooks.block, wrap: true }), ...pages.map((page) => merged(...page, null, campaignLooks.block))]
  return { cells, height: 21, grid: 'band', withNext: true }
}

/** One group: its heading where there are several, its units by place, their mean. */
function groupRows(report: CampaignReport, columns: RankingColumns, group: RankedGroup, index: number, firstRow: number): RowDraft[] {
  const several = report.ranking.length > 1
  const first = firstRow + (several ? 1 : 0)
  const rows = [first, first + group.rows.length - 1] as const
  const name = group.group.trim() === '' ? '未分组' : group.group.trim()
  const units = group.rows.map((ranked, at) => unitRow(report, columns, ranked, first + at, rows))
  return [
    ...(several ? [groupHeading(columns, `${chineseNumber(index + 1)}、${name}（${group.rows.length}个单位）`)] : []),
    ...units.map((row, at) => (at === units.length - 1 ? { ...row, withNext: true } : row)),
    averageRow(columns, report.scores.rubric.requirements.map(({ code }) => code), group, rows),
  ]
}

function noteRows(report: CampaignReport, { widths, pages: [page = [1, widths.length]] }: RankingColumns): RowDraft[] {
  return rankingNotes(report).map((note) => {
    const cells = [merged(...page, note, looks.footnote)]
    return { cells, height: heightOf(cells, widths, 18), grid: 'none' }
  })
}

/** 排名汇总: every group ranked by itself, from the requirements' points to the grade and last year's final. */
export function rankingSheet(report: CampaignReport): SheetModel {
  const columns = rankingColumns(report)
  const { widths, pages, breaks } = columns
  const top = [...campaignTop(report, title, widths, pages), ...headRows(report, columns)]
  const body = [fullRow(report, columns, top.length + 1)]
  for (const [index, group] of report.ranking.entries()) body.push(...groupRows(report, columns, group, index, top.length + 1 + body.length))
  const closing = [...noteRows(report, columns), ...campaignSignatures(report, widths, pages[0] ?? [1, widths.length])]
  const scale = printScale(widths, breaks)
  return toSheetModel({
    name: campaignSheetNames.ranking,
    widths,
    headRows: [top.length - 1, top.length],
    frozenColumns: repeatedColumns,
    columnBreaksAfter: breaks,
    rows: keepTogether([...top, ...body, ...closing], closing.length, top.length, { firstHead: top.length - 1, scale }),
    ...campaignPageTexts(report, title),
  })
}
