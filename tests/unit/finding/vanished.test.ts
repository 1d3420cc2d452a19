import { expect, test } from 'vitest'
import type { CampaignState } from '../../../shared/campaign/records'
import { listFindings } from '../../../shared/finding'
import { ledgerOf } from '../../../shared/report/ledger-rows'
import { listFormerItems } from '../../../shared/rubric-change'
import { stateOf } from '../analysis/state-of'
import { item, rubricOf } from '../scoring/small-rubric'

const old = rubricOf([item('A', 10, { kind: 'deduct', clauses: [{ id: 'a', when: '没有台账', per: '处', points: 1, max: null }] }), item('B', 10, { kind: 'judged' })], { version: '旧版' })
const now = rubricOf([item('B', 10, { kind: 'judged' })])
const base = stateOf(now, [{ format: 1, unit: { code: 'U', name: '甲县', group: '', zones: ['城'] }, entries: {} }])
const fact = { unitId: 'u-U', clause: '', n: 0, foundOn: '2026-11-20', time: '', place: '值班室', what: '没有台账', deleted: false }
const rows = {
  ...base,
  entries: [{ id: 'u-U/A/team', unitId: 'u-U', itemId: 'A', slot: 'team' as const, input: null, note: '值班室无人', setAside: null, previous: null, former: [{ itemId: 'A', rubricDigest: 'old', input: { kind: 'deduct' as const, counts: { a: 1 } } }], review: null, deleted: false }],
  findings: [{ ...fact, id: 'u-U/A/a/1', itemId: 'A', clause: 'a', n: 1 }, { ...fact, id: 'free', itemId: 'A' }],
}
const state: CampaignState = { ...rows, formerItems: listFormerItems(rows, [{ digest: 'old', rubric: old }]) }

test('items of an earlier version are known by name as long as records name them', () => {
  expect(state.formerItems).toMatchObject([{ kind: 'item', version: '旧版', rubricDigest: 'old', item: { id: 'A', code: 'c-A' } }])
  expect(listFormerItems(base, [{ digest: 'old', rubric: old }])).toEqual([])
})

test('findings of an item that the version no longer has keep its name, its clause and their facts', () => {
  const found = listFindings(state, () => null, '2026-11-28')
  expect(found.map(({ kind, item: of, text, fact: { what }, status }) => [kind, of?.code, text, what, status])).toEqual([
    ['automatic', 'c-A', '没有台账', '没有台账', 'withdrawn'],
    ['free', 'c-A', '', '没有台账', 'toRectify'],
  ])
})

test('the ledger has a line with the code for what still stands of it', () => {
  const { rows: lines } = ledgerOf(state, () => null, '2026-11-28')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ unitName: '甲县', code: 'c-A' })
})
