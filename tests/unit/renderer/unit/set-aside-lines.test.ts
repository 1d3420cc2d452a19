import { expect, test } from 'vitest'
import { setAsideLines } from '../../../../renderer/components/unit/set-aside-lines'
import { planGroups } from '../../../../renderer/components/version/plan-groups'
import type { CampaignState } from '../../../../shared/campaign/records'
import { applyFields, listFormerItems, migrateScores, planChange, toMatches, type Versions } from '../../../../shared/rubric-change'
import { showPlan } from '../../../../shared/rubric-change/shown-plan'
import { stateOf } from '../../analysis/state-of'
import { item, rubricOf } from '../../scoring/small-rubric'

const deduct = (points: number) => ({ kind: 'deduct', clauses: [{ id: 'a', when: '没有台账', per: '处', points, max: null }] })
const before = rubricOf([item('A', 10, deduct(1)), item('B', 10, deduct(1)), item('Y', 5, { kind: 'yesno' })], { version: '旧版' })
const after = rubricOf([item('B', 20, deduct(2)), item('Z', 5, { kind: 'yesno' })], { version: '新版' })
const base = stateOf(before, [{ format: 1, unit: { code: 'U', name: '甲县', group: '', zones: ['城'] }, entries: { A: { kind: 'deduct', counts: { a: 3 } }, B: { kind: 'deduct', counts: { a: 1 } }, Y: { kind: 'yesno', met: true } } }])
const noted: CampaignState = { ...base, entries: base.entries.map((entry) => (entry.itemId === 'A' ? { ...entry, note: '三处没有台账' } : entry)), findings: [{ id: 'u-U/A/a/1', unitId: 'u-U', itemId: 'A', clause: 'a', n: 1, foundOn: '2026-11-20', time: '', place: '', what: '没有台账', deleted: false }] }
const old = noted.campaign.rubricDigest
const versions: Versions = { from: { digest: old, rubric: before }, to: { digest: 'new', rubric: after }, rubricOf: (digest) => (digest === old ? before : after) }
const plan = planChange(noted, versions, toMatches(before, after, []) ?? new Map())
const moved = applyFields(noted, migrateScores(noted, plan), after)
const state = { ...moved, formerItems: listFormerItems(moved, [versions.from]) }

test('the tray shows what was recorded under which version, its arithmetic, what it carried, and which items would take it', () => {
  const lines = setAsideLines(state, state.units)
  expect(lines.map(({ item: of, words, explain, why, findings, at, takers, entry }) => ({ code: of?.code, words, explain, why, findings, at, takers: takers.map(({ id }) => id), note: entry.note }))).toEqual([
    { code: 'c-A', words: '没有台账 3 处', explain: '满分10分 − 没有台账3处×1分 = 7分', why: '改版移出（旧版）', findings: 1, at: 0, takers: ['B'], note: '三处没有台账' },
    { code: 'c-Y', words: expect.any(String) as string, explain: expect.stringContaining('= 5分') as string, why: '改版移出（旧版）', findings: 0, at: 0, takers: ['Z'], note: '' },
  ])
})

test('the plan is read item by item, what is set aside first, each with the reason and the scores that it is about', () => {
  const groups = planGroups(showPlan(noted, noted, plan, versions), noted, after)
  expect(groups.map(({ fate, before: from, after: to, why, scores }) => [fate, from?.id, to?.id ?? null, why, scores])).toEqual([
    ['setAside', 'A', null, '新版本没有这一项', ['甲县：没有台账 3 处']],
    ['setAside', 'Y', null, '新版本没有这一项', [expect.stringContaining('甲县：') as string]],
    ['review', 'B', 'B', '分值、评分规则有变化', ['甲县：没有台账 1 处']],
  ])
})
