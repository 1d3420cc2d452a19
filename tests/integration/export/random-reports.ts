import { readFileSync } from 'node:fs'
import { diceFor, sampleInput, type Dice } from '../../../electron/services/sample-inputs'
import { scoreInCampaign } from '../../../shared/campaign/unit-scoring'
import { entryRecordId } from '../../../shared/campaign/record-ids'
import { type Campaign, type CampaignState, type ClaimRecord, type EntryRecord, type Slot, type Unit, type VetoRecord } from '../../../shared/campaign/records'
import type { UnitReport } from '../../../shared/report/unit-report'
import type { Item, Rubric } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import { checkRubric } from '../../../shared/scoring'
import { vetoStates, type Entry } from '../../../shared/scoring/entry'
import { fonts } from './hand-made'
import { noRecords } from '../../no-records'
import { withFindings } from '../../unit/report/report-of'

export const policies = ['rescaleTotal', 'rescaleRequirement', 'fullMarks'] as const
export type Policy = (typeof policies)[number]

const checked = checkRubric(JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8')))
if (!checked.ok) throw new Error('the bundled rubric is broken')
const bundled: Rubric = checked.value

function randomInput(item: Item, dice: Dice): Entry {
  if (item.notApplicable.allowed && dice(100) < 14) return { kind: 'notApplicable', reason: '考核期内没有此类对象' }
  if (item.rule.kind === 'ratio' && dice(100) < 6) return { kind: 'ratio', numerator: 0, denominator: 0, judged: { points: 0, reason: '没有数据' } }
  return sampleInput(item, dice, dice(100) < 55)
}

/** A zero denominator is judged only where the rule says so. */
function tidy(item: Item, input: Entry): Entry {
  if (input.kind !== 'ratio' || input.denominator !== 0 || item.rule.kind !== 'ratio') return input
  return item.rule.whenDenominatorZero === 'manual' ? input : { kind: 'ratio', numerator: 0, denominator: 0 }
}

const applies = (item: Item, unit: Unit): boolean => item.zones.length === 0 || item.zones.some((zone) => unit.zones.includes(zone))

function entriesOf(unit: Unit, slot: Slot, rubric: Rubric, unscored: number, dice: Dice): EntryRecord[] {
  return listItems(rubric)
    .filter((item) => applies(item, unit) && dice(100) >= unscored)
    .map((item) => ({ id: entryRecordId(unit.id, item.id, slot), unitId: unit.id, itemId: item.id, slot, input: tidy(item, randomInput(item, dice)), note: dice(3) === 0 ? `${item.code} 现场查看发现“问题”，=1+1，-扣` : '', setAside: null, previous: null, former: [], review: null, deleted: false }))
}

function randomClaims(unit: Unit, rubric: Rubric, list: 'bonus' | 'penalty', dice: Dice): ClaimRecord[] {
  return Array.from({ length: dice(7) }, (_, index) => {
    const item = rubric[list].items[dice(rubric[list].items.length)]!
    const level = item.levels[dice(item.levels.length)]!
    return { id: `${list}${index}`, unitId: unit.id, list, item: item.code, level: level.id, count: 1 + dice(4), matter: `事项${dice(4)}`, findingId: '', setAsideFrom: '', review: null, deleted: false }
  })
}

function randomVetoes(unit: Unit, rubric: Rubric, dice: Dice): VetoRecord[] {
  return Array.from({ length: dice(3) }, (_, index) => {
    const state = vetoStates[dice(vetoStates.length)]!
    return { id: `veto${index}`, unitId: unit.id, item: rubric.vetoes.items[dice(rubric.vetoes.items.length)]!.code, state, document: state === 'effective' ? '州平安办〔2026〕9号' : '', date: state === 'effective' ? '2026-11-20' : '', note: '核实情况', setAsideFrom: '', review: null, deleted: false }
  })
}

/** Strikes items until exactly `gone` points do not count: with 200 or 600 of 1000 gone, base points often fall on exact halves. */
function strikeTo(gone: number, state: CampaignState, unit: Unit, dice: Dice): Campaign {
  const card = scoreInCampaign(state, unit.id, 'team')
  let left = gone - card.notApplicable / 100
  const candidates = listItems(state.rubric).filter(({ id }) => card.items[id]?.state === 'scored')
  const exempt = [...state.campaign.exempt]
  for (let tries = 0; tries < 400 && left > 0 && candidates.length > 0; tries += 1) {
    const [item] = candidates.splice(dice(candidates.length), 1)
    if (!item || item.points > left || (left - item.points > 0 && left - item.points < 5)) continue
    exempt.push({ itemId: item.id, document: '州平安办〔2026〕3号' })
    left -= item.points
  }
  return { ...state.campaign, exempt }
}

function randomState(seed: string, policy: Policy, dice: Dice): { state: CampaignState; unit: Unit } {
  const rubric = { ...bundled, notApplicablePolicy: policy }
  const unit: Unit = { id: 'u1', code: '632802', name: `德令哈市 ${seed}`, group: '', zones: rubric.zones.filter(() => dice(3) > 0), order: 1, previousFinal: null, leftOut: '', mergedInto: '', deleted: false }
  const campaign: Campaign = { id: 'c1', name: '2026年度平安建设考核', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubricDigest: 'd', sample: false, exempt: [], deleted: false }
  const unscored = dice(4) === 0 ? 15 : 0
  const self = dice(3) > 0 ? entriesOf(unit, 'self', rubric, 0, dice) : []
  const state: CampaignState = { ...noRecords, campaign, rubric, units: [unit], people: [], assessments: [], entries: [...entriesOf(unit, 'team', rubric, unscored, dice), ...self], claims: [...randomClaims(unit, rubric, 'bonus', dice), ...randomClaims(unit, rubric, 'penalty', dice)], vetoes: randomVetoes(unit, rubric, dice) }
  const gone = [0, 0, 200, 360, 500, 600][dice(6)] ?? 0
  return { unit, state: gone === 0 ? state : { ...state, campaign: strikeTo(gone, state, unit, dice) } }
}

/** A unit scored by chance: every rule of the bundled rubric, 缺项 of all four causes, bonus, penalty, vetoes, some items still open. */
export function randomReport(seed: string, policy: Policy): UnitReport {
  const dice = diceFor(`${policy} ${seed}`)
  const { state, unit } = randomState(seed, policy, dice)
  const own = state.entries.filter(({ slot }) => slot === 'team')
  const scorecard = scoreInCampaign(state, unit.id, 'team')
  return withFindings({
    campaign: state.campaign,
    rubric: state.rubric,
    rubricDigest: 'd'.repeat(64),
    unit,
    phase: 'draft',
    revision: 1,
    entries: Object.fromEntries(own.map((entry) => [entry.itemId, entry])),
    selfEntries: Object.fromEntries(state.entries.filter(({ slot }) => slot === 'self').map((entry) => [entry.itemId, entry])),
    claims: state.claims,
    vetoes: state.vetoes,
    evidence: {},
    scorecard,
    selfScorecard: state.entries.length > own.length ? scoreInCampaign(state, unit.id, 'self') : null,
    ranked: scorecard.complete ? { grade: scorecard.grade, movedByQuota: false } : null,
    fingerprint: 'AB'.repeat(32),
    exportDate: '2026-11-24',
    teamName: '第一考核组',
    fonts,
  })
}

const half = (points: number, full: number, gone: number): boolean => gone < full && (2n * BigInt(points) * BigInt(full)) % (2n * BigInt(full - gone)) === BigInt(full - gone)

/** True when a rescaled number of this unit lies exactly between two hundredths. */
export function hasExactHalf({ rubric, scorecard }: UnitReport): boolean {
  if (rubric.notApplicablePolicy === 'fullMarks') return false
  if (rubric.notApplicablePolicy === 'rescaleTotal') return half(scorecard.earned, 100_000, scorecard.notApplicable)
  return rubric.requirements.some((node) => {
    const items = listItems({ ...rubric, requirements: [node] })
    const gone = items.filter(({ id }) => scorecard.items[id]?.state === 'notApplicable').reduce((sum, { points }) => sum + Math.round(points * 100), 0)
    return gone > 0 && half(scorecard.requirements[node.code] ?? 0, Math.round(node.points * 100), gone)
  })
}
