import { itemsOf } from '../../../shared/rubric/tree'
import type { Rubric, RubricNode } from '../../../shared/rubric/rubric'
import type { Scorecard } from '../../../shared/scoring/scorecard'

export interface Progress {
  readonly done: number
  /** 应评: items that apply to the unit. */
  readonly due: number
}

export function progressOf(node: RubricNode, scorecard: Scorecard): Progress {
  let done = 0
  let due = 0
  for (const { id } of itemsOf(node)) {
    const state = scorecard.items[id]?.state ?? 'unscored'
    if (state === 'notApplicable') continue
    due += 1
    if (state === 'scored') done += 1
  }
  return { done, due }
}

/** One cell per requirement, and their sum. */
export function unitProgress(rubric: Rubric, scorecard: Scorecard): Progress & { readonly cells: readonly (Progress & { name: string })[] } {
  const cells = rubric.requirements.map((node) => ({ name: node.name, ...progressOf(node, scorecard) }))
  const sum = (key: keyof Progress): number => cells.reduce((total, cell) => total + cell[key], 0)
  return { cells, done: sum('done'), due: sum('due') }
}
