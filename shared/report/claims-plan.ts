import type { ClaimItem, Rubric } from '../rubric/rubric'
import type { ClaimScore, Scorecard } from '../scoring/scorecard'

export type ListName = 'bonus' | 'penalty'

export interface PlannedClaim { readonly row: number; readonly score: ClaimScore }

/** A claim item with its row, and its claims on the rows below it. */
export interface PlannedClaimItem { readonly row: number; readonly item: ClaimItem; readonly claims: readonly PlannedClaim[] }

export interface PlannedList { readonly name: ListName; readonly headingRow: number; readonly items: readonly PlannedClaimItem[]; readonly totalRow: number }

export interface ClaimsPlan { readonly bonus: PlannedList; readonly penalty: PlannedList; readonly vetoHeadingRow: number }

function planList(rubric: Rubric, scorecard: Scorecard, name: ListName, headingRow: number): PlannedList {
  let row = headingRow + 1
  const items = rubric[name].items.map((item): PlannedClaimItem => {
    const own = scorecard.claims[name].filter((score) => score.item === item.code)
    const planned = { row, item, claims: own.map((score, index) => ({ row: row + 1 + index, score })) }
    row += 1 + own.length
    return planned
  })
  return { name, headingRow, items, totalRow: row }
}

/** Which row of 加减分及一票否决 holds what: 评分表 points at the totals. */
export function planClaims(rubric: Rubric, scorecard: Scorecard, firstRow: number): ClaimsPlan {
  const bonus = planList(rubric, scorecard, 'bonus', firstRow)
  const penalty = planList(rubric, scorecard, 'penalty', bonus.totalRow + 1)
  return { bonus, penalty, vetoHeadingRow: penalty.totalRow + 1 }
}
