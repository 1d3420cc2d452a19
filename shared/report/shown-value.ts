import type { CellValue } from './sheet-model'

/** The section of a number format that a value takes: positive; negative; zero. */
function sectionFor(value: number, format: string): { section: string; own: boolean } {
  const sections = format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  const [positive = '', negative, zero] = sections
  if (value < 0 && negative !== undefined) return { section: negative, own: true }
  return { section: value === 0 && zero !== undefined ? zero : positive, own: false }
}

/** A number as Excel shows it in the few formats that the sheets use: literals, digits after the point, per cent. */
export function shownNumber(value: number, format: string | null): string {
  if (format === null || format === '@') return String(value)
  const { section, own } = sectionFor(value, format)
  const pattern = /0(?:\.(0+))?(%?)/.exec(section.replace(/"[^"]*"/g, (literal) => literal.replaceAll('0', '\u0000')))
  const literal = (text: string): string => text.replaceAll('"', '').replace(/_./g, '').replaceAll('\u0000', '0')
  if (!pattern) return literal(section)
  const [whole, decimals = '', percent = ''] = pattern
  const digits = (percent === '' ? Math.abs(value) : Math.abs(value) * 100).toFixed(decimals.length)
  const sign = value < 0 && !own ? '-' : ''
  return literal(`${section.slice(0, pattern.index)}`) + sign + digits + percent + literal(section.slice(pattern.index + whole.length))
}

/** What stands in a cell for who looks at it; a line to sign on as underscores. */
export function shownValue(value: CellValue, format: string | null): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return shownNumber(value, format)
  if ('formula' in value) return shownValue(value.result, format)
  if ('date' in value) return value.date.replaceAll('-', '.')
  return value.runs.map(({ text, underline }) => (underline ? '_'.repeat(text.length) : text)).join('')
}
