/** Dates as people here write them; instants are UTC milliseconds shown in the machine's zone, calendar dates are text. */
const two = (n: number): string => String(n).padStart(2, '0')

/** The day on this machine's wall, `2026-11-23`. */
export function localDay(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** `10:32` */
export function clockTime(at: number): string {
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

/** `2026年11月23日` from `2026-11-23`; other text as it is. */
export function calendarDate(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : text
}

/** `今天 10:32`, `昨天 18:05`, `2026年11月21日 09:00`. */
export function dayAndTime(at: number, now: number): string {
  const date = new Date(at)
  const startOfDay = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0)
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000)
  if (days === 0) return `今天 ${clockTime(at)}`
  if (days === 1) return `昨天 ${clockTime(at)}`
  return `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日 ${clockTime(at)}`
}
