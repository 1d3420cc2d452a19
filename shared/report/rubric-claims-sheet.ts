import type { ClaimItem } from '../rubric/rubric'
import { claimFields, levelFields, vetoFields } from '../rubric-workbook/claim-fields'
import { claimHeads, listWords, rubricSheetNames, vetoHeads } from '../rubric-workbook/words'
import { looks } from './looks'
import { cell, codeCell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import { rubricLooks } from './rubric-looks'
import { keyCell, rubricPageTexts, rubricTitle, type RubricReport } from './rubric-report'
import { toSheetModel } from './sheet-draft'
import type { SheetModel } from './sheet-model'
import { headRow } from './sheet-top'

const claimWidths = [9.5, 9.5, 60, 12, 25, 12]
const vetoWidths = [14, 114]
const claimKey = claimWidths.length + 1
const vetoKey = vetoWidths.length + 1

/** A row for each level; what the item says stands in its first row. */
function claimRows(report: RubricReport, list: 'bonus' | 'penalty', item: ClaimItem, index: number): RowDraft[] {
  const levels = item.levels.length === 0 ? [null] : item.levels
  return levels.map((level, place): RowDraft => {
    const first = place === 0
    const open = place === levels.length - 1 ? {} : { openBelow: true }
    const own = (column: number, value: string | number | null, look: CellDraft['look']): CellDraft => cell(column, first ? value : null, look, open)
    const cells = [
      own(1, listWords[list], rubricLooks.centered),
      first ? { ...codeCell(2, item.code, rubricLooks.code, claimWidths), ...open } : own(2, null, rubricLooks.code),
      own(3, claimFields.content.print(item), rubricLooks.content),
      own(4, claimFields.cap.print(item), rubricLooks.points),
      cell(5, level && levelFields.label.print(level), rubricLooks.small),
      cell(6, level && levelFields.points.print(level), rubricLooks.points),
    ]
    return { cells: [...cells, keyCell(report, claimKey, list, index, level ? place : '')], height: heightOf(cells, claimWidths, 21), grid: 'body', withNext: place < levels.length - 1 }
  })
}

function titleRow(report: RubricReport, subject: string, widths: readonly number[]): RowDraft {
  const cells = [merged(1, widths.length, `${rubricTitle(report)}：${subject}`, { ...looks.title, size: 16 })]
  return { cells, height: heightOf(cells, widths, 33), grid: 'none', withNext: true }
}

function endRow(report: RubricReport, hint: string, widths: readonly number[]): RowDraft {
  return { cells: [merged(1, widths.length, hint, rubricLooks.hint), keyCell(report, widths.length + 1, 'end')], height: 18, grid: 'none' }
}

/** 加减分: bonus and penalty with their levels. */
export function rubricClaimsSheet(report: RubricReport): SheetModel {
  const rows = (['bonus', 'penalty'] as const).flatMap((list) => report.rubric[list].items.flatMap((item, index) => claimRows(report, list, item, index)))
  return toSheetModel({
    name: rubricSheetNames.claims,
    widths: claimWidths,
    hiddenWidths: [10],
    headRows: [2, 2],
    rows: [titleRow(report, rubricSheetNames.claims, claimWidths), headRow(Object.values(claimHeads), 24), ...rows, endRow(report, '一款有几档的，一档一行；类别、编码、情形和本款最多只写在第一行。新的行插在这一行以上。', claimWidths)],
    ...rubricPageTexts(report, rubricSheetNames.claims),
  })
}

/** 一票否决. */
export function rubricVetoSheet(report: RubricReport): SheetModel {
  const rows = report.rubric.vetoes.items.map((item, index): RowDraft => {
    const cells = [codeCell(1, item.code, rubricLooks.code, vetoWidths), cell(2, vetoFields.content.print(item), rubricLooks.content)]
    return { cells: [...cells, keyCell(report, vetoKey, 'veto', index)], height: heightOf(cells, vetoWidths, 21), grid: 'body' }
  })
  return toSheetModel({
    name: rubricSheetNames.vetoes,
    widths: vetoWidths,
    hiddenWidths: [10],
    headRows: [2, 2],
    rows: [titleRow(report, rubricSheetNames.vetoes, vetoWidths), headRow(Object.values(vetoHeads), 24), ...rows, endRow(report, '新的行插在这一行以上。', vetoWidths)],
    ...rubricPageTexts(report, rubricSheetNames.vetoes),
  })
}
