// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CampaignState, EntryRecord } from '../../../shared/campaign/records'
import { toEntriesFile } from '../../../shared/campaign/entries-file'
import { rubricSchema } from '../../../shared/rubric/rubric'
import type { Bridge, Channel } from '../../../shared/ipc/channels'
import { applyRecords } from '../../../renderer/stores/apply-records'
import { useCampaignStore } from '../../../renderer/stores/campaign'
import { useSessionStore } from '../../../renderer/stores/session'
import rubricJson from '../../../resources/rubric/haixi-default.json'
import { noRecords } from '../../no-records'

const unit = { id: 'u1', code: '632802', name: '德令哈市', group: '市县', zones: ['城', '农', '牧', '景'], order: 1, previousFinal: null, leftOut: '', mergedInto: '', deleted: false }
const entry: EntryRecord = { id: 'u1/R01S1I01/team', unitId: 'u1', itemId: 'R01S1I01', slot: 'team', input: { kind: 'earn', count: 4 }, note: '', setAside: null, previous: null, former: [], review: null, deleted: false }
const state: CampaignState = {
  campaign: { id: 'c1', name: '甲', cycle: '2026', startDate: '2026-11-01', endDate: '2026-12-01', rubricDigest: 'd', sample: false, exempt: [], deleted: false },
  rubric: rubricSchema.parse(rubricJson),
  ...noRecords, units: [unit],
}

/** A bridge that answers from a table and remembers what was asked. */
function bridge(answers: Partial<Record<Channel, unknown>>): unknown[] {
  const asked: unknown[] = []
  const stub: Bridge = {
    call: (channel, request) => {
      asked.push([channel, request])
      return Promise.resolve(answers[channel] ?? { ok: false, error: { code: 'internal', detail: {} } })
    },
    on: () => () => undefined,
  }
  Object.assign(window, { qianfen: stub })
  return asked
}

beforeEach(() => setActivePinia(createPinia()))

describe('the campaign store', () => {
  it('applies the rows that a write returns and shows when they were saved', async () => {
    const asked = bridge({
      'campaign.open': { ok: true, value: state },
      'entry.record': { ok: true, value: { savedAt: 42, records: [{ kind: 'entry', row: entry }] } },
    })
    const campaign = useCampaignStore()
    expect(await campaign.open('c1')).toBeNull()
    expect(await campaign.recordEntries('u1', 'team', [{ itemId: 'R01S1I01', input: { kind: 'earn', count: 4 } }])).toBeNull()
    expect(asked.at(-1)).toEqual(['entry.record', { campaignId: 'c1', unitId: 'u1', slot: 'team', entries: [{ itemId: 'R01S1I01', input: { kind: 'earn', count: 4 } }] }])
    expect(campaign.entriesOf('u1', 'team').get('R01S1I01')).toEqual(entry)
    expect(useSessionStore().savedAt).toBe(42)
    const card = campaign.scorecards.get('u1')
    expect(card?.ok && card.value.items['R01S1I01']?.points).toBe(1000)
  })

  it('keeps the old copy when the disk refuses', async () => {
    bridge({ 'campaign.open': { ok: true, value: state }, 'entry.record': { ok: false, error: { code: 'disk-full', detail: {} } } })
    const campaign = useCampaignStore()
    await campaign.open('c1')
    expect((await campaign.recordEntries('u1', 'team', [{ itemId: 'R01S1I01', input: null }]))?.code).toBe('disk-full')
    expect(campaign.state).toEqual(state)
    expect(useSessionStore().saveState.state).toBe('unsaved')
  })
})

describe('applying records', () => {
  it('replaces a row in its place, appends a new one, drops a deleted one', () => {
    const second = { ...entry, id: 'u1/R01S1I02/team', itemId: 'R01S1I02' }
    const two = applyRecords(state, [{ kind: 'entry', row: entry }, { kind: 'entry', row: second }])
    const changed = applyRecords(two, [{ kind: 'entry', row: { ...entry, note: '已改' } }])
    expect(changed.entries.map(({ id, note }) => [id, note])).toEqual([[entry.id, '已改'], [second.id, '']])
    expect(applyRecords(changed, [{ kind: 'entry', row: { ...entry, deleted: true } }]).entries).toEqual([second])
    expect(state.entries).toEqual([])
  })
})

describe('the entries file', () => {
  it('leaves out what is unscored, set aside or of the other source', () => {
    const rows = applyRecords(state, [
      { kind: 'entry', row: entry },
      { kind: 'entry', row: { ...entry, id: 'b', itemId: 'R01S1I02', input: null, setAside: entry.input } },
      { kind: 'entry', row: { ...entry, id: 'c', itemId: 'R01S1I03', slot: 'self' } },
    ])
    expect(Object.keys(toEntriesFile(rows, 'u1', 'team')?.entries ?? {})).toEqual(['R01S1I01'])
    expect(Object.keys(toEntriesFile(rows, 'u1', 'self')?.entries ?? {})).toEqual(['R01S1I03'])
    expect(toEntriesFile(rows, 'nobody', 'team')).toBeNull()
  })
})
