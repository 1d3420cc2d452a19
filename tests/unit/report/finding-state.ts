import { blankRow, type RowOf } from '../../../shared/campaign/blank-rows'
import { findingId } from '../../../shared/campaign/record-ids'
import type { CampaignState, EntryRecord, RecordKind, Unit } from '../../../shared/campaign/records'
import { scoreCampaign } from '../../../shared/analysis'
import type { Scorecard } from '../../../shared/scoring/scorecard'
import type { Entry } from '../../../shared/scoring/entry'
import { noRecords } from '../../no-records'
import { item, rubricOf } from '../scoring/small-rubric'

export const row = <K extends RecordKind>(kind: K, id: string, fields: Partial<RowOf<K>>): RowOf<K> => ({ ...blankRow(kind, id), ...fields }) as RowOf<K>
export const unit = (id: string, more: Partial<Unit> = {}): Unit => row('unit', id, { code: id, name: `${id}县`, group: '县', zones: ['城'], order: 1, ...more })
export const entry = (unitId: string, itemId: string, input: Entry | null, note = ''): EntryRecord => row('entry', `${unitId}/${itemId}/team`, { input, note })
export const ded = (n: number, unitId = 'A', clause = 'a'): string => findingId({ unitId, itemId: 'DED', clause, n })

/** Ten points each: by clauses with advice, and judged; the rest of the 100 judged too. */
export const findingRubric = rubricOf([
  item('DED', 10, { kind: 'deduct', clauses: [{ id: 'a', when: '没有台账', per: '处', points: 1.5, max: null }, { id: 'b', when: '没有预案', per: null, points: 3, max: null }] }, { advice: '补齐台账' }),
  item('JUD', 10, { kind: 'judged' }, { advice: '按意见改' }),
])

const campaign = { id: 'c', name: '2026年度考核', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubricDigest: '', sample: false, exempt: [], deleted: false }
const full = (unitId: string): EntryRecord[] => [entry(unitId, 'JUD', { kind: 'judged', points: 10, reason: '好' }), entry(unitId, 'REST', { kind: 'judged', points: 80, reason: '好' })]

/** A campaign of these units, `entries` beside full marks for what they do not name. */
export function findingState({ units = [unit('A')], entries = [], ...more }: Partial<CampaignState>): CampaignState {
  const all = [...units, ...(more.leftOut ?? [])].flatMap(({ id }) => full(id)).filter(({ id }) => entries.every((given) => given.id !== id))
  return { ...noRecords, campaign, rubric: findingRubric, units, entries: [...entries, ...all], ...more }
}

export function cardsOf(state: CampaignState): (unitId: string) => Scorecard | null {
  const cards = new Map(scoreCampaign(state).units.map((scored) => [scored.unit.id, scored.scorecard]))
  return (unitId) => cards.get(unitId) ?? null
}
