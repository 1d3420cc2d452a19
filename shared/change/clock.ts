/** Hybrid logical clock: the highest wall time seen (UTC ms) and a counter within it. */
export interface Clock {
  readonly at: number
  readonly tick: number
}

/** -1, 0 or 1 for a before, equal to, after b. */
export function compareClocks(a: Clock, b: Clock): number {
  return Math.sign(a.at - b.at) || Math.sign(a.tick - b.tick)
}

/** The next reading after `last` (all that was seen so far, or null) when the wall clock says `wall`; always after `last`. */
export function nextClock(last: Clock | null, wall: number): Clock {
  if (!last || wall > last.at) return { at: wall, tick: 0 }
  return { at: last.at, tick: last.tick + 1 }
}
