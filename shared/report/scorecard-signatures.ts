import { looks } from './looks'
import { heightOf, merged, type RowDraft } from './row-draft'
import type { CellValue } from './sheet-model'
import type { UnitReport } from './unit-report'
import { dateText, inGroups } from './words'

/** A label and the line to write on, in full-width blanks. */
export function signatureLine(label: string, blanks: number): CellValue {
  return { runs: [{ text: label, underline: false }, { text: '\u3000'.repeat(blanks), underline: true }] }
}

const outside = { grid: 'none' } as const

/** The unit's opinion, who signs, and what the paper can be checked against (domain.md, What comes out). */
export function signatureRows(report: UnitReport, widths: readonly number[]): RowDraft[] {
  const halves = inGroups(report.fingerprint, ' ').match(/.{1,40}/g) ?? []
  const fingerprint = `数据指纹：${halves.map((half) => half.trim()).join('  ')}    ${dateText(report.exportDate)}导出，纸面与电子件指纹一致方为有效`
  const rubric = `细则版本：${report.rubric.version}    细则指纹：${inGroups(report.rubricDigest, ' ')}`
  const digest = [merged(1, 10, `${fingerprint}\n${rubric}`, looks.digest)]
  return [
    { ...outside, height: 27, cells: [merged(1, 10, '被考核单位意见：□ 对以上评分无异议    □ 有异议（另附申辩材料    份）', looks.signature)] },
    { ...outside, height: 33, cells: [merged(1, 2, signatureLine('考核组组长：', 4), looks.signature), merged(3, 10, signatureLine('考核组成员：', 38), looks.signature)] },
    { ...outside, height: 33, cells: [merged(1, 3, signatureLine('被考核单位负责人：', 8), looks.signature), merged(4, 10, '日期：        年      月      日', looks.signatureDate)] },
    { ...outside, height: heightOf(digest, widths, 27), cells: digest },
  ]
}
