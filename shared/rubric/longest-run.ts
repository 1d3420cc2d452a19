/** Positions (in `values`, all different) of one longest rising run: what kept its order; the fewest others have moved. */
export function longestRun(values: readonly number[]): Set<number> {
  /** Position of the smallest end of a run of each length. */
  const ends: number[] = []
  const before: number[] = []
  values.forEach((value, at) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before.push(low > 0 ? (ends[low - 1] ?? -1) : -1)
    ends[low] = at
  })
  const run = new Set<number>()
  for (let at = ends[ends.length - 1] ?? -1; at >= 0; at = before[at] ?? -1) run.add(at)
  return run
}
