import { phaseNames } from '../../../shared/campaign/phase'
import type { Phase, Unit } from '../../../shared/campaign/records'
import type { Since } from '../../../shared/export/past'
import type { Rubric } from '../../../shared/rubric/rubric'
import type { Scorecard } from '../../../shared/scoring/scorecard'
import { showPoints } from '../../words/points'
import { unitProgress } from '../unit/progress'

/** A unit as the choice of an export lists it. */
export interface UnitLine {
  readonly id: string
  readonly name: string
  readonly phase: string
  /** `91/97`. */
  readonly scored: string
  readonly final: string
  /** Null where it cannot be scored. */
  readonly complete: boolean | null
  readonly since: Since | null
}

export interface UnitFacts {
  readonly unit: Unit
  readonly phase: Phase
  readonly card: Scorecard | null
  readonly since: Since | null
}

export function unitLine({ unit, phase, card, since }: UnitFacts, rubric: Rubric): UnitLine {
  const progress = card && unitProgress(rubric, card)
  return {
    id: unit.id,
    name: unit.name,
    phase: phaseNames[phase],
    scored: progress ? `${progress.done}/${progress.due}` : '—',
    final: card ? `${showPoints(card.final)}${card.complete ? '' : '（暂定）'}` : '—',
    complete: card?.complete ?? null,
    since,
  }
}

/** Why it is on or off, and what the paper will say. */
export function unitReason({ complete, since }: UnitLine, words: Readonly<Record<Since, string>>): string {
  const open = complete === null ? '算不出得分' : complete ? '' : '没有评完'
  return [...(since === null ? [] : [words[since]]), ...(open === '' ? [] : [open])].join('，')
}
