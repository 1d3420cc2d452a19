/** A date typed as `2026-11-23`, `2026年11月23日`, with `/` or `.`, in wide digits too: as YYYY-MM-DD; null for anything else, also for 2 月 30 日. */
export function parseDate(text: string): string | null {
  const match = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*$/.exec(text.normalize('NFKC'))
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(2000, month, 0)).getUTCDate() || (month === 2 && day === 29 && !isLeap(year))) return null
  return `${match[1] ?? ''}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
