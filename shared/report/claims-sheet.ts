import { claimsOfList } from '../campaign/entries-file'
import type { ClaimRecord } from '../campaign/records'
import { parsePoints, toPoints, ZERO } from '../points'
import { toMatterKey } from '../text'
import type { ClaimItem } from '../rubric/rubric'
import type { ClaimsPlan, PlannedClaim, PlannedClaimItem, PlannedList } from './claims-plan'
import { cellName, formula, numberText, sumFormula, sumText, toNumber } from './formulas'
import { cellFitter, fitText, hints } from './long-text'
import { looks } from './looks'
import { nothingRow } from './nothing-row'
import { cell, codeCell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import type { SheetModel } from './sheet-model'
import { toSheetModel, type SheetDraft } from './sheet-draft'
import { tallestRow } from './text-metrics'
import { headRow, pageTexts, topRows } from './top-block'
import type { UnitLayout } from './unit-layout'
import type { UnitReport } from './unit-report'
import { printedVetoes, vetoText } from './veto-texts'
import { nothing, sheetNames } from './words'

const widths = [5.8, 27.2, 12.8, 32.6, 8.4, 5.6, 8.6, 8.6, 18.4]
const names = ['编码', '项目', '档次', '具体事项', '每次分值', '次数', '计分', '计入得分', '证明材料及审定']
const listWords = { bonus: '加分', penalty: '减分' } as const

const fit = cellFitter(widths, hints.record)
const levelsText = ({ levels }: ClaimItem): string => levels.map(({ label, points }) => `${label}${numberText(points)}`).join('、')

/** Why a claim counts nothing: the one of the same matter that counts instead. */
function repeatedText(claims: readonly ClaimRecord[], scores: readonly PlannedClaim[], { score }: PlannedClaim): string {
  const matter = toMatterKey(claims[score.index]?.matter ?? '')
  const holder = scores.find((other) => other.score.counted && toMatterKey(claims[other.score.index]?.matter ?? '') === matter)
  return `与${holder && holder.score.item !== score.item ? holder.score.item : '本项另一条'}为同一事项，只计一次`
}

interface ListContext { readonly claims: readonly ClaimRecord[]; readonly scores: readonly PlannedClaim[] }

function claimRow({ claims, scores }: ListContext, item: ClaimItem, planned: PlannedClaim, last: boolean): RowDraft {
  const { row, score } = planned
  const claim = claims[score.index]
  const level = item.levels.find(({ id }) => id === claim?.level)
  const cells = [
    cell(1, null, looks.code, { openBelow: !last }),
    cell(2, null, looks.content, { openBelow: !last }),
    fit(3, level?.label ?? '', looks.smallCentered),
    fit(4, claim?.matter ?? '', looks.small),
    cell(5, toNumber(parsePoints(level?.points ?? 0) ?? ZERO), looks.number),
    cell(6, claim?.count ?? null, looks.count),
    cell(7, formula(`ROUND(${cellName(5, row)}*${cellName(6, row)},2)`, score.worth), looks.number),
    cell(8, score.counted ? formula(cellName(7, row), score.worth) : 0, looks.number),
    cell(9, score.counted ? null : repeatedText(claims, scores, planned), looks.small),
  ]
  return { cells, height: heightOf(cells, widths, 24), grid: 'body', withNext: !last }
}

function itemRows(report: UnitReport, context: ListContext, list: PlannedList['name'], planned: PlannedClaimItem): RowDraft[] {
  const { item, claims } = planned
  const own = claims.map((claim) => claim.row)
  const any = claims.length > 0
  // A count below a billion can make more than points hold; the cap decides long before.
  const worth = toPoints(Math.min(Number.MAX_SAFE_INTEGER, claims.reduce((sum, { score }) => sum + score.worth, 0)))
  const counted = report.scorecard.claimItems[list][item.code] ?? ZERO
  const cells = [
    { ...codeCell(1, item.code, looks.code, widths), openBelow: any },
    fit(2, item.content, looks.content),
    fit(3, levelsText(item), looks.smallCentered),
    any ? cell(4, `共${claims.length}条，本项封顶${numberText(item.cap)}分`, looks.small) : cell(4, nothing, looks.smallCentered),
    cell(5, null, looks.number),
    cell(6, null, looks.count),
    cell(7, any ? formula(sumFormula(7, own), worth) : null, looks.number),
    any ? cell(8, formula(`ROUND(MIN(${numberText(item.cap)},${sumText(8, own)}),2)`, counted), looks.numberBold) : cell(8, 0, looks.blankIfZero),
    cell(9, null, looks.small),
  ].map((draft) => (draft.column === 2 && any ? { ...draft, openBelow: true } : draft))
  const rows = claims.map((claim, index) => claimRow(context, item, claim, index === claims.length - 1))
  return [{ cells, height: heightOf(cells, widths, 21), grid: 'body', withNext: any }, ...rows]
}

function band(cells: readonly CellDraft[], withNext: boolean): RowDraft {
  return { cells, height: heightOf(cells, widths, 21), grid: 'band', withNext }
}

function listRows({ report }: UnitLayout, list: PlannedList, number: string): RowDraft[] {
  const word = listWords[list.name]
  const { cap } = report.rubric[list.name]
  const context = { claims: claimsOfList(report, report.unit.id, list.name), scores: list.items.flatMap(({ claims }) => claims) }
  const total = `ROUND(MIN(${numberText(cap)},${sumText(8, list.items.map(({ row }) => row))}),2)`
  return [
    band([merged(1, 9, `${number}、${word}${report.rubric.notApplicablePolicy === 'fullMarks' ? '（基础分之外）' : '（基础分之外，折算之后计入）'}`, looks.requirementName)], true),
    ...list.items.flatMap((item) => itemRows(report, context, list.name, item)),
    band([
      merged(1, 7, `${word}合计（封顶${numberText(cap)}分）`, looks.totalName, { openRight: true }),
      cell(8, formula(total, toPoints(report.scorecard[list.name])), looks.totalNumber, { openRight: true }),
      cell(9, '计入评分表', looks.totalNote),
    ], false),
  ]
}

function vetoRows({ report }: UnitLayout): RowDraft[] {
  const rows = report.rubric.vetoes.items.map(({ code, content }): RowDraft => {
    const texts = printedVetoes(report, code).map(vetoText)
    const cells = [
      codeCell(1, code, looks.code, widths),
      merged(2, 4, content, looks.content),
      texts.length === 0 ? merged(5, 9, nothing, looks.smallCentered) : merged(5, 9, fitText(texts.join('；'), 49.6, 9, hints.record), looks.small),
    ]
    return { cells, height: heightOf(cells, widths, 21), grid: 'body' }
  })
  return [band([merged(1, 9, '三、一票否决', looks.requirementName)], true), ...(rows.length === 0 ? [nothingRow(9, 21)] : rows)]
}

function footnote({ rubric }: UnitReport): RowDraft {
  const own = (name: string, note: string | undefined): string[] => (note === undefined || note.trim() === '' ? [] : [`${name}：${note.trim()}`])
  const points = [
    '同一张表内同一事项只计得分最高的一条，各项和合计不超过封顶分值',
    ...own('加分', rubric.bonus.note),
    ...own('减分', rubric.penalty.note),
    ...own('一票否决', rubric.vetoes.note ?? `决定生效后得分照常计算，等次定为“${rubric.vetoes.grade}”`),
  ]
  const cells = [merged(1, 9, `注：${points.map((point, index) => `${index + 1}.${point}`).join('；')}。`, looks.footnote)]
  return { cells, height: heightOf(cells, widths, 30), grid: 'none' }
}

/** 加减分及一票否决: every bonus and penalty item with its claims, every veto item; 无 where there is nothing. */
export function claimsDraft(layout: UnitLayout): SheetDraft {
  const { report, headRow: head } = layout
  const title = { attachment: 4, subject: '加减分及一票否决情况' }
  const { bonus, penalty }: ClaimsPlan = layout.claims
  const lists = [...listRows(layout, bonus, '一'), ...listRows(layout, penalty, '二')]
  // The vetoes stay on one page with the note where they are not too many.
  const vetoes = vetoRows(layout)
  const together = vetoes.reduce((sum, { height }) => sum + height, 0) <= tallestRow
  const kept = vetoes.map((row, index) => (together || index === vetoes.length - 1 ? { ...row, withNext: true } : row))
  return {
    name: sheetNames.claims,
    widths,
    headRows: [head, head],
    rows: [...topRows(report, title, widths), headRow(names, 27.75), ...lists, ...kept, footnote(report)],
    ...pageTexts(report, title),
  }
}

/** The sheet of the workbook; paper takes the draft. */
export const claimsSheet = (layout: UnitLayout): SheetModel => toSheetModel(claimsDraft(layout))
