import { AppError } from '../../shared/failure'
import { toEntriesFile } from '../../shared/campaign/entries-file'
import type { CampaignState, Slot } from '../../shared/campaign/records'
import type { EntriesFile } from '../../shared/scoring/entry'
import { rankUnits, scoreTogether } from '../../shared/scoring'
import type { RankedUnit, Scorecard } from '../../shared/scoring/scorecard'

const filesOf = (state: CampaignState, slot: Slot): EntriesFile[] =>
  state.units.map(({ id }) => toEntriesFile(state, id, slot)).filter((file): file is EntriesFile => file !== null)

/** The scorecard of a unit among all units of its campaign (rank and relative items need them). Throws AppError `not-found`, `nothing-applicable`, `bad-entry`. */
export function scoreInCampaign(state: CampaignState, unitId: string, slot: Slot): Scorecard {
  const unit = state.units.find(({ id }) => id === unitId)
  if (!unit) throw new AppError('not-found')
  const scored = scoreTogether(state.rubric, filesOf(state, slot)).get(unit.code)
  if (!scored) throw new AppError('not-found')
  if (scored.ok) return scored.value
  const [fault] = scored.errors
  if (!fault || fault.where === unit.code) throw new AppError('nothing-applicable', { unit: unit.name })
  throw new AppError('bad-entry', { message: fault.message })
}

/** The unit among its group after quotas; null while any unit of the group is incomplete or cannot be scored. */
export function rankInCampaign(state: CampaignState, unitCode: string): RankedUnit | null {
  const ranked = rankUnits(state.rubric, filesOf(state, 'team'))
  const own = ranked.ok ? ranked.value.find(({ unit }) => unit === unitCode) : undefined
  if (!ranked.ok || !own) return null
  return ranked.value.every(({ group, scorecard }) => group !== own.group || scorecard.complete) ? own : null
}
