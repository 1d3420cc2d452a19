import type { FieldsOf } from '../../shared/campaign/blank-rows'
import { entryRecordId } from '../../shared/campaign/record-ids'
import type { Role } from '../../shared/campaign/records'
import type { UnitInput } from '../../shared/ipc/contract'
import type { Item } from '../../shared/rubric/rubric'
import { listItems } from '../../shared/rubric/tree'
import type { Entry } from '../../shared/scoring/entry'
import type { Tx } from '../db/handles'
import { saveSetting } from '../db/settings'
import { ensureActor } from './actor'
import { bundledRubric, bundledRubricText } from './bundled-rubric'
import { saveClaim } from './claim-service'
import type { Services } from './context'
import { recordEntries } from './entry-service'
import { moveAssessment } from './phase-service'
import { proveSampleUnit, type KeptPicture } from './sample-evidence'
import { diceFor, sampleInput, sampleNote } from './sample-inputs'
import { tellProblems, type Problems } from './sample-findings'
import { startCampaign } from './start-campaign'
import { saveUnit } from './unit-service'
import { saveVeto } from './veto-service'
import { startWork, type Work } from './work'

type Claim = Omit<FieldsOf<'claim'>, 'unitId' | 'deleted' | 'findingId'> & { list: 'bonus' | 'penalty'; item: string; level: string; count: number; matter: string }
interface Plan {
  /** Share of the applicable items that is scored, in percent, in printed order. */
  readonly scored: number
  readonly selfScored: boolean
  readonly submitted?: boolean
  readonly previousFinal: string
  readonly scorer: string
  readonly claims: readonly Claim[]
  readonly vetoLead?: string
  readonly problems: Problems
  /** A count was one higher at first: its last finding is 已撤销. */
  readonly recounted?: boolean
}
const bonus = (item: string, level: string, matter: string): Claim => ({ list: 'bonus', item, level, count: 1, matter })
const penalty = (item: string, level: string, matter: string): Claim => ({ list: 'penalty', item, level, count: 1, matter })

/** By unit code. A unit without a plan has not been started. */
const plans: Readonly<Record<string, Plan>> = {
  '632802': { scored: 94, selfScored: true, previousFinal: '861.50', scorer: '组员甲', problems: { stories: 5 }, recounted: true, claims: [bonus('J1', 'c', '枸杞采摘季用工纠纷联调做法'), penalty('K1', 'c', '三季度禁毒宣传工作通报')] },
  '632801': { scored: 100, selfScored: true, submitted: true, previousFinal: '874.20', scorer: '组员乙', problems: { stories: 5 }, claims: [bonus('J2', 'b', '省级平安建设先进集体'), bonus('J5', 'b', '园区警企联防机制'), penalty('K2', 'b', '货运车辆超限治理约谈')] },
  '632803': { scored: 56, selfScored: false, previousFinal: '832.75', scorer: '组员乙', problems: { stories: 3, linked: true }, claims: [penalty('K1', 'b', '矿区安全检查通报')], vetoLead: '群众反映一起治安案件上报数与接警记录不一致，待核实。' },
  '632822': { scored: 72, selfScored: true, previousFinal: '889.00', scorer: '组员甲', problems: { stories: 5 }, claims: [bonus('J4', 'a', '妥善处置一起草场边界纠纷')] },
  '632821': { scored: 33, selfScored: false, previousFinal: '845.10', scorer: '组员丙', problems: { stories: 2, free: true }, claims: [bonus('J3', 'c', '承办全州网格化服务现场会')] },
}
const people: readonly { name: string; post: string; role: Role }[] = [
  { name: '组长甲', post: '第一考核组组长', role: 'leadAssessor' },
  { name: '组员甲', post: '第一考核组组员', role: 'assessor' },
  { name: '组员乙', post: '第二考核组组员', role: 'assessor' },
  { name: '组员丙', post: '第一考核组组员', role: 'assessor' },
  { name: '联络员甲', post: '平安办联络员', role: 'secretariat' },
]

function teamInput(item: Item, index: number, seed: string): Entry {
  const dice = diceFor(seed)
  if (item.notApplicable.allowed && item.rule.kind === 'ratio' && index % 29 === 11) return { kind: 'notApplicable', reason: '考核期内没有此类对象，已查阅台账和业务系统，经组长同意列为合理缺项' }
  return sampleInput(item, dice, dice(100) < 38)
}

