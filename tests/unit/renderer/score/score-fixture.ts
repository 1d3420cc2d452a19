import rubricJson from '../../../../resources/rubric/haixi-default.json'
import type { CampaignState, EntryRecord, Slot } from '../../../../shared/campaign/records'
import type { Item, Rubric } from '../../../../shared/rubric/rubric'
import { rubricSchema } from '../../../../shared/rubric/rubric'
import type { Entry } from '../../../../shared/scoring/entry'
import { noRecords } from '../../../no-records'

export const rubric = rubricSchema.parse(rubricJson)

export const units = [
  { id: 'u1', code: '632802', name: '德令哈市', group: '市县', zones: ['城', '农', '牧', '矿', '景'], order: 1, previousFinal: null, leftOut: '', mergedInto: '', deleted: false },
  { id: 'u2', code: '632801', name: '格尔木市', group: '市县', zones: ['城', '牧'], order: 2, previousFinal: null, leftOut: '', mergedInto: '', deleted: false },
]

export function entryRow(itemId: string, input: Entry | null, { unitId = 'u1', slot = 'team', note = '' }: { unitId?: string; slot?: Slot; note?: string } = {}): EntryRecord {
  return { id: `${unitId}/${itemId}/${slot}`, unitId, itemId, slot, input, note, setAside: null, previous: null, former: [], review: null, deleted: false }
}

export function campaignState(entries: readonly EntryRecord[] = []): CampaignState {
  return {
    campaign: { id: 'c1', name: '甲', cycle: '2026', startDate: '2026-11-01', endDate: '2026-12-01', rubricDigest: 'd', sample: false, exempt: [], deleted: false },
    ...noRecords, rubric, units, entries: [...entries],
  }
}

const item = (id: string, points: number): Item => ({ id, code: id, content: `内容${id}`, points, standard: '', rule: { kind: 'yesno' }, zones: [], notApplicable: { allowed: true } })

/** Two to four levels in one rubric, items directly below a requirement included. */
export const deep: Rubric = {
  ...rubric,
  requirements: [
    { code: '1', name: '直接', points: 5, items: [item('1-1', 2), item('1-2', 3)] },
    {
      code: '2', name: '深', points: 10, children: [
        { code: '2-1', name: '浅指标', points: 4, items: [item('2-1-1', 4)] },
        { code: '2-2', name: '深指标', points: 6, children: [{ code: '2-2-1', name: '最里', points: 6, items: [item('2-2-1-1', 1), item('2-2-1-2', 5)] }] },
      ],
    },
  ],
}
