/** Letters of a column, from 1: A … Z, AA … */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26))
  return column <= 26 ? last : columnName(Math.floor((column - 1) / 26)) + last
}
