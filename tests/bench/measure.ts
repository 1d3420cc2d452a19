/** One line of the bench's table. */
export interface BenchRow {
  readonly what: string
  readonly measured: string
  readonly baseline?: string
  readonly ratio?: string
}

export function report(row: BenchRow): void {
  console.log(JSON.stringify(row))
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
  return (upper + lower) / 2
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`

/**
 * Runs two variants alternately, so that a noisy neighbour hits both, and gives the medians in milliseconds.
 * The first tenth of the rounds is warm-up and not counted.
 */
export async function alternate(rounds: number, ours: () => unknown, baseline: () => unknown): Promise<{ ours: number; baseline: number }> {
  const times: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] }
  for (let round = 0; round < rounds * 1.1; round += 1) {
    for (const [name, run] of [['ours', ours], ['baseline', baseline]] as const) {
      const start = performance.now()
      await run()
      const spent = performance.now() - start
      if (round >= rounds * 0.1) times[name].push(spent)
    }
  }
  return { ours: median(times.ours), baseline: median(times.baseline) }
}
