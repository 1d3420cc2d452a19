import type { Item } from '../../../shared/rubric/rubric'
import type { ItemScores } from './node-sums'

/** The item `steps` further in a list, kept within it; null when there is no further one. */
export function stepFrom(items: readonly Item[], itemId: string, steps: number): Item | null {
  const at = items.findIndex(({ id }) => id === itemId)
  if (at < 0) return (steps > 0 ? items[0] : items.at(-1)) ?? null
  const to = Math.min(items.length - 1, Math.max(0, at + steps))
  return to === at ? null : (items[to] ?? null)
}

/** The next unscored item after this one, from the top again at the end; null when nothing else is 未评. */
export function nextUnscored(items: readonly Item[], itemId: string | null, scores: ItemScores): Item | null {
  const at = items.findIndex(({ id }) => id === itemId)
  const round = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))]
  return round.find(({ id }) => (scores[id]?.state ?? 'unscored') === 'unscored') ?? null
}
