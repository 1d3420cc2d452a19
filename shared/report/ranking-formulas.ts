import { assertNever } from '../assert-never'
import { sumPoints, type Points } from '../points'
import type { Rubric, RubricNode } from '../rubric/rubric'
import { itemsOf } from '../rubric/tree'
import type { Scorecard } from '../scoring/scorecard'
import { cellName, numberText, summed, toNumber } from './formulas'
import { pointsOf } from './item-figures'
import type { RankingColumns } from './ranking-columns'

function notApplicableIn({ items }: Scorecard, node: RubricNode): Points {
  return sumPoints(itemsOf(node).filter(({ id }) => items[id]?.state === 'notApplicable').map(pointsOf))
}

/** Each requirement rescaled by itself, those that are wholly not applicable left out (scoring.md 5.3). */
function byRequirement(rubric: Rubric, scorecard: Scorecard, columns: RankingColumns, row: number): string {
  const gone: Points[] = []
  const parts = rubric.requirements.flatMap((node, index) => {
    const [full, na, at] = [pointsOf(node), notApplicableIn(scorecard, node), cellName(columns.requirements[0] + index, row)]
    if (na === full) {
      gone.push(full)
      return []
    }
    return [na === 0 ? at : `ROUND(${at}*${numberText(node.points)}/(${numberText(node.points)}-${numberText(toNumber(na))}),2)`]
  })
  const base = numberText(rubric.basePoints)
  return `ROUND(${summed(parts)}*${base}/(${base}-${numberText(toNumber(sumPoints(gone)))}),2)`
}

/** 折算基础分 of a unit from the row's own cells; what a row does not show stands as a number. */
export function baseFormula(rubric: Rubric, scorecard: Scorecard, columns: RankingColumns, row: number): string {
  const [earned, na, base] = [cellName(columns.earned, row), cellName(columns.notApplicable, row), numberText(rubric.basePoints)]
  switch (rubric.notApplicablePolicy) {
    case 'rescaleTotal': return `ROUND(${earned}*${base}/(${base}-${na}),2)`
    case 'fullMarks': return `ROUND(${earned}+${na},2)`
    case 'rescaleRequirement': return byRequirement(rubric, scorecard, columns, row)
    default: return assertNever(rubric.notApplicablePolicy)
  }
}

/** 名次 within the rows of its group; `lowered` places taken by the tie-break are added (workbook.md, Formulas). */
export function rankFormula(columns: RankingColumns, row: number, [first, last]: readonly [number, number], lowered: number): string {
  const at = (line: number, fixed: string): string => cellName(columns.final, line).replace(/\d+$/, `${fixed}${line}`)
  return `RANK(${at(row, '')},${at(first, '$')}:${at(last, '$')},0)${lowered > 0 ? `+${lowered}` : ''}`
}
