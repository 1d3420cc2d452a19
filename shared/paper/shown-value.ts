import { formats } from '../report/looks'
import type { CellStyle, CellValue } from '../report/sheet-model'

const points = (value: number): string => value.toFixed(2)

function numberText(value: number, format: CellStyle['format']): string {
  switch (format) {
    case formats.points: return points(value)
    case formats.lost: return value === 0 ? '' : points(value)
    case formats.change: return value > 0 ? `+${points(value)}` : points(value)
    case formats.notApplicable: return value > 0 ? `其中合理缺项 ${points(value)}` : ''
    case null:
    default: return String(value)
  }
}

/** What a workbook's cell shows, by its number format: paper prints the same. Runs are not for this function. */
export function shownValue(value: Exclude<CellValue, { readonly runs: unknown }>, format: CellStyle['format']): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value, format)
  if ('date' in value) return value.date.replaceAll('-', '.')
  return typeof value.result === 'string' ? value.result : numberText(value.result, format)
}
