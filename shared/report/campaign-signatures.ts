import type { CampaignReport } from './campaign-report'
import { looks } from './looks'
import { heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import { signatureLine } from './scorecard-signatures'
import type { ColumnRange } from './sheet-top'
import { dateText, inGroups } from './words'

/** Share of the width after which the second, third and last part of the line begin. */
const parts = [0.38, 0.65, 0.83]

/** Columns of a page in four runs of about the given shares; each has at least one column. */
function runsOf([first, last]: ColumnRange, widths: readonly number[]): ColumnRange[] {
  const total = widths.slice(first - 1, last).reduce((sum, width) => sum + width, 0)
  const starts = [first]
  let used = 0
  for (let column = first; column <= last; column += 1) {
    if (starts.length <= parts.length && column > (starts.at(-1) ?? 0) && used >= (parts[starts.length - 1] ?? 1) * total) starts.push(column)
    used += widths[column - 1] ?? 0
  }
  return starts.map((start, index) => [start, (starts[index + 1] ?? last + 1) - 1])
}

/** 制表, 审核, 审定 and the date, then what the paper can be checked against. */
export function campaignSignatures(report: CampaignReport, widths: readonly number[], page: ColumnRange): RowDraft[] {
  const runs = runsOf(page, widths)
  const [made, checked, approved, dated] = runs
  const signatures: CellDraft[] = [
    ...(made ? [merged(...made, signatureLine('制表：', 7), looks.signature)] : []),
    ...(checked ? [merged(...checked, signatureLine('审核：', 6), looks.signature)] : []),
    ...(approved ? [merged(...approved, signatureLine('审定：', 6), looks.signature)] : []),
    ...(dated ? [merged(...dated, '年    月    日', looks.signatureDate)] : []),
  ]
  const halves = inGroups(report.fingerprint, ' ').match(/.{1,40}/g) ?? []
  const digest = [merged(...page, `数据指纹：${halves.map((half) => half.trim()).join('  ')}    ${dateText(report.exportDate)}导出，纸面与电子件指纹一致方为有效`, looks.digest)]
  return [
    { cells: signatures, height: 30, grid: 'none' },
    { cells: digest, height: heightOf(digest, widths, 19.5), grid: 'none' },
  ]
}
