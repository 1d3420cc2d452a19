import { toPoints } from '../points'
import { compareRubrics, differenceKinds, type Changed, type Comparison, type Part, type RequirementTotals } from '../rubric/compare'
import { differenceNames } from '../rubric/difference-words'
import type { Rubric } from '../rubric/rubric'
import { campaignLooks } from './campaign-looks'
import { fileNamePart } from './file-name'
import { toNumber } from './formulas'
import { cellFitter, hints } from './long-text'
import { looks } from './looks'
import { nothingRow } from './nothing-row'
import { cell, codeCell, heightOf, merged, type RowDraft } from './row-draft'
import { toSheetModel } from './sheet-draft'
import type { SheetModel, WorkbookModel } from './sheet-model'
import { headRow, noticeOf, topRowsOf } from './sheet-top'
import type { ReportFonts } from './unit-report'
import { dateText, digestFoot, secrecyText, shortDigest } from './words'

/** Two versions of a rubric, as a workbook sets them side by side. */
export interface ComparisonReport {
  readonly before: { readonly rubric: Rubric; readonly digest: string }
  readonly after: { readonly rubric: Rubric; readonly digest: string }
  /** Id in the older version → id in the newer, where they are not the same. */
  readonly matching: ReadonlyMap<string, string>
  /** Calendar date YYYY-MM-DD. */
  readonly exportDate: string
  readonly fonts: ReportFonts
}

const subject = '版本对照'
const totalsSubject = '工作要求分值对照'
const widths = [5, 9, 25, 8, 11, 35, 35]
const totalsWidths = [6, 12, 44, 11, 11, 14.5, 14.5, 15]

const titleOf = ({ after }: ComparisonReport, name: string): string => `${after.rubric.title}${name}表`

/** The digest of the older version stands on the first sheet; the second has room for that of the newer. */
function infoText({ before, after, exportDate }: ComparisonReport, name: string): string {
  const title = before.rubric.title === after.rubric.title ? '' : `${before.rubric.title} `
  const older = name === subject ? `${title}${before.rubric.version}（指纹 ${shortDigest(before.digest)}）` : before.rubric.version
  return `细则版本：${after.rubric.version}    原版本：${older}    导出日期：${dateText(exportDate)}`
}

/** `3处新增、2处分值`: how many of each kind there are. */
export function countWords({ changed }: Comparison): string {
  const kinds = changed.flatMap(({ parts }) => parts.map(({ kind }) => kind))
  const counted = differenceKinds.map((kind) => [kind, kinds.filter((each) => each === kind).length] as const).filter(([, count]) => count > 0)
  return counted.length === 0 ? '没有不同' : counted.map(([kind, count]) => `${differenceNames[kind]} ${count} 处`).join('、')
}

function topOf(report: ComparisonReport, name: string, names: readonly string[], columns: readonly number[]): RowDraft[] {
  const { after } = report
  return [...topRowsOf({ attachment: null, title: titleOf(report, name), info: infoText(report, name), digest: after.digest, notice: noticeOf(after.rubric) }, columns), headRow(names, 24)]
}

const pageTexts = (report: ComparisonReport, name: string) => ({
  header: { left: titleOf(report, name), right: `${dateText(report.exportDate)}导出` },
  footer: { left: digestFoot(report.after.digest), center: secrecyText },
})

function partRow(changed: Changed, part: Part, serial: number | null): RowDraft {
  const fit = cellFitter(widths, hints.rubric)
  const isFirst = serial !== null
  const cells = [
    cell(1, serial, looks.serial),
    codeCell(2, isFirst ? changed.code : '', looks.code, widths),
    fit(3, isFirst ? changed.name : '', looks.content),
    fit(4, differenceNames[part.kind], looks.smallCentered),
    fit(5, part.field, looks.smallCentered),
    fit(6, part.before, looks.small),
    fit(7, part.after, looks.small),
  ]
  return { cells, height: heightOf(cells, widths, 21), grid: 'body' }
}

function heading(text: string): RowDraft {
  return { cells: [merged(1, widths.length, text, campaignLooks.block)], height: 21, grid: 'band', withNext: true }
}

