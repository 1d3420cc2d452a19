import { formatPoints, parsePoints, type Points } from '../points'

/** Points as people read them: two decimals and a true minus sign. */
export function showPoints(points: Points): string {
  return formatPoints(points).replace('-', '−')
}

/** Points of a rubric number, e.g. an item's 分值. */
export function showRubricPoints(value: number): string {
  const points = parsePoints(value)
  return points === null ? String(value) : showPoints(points)
}

/** A difference with its sign, `+1.50`. */
export function showChange(points: Points): string {
  return `${points > 0 ? '+' : ''}${showPoints(points)}`
}
