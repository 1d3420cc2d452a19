import type { RowUnit } from './assign-units'
import type { Table } from './clip-table'
import type { Layout } from './layout'

/** A column that a pasted table can fill. */
export interface PreviewColumn {
  readonly field: string
  readonly label: string
  readonly kind: 'number' | 'choice' | 'text'
}

export interface PreviewCell {
  readonly field: string
  /** Place in the table, see `cellKey`. */
  readonly at: string
  /** As pasted or put right. */
  readonly text: string
  readonly before: string
  readonly after: string
  readonly fault: string
  readonly note: string
}

/** What one row of a pasted table would do. */
export interface PreviewLine {
  /** Row of the table, from 0. */
  readonly row: number
  /** What names the unit in the table. */
  readonly label: string
  readonly unit: { readonly id: string; readonly name: string } | null
  readonly by: RowUnit
  readonly state: 'change' | 'same' | 'passed' | 'fault' | 'locked'
  /** What is wrong with the row as a whole, or why nothing is written. */
  readonly message: string
  readonly cells: readonly PreviewCell[]
}

/** A pasted table with everything that was guessed or put right. */
export interface Pasted {
  readonly table: Table
  readonly layout: Layout
  readonly rows: readonly RowUnit[]
  /** Cells that were put right in the preview, by `cellKey`. */
  readonly edits: ReadonlyMap<string, string>
  /** Rows of the table that are left out. */
  readonly skipped: ReadonlySet<number>
}

export const cellKey = (row: number, column: number): string => `${row}/${column}`

/** The text of a cell, put right or as pasted. */
export const pastedText = ({ table, edits }: Pasted, row: number, column: number): string => edits.get(cellKey(row, column)) ?? table[row]?.[column] ?? ''

/** The row of the table, from 1, that an earlier row of the same unit has; null where this is the only one. */
export function rowTwice({ layout, rows, skipped }: Pasted, index: number): number | null {
  const by = rows[index]
  const first = by?.kind === 'unit' ? rows.findIndex((other, at) => other.kind === 'unit' && other.unitId === by.unitId && !skipped.has(at + layout.headRows)) : -1
  return first >= 0 && first < index ? first + layout.headRows + 1 : null
}
