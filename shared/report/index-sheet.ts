import { phaseNames } from '../campaign/phase'
import { kindNames } from '../export/kinds'
import { formatSize } from '../evidence/size-words'
import { campaignLooks } from './campaign-looks'
import { clipText } from './clean-text'
import { toNumber } from './formulas'
import { campaignLines, leftOutLines, unitLines, type IndexLine, type IndexReport } from './index-report'
import { cellFitter, hints } from './long-text'
import { looks } from './looks'
import { nothingRow } from './nothing-row'
import { cell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import { toSheetModel } from './sheet-draft'
import type { CellValue, SheetModel, WorkbookModel } from './sheet-model'
import { headRow, noticeOf, topRowsOf } from './sheet-top'
import { campaignName, sampleMark } from './top-block'
import { chineseNumber, dateText, digestFoot, inGroups, placeholderMark, secrecyText } from './words'

/** Before all other names of the folder in any order. */
export const indexFileName = '00_目录.xlsx'

const widths = [4, 16, 8, 7, 8, 5, 28, 7, 10, 18, 17]
const names = ['序号', '内容', '考核分组', '状态', '最终得分', '名次', '文件', '大小', '数据指纹', 'SHA-256', '说明']
const fileColumn = 7

const fit = cellFitter(widths, hints.record)

/** A link to the file beside this one; a plain name where Excel would take a part of it for something else. */
function fileLink(name: string): CellValue {
  return /["#%]/.test(name) || name.length > 250 ? name : { formula: `HYPERLINK("${name}","${name}")`, result: name }
}

function lineRow(line: IndexLine, serial: number): RowDraft {
  const { file, phase } = line
  const state = phase === null ? '' : `${phaseNames[phase]}${line.provisional ? '\n（暂定）' : ''}`
  const fileText = fit(fileColumn, file?.name ?? '', looks.small)
  const texts = [
    cell(1, serial, looks.serial),
    fit(2, line.name, looks.content),
    fit(3, line.group, looks.smallCentered),
    fit(4, state, looks.smallCentered),
    cell(5, line.final === null ? null : toNumber(line.final), looks.number),
    cell(6, line.place, looks.serial),
    fileText,
    cell(8, file === null ? null : formatSize(file.bytes), { ...looks.smallCentered, horizontal: 'right' }),
    cell(9, line.fingerprint === '' ? null : inGroups(line.fingerprint.slice(0, 16), '-'), { ...looks.code, wrap: true }),
    cell(10, file?.sha256 ?? null, { ...looks.code, size: 8, wrap: true }),
    fit(11, line.note, looks.small),
  ]
  const cells = file ? texts.map((one) => (one === fileText ? { ...one, value: fileLink(file.name) } : one)) : texts
  return { cells, height: heightOf(texts, widths, 24), grid: 'body' }
}

function block(title: string, lines: readonly IndexLine[]): RowDraft[] {
  const heading: RowDraft = { cells: [merged(1, widths.length, title, campaignLooks.block)], height: 21, grid: 'band', withNext: true }
  return [heading, ...lines.map((line, index) => lineRow(line, index + 1))]
}

/** The blocks that have something in them, numbered. */
function body(report: IndexReport): RowDraft[] {
  const units = unitLines(report)
  const groups = [...new Set(units.map(({ group }) => group))]
  const blocks: (readonly [title: string, lines: readonly IndexLine[]])[] = [
    ['全批次', campaignLines(report)],
    ...groups.map((group) => [`各单位${kindNames.unit}${groups.length > 1 ? `：${group || '未分组'}` : ''}（${units.filter((line) => line.group === group).length}个单位）`, units.filter((line) => line.group === group)] as const),
    ['已退出本批次的单位，不参加排名', leftOutLines(report)],
  ]
  return blocks.filter(([, lines]) => lines.length > 0).flatMap(([title, lines], index) => block(`${chineseNumber(index + 1)}、${title}`, lines))
}

function infoText({ exportDate, by, rubric, since }: IndexReport): string {
  return [
    `导出日期：${dateText(exportDate)}`,
    ...(by.trim() === '' ? [] : [`导出人：${clipText(by.trim(), 20)}`]),
    `细则版本：${rubric.version}`,
    ...(since === null ? [] : [`范围：自“${clipText(since.folder, 60)}”以来有变化的`]),
  ].join('    ')
}

/** How many files there are, and how many are missing: the first thing that who opens the folder must know. */
export function indexSummary({ files, failures, cancelled }: Pick<IndexReport, 'files' | 'failures' | 'cancelled'>): string {
  const missing = failures.length === 0 ? '' : `；有${failures.length}个没有写出，原因见“说明”`
  return `本文件夹共写出${files.length}个文件${missing}${cancelled ? '；导出中途取消，其余没有写' : ''}。`
}

function footnotes(report: IndexReport): RowDraft[] {
  const notes = [
    `注：1.${indexSummary(report)}点文件名可以打开同一文件夹里的文件。`,
    '　　2.“（暂定）”的单位还有没有评完或待补的考核内容，得分和名次会变。名次在各考核分组内分别排。',
    '　　3.SHA-256用来核对文件有没有被改动：在文件所在的文件夹运行 certutil -hashfile 文件名 SHA256，结果应当相同。文件一经打开另存就会变。',
  ]
  return notes.map((note): RowDraft => {
    const cells: CellDraft[] = [merged(1, widths.length, note, looks.footnote)]
    return { cells, height: heightOf(cells, widths, 18), grid: 'none' }
  })
}

const titleOf = (report: IndexReport): string => `${campaignName(report)}导出目录${report.campaign.sample ? sampleMark : ''}`

/** 目录 of an export: what is in the folder, of whom, how to check it, and what is not there and why. */
export function indexSheet(report: IndexReport): SheetModel {
  const title = titleOf(report)
  const top = [...topRowsOf({ attachment: null, title, info: infoText(report), digest: report.campaign.rubricDigest, notice: noticeOf(report.rubric) }, widths), headRow(names, 24)]
  const rows = body(report)
  return toSheetModel({
    name: '目录',
    widths,
    headRows: [top.length, top.length],
    frozenColumns: 2,
    rows: [...top, ...(rows.length === 0 ? [nothingRow(widths.length, 24)] : rows), ...footnotes(report)],
    header: { left: `${clipText(title, 40)}${report.rubric.placeholder ? `〔${placeholderMark}〕` : ''}`, right: `${dateText(report.exportDate)}导出` },
    footer: { left: digestFoot(report.campaign.rubricDigest), center: secrecyText },
  })
}

export function indexWorkbook(report: IndexReport): WorkbookModel {
  return { fileName: indexFileName, title: titleOf(report), fonts: report.fonts, sheets: [indexSheet(report)] }
}
