import { toEntriesFile } from '../../shared/campaign/entries-file'
import type { CampaignState, Slot } from '../../shared/campaign/records'
import type { Checked } from '../../shared/fault'
import { scoreTogether } from '../../shared/scoring'
import type { Scorecard } from '../../shared/scoring/scorecard'

/** Scorecards of all units of one slot by unit id, items compared between units resolved together (scoring.md 4). */
export function scorecardsOf(state: CampaignState, slot: Slot): Map<string, Checked<Scorecard>> {
  const files = state.units.map((unit) => toEntriesFile(state, unit.id, slot)).filter((file) => file !== null)
  const byCode = scoreTogether(state.rubric, files)
  const cards = new Map<string, Checked<Scorecard>>()
  for (const unit of state.units) {
    const card = byCode.get(unit.code)
    if (card) cards.set(unit.id, card)
  }
  return cards
}
