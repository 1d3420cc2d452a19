import type { SelfDifference } from '../../shared/self-assessment/difference'
import { showChange, showPoints } from './points'

/** How 自评 and 核定 disagree, in numbers: `自评 9.50 / 核定 8.00，−1.50`. */
export function differenceWords(difference: SelfDifference): string {
  switch (difference.kind) {
    case 'points':
      return `自评 ${showPoints(difference.self)} / 核定 ${showPoints(difference.team)}，${showChange(difference.delta)}`
    case 'applies':
      return `自评 ${difference.self === null ? '不适用' : showPoints(difference.self)} / 核定 ${difference.team === null ? '不适用' : showPoints(difference.team)}`
    case 'figures':
      return `自报数和核定数不同，得分相同（${showPoints(difference.points)}）`
  }
}
