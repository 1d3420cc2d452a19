/** Calendar dates as text `YYYY-MM-DD`, by the proleptic Gregorian calendar and without any clock. */

/** Days since 1970-01-01; null for a text that is no date of the calendar. */
export function dayNumber(date: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) return null
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  if (month < 1 || month > 12 || day < 1) return null
  const count = daysFromCivil(year, month, day)
  return dateOfDay(count) === date ? count : null
}

/** The date so many days later, or earlier for a negative number; empty where `date` is no date. */
export function addDays(date: string, days: number): string {
  const from = dayNumber(date)
  return from === null ? '' : dateOfDay(from + days)
}

/** Days from one date to another, negative when it lies before; null where either is no date. */
export function daysBetween(from: string, to: string): number | null {
  const [a, b] = [dayNumber(from), dayNumber(to)]
  return a === null || b === null ? null : b - a
}

// Eras of 400 years that begin in March, so that the leap day is the last of its year.
const eraDays = 146_097
const epoch = 719_468

function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return era * eraDays + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - epoch
}

function dateOfDay(days: number): string {
  const shifted = days + epoch
  const era = Math.floor(shifted / eraDays)
  const dayOfEra = shifted - era * eraDays
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = ((fromMarch + 2) % 12) + 1
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1)}`
}
