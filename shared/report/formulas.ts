import type { CellValue } from './sheet-model'
import type { Points } from '../points'
import type { Grade } from '../rubric/rubric'

/** `A`, `Z`, `AA` for column 1, 26, 27. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? columnName(Math.floor((column - 1) / 26)) + letter : letter
}

export const cellName = (column: number, row: number): string => `${columnName(column)}${row}`
export const rangeName = (column: number, first: number, last: number): string => `${cellName(column, first)}:${cellName(column, last)}`
export const onSheet = (sheet: string, name: string): string => `'${sheet}'!${name}`

/** The number that a cell shows; exact to the hundredth. */
export const toNumber = (points: Points): number => points / 100

export function formula(text: string, result: Points | string): CellValue {
  return { formula: text, result: typeof result === 'string' ? result : toNumber(result) }
}

/** A formula whose result is a count, a place or a share. */
export function countFormula(text: string, result: number): CellValue {
  return { formula: text, result }
}

/** Excel takes 255 arguments in one SUM; more are summed in groups. */
export function summed(parts: readonly string[]): string {
  if (parts.length <= 200) return `SUM(${parts.join(',')})`
  const groups: string[] = []
  for (let start = 0; start < parts.length; start += 200) groups.push(`SUM(${parts.slice(start, start + 200).join(',')})`)
  return summed(groups)
}

/** Neighbouring rows as one range. */
function runsOf(column: number, rows: readonly number[]): string[] {
  const runs: [number, number][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run && row === run[1] + 1) run[1] = row
    else runs.push([row, row])
  }
  return runs.map(([first, last]) => (first === last ? cellName(column, first) : rangeName(column, first, last)))
}

/** Sum of cells of one column as part of a formula. */
export const sumText = (column: number, rows: readonly number[]): string => (rows.length === 0 ? '0' : summed(runsOf(column, rows)))

/** The same, rounded against what binary leaves behind (workbook.md, Formulas). */
export const sumFormula = (column: number, rows: readonly number[]): string => (rows.length === 0 ? '0' : `ROUND(${sumText(column, rows)},2)`)

/** A number of the rubric as Excel reads it: at most six decimals, never with an exponent. */
export const numberText = (value: number): string => String(value)

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** 按分等次: the rubric's grades as nested IF over the final's cell. */
export function gradeFormula(grades: readonly Grade[], final: string): string {
  const last = grades.at(-1)?.name ?? ''
  return grades.slice(0, -1).reduceRight((rest, { name, min }) => `IF(${final}>=${numberText(min)},${quoted(name)},${rest})`, quoted(last))
}

/** MATCH reads `* ? ~` as wildcards, ignores case and takes 255 characters at most. */
const plainCode = /^[^*?~A-Za-z]{1,200}$/

/**
 * A column of the scorecard found by the code in `codeCell`, so that sorting is harmless: text, by MATCH only (workbook.md,
 * Pitfalls); a code that MATCH could mistake is pointed at.
 */
export function lookUp(sheet: string, column: string, { rows, row, code, codeCell }: { rows: readonly [number, number]; row: number; code: string; codeCell: string }): string {
  const absolute = (name: string): string => onSheet(sheet, `$${name}$${rows[0]}:$${name}$${rows[1]}`)
  if (!plainCode.test(code)) return onSheet(sheet, `$${column}$${row}`)
  return `INDEX(${absolute(column)},MATCH(${codeCell},${absolute('A')},0))`
}
