import { columnName } from '../../../shared/report/formulas'
import type { CellModel, CellStyle, CellValue, SheetModel, WorkbookModel } from '../../../shared/report/sheet-model'

const sides = ['top', 'right', 'bottom', 'left'] as const

function styleText({ font, size, bold, fill, horizontal, vertical, wrap, format, indent, unlocked, borders }: CellStyle): string {
  const lines = sides.map((side) => borders[side]?.[0] ?? '-').join('')
  return [font + size + (bold ? 'b' : ''), fill ?? '', `${horizontal}/${vertical}${wrap ? '/wrap' : ''}${indent ? `/in${indent}` : ''}${unlocked ? '/unlocked' : ''}`, format ?? '', lines].filter((part) => part !== '').join(' ')
}

function valueText(value: CellValue): string {
  if (value === null) return '·'
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return String(value)
  if ('formula' in value) return `=${value.formula}  → ${JSON.stringify(value.result)}`
  if ('date' in value) return value.date
  return value.runs.map(({ text, underline }) => (underline ? `_${text}_` : text)).join('')
}

function cellText(cell: CellModel, withStyles: boolean): string {
  const place = columnName(cell.column) + (cell.mergeTo === undefined ? '' : `:${columnName(cell.mergeTo)}`) + (cell.mergeDown === undefined ? '' : `↓${cell.mergeDown}`)
  return `  ${place.padEnd(4)}${valueText(cell.value)}${withStyles ? `   {${styleText(cell.style)}}` : ''}`
}

function rowLines(sheet: SheetModel, row: number, withStyles: boolean): string[] {
  const cells = sheet.cells.filter((cell) => cell.row === row && (withStyles || cell.value !== null))
  const level = sheet.outline[row - 1] ?? 0
  const broken = sheet.pageBreaksAfter.includes(row) ? ['  ---- page ----'] : []
  return [`${row}  ${sheet.heights[row - 1] ?? 0} pt${level > 0 ? `  level ${level}` : ''}`, ...cells.map((cell) => cellText(cell, withStyles)), ...broken]
}

function sheetLines(sheet: SheetModel, withStyles: boolean): string[] {
  return [
    `==== ${sheet.name}`,
    `widths ${sheet.widths.join(' ')}; head ${sheet.headRows.join('-')}; to row ${sheet.lastRow}; filter ${sheet.autoFilter ?? 'none'}`,
    ...(sheet.columnBreaksAfter ? [`pages end after columns ${sheet.columnBreaksAfter.join(' ')}`] : []),
    ...sheet.choices.map(({ range, values }) => `choices ${range}: ${values.join(' ')}`),
    ...(sheet.locked ? [`locked${sheet.veryHidden ? ', very hidden' : ''}; hidden columns ${(sheet.hiddenWidths ?? []).join(' ') || 'none'}`] : []),
    ...(sheet.inputs ?? []).map(({ range, rule }) => `input ${range}: ${rule.kind === 'list' ? rule.values.join(' ') : `${rule.kind} ${rule.min} to ${rule.max}`}`),
    `header ${sheet.header.left} | ${sheet.header.right}; footer ${sheet.footer.left} | ${sheet.footer.center}`,
    ...sheet.heights.flatMap((_, index) => rowLines(sheet, index + 1, withStyles)),
    '',
  ]
}

/** A workbook as text that a reviewer can read: rows with heights, cells with values and, where asked, styles. */
export function dumpWorkbook(model: WorkbookModel, withStyles: boolean): string {
  return [model.fileName, model.title, '', ...model.sheets.flatMap((sheet) => sheetLines(sheet, withStyles))].join('\n')
}
