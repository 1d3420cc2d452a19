import { assertNever } from '../assert-never'
import type { Item } from '../rubric/rubric'
import { formula, lookUp, numberText, sumFormula } from './formulas'
import { pointsOf, scoreOf } from './item-figures'
import { cellFitter, hints } from './long-text'
import { looks } from './looks'
import { nothingRow } from './nothing-row'
import { rescalingRows } from './rescaling-rows'
import { cell, codeCell, heightOf, merged, type RowDraft } from './row-draft'
import type { SheetModel } from './sheet-model'
import { toSheetModel, type SheetDraft } from './sheet-draft'
import { headRow, pageTexts, topRows } from './top-block'
import type { UnitLayout } from './unit-layout'
import type { UnitReport } from './unit-report'
import { causeWords, sheetNames } from './words'

const widths = [4.4, 6.4, 28, 8, 14, 38, 16, 13.2]
const names = ['序号', '编码', '考核内容', '分值', '类型', '理由', '依据', '组长认定']

const fit = cellFitter(widths, hints.record)

interface Grounds { readonly reason: string; readonly basis: string; readonly decision: string }

/** Why an item is not applicable, on what ground, and who decides: what the program decided says 自动. */
function groundsOf(report: UnitReport, item: Item): Grounds {
  const { cause, explain = '' } = scoreOf(report, item)
  const input = report.entries[item.id]?.input
  switch (cause) {
    case 'zones':
      return { reason: `适用区域为“${item.zones.join('、')}”，本单位无此区域`, basis: `单位名册适用区域：${report.unit.zones.join('、') || '未填'}`, decision: '自动' }
    case 'exempt': {
      const document = report.campaign.exempt.find(({ itemId }) => itemId === item.id)?.document ?? ''
      return { reason: '本批次对各被考核单位统一免考', basis: document, decision: '按文件执行' }
    }
    case 'denominator':
      return { reason: explain, basis: '评分标准：分母为零按合理缺项处理', decision: '自动' }
    case 'declared':
      return { reason: input?.kind === 'notApplicable' ? input.reason : explain, basis: report.entries[item.id]?.note ?? '', decision: '□同意  □不同意' }
    case undefined:
      return { reason: explain, basis: '', decision: '' }
    default:
      return assertNever(cause)
  }
}

function itemRow({ report, scorecard }: UnitLayout, item: Item, serial: number, row: number): RowDraft {
  const grounds = groundsOf(report, item)
  const { cause } = scoreOf(report, item)
  const where = { rows: scorecard.rows, row: scorecard.rowOfItem.get(item.id) ?? 0, code: item.code, codeCell: `$B${row}` }
  const cells = [
    cell(1, serial, looks.serial),
    codeCell(2, item.code, looks.code, widths),
    fit(3, item.content, looks.content),
    cell(4, formula(lookUp(sheetNames.scorecard, 'D', where), pointsOf(item)), looks.number),
    cell(5, cause ? causeWords[cause] : null, looks.smallCentered),
    fit(6, grounds.reason, looks.small),
    fit(7, grounds.basis, looks.smallCentered),
    cell(8, grounds.decision, looks.smallCentered),
  ]
  return { cells, height: heightOf(cells, widths, 27.75), grid: 'body' }
}

function totalRow({ report, notApplicable }: UnitLayout): RowDraft {
  const { items } = notApplicable
  const rows = items.map(({ row }) => row)
  const cells = [
    merged(1, 3, `合    计（${items.length}项）`, looks.totalName),
    cell(4, formula(sumFormula(4, rows), report.scorecard.notApplicable), looks.totalNumber),
    merged(5, 8, '与评分表“合理缺项分值”一致', looks.totalNote),
  ]
  return { cells, height: 24, grid: 'band', withNext: true }
}

function footnote({ rubric }: UnitReport): RowDraft {
  const full = numberText(rubric.basePoints)
  const law = {
    rescaleTotal: `缺项按同一比例还原到${full}分，不是加分`,
    rescaleRequirement: `缺项先在各项要求内还原，整项缺项的要求再按比例还原到${full}分，不是加分`,
    fullMarks: '缺项按满分计入基础分',
  }[rubric.notApplicablePolicy]
  const text = `注：1.“区域不适用”由单位名册的适用区域自动得出，“分母为零”由填报数据自动得出；2.“单位申报”须写明理由，经考核组组长认定；3.“免考”凭文件对各单位同样适用；4.${law}。`
  const cells = [merged(1, 8, text, looks.footnote)]
  return { cells, height: heightOf(cells, widths, 30), grid: 'none' }
}

/** 合理缺项说明: every item that does not apply with its ground, and the way from earned to the base. */
export function notApplicableDraft(layout: UnitLayout): SheetDraft {
  const { report, headRow: head, notApplicable } = layout
  const title = { attachment: 3, subject: '合理缺项说明' }
  const body = notApplicable.items.map(({ item, row }, index) => itemRow(layout, item, index + 1, row))
  if (body.length === 0) body.push(nothingRow(widths.length, 27.75))
  const rows = body.map((row, index) => (index === body.length - 1 ? { ...row, withNext: true } : row))
  return {
    name: sheetNames.notApplicable,
    widths,
    headRows: [head, head],
    rows: [...topRows(report, title, widths), headRow(names, 27.75), ...rows, totalRow(layout), ...rescalingRows(layout), footnote(report)],
    ...pageTexts(report, title),
  }
}

/** The sheet of the workbook; paper takes the draft. */
export const notApplicableSheet = (layout: UnitLayout): SheetModel => toSheetModel(notApplicableDraft(layout))
