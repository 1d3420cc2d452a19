import type { PaperDocument } from '../../../shared/paper/paper-document'
import type { PaperCell, PaperRow } from '../../../shared/paper/paper-row'
import { shownValue } from '../../../shared/paper/shown-value'

/** What a cell prints, fields included. */
export function wordsOfCell({ value, look, fields, rules }: PaperCell): string {
  if (fields) return fields.map(({ label, answer, boxes }) => `${label.join('')}${answer.kind === 'blank' ? `__${answer.unit}` : answer.kind === 'line' ? '____' : boxes.join('')}`).join(' / ')
  if (rules !== undefined) return `(${rules} lines)`
  if (value !== null && typeof value === 'object' && 'runs' in value) return value.runs.map(({ text, underline }) => (underline ? '____' : text)).join('')
  return shownValue(value, look.format).replaceAll('\n', '')
}

/** The cells of a row by column, 1 first; null where another cell reaches over. */
export const wordsOfRow = ({ cells }: PaperRow): (string | null)[] =>
  Array.from({ length: Math.max(...cells.map(({ column, mergeTo = column }) => mergeTo)) }, (_, index) => cells.filter(({ column }) => column === index + 1).map(wordsOfCell)[0] ?? null)

/** A document as text that a reviewer can read: pages, rows with heights, cells. */
export function dumpPaper({ pages }: PaperDocument): string {
  return pages.flatMap(({ header, rows, footer, widths }) => [
    `==== ${footer.right}; ${footer.left}; ${footer.center}${header ? `; ${header.left} | ${header.right}` : ''}; widths ${widths.join(' ')}`,
    ...rows.map((row) => `${String(row.height).padStart(6)}  ${row.cells.map((cell) => `${cell.column}${cell.mergeTo === undefined ? '' : `-${cell.mergeTo}`}${cell.look.fill === null ? '' : '▒'} ${wordsOfCell(cell)}`).join(' ¦ ')}`),
    '',
  ]).join('\n')
}
