import { indexRubric } from '../scoring/rubric-index'
import type { ClaimInput, EntriesFile, Entry } from '../scoring/entry'
import type { CampaignState, ClaimRecord, Slot } from './records'

/** Claims of one list of a unit that count, in record order: a `ClaimScore.index` counts in this list. */
export function claimsOfList(state: { readonly claims: readonly ClaimRecord[] }, unitId: string, list: ClaimRecord['list']): ClaimRecord[] {
  return state.claims.filter((claim) => claim.unitId === unitId && claim.list === list && claim.setAsideFrom === '' && !claim.deleted)
}

function toClaim({ item, level, count, matter }: ClaimRecord): ClaimInput {
  return { item, level, count, matter }
}

/**
 * The entries file of one unit (scoring.md 3) assembled from its records. Unscored items and 移出的评分 are left out, and what an earlier rubric version knew and this
 * one does not: zones, exemptions, claims, vetoes. Claims and vetoes belong to the team's scorecard only. Null when the unit is not in the campaign.
 */
export function toEntriesFile(state: CampaignState, unitId: string, slot: Slot): EntriesFile | null {
  const unit = [...state.units, ...state.leftOut].find((candidate) => candidate.id === unitId)
  if (!unit) return null
  const { items } = indexRubric(state.rubric)
  // Not by assignment: an item may be called `__proto__`.
  const entries: Record<string, Entry> = Object.fromEntries(state.entries.flatMap((record) => (record.unitId === unitId && record.slot === slot && !record.deleted && record.input && items.has(record.itemId) ? [[record.itemId, record.input]] : [])))
  const team = slot === 'team'
  return {
    format: 1,
    unit: { code: unit.code, name: unit.name, group: unit.group, zones: unit.zones.filter((zone) => state.rubric.zones.includes(zone)) },
    entries,
    bonus: team ? claimsOfList(state, unitId, 'bonus').map(toClaim) : [],
    penalty: team ? claimsOfList(state, unitId, 'penalty').map(toClaim) : [],
    vetoes: team ? state.vetoes.filter((veto) => veto.unitId === unitId && veto.setAsideFrom === '' && !veto.deleted).map(({ item, state: step }) => ({ item, state: step })) : [],
    exempt: state.campaign.exempt.flatMap(({ itemId }) => (items.has(itemId) ? [itemId] : [])),
  }
}
