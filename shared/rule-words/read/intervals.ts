/** A stretch of numbers with what it earns. `open`: said as `达到…`, so a better stretch beyond it takes its part away. */
export interface Interval {
  readonly lo: number
  readonly loIn: boolean
  readonly hi: number
  readonly hiIn: boolean
  readonly points: number
  readonly open?: boolean
}

export const above = (lo: number, loIn: boolean, points: number): Interval => ({ lo, loIn, hi: Infinity, hiIn: false, points, open: true })
export const below = (hi: number, hiIn: boolean, points: number): Interval => ({ lo: -Infinity, loIn: false, hi, hiIn, points, open: true })
export const between = (lo: number, loIn: boolean, hi: number, hiIn: boolean, points: number): Interval => ({ lo, loIn, hi, hiIn, points })

/** `达到85%` beside `达到95%` means what does not reach 95 %. */
function clip(intervals: readonly Interval[]): Interval[] {
  return intervals.map((one) => {
    if (one.open !== true) return one
    if (one.hi === Infinity) {
      const next = intervals.filter((other) => other !== one && other.lo > one.lo && other.points > one.points).sort((a, b) => a.lo - b.lo)[0]
      return next && next.hi === Infinity ? { ...one, hi: next.lo, hiIn: !next.loIn } : one
    }
    const next = intervals.filter((other) => other !== one && other.hi < one.hi && other.points > one.points).sort((a, b) => b.hi - a.hi)[0]
    return next && next.lo === -Infinity ? { ...one, lo: next.hi, loIn: !next.hiIn } : one
  })
}

/**
 * The stretches in rising order where they cover every number once; a bound that two neighbours hold belongs to the better one.
 * Null where there is a hole or an overlap: what is meant there is not certain.
 */
export function partition(intervals: readonly Interval[]): Interval[] | null {
  const sorted = clip(intervals).sort((a, b) => a.lo - b.lo || a.hi - b.hi)
  const first = sorted[0]
  const last = sorted[sorted.length - 1]
  if (!first || !last || first.lo !== -Infinity || last.hi !== Infinity) return null
  for (let index = 0; index + 1 < sorted.length; index += 1) {
    const one = sorted[index]
    const next = sorted[index + 1]
    if (!one || !next || one.hi !== next.lo || (!one.hiIn && !next.loIn)) return null
    if (one.hiIn && next.loIn) {
      const keepsOne = one.points >= next.points || one.lo === one.hi
      sorted[index] = keepsOne ? one : { ...one, hiIn: false }
      sorted[index + 1] = keepsOne ? { ...next, loIn: false } : next
    }
  }
  return sorted.some(({ lo, hi, loIn, hiIn }) => lo > hi || (lo === hi && !(loIn && hiIn))) ? null : sorted
}

/** Whether points only rise, or only fall, from stretch to stretch. */
export function direction(sorted: readonly Interval[]): 'rising' | 'falling' | null {
  const rising = sorted.every((one, index) => index === 0 || one.points >= (sorted[index - 1]?.points ?? 0))
  const falling = sorted.every((one, index) => index === 0 || one.points <= (sorted[index - 1]?.points ?? 0))
  return rising === falling ? null : rising ? 'rising' : 'falling'
}
