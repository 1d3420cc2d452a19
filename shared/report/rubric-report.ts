import type { DraftRubric } from '../rubric-draft/draft'
import { formatRowKey, type RowKind } from '../rubric-workbook/marks'
import { looks } from './looks'
import { cell, type CellDraft } from './row-draft'
import type { SheetModel } from './sheet-model'
import type { ReportFonts } from './unit-report'
import { clipText } from './clean-text'
import { dateText, digestFoot, placeholderMark, secrecyText } from './words'

/** What a rubric's workbook is laid out from. A published version is exported as its draft (`draftOf`). */
export interface RubricReport {
  readonly rubric: DraftRubric
  /** SHA-256 of the canonical JSON of the rubric file. */
  readonly digest: string
  readonly published: boolean
  /** YYYY-MM-DD. */
  readonly exportDate: string
  readonly fonts: ReportFonts
}

export const rubricTitle = ({ rubric }: RubricReport): string => rubric.title.trim() || '评分细则'

/** The line under the titles. */
export function rubricInfo({ rubric, published }: RubricReport): string {
  return published ? `细则版本：${rubric.version}` : `草稿（未发布）${rubric.version.trim() === '' ? '' : `：${rubric.version}`}`
}

export const rubricNotice = ({ rubric }: RubricReport): string | null => (rubric.placeholder ? `【${placeholderMark}】${rubric.notice ?? ''}` : null)

/** Header and footer of its pages. */
export function rubricPageTexts(report: RubricReport, subject: string): Pick<SheetModel, 'header' | 'footer'> {
  const mark = `${report.rubric.placeholder ? `〔${placeholderMark}〕` : ''}${report.published ? '' : '〔草稿〕'}`
  return {
    header: { left: `${clipText(rubricTitle(report), 40)}${subject}${mark}`, right: `${dateText(report.exportDate)}导出` },
    footer: { left: digestFoot(report.digest), center: secrecyText },
  }
}

/** The hidden mark at the end of a row. */
export function keyCell(report: RubricReport, column: number, kind: RowKind, ...parts: readonly (string | number)[]): CellDraft {
  return cell(column, formatRowKey(report.digest, kind, ...parts), looks.key)
}
