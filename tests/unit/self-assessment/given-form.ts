import type { GivenCell, GivenMerge, GivenSheet, GivenValue, GivenWorkbook } from '../../../shared/import/given-workbook'
import type { CellValue, WorkbookModel } from '../../../shared/report/sheet-model'
import { selfAssessmentWorkbook } from '../../../shared/report/self-assessment-workbook'
import type { UnitReport } from '../../../shared/report/unit-report'
import { readForm, type SelfFrame } from '../../../shared/self-assessment/read-form'
import type { SelfForm } from '../../../shared/self-assessment/form'
import { AppError } from '../../../shared/failure'
import { reportOf } from '../report/report-of'
import { smallEntries, smallRubric } from '../report/small-report'

export const text = (words: string): GivenValue => ({ kind: 'text', text: words })
export const number = (value: number): GivenValue => ({ kind: 'number', value })

function valueOf(value: CellValue): GivenValue | null {
  if (value === null || value === '') return null
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') return number(value)
  if ('runs' in value) return text(value.runs.map((run) => run.text).join(''))
  if ('date' in value) return { kind: 'date', date: value.date }
  return typeof value.result === 'number' ? number(value.result) : text(value.result)
}

/** A workbook's model as its cells would be read. */
export function givenOf({ sheets }: WorkbookModel): GivenWorkbook {
  return {
    sheets: sheets.map(({ name, cells, veryHidden }): GivenSheet => ({
      name,
      visible: veryHidden !== true,
      cells: cells.flatMap(({ row, column, value }): GivenCell[] => {
        const given = valueOf(value)
        return given ? [{ row, column, value: given }] : []
      }),
      merges: cells.flatMap(({ row, column, mergeTo, mergeDown }): GivenMerge[] => (mergeTo || mergeDown ? [{ top: row, left: column, bottom: mergeDown ?? row, right: mergeTo ?? column }] : [])),
    })),
  }
}

export const frameOf = ({ campaign, rubric, rubricDigest, unit }: UnitReport, more: Partial<SelfFrame> = {}): SelfFrame => ({ campaign: { ...campaign, rubricDigest }, rubric, units: [unit], ...more })

/** A form of the small rubric, blank, as it would come back untouched. */
export const smallReport = (): UnitReport => reportOf(smallRubric(), { ...smallEntries, entries: {}, bonus: [], penalty: [], vetoes: [] })
export const blankForm = (report = smallReport()): GivenWorkbook => givenOf(selfAssessmentWorkbook(report))

export const placeOf = (name: string): { row: number; column: number } => ({ column: name.charCodeAt(0) - 64, row: Number(name.slice(1)) })

/** The form with cells filled by name, e.g. `G7`; null empties one. */
export function fill(workbook: GivenWorkbook, cells: Readonly<Record<string, GivenValue | null>>, sheetAt = 0): GivenWorkbook {
  return {
    sheets: workbook.sheets.map((sheet, index) => {
      if (index !== sheetAt) return sheet
      const given = Object.entries(cells).map(([name, value]) => ({ ...placeOf(name), value }))
      const others = sheet.cells.filter(({ row, column }) => !given.some((cell) => cell.row === row && cell.column === column))
      const added = given.flatMap(({ row, column, value }): GivenCell[] => (value ? [{ row, column, value }] : []))
      return { ...sheet, cells: [...others, ...added].sort((a, b) => a.row - b.row || a.column - b.column) }
    }),
  }
}

/** The form's first sheet with its rows changed. */
export function withSheet(workbook: GivenWorkbook, change: (sheet: GivenSheet) => Partial<GivenSheet>): GivenWorkbook {
  return { sheets: workbook.sheets.map((sheet, index) => (index === 0 ? { ...sheet, ...change(sheet) } : sheet)) }
}

export const read = (workbook: GivenWorkbook, report = smallReport()): SelfForm => readForm(workbook, frameOf(report))

/** The code of the refusal; `read` when it was read. */
export function refusal(workbook: GivenWorkbook, frame: SelfFrame = frameOf(smallReport())): string {
  try {
    readForm(workbook, frame)
    return 'read'
  } catch (error) {
    return error instanceof AppError ? error.code : `unforeseen: ${String(error)}`
  }
}
