import { fileNamePart, stageOf } from '../report/file-name'
import type { UnitReport } from '../report/unit-report'
import { noDepartment } from './blank-sheet'
import type { PaperSheet } from './order'

type Named = Pick<UnitReport, 'unit' | 'campaign' | 'phase' | 'scorecard' | 'exportDate'>

/** UTF-8 bytes that a unit's or a department's name may take in a file name. */
const longestName = 90

const sheetWord = (sheets: readonly PaperSheet[]): string => (sheets.every(({ kind }) => kind === 'filled') ? '已填评分表' : '空白评分表')

function partWord(sheets: readonly PaperSheet[]): string {
  const [part] = sheets
  if (part?.kind === 'part') return sheets.length > 1 ? `${sheets.length}张分表` : fileNamePart(part.name, longestName, '部分内容')
  const departments = sheets.flatMap((sheet) => (sheet.kind === 'blank' && sheet.department !== null ? [sheet.department] : []))
  if (departments.length > 1) return `${departments.length}个部门`
  const [only] = departments
  return only === undefined ? '' : only === '' ? noDepartment : fileNamePart(only, longestName, noDepartment)
}

/**
 * Name of a file with these sheets of these units: `德令哈市_2026年度_空白评分表_20261120.pdf`, with the department or the part and, on a filled sheet,
 * 定稿, 暂定 or 初评; for several units their number. Legal on NTFS (S26).
 */
export function paperFileName(reports: readonly Named[], sheets: readonly PaperSheet[]): string {
  const [first] = reports
  if (!first) throw new RangeError('a file of paper holds at least one sheet')
  const single = reports.length === 1
  const cycle = fileNamePart(first.campaign.cycle, 40, '')
  const parts = [
    single ? fileNamePart(first.unit.name, longestName, `单位${fileNamePart(first.unit.code, 40, '')}`) : '',
    partWord(sheets),
    cycle === '' ? '' : `${cycle}年度`,
    sheetWord(sheets),
    single && sheets.every(({ kind }) => kind === 'filled') ? stageOf(first) : '',
    single ? '' : `${reports.length}个单位`,
    first.exportDate.replaceAll('-', ''),
  ]
  return `${parts.filter((part) => part !== '').join('_')}.pdf`
}
