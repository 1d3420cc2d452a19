import { expect, test } from 'vitest'
import { backupEveryMs, ChangeClock } from '../../../electron/backup/change-clock'

test('what was changed waits at most thirty minutes for its backup', () => {
  const clock = new ChangeClock()
  expect(clock.isDue(false, 0)).toBe(false)
  expect(clock.isDue(false, 10 * backupEveryMs)).toBe(false)
  expect(clock.isDue(true, 10 * backupEveryMs)).toBe(false)
  expect(clock.isDue(true, 11 * backupEveryMs - 1)).toBe(false)
  expect(clock.isDue(true, 11 * backupEveryMs)).toBe(true)
})

test('a backup that failed stays due; one that was made, by hand or not, starts anew', () => {
  const clock = new ChangeClock()
  clock.isDue(true, 0)
  expect(clock.isDue(true, backupEveryMs)).toBe(true)
  expect(clock.isDue(true, backupEveryMs + 60_000)).toBe(true)
  expect(clock.isDue(false, backupEveryMs + 120_000)).toBe(false)
  expect(clock.isDue(true, backupEveryMs + 180_000)).toBe(false)
})
