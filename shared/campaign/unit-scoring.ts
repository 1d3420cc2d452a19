import { AppError } from '../failure'
import { scoreTogether } from '../scoring'
import type { EntriesFile } from '../scoring/entry'
import type { Scorecard } from '../scoring/scorecard'
import { toEntriesFile } from './entries-file'
import type { CampaignState, Slot } from './records'

const filesOf = (state: CampaignState, slot: Slot): EntriesFile[] =>
  state.units.map(({ id }) => toEntriesFile(state, id, slot)).filter((file): file is EntriesFile => file !== null)

type Cards = ReturnType<typeof scoreTogether>

/** Scorecards of all units by code, for several calls of `scoreInCampaign`. */
export const cardsOf = (state: CampaignState, slot: Slot): Cards => scoreTogether(state.rubric, filesOf(state, slot))

/** The scorecard of a unit among all units of its campaign (rank and relative items need them). Throws AppError `not-found`, `nothing-applicable`, `bad-entry`. */
export function scoreInCampaign(state: CampaignState, unitId: string, slot: Slot, cards: Cards = cardsOf(state, slot)): Scorecard {
  const unit = state.units.find(({ id }) => id === unitId)
  if (!unit) throw new AppError('not-found')
  const scored = cards.get(unit.code)
  if (!scored) throw new AppError('not-found')
  if (scored.ok) return scored.value
  const [fault] = scored.errors
  if (!fault || fault.where === unit.code) throw new AppError('nothing-applicable', { unit: unit.name })
  throw new AppError('bad-entry', { message: fault.message })
}
