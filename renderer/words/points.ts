import { formatPoints, parsePoints, type Points } from '../../shared/points'

/** Points as the window shows them: two decimals and a true minus sign. */
export function showPoints(points: Points): string {
  return formatPoints(points).replace('-', '−')
}

/** Points of a rubric number, e.g. an item's 分值. */
export function showRubricPoints(value: number): string {
  const points = parsePoints(value)
  return points === null ? String(value) : showPoints(points)
}
