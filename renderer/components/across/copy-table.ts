import type { Clip } from '../paste/clip-table'
import { formatTsv } from '../paste/parse-tsv'
import type { AcrossRow } from './across-row'
import { isOneCell, blockOf, type GridRange } from './grid-range'
import type { AcrossColumn } from './item-columns'

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\n/g, '<br>')

/**
 * A table for the clipboard in both forms. Texts are marked as such for Excel and WPS, so that a code keeps its zeros and what begins with `=` stays
 * what it is; the comment tells our own paste that the plain text is the exact one.
 */
export function toClip(rows: readonly (readonly string[])[], isText: (row: number, column: number) => boolean): Clip {
  const cell = (text: string, r: number, c: number): string => `<td${isText(r, c) ? ` style="mso-number-format:'\\@'"` : ''}>${escape(text)}</td>`
  const html = `<!--qianfen--><table>${rows.map((row, r) => `<tr>${row.map((text, c) => cell(text, r, c)).join('')}</tr>`).join('')}</table>`
  return { text: formatTsv(rows), html }
}

/** The whole grid with heads and the units' names and codes: can be sent to a department, filled in and pasted back. */
export function templateRows(columns: readonly AcrossColumn[], rows: readonly AcrossRow[]): string[][] {
  return [['单位', '编码', ...columns.map(({ label }) => label)], ...rows.map(({ unit, cells }) => [unit.name, unit.code, ...cells.map(({ text }) => text)])]
}

export function templateClip(columns: readonly AcrossColumn[], rows: readonly AcrossRow[]): Clip {
  return toClip(templateRows(columns, rows), (row, column) => row === 0 || column < 2 || columns[column - 2]?.kind !== 'number')
}

/** The selected cells as they are shown, without heads. */
export function selectionClip(columns: readonly AcrossColumn[], rows: readonly AcrossRow[], range: GridRange): Clip {
  const { top, bottom, left, right } = blockOf(range)
  const cells = rows.slice(top, bottom + 1).map((row) => row.cells.slice(left, right + 1).map(({ text }) => text))
  return isOneCell(range) ? { text: cells[0]?.[0] ?? '', html: '' } : toClip(cells, (_, column) => columns[left + column]?.kind !== 'number')
}
