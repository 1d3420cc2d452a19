import { expect, it } from 'vitest'
import { addDays, dayNumber, daysBetween } from '../../shared/calendar'

it('counts days as the calendar does, over leap days and centuries', () => {
  for (let day = -150_000; day < 150_000; day += 137) {
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
    expect(dayNumber(date)).toBe(day)
    expect(addDays('1970-01-01', day)).toBe(date)
  }
  expect([addDays('2028-02-28', 1), addDays('2026-12-31', 1), addDays('2026-03-01', -1)]).toEqual(['2028-02-29', '2027-01-01', '2026-02-28'])
  expect([daysBetween('2026-10-20', '2026-10-19'), daysBetween('2026-10-20', '2026-11-20')]).toEqual([-1, 31])
})

it.each(['', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-1-1', '2026-1-1'])('knows no day %j', (date) => {
  expect(dayNumber(date)).toBeNull()
  expect([addDays(date, 1), daysBetween(date, '2026-01-01')]).toEqual(['', null])
})
