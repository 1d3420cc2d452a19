import { readField, type Field } from '../../rubric-workbook/cells'
import type { OwnFaults } from './faults'
import type { OwnRow } from './tables'

/** The numbers in a row's mark of that kind. */
export function numbersOf(row: Pick<OwnRow<string>, 'key'>, kind: string): readonly number[] | null {
  return row.key !== null && row.key !== 'foreign' && row.key.kind === kind ? row.key.parts.map((part) => (part === '' ? Number.NaN : Number(part))) : null
}

/** Reads the fields one after another. */
export function readRow<T, C extends string>(row: OwnRow<C>, of: T, fields: readonly (readonly [C, Field<T>])[], faults: OwnFaults): T {
  return fields.reduce((current, [column, field]) => faults.take(row.place(column), readField(field, current, row.cell(column)), current), of)
}

/** Marks that stand in several rows: only the first is the original, and it is said. */
export class Once {
  readonly #seen = new Set<string>()
  isFirst(kind: string, numbers: readonly number[]): boolean {
    const key = [kind, ...numbers].join('/')
    return !this.#seen.has(key) && this.#seen.add(key).size > 0
  }
}
