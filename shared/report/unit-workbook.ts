import { claimsSheet } from './claims-sheet'
import { deductionsSheet } from './deductions-sheet'
import { unitFileName } from './file-name'
import { notApplicableSheet } from './not-applicable-sheet'
import { rectificationSheet } from './rectification-sheet'
import { scorecardSheet } from './scorecard-sheet'
import type { WorkbookModel } from './sheet-model'
import { titleOf } from './top-block'
import { layOut } from './unit-layout'
import type { UnitReport } from './unit-report'

/** The workbook of one unit as data (domain.md, What comes out; workbook.md). */
export function unitWorkbook(report: UnitReport): WorkbookModel {
  const layout = layOut(report)
  return {
    fileName: unitFileName(report),
    title: `${report.unit.name} ${titleOf(report, { attachment: 1, subject: '评分表' })}`,
    fonts: report.fonts,
    sheets: [scorecardSheet(layout), deductionsSheet(layout), notApplicableSheet(layout), claimsSheet(layout), rectificationSheet(layout)],
  }
}
