import { parsePoints, sumPoints, toPoints, ZERO, type Points } from '../points'
import type { Item, RubricNode } from '../rubric/rubric'
import { itemsOf } from '../rubric/tree'
import { isBlank } from '../text'
import type { ItemScore } from '../scoring/scorecard'
import { findingText, stands, type FindingView } from '../finding'
import type { UnitReport } from './unit-report'
import { stateWords } from './words'

export const pointsOf = (holder: { readonly points: number }): Points => parsePoints(holder.points) ?? ZERO

const unscored: ItemScore = { points: ZERO, state: 'unscored' }

export function scoreOf({ scorecard }: Pick<UnitReport, 'scorecard'>, item: Item): ItemScore {
  return scorecard.items[item.id] ?? unscored
}

/** Points that a scored item loses; null where there is nothing to lose. */
export function lostOf(report: UnitReport, item: Item): Points | null {
  const score = scoreOf(report, item)
  return score.state === 'scored' ? toPoints(pointsOf(item) - score.points) : null
}

/** The word that stands for points: 缺项, 免考, 待评, 待补; null for a scored item. */
export function stateWord({ state, cause }: ItemScore): string | null {
  if (state === 'scored') return null
  if (state === 'notApplicable') return cause === 'exempt' ? stateWords.exempt : stateWords.notApplicable
  return stateWords[state]
}

/** 自评分 as printed: null where the unit gave none, `—` where the team says not applicable. */
export function selfOf(report: UnitReport, item: Item): Points | '—' | null {
  if (scoreOf(report, item).state === 'notApplicable') return '—'
  const own = report.selfScorecard?.items[item.id]
  if (own?.state === 'notApplicable') return '—'
  return own?.state === 'scored' ? own.points : null
}

export interface NodeFigures { readonly full: Points; readonly self: Points; readonly earned: Points; readonly lost: Points; readonly notApplicable: Points }

/** Sums over items as printed: what the cells above them say. */
export function figuresOf(report: UnitReport, items: readonly Item[]): NodeFigures {
  const sum = (pick: (item: Item) => Points | null): Points => sumPoints(items.map((item) => pick(item) ?? ZERO))
  return {
    full: sum(pointsOf),
    self: sum((item) => {
      const self = selfOf(report, item)
      return self === '—' ? null : self
    }),
    earned: sum((item) => scoreOf(report, item).points),
    lost: sum((item) => lostOf(report, item)),
    notApplicable: sum((item) => (scoreOf(report, item).state === 'notApplicable' ? pointsOf(item) : null)),
  }
}

export const figuresOfNode = (report: UnitReport, node: RubricNode): NodeFigures => figuresOf(report, itemsOf(node))

/** The assessor's note, or empty. */
export function noteOf(report: UnitReport, item: Item): string {
  const note = report.entries[item.id]?.note ?? ''
  return isBlank(note) ? '' : note.trim()
}

/** What a deduction says: its own fact, else the item's 扣分原因, else the rule's words. */
const factLine = ({ factText, text }: FindingView): string => factText || text

/** The facts of an item's deductions, a line each where they differ: none where nobody has written any. */
function factLines({ findings, unit }: UnitReport, item: Item): string[] {
  const own = findings.filter((view) => view.unit.id === unit.id && view.item?.id === item.id && view.kind === 'automatic' && stands(view))
  return own.every(({ factFrom }) => factFrom === 'none') ? [] : [...new Set(own.map(factLine))]
}

/** What was found: the facts of its findings, numbered where there are several, else what the entry says, else the arithmetic. */
export function factOf(report: UnitReport, item: Item): string {
  const lines = factLines(report, item)
  if (lines.length > 1) return lines.map((line, index) => `${index + 1}．${line}`).join('\n')
  const input = report.entries[item.id]?.input
  return lines[0] || noteOf(report, item) || (input ? findingText(item, input) : '') || (scoreOf(report, item).explain ?? '')
}

/** 扣分原因: what was found, and empty where nothing was lost; the arithmetic stands in 扣分明细. */
export function reasonOf(report: UnitReport, item: Item): string {
  return (lostOf(report, item) ?? ZERO) === ZERO ? '' : factOf(report, item)
}

/** Items that lost points, in printed order. */
export function listDeductions(report: UnitReport): Item[] {
  return report.rubric.requirements.flatMap(itemsOf).filter((item) => (lostOf(report, item) ?? ZERO) > ZERO)
}
