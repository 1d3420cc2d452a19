import { assertNever } from '../assert-never'
import { parsePoints, sumPoints, ZERO } from '../points'
import type { Rubric } from '../rubric/rubric'
import type { Scorecard } from '../scoring/scorecard'
import { showPoints } from './points'

/** How the base comes from the earned points (scoring.md 5.3), as a line that can be checked by hand. */
export function rescaleWords(rubric: Rubric, card: Scorecard): string {
  const full = parsePoints(rubric.basePoints) ?? ZERO
  switch (rubric.notApplicablePolicy) {
    case 'rescaleTotal':
      return `${showPoints(card.earned)}×${showPoints(full)}÷(${showPoints(full)}−${showPoints(card.notApplicable)})`
    case 'fullMarks':
      return `${showPoints(card.earned)}＋${showPoints(card.notApplicable)}，缺项按满分计`
    case 'rescaleRequirement': {
      const { requirements = {}, gone = ZERO } = card.rescaled ?? {}
      const sum = showPoints(sumPoints(Object.values(requirements)))
      return gone === 0 ? `各项工作要求分别折算后相加` : `各项工作要求分别折算后相加得${sum}，再×${showPoints(full)}÷(${showPoints(full)}−${showPoints(gone)})`
    }
    default:
      return assertNever(rubric.notApplicablePolicy)
  }
}
