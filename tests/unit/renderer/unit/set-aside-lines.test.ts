// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import SetAsideCard from '../../../../renderer/components/unit/SetAsideCard.vue'
import { setAsideClaims } from '../../../../renderer/components/unit/set-aside-claims'
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

describe('加减分 and 一票否决 in the tray', () => {
  const moved = { ...base, claims: [
    { id: 'k', unitId: 'u-U', list: 'bonus' as const, item: 'J1', level: 'a', count: 2, matter: '央媒报道', findingId: '', setAsideFrom: old, review: null, deleted: false },
    { id: 'in', unitId: 'u-U', list: 'bonus' as const, item: 'J1', level: 'a', count: 1, matter: '', findingId: '', setAsideFrom: '', review: null, deleted: false },
  ], vetoes: [{ id: 'v', unitId: 'u-U', item: 'V1', state: 'effective' as const, document: '青平安办〔2026〕8号', date: '2026-11-23', note: '', setAsideFrom: old, review: null, deleted: false }] }
  const then = rubricOf([], { version: '旧版', bonus: { cap: 10, items: [{ code: 'J1', content: '受到中央媒体正面报道', cap: 6, levels: [{ id: 'a', label: '每篇', points: 2 }] }] }, vetoes: { grade: '差', items: [{ code: 'V1', content: '发生重大安全责任事故' }] } })
  const levels = [{ id: 'x', label: '每次', points: 1 }, { id: 'y', label: '每篇', points: 3 }]
  const now = rubricOf([], { version: '新版', bonus: { cap: 10, items: [{ code: 'J1', content: '完成改革试点任务', cap: 6, levels: [{ id: 'a', label: '每项', points: 2 }] }, { code: 'J4', content: '受到中央主要媒体正面报道', cap: 5, levels }] }, vetoes: { grade: '差', items: [{ code: 'V7', content: '弄虚作假' }] } })
  const shown = { ...moved, rubric: now, formerItems: listFormerItems({ ...moved, rubric: now }, [{ digest: old, rubric: then }]) }

  test('each says what it was worth, and where it may go: the likeliest is filled in, never the same code for another matter', () => {
    const found = setAsideClaims(shown, shown.units)
    expect(found.map(({ id, what, code, content, words, why, likely }) => [id, what, code, content, words, why, likely])).toEqual([
      ['k', '加分', 'J1', '受到中央媒体正面报道', '每篇 2.00 × 2：央媒报道', '改版移出（旧版）', 'J4\ny'],
      ['v', '一票否决', 'V1', '发生重大安全责任事故', '决定生效，青平安办〔2026〕8号，2026年11月23日', '改版移出（旧版）', ''],
    ])
    expect(found[0]?.groups.map(({ name, places }) => [name, places.map(({ label }) => label)])).toEqual([['J1 完成改革试点任务，封顶 6.00', ['J1 每项 2.00']], ['J4 受到中央主要媒体正面报道，封顶 5.00', ['J4 每次 1.00', 'J4 每篇 3.00']]])
  })

  test('放回 hands over the chosen place; without one it cannot be pressed', async () => {
    const wrapper = mount(SetAsideCard, { props: { units: shown.units, state: shown } })
    const [claim, veto] = wrapper.findAll('tbody tr')
    expect([claim, veto].map((row) => row?.find<HTMLButtonElement>('button').element.disabled)).toEqual([false, true])
    await claim?.find('select').setValue('J1\na')
    await claim?.find('button').trigger('click')
    await veto?.find('select').setValue('V7\n')
    await veto?.find('button').trigger('click')
    expect(wrapper.emitted<[{ id: string }, { item: string; level: string }]>('putClaimBack')?.map(([{ id }, { item: to, level }]) => [id, to, level])).toEqual([['k', 'J1', 'a'], ['v', 'V7', '']])
  })

  test('ten stand there at once, the rest when one asks', async () => {
    const many = { ...shown, claims: Array.from({ length: 13 }, (_, at) => ({ ...moved.claims[0], id: `k${at}` })) as typeof shown.claims, entries: state.entries }
    const wrapper = mount(SetAsideCard, { props: { units: shown.units, state: many } })
    expect(wrapper.findAll('tbody tr')).toHaveLength(10)
    const more = wrapper.find('.more button')
    expect(more.text()).toMatch(/^还有 \d+ 条，全部列出$/)
    const rest = Number(/\d+/.exec(more.text())?.[0])
    await more.trigger('click')
    expect(wrapper.findAll('tbody tr')).toHaveLength(10 + rest)
    expect(wrapper.find('.more').exists()).toBe(false)
  })
})

test('where one unit’s score of an item is to go is offered for the other units’ scores of it, and for nothing else', async () => {
  const [unit] = state.units
  if (!unit) throw new Error('no unit')
  const two: CampaignState = { ...state, units: [unit, { ...unit, id: 'u-V', name: '乙县' }], entries: [...state.entries, ...state.entries.map((entry) => ({ ...entry, id: `v${entry.id}`, unitId: 'u-V' }))] }
  const wrapper = mount(SetAsideCard, { props: { units: two.units, state: two } })
  const values = (): string[] => wrapper.findAll('tbody tr').map((row) => `${row.find('td').text()} ${row.findAll('b')[0]?.text()} ${row.find('select').element.value}`)
  expect(values()).toEqual(['甲县 c-A ', '甲县 c-Y ', '乙县 c-A ', '乙县 c-Y '])
  await wrapper.find('tbody tr select').setValue('B')
  expect(values()).toEqual(['甲县 c-A B', '甲县 c-Y ', '乙县 c-A B', '乙县 c-Y '])
})
