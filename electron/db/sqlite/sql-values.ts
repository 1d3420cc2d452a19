import type { SqlParams, SqlValue } from '../handles'

function refuse(value: unknown, at: number): never {
  throw new TypeError(`SQL parameter ${at + 1} cannot be stored: ${String(value)}`)
}

/** How many `?` a statement has outside texts and comments. Other kinds of parameter are refused: one way is enough. */
export function countParameters(sql: string): number {
  const bare = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
  if (/\?\d|[:@$][A-Za-z_]/.test(bare)) throw new SyntaxError('only plain ? parameters')
  return bare.split('?').length - 1
}

/** SQLite would turn `undefined`, NaN and missing values into NULL and round large integers; all are mistakes of the caller. */
export function checkParams(params: SqlParams, wanted: number): void {
  if (params.length !== wanted) throw new TypeError(`${wanted} SQL parameters wanted, ${params.length} given`)
  params.forEach((value: unknown, at) => {
    if (value === null || typeof value === 'string' || value instanceof Uint8Array) return
    if (typeof value !== 'number' || !Number.isFinite(value)) refuse(value, at)
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) refuse(value, at)
  })
}

/** sql.js rounds integers beyond 2^53; none is stored here, so one that comes back is an error and no value. */
export function checkValue(value: SqlValue, column: string): SqlValue {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) throw new RangeError(`integer in ${column} is beyond 2^53`)
  return value
}
