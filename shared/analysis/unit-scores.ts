import { toEntriesFile } from '../campaign/entries-file'
import { differsFromFrozen, readFrozen, type Frozen } from '../campaign/frozen'
import type { CampaignState, Phase, Unit } from '../campaign/records'
import type { Checked, Fault } from '../fault'
import type { Rubric } from '../rubric/rubric'
import { scoreTogether } from '../scoring'
import type { EntriesFile } from '../scoring/entry'
import type { Scorecard } from '../scoring/scorecard'

/** How far a veto has come; only `effective` sets the grade (scoring.md 5.6). */
export type VetoStanding = 'none' | 'proposed' | 'effective'

/** One unit as all figures of the campaign see it. */
export interface ScoredUnit {
  readonly unit: Unit
  readonly phase: Phase
  /** What 定稿 froze, else what is computed now among all units. */
  readonly scorecard: Scorecard
  /** True where `scorecard` is the one that 定稿 froze. */
  readonly frozen: boolean
  /** The frozen scorecard is not what the entries give now: shown, never substituted (merge.md 3). */
  readonly differs: boolean
  readonly recomputed: Checked<Scorecard>
  readonly veto: VetoStanding
  /** Applicable items without points: not recorded, or waiting for other units. */
  readonly open: { readonly unscored: number; readonly waiting: number }
}

/** Scorecards of the whole campaign in official order. `unscorable` units have no result and stand in no figure. */
export interface CampaignScores {
  readonly rubric: Rubric
  readonly units: readonly ScoredUnit[]
  readonly unscorable: readonly { readonly unit: Unit; readonly fault: Fault }[]
}

/** The team's entries of every unit, known by its id: two units with one code after a merge stay two. */
function filesOf(state: CampaignState): EntriesFile[] {
  return state.units.flatMap(({ id }) => {
    const file = toEntriesFile(state, id, 'team')
    return file ? [{ ...file, unit: { ...file.unit, code: id } }] : []
  })
}

function frozenOf(state: CampaignState, unitId: string): { phase: Phase; card: Frozen | null; damaged: boolean } {
  const assessment = state.assessments.find(({ id }) => id === unitId)
  const text = assessment?.frozen ?? null
  const card = readFrozen(text)
  return { phase: assessment?.phase ?? 'draft', card, damaged: text !== null && card === null }
}

function vetoOf(state: CampaignState, unitId: string, scorecard: Scorecard): VetoStanding {
  if (scorecard.vetoed) return 'effective'
  return state.vetoes.some((veto) => veto.unitId === unitId && veto.setAsideFrom === '' && !veto.deleted && veto.state === 'proposed') ? 'proposed' : 'none'
}

function openOf({ items }: Scorecard): ScoredUnit['open'] {
  const states = Object.values(items).map(({ state }) => state)
  return { unscored: states.filter((state) => state === 'unscored').length, waiting: states.filter((state) => state === 'waiting').length }
}

const none: Fault = { where: '', code: 'not-found', message: '没有这个单位的评分记录' }
/** Of a unit whose frozen scorecard cannot be read: a computed one must not take its place. */
export const frozenDamaged: Fault = { where: 'frozen', code: 'frozen-damaged', message: '定稿时冻结的评分表读不出来' }

/** Scores every unit among all of them; a finalized unit keeps its frozen scorecard. */
export function scoreCampaign(state: CampaignState): CampaignScores {
  const now = scoreTogether(state.rubric, filesOf(state))
  const units: ScoredUnit[] = []
  const unscorable: { unit: Unit; fault: Fault }[] = []
  for (const unit of state.units) {
    const recomputed = now.get(unit.id) ?? { ok: false, errors: [none] }
    const { phase, card, damaged } = frozenOf(state, unit.id)
    const scorecard = damaged ? null : (card?.scorecard ?? (recomputed.ok ? recomputed.value : null))
    if (!scorecard) {
      unscorable.push({ unit, fault: damaged ? frozenDamaged : recomputed.ok ? none : (recomputed.errors[0] ?? none) })
      continue
    }
    const differs = card !== null && (!recomputed.ok || differsFromFrozen(card, recomputed.value))
    units.push({ unit, phase, scorecard, frozen: card !== null, differs, recomputed, veto: vetoOf(state, unit.id, scorecard), open: openOf(scorecard) })
  }
  return { rubric: state.rubric, units, unscorable }
}