/** A block for the whole and for each requirement that something differs in. */
function body({ changed, totals }: Comparison): RowDraft[] {
  let serial = 0
  const names = new Map(totals.map(({ code, name }) => [code, `${code}  ${name}`]))
  const requirements = [...new Set(changed.map(({ requirement }) => requirement))]
  return requirements.flatMap((code) => [
    heading(code === '' ? '细则设置、加分、减分、一票否决' : (names.get(code) ?? code)),
    ...changed.filter(({ requirement }) => requirement === code).flatMap((one) => one.parts.map((part, index) => partRow(one, part, index === 0 ? (serial += 1) : null))),
  ])
}

function note(text: string, columns: readonly number[]): RowDraft {
  const cells = [merged(1, columns.length, text, looks.footnote)]
  return { cells, height: heightOf(cells, columns, 18), grid: 'none' }
}

const matchedText = ({ matching }: ComparisonReport): string => (matching.size === 0 ? '' : `，标识不同的 ${matching.size} 项经人工确认是同一项`)

function differencesSheet(report: ComparisonReport, comparison: Comparison): SheetModel {
  const top = topOf(report, subject, ['序号', '编码', '考核内容或指标', '变化', '项目', '原版本', '新版本'], widths)
  const rows = body(comparison)
  const kept = `注：${countWords(comparison)}；另有 ${comparison.unchanged} 项考核内容完全相同。考核内容按内部标识对应，编码变了仍是同一项${matchedText(report)}；指标和工作要求的分值是下级之和，见“${totalsSubject}”。`
  return toSheetModel({
    name: subject, widths, headRows: [top.length, top.length], frozenColumns: 3,
    rows: [...top, ...(rows.length === 0 ? [nothingRow(widths.length, 24)] : rows), note(kept, widths)],
    ...pageTexts(report, subject),
  })
}

function totalsRow({ code, name, before, after }: RequirementTotals, serial: number): RowDraft {
  const fit = cellFitter(totalsWidths, hints.rubric)
  const points = (side: RequirementTotals['before']) => (side ? toNumber(toPoints(side.points)) : null)
  const cells = [
    cell(1, serial, looks.serial),
    codeCell(2, code, looks.code, totalsWidths),
    fit(3, name, looks.content),
    cell(4, before?.items ?? null, looks.serial),
    cell(5, after?.items ?? null, looks.serial),
    cell(6, points(before), looks.number),
    cell(7, points(after), looks.number),
    cell(8, toNumber(toPoints((after?.points ?? 0) - (before?.points ?? 0))), looks.change),
  ]
  return { cells, height: heightOf(cells, totalsWidths, 24), grid: 'body' }
}

const sum = (totals: readonly RequirementTotals[], side: 'before' | 'after', field: 'points' | 'items'): number => totals.reduce((all, each) => all + (each[side]?.[field] ?? 0), 0)

function sumRow(totals: readonly RequirementTotals[]): RowDraft {
  const [before, after] = [sum(totals, 'before', 'points'), sum(totals, 'after', 'points')]
  const cells = [
    merged(1, 3, '合    计', looks.totalName),
    cell(4, sum(totals, 'before', 'items'), campaignLooks.totalWhole),
    cell(5, sum(totals, 'after', 'items'), campaignLooks.totalWhole),
    ...[before, after].map((points, index) => cell(6 + index, toNumber(toPoints(points)), looks.totalNumber)),
    cell(8, toNumber(toPoints(after - before)), campaignLooks.totalChange),
  ]
  return { cells, height: 24, grid: 'band' }
}

function totalsSheet(report: ComparisonReport, { totals }: Comparison): SheetModel {
  const top = topOf(report, totalsSubject, ['序号', '编码', '工作要求', '原项数', '新项数', '原分值', '新分值', '增减'], totalsWidths)
  return toSheetModel({
    name: totalsSubject, widths: totalsWidths, headRows: [top.length, top.length],
    rows: [...top, ...totals.map((each, index) => ({ ...totalsRow(each, index + 1), ...(index === totals.length - 1 ? { withNext: true } : {}) })), sumRow(totals)],
    ...pageTexts(report, totalsSubject),
  })
}

/** What differs between two versions, and the requirements' points side by side. */
export function comparisonWorkbook(report: ComparisonReport): WorkbookModel {
  const { before, after, matching, fonts } = report
  const comparison = compareRubrics(before.rubric, after.rubric, matching)
  const fileName = `${fileNamePart(`评分细则${subject}_${before.rubric.version}_${after.rubric.version}`, 120, subject)}.xlsx`
  return { fileName, title: titleOf(report, subject), fonts, sheets: [differencesSheet(report, comparison), totalsSheet(report, comparison)] }
}
