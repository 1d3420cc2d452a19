import { AppError } from '../../shared/failure'
import type { Campaign, Unit } from '../../shared/campaign/records'
import type { EntriesFile } from '../../shared/scoring/entry'
import { scoreUnit } from '../../shared/scoring'
import { indexRubric } from '../../shared/scoring/rubric-index'
import type { Work } from './work'
import { getLiveRow } from './work'

type Parts = Partial<Pick<EntriesFile, 'entries' | 'bonus' | 'penalty' | 'vetoes'>>

/** Holds new input against the rubric by scoring it alone. Throws AppError `bad-entry` with the first fault, `nothing-applicable`. */
export function checkInput(work: Work, unit: Unit, parts: Parts): void {
  const campaign: Campaign = getLiveRow(work, 'campaign', work.campaignId)
  const { items } = indexRubric(work.rubric)
  const scored = scoreUnit(work.rubric, {
    format: 1,
    unit: { code: unit.code, name: unit.name, group: unit.group, zones: unit.zones.filter((zone) => work.rubric.zones.includes(zone)) },
    entries: {},
    exempt: campaign.exempt.flatMap(({ itemId }) => (items.has(itemId) ? [itemId] : [])),
    ...parts,
  })
  if (scored.ok) return
  const fault = scored.errors.find(({ where }) => where !== unit.code) ?? scored.errors[0]
  if (!fault || fault.where === unit.code) throw new AppError('nothing-applicable', { unit: unit.name })
  throw new AppError('bad-entry', { message: fault.message })
}
