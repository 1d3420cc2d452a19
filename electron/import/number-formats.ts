/** What a number format makes of a number. */
export type NumberLook = 'date' | 'percent' | 'plain'

/** Built-in formats that show dates and times; 27–36 and 50–58 are the Chinese ones, which no format code spells out. */
const builtInDates = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** A format code of a workbook: quoted texts, escaped signs and `[Red]`, `[$-804]` are not codes. */
function lookOfCode(code: string): NumberLook {
  const [first = ''] = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';')
  if (/[ymdhs]/i.test(first.replace(/general/gi, ''))) return 'date'
  return first.includes('%') ? 'percent' : 'plain'
}

/** How format `id` shows a number; `codes` are the workbook's own formats. */
export function numberLook(id: number, codes: ReadonlyMap<number, string>): NumberLook {
  const code = codes.get(id)
  if (code !== undefined) return lookOfCode(code)
  if (builtInDates(id)) return 'date'
  return id === 9 || id === 10 ? 'percent' : 'plain'
}

const dayMs = 86_400_000

/** The calendar date of a serial number, YYYY-MM-DD; null outside 1900 to 9999. Excel counts a 29 February 1900 that never was. */
export function dateOfSerial(serial: number, from1904: boolean): string | null {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0)
  if (!(days >= 0) || days > 2_958_465) return null
  return new Date((days - 25_569 + (days < 60 ? 1 : 0)) * dayMs).toISOString().slice(0, 10)
}
