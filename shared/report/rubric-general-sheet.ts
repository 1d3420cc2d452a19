import { gradeFields, generalRows, tieField } from '../rubric-workbook/general-fields'
import { generalHeads, roundWords, rubricSheetNames, tieSample } from '../rubric-workbook/words'
import { cellName } from './formulas'
import { looks } from './looks'
import { campaignLooks } from './campaign-looks'
import { cell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import { rubricLooks } from './rubric-looks'
import { keyCell, rubricPageTexts, rubricTitle, type RubricReport } from './rubric-report'
import type { Printed } from '../rubric-workbook/cells'
import { toSheetModel } from './sheet-draft'
import type { SheetModel } from './sheet-model'
import { headRow } from './sheet-top'

const widths = [22, 52, 12, 12, 30]
const keyColumn = widths.length + 1
/** Title, head and the heading of the first block. */
const rowsAbove = 3

const look = { ...rubricLooks.small, size: 10 }
const value = (column: number, printed: Printed): CellDraft => cell(column, printed, typeof printed === 'number' ? { ...look, format: null } : look)

function row(cells: readonly CellDraft[], key: CellDraft): RowDraft {
  return { cells: [...cells, key], height: heightOf(cells, widths, 21), grid: 'body' }
}

function heading(report: RubricReport, name: string, text: string): RowDraft {
  return { cells: [merged(1, widths.length, text, campaignLooks.block), keyCell(report, keyColumn, 'heading', name)], height: 21, grid: 'band', withNext: true }
}

const blank = (...columns: readonly number[]): CellDraft[] => columns.map((column) => cell(column, null, look))

function generalRowsOf(report: RubricReport): RowDraft[] {
  return generalRows.map(({ key, name, note, field }) => row([cell(1, name, looks.content), value(2, field.print(report.rubric)), ...blank(3, 4), cell(5, note, rubricLooks.hint)], keyCell(report, keyColumn, 'general', key)))
}

function gradeRows(report: RubricReport): RowDraft[] {
  const rounds = roundWords.map(([word]) => word).join('、')
  return report.rubric.grades.map((grade, index) => row([
    value(1, gradeFields.name.print(grade)), value(2, gradeFields.value.print(grade)), value(3, gradeFields.percent.print(grade)), value(4, gradeFields.round.print(grade)),
    cell(5, index === 0 ? `项目写等次，内容写下限（含）；有名额的写百分比和取整（${rounds}）` : null, rubricLooks.hint),
  ], keyCell(report, keyColumn, 'grade', index)))
}

function tieRows(report: RubricReport): RowDraft[] {
  return report.rubric.tieBreak.map((criterion, index) => row([
    cell(1, `依据${index + 1}`, looks.content), value(2, tieField.print(criterion)), ...blank(3, 4), cell(5, index === 0 ? `${tieSample}；高的在前` : null, rubricLooks.hint),
  ], keyCell(report, keyColumn, 'tie', index)))
}

/** Cell of the value of a row of 总则. */
export const generalPlace = (key: string): string => cellName(2, rowsAbove + 1 + generalRows.findIndex((one) => one.key === key))

/** 等次与总则: everything of a rubric that is not in a list of its own. */
export function rubricGeneralSheet(report: RubricReport): SheetModel {
  const title = merged(1, widths.length, `${rubricTitle(report)}：${rubricSheetNames.general}`, { ...looks.title, size: 16 })
  const head = headRow(Object.values(generalHeads), 24)
  return toSheetModel({
    name: rubricSheetNames.general,
    widths,
    hiddenWidths: [10],
    headRows: [2, 2],
    rows: [
      { cells: [title], height: heightOf([title], widths, 33), grid: 'none', withNext: true },
      head,
      heading(report, 'general', '一、总则'), ...generalRowsOf(report),
      heading(report, 'grades', '二、等次（由高到低，最后一个下限为 0）'), ...gradeRows(report),
      heading(report, 'ties', '三、同分比较（依次）'), ...tieRows(report),
      { cells: [merged(1, widths.length, '新的等次、依据插在它们的行之间。', rubricLooks.hint), keyCell(report, keyColumn, 'end')], height: 18, grid: 'none' },
    ],
    ...rubricPageTexts(report, rubricSheetNames.general),
  })
}
