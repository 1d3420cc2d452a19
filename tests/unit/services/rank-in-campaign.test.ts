import { expect, test } from 'vitest'
import type { CampaignState } from '../../../shared/campaign/records'
import { rankInCampaign } from '../../../electron/services/unit-scoring'
import { rubricOf } from '../scoring/small-rubric'
import { noRecords } from '../../no-records'

const rubric = rubricOf([], { grades: [{ name: '好', min: 80, quota: { percent: 50, round: 'floor' } }, { name: '差', min: 0 }] })

/** Units of one group by code, with the points of the one item; null is unscored. */
function stateOf(points: Readonly<Record<string, number | null>>, groups: Readonly<Record<string, string>> = {}): CampaignState {
  const codes = Object.keys(points)
  return {
    campaign: { id: 'c', name: '', cycle: '', startDate: '2026-01-01', endDate: '2026-01-02', rubricDigest: '', sample: false, exempt: [], deleted: false },
    ...noRecords,
    rubric,
    units: codes.map((code, order) => ({ id: code, code, name: code, group: groups[code] ?? '县', zones: ['城'], order, previousFinal: null, leftOut: '', mergedInto: '', deleted: false })),
    entries: Object.entries(points).flatMap(([unitId, value]) => (value === null ? [] : [{ id: `${unitId}/REST/team`, unitId, itemId: 'REST', slot: 'team' as const, input: { kind: 'judged' as const, points: value, reason: '评议' }, note: '', setAside: null, previous: null, deleted: false }])),
  }
}

test('the grade after quotas waits for the whole group and for nobody else', () => {
  expect(rankInCampaign(stateOf({ A: 90, B: 85, C: 60 }), 'A')).toMatchObject({ grade: '好', movedByQuota: false, place: 1 })
  expect(rankInCampaign(stateOf({ A: 90, B: 85, C: 60 }), 'B')).toMatchObject({ grade: '差', movedByQuota: true, place: 2 })
  expect(rankInCampaign(stateOf({ A: 90, B: 85, C: null }), 'A')).toBeNull()
  expect(rankInCampaign(stateOf({ A: 90, B: 85, C: null }, { C: '行委' }), 'A')).toMatchObject({ grade: '好' })
  expect(rankInCampaign(stateOf({ A: 90 }), 'Z')).toBeNull()
})
