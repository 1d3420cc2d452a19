import type { Item, Rubric, RubricNode } from '../rubric/rubric'

/** A line of 评分表 with its row: requirements and indicators are rows of their own, parents before children. */
export type ScorecardLine =
  | { readonly kind: 'node'; readonly row: number; readonly depth: number; readonly index: number; readonly node: RubricNode; readonly childRows: readonly number[]; readonly lastRow: number }
  | { readonly kind: 'item'; readonly row: number; readonly depth: number; readonly item: Item }

export interface ScorecardPlan {
  readonly lines: readonly ScorecardLine[]
  /** First and last row of the lines. */
  readonly rows: readonly [number, number]
  readonly requirementRows: readonly number[]
  readonly rowOfItem: ReadonlyMap<string, number>
  readonly totalRow: number
  readonly earnedRow: number
  readonly notApplicableRow: number
  readonly baseRow: number
  readonly bonusRow: number
  readonly penaltyRow: number
  readonly finalRow: number
}

function linesOf(node: RubricNode, depth: number, index: number, row: number): ScorecardLine[] {
  const lines: ScorecardLine[] = []
  const childRows: number[] = []
  const next = (): number => row + 1 + lines.length
  for (const item of node.items ?? []) {
    childRows.push(next())
    lines.push({ kind: 'item', row: next(), depth: depth + 1, item })
  }
  node.children?.forEach((child, position) => {
    childRows.push(next())
    lines.push(...linesOf(child, depth + 1, position + 1, next()))
  })
  return [{ kind: 'node', row, depth, index, node, childRows, lastRow: row + lines.length }, ...lines]
}

/** Which row of 评分表 holds what, before anything is laid out: the other sheets point at it. */
export function planScorecard(rubric: Rubric, firstRow: number): ScorecardPlan {
  const lines: ScorecardLine[] = []
  const requirementRows: number[] = []
  rubric.requirements.forEach((requirement, index) => {
    const row = firstRow + lines.length
    requirementRows.push(row)
    lines.push(...linesOf(requirement, 0, index + 1, row))
  })
  const totalRow = firstRow + lines.length
  return {
    lines,
    rows: [firstRow, totalRow - 1],
    requirementRows,
    rowOfItem: new Map(lines.flatMap((line) => (line.kind === 'item' ? [[line.item.id, line.row] as const] : []))),
    totalRow,
    earnedRow: totalRow + 1,
    notApplicableRow: totalRow + 2,
    baseRow: totalRow + 3,
    bonusRow: totalRow + 4,
    penaltyRow: totalRow + 5,
    finalRow: totalRow + 6,
  }
}
