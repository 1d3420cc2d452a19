import type { Item, RubricNode } from '../rubric/rubric'
import { listItems } from '../rubric/tree'
import type { UnitReport } from './unit-report'

/** Which row of 合理缺项说明 holds what. */
export interface NotApplicablePlan {
  readonly items: readonly { readonly row: number; readonly item: Item }[]
  /** Row of 合计; below `items`, or below the one row that says 无. */
  readonly totalRow: number
  /** Under rescaleRequirement only: a heading row, a row per requirement, then their sum and what dropped out. */
  readonly requirements?: { readonly headingRow: number; readonly rows: readonly { readonly row: number; readonly node: RubricNode }[]; readonly sumRow: number; readonly goneRow: number }
  /** First of the lines that lead to the base. */
  readonly linesRow: number
}

export function planNotApplicable({ rubric, scorecard }: UnitReport, firstRow: number): NotApplicablePlan {
  const items = listItems(rubric)
    .filter(({ id }) => scorecard.items[id]?.state === 'notApplicable')
    .map((item, index) => ({ row: firstRow + index, item }))
  const totalRow = firstRow + Math.max(1, items.length)
  if (rubric.notApplicablePolicy !== 'rescaleRequirement') return { items, totalRow, linesRow: totalRow + 1 }
  const headingRow = totalRow + 1
  const rows = rubric.requirements.map((node, index) => ({ row: headingRow + 1 + index, node }))
  const sumRow = headingRow + 1 + rows.length
  return { items, totalRow, requirements: { headingRow, rows, sumRow, goneRow: sumRow + 1 }, linesRow: sumRow + 2 }
}