interface Recorded { readonly itemId: string; readonly input: Entry }

/** The first deduction by a count, with one more of it. */
function oneMore(items: readonly Item[], entries: readonly Recorded[]): Recorded[] {
  for (const { itemId, input } of entries) {
    const rule = items.find(({ id }) => id === itemId)?.rule
    const clause = rule?.kind === 'deduct' && input.kind === 'deduct' ? rule.clauses.find(({ id, per }) => per !== null && (input.counts?.[id] ?? 0) > 0) : undefined
    if (clause && input.kind === 'deduct') return [{ itemId, input: { ...input, counts: { ...input.counts, [clause.id]: (input.counts?.[clause.id] ?? 0) + 1 } } }]
  }
  return []
}

function scoreSampleUnit(work: Work, unitId: string, unit: UnitInput, plan: Plan): void {
  const items = listItems(work.rubric).filter(({ zones }) => zones.length === 0 || zones.some((zone) => unit.zones.includes(zone)))
  const scored = items.slice(0, Math.round((items.length * plan.scored) / 100))
  const entries = scored.map((item, index) => ({ itemId: item.id, input: teamInput(item, index, `${unit.code} ${item.id}`) }))
  if (plan.recounted) recordEntries(work, { unitId, slot: 'team', entries: oneMore(scored, entries) })
  recordEntries(work, { unitId, slot: 'team', entries })
  if (plan.selfScored) {
    const own = items.map((item) => ({ itemId: item.id, input: sampleInput(item, diceFor(`${item.id} ${unit.code}`), diceFor(`self ${unit.code} ${item.id}`)(100) < 9) }))
    recordEntries(work, { unitId, slot: 'self', entries: own })
  }
  for (const [index, item] of scored.entries()) {
    const input = entries[index]?.input
    const note = input ? sampleNote(item, input, diceFor(`note ${unit.code} ${item.id}`)) : ''
    // A few reasons are still to be written, as on any inspection.
    if (note !== '' && index % 7 !== 3) work.writer.set('entry', entryRecordId(unitId, item.id, 'team'), { note })
  }
  for (const claim of plan.claims) saveClaim(work, null, { ...claim, unitId })
  if (plan.vetoLead !== undefined) saveVeto(work, null, { unitId, item: 'V5', state: 'lead', document: '', date: '', note: plan.vetoLead })
  tellProblems(work, unitId, plan.problems)
  if (plan.submitted) moveAssessment(work, unitId, 'submitted', '')
}

function fillSample(services: Services, tx: Tx, campaignId: string, pictures: readonly KeptPicture[]): void {
  const secretary = startWork(services, tx, campaignId, '', 'secretariat')
  const persons = people.map((person) => ({ ...person, id: services.randomId() }))
  for (const { id, ...person } of persons) secretary.writer.set('person', id, person)
  const units = bundledRubric(services).units.map((unit) => ({ ...unit, previousFinal: plans[unit.code]?.previousFinal ?? '838.40' }))
  const ids = units.map((unit) => saveUnit(secretary, null, unit).unitId)
  for (const [index, unit] of units.entries()) {
    const plan = plans[unit.code]
    const unitId = ids[index]
    const scorer = persons.find(({ name }) => name === plan?.scorer)
    if (!plan || unitId === undefined || !scorer) continue
    const work = startWork(services, tx, campaignId, scorer.id, scorer.role)
    scoreSampleUnit(work, unitId, unit, plan)
    if (!plan.submitted) proveSampleUnit(work, unitId, pictures)
  }
}

/** 示例项目: seven units in differing progress, half scored, all people and facts invented; one transaction. `pictures` are kept already. Answers the campaign's id. */
export function createSample(services: Services, pictures: readonly KeptPicture[] = []): string {
  return services.db.transaction((tx) => {
    const campaignId = startCampaign(services, tx, bundledRubricText(services), {
      name: '2026年度平安建设考核（示例）',
      cycle: '2026',
      startDate: '2026-09-01',
      endDate: '2026-11-30',
      sample: true,
    })
    fillSample(services, tx, campaignId, pictures)
    ensureActor(services, tx, campaignId)
    saveSetting(tx, 'lastCampaign', campaignId)
    return campaignId
  })
}
