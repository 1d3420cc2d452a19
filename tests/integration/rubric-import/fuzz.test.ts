import { expect, test } from 'vitest'
import { outcome } from './mutated'

const runs = process.env['QIANFEN_FULL'] === '1' ? 10_000 : 100
/** The full run's number is the issue's; a seed that was found is pinned here. */
const first = Number(process.env['QIANFEN_SEED'] ?? 1)

test(`${runs} mutated workbooks: each is read with every row accounted for, or refused with a sentence; never a crash, never over 5 s`, async () => {
  const failed: string[] = []
  const seen = { read: 0, refused: 0 }
  for (let seed = first; seed < first + runs; seed += 1) {
    try {
      seen[await outcome(seed)] += 1
    } catch (error) {
      failed.push(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  if (runs > 1_000) console.info(`${seen.read} read, ${seen.refused} refused, ${failed.length} failed, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`)
  expect(failed).toEqual([])
  expect(seen.read).toBeGreaterThan(runs / 2)
  expect(seen.refused).toBeGreaterThan(0)
}, 3_600_000)
