import { describe, expect, test } from 'vitest'
import type { CampaignState, EntryRecord } from '../../../shared/campaign/records'
import { toEntriesFile } from '../../../shared/campaign/entries-file'
import { applyFields, countFates, itemAt, itemChanges, listFormerItems, migrateScores, planChange, toMatches, type ChangePlan, type Decision } from '../../../shared/rubric-change'
import { showPlan } from '../../../shared/rubric-change/shown-plan'
import type { Rubric } from '../../../shared/rubric/rubric'
import { scoreUnit } from '../../../shared/scoring'
import type { EntriesFile } from '../../../shared/scoring/entry'
import { stateOf } from '../analysis/state-of'
import { item, rubricOf } from '../scoring/small-rubric'

const deduct = (points: number) => ({ kind: 'deduct', clauses: [{ id: 'a', when: '缺少', per: '处', points, max: null }] })
const judged = { kind: 'judged' }
const named = (id: string, points: number, rule: object, more: object = {}) => item(id, points, rule, { content: `${id}的考核内容`, ...more })
const before = rubricOf([named('A', 10, deduct(1)), named('B', 20, judged), named('C', 5, { kind: 'yesno' }), named('D', 5, judged, { zones: ['城'] })])
const from = 'f'.repeat(64)
const to = '0'.repeat(64)
const file: EntriesFile = {
  format: 1, unit: { code: 'U', name: '甲县', group: '', zones: ['城'] },
  entries: { A: { kind: 'deduct', counts: { a: 2 } }, B: { kind: 'judged', points: 15, reason: '评议' }, C: { kind: 'yesno', met: true }, D: { kind: 'judged', points: 4, reason: '评议' } },
  bonus: [{ item: 'J1', level: 'a', count: 1, matter: '甲事' }], penalty: [], vetoes: [{ item: 'V1', state: 'effective' }], exempt: [],
}
const stateWith = (rubric: Rubric, more: Partial<CampaignState> = {}): CampaignState => {
  const state = stateOf(rubric, [file])
  return { ...state, campaign: { ...state.campaign, rubricDigest: from }, ...more }
}

function change(state: CampaignState, next: Rubric, decisions: readonly Decision[] = [], [old, now] = [from, to]): { plan: ChangePlan; after: CampaignState } {
  const matches = toMatches(state.rubric, next, decisions)
  if (!matches) throw new Error('bad decisions')
  const plan = planChange(state, { from: { digest: old, rubric: state.rubric }, to: { digest: now, rubric: next }, rubricOf: (digest) => (digest === from ? before : digest === to ? next : null) }, matches)
  return { plan, after: applyFields(state, migrateScores(state, plan), next) }
}
const entryOf = (state: CampaignState, itemId: string): EntryRecord | undefined => state.entries.find((entry) => entry.itemId === itemId && entry.slot === 'team')
const fateOf = ({ entries }: ChangePlan, itemId: string): unknown => {
  const found = entries.find(({ record }) => record.itemId === itemId)
  return found && [found.fate, found.cause ?? found.changes]
}
const itemChangesOf = (old: Rubric, now: Rubric): unknown => {
  const [a, b] = [itemAt(old, 'B'), itemAt(now, 'B')]
  return a && b && itemChanges(a, b)
}
const scored = (state: CampaignState) => scoreUnit(state.rubric, toEntriesFile(state, 'u-U', 'team'))

describe('what becomes of a score', () => {
  const next = rubricOf([named('A', 10, deduct(2)), named('B', 12, judged), named('C', 5, judged), named('D', 5, judged, { zones: ['农'] })])
  const { plan, after } = change(stateWith(before), next)
  test('a changed rule asks to look again, with the version that it was scored under', () => {
    expect(fateOf(plan, 'A')).toEqual(['review', ['rule']])
    expect(entryOf(after, 'A')).toMatchObject({ input: { kind: 'deduct', counts: { a: 2 } }, review: { rubricDigest: from, itemId: 'A' } })
  })
  test('an input that the item no longer takes, another kind of rule and other zones set it aside with what it was', () => {
    expect([fateOf(plan, 'B'), fateOf(plan, 'C'), fateOf(plan, 'D')]).toEqual([['setAside', 'input'], ['setAside', 'kind'], ['setAside', 'zones']])
    expect(entryOf(after, 'B')).toMatchObject({ input: null, former: [{ rubricDigest: from, itemId: 'B', input: { points: 15 } }] })
    expect(entryOf(after, 'D')).toMatchObject({ input: null, setAside: { points: 4 }, former: [] })
  })
  test('what stays is what is scored', () => {
    const card = scored(after)
    expect(card.ok && card.value.earned).toBe(600)
    expect(countFates(plan, 'team')).toEqual({ stays: 0, review: 1, setAside: 3, back: 0 })
  })
  test('an item that is gone takes its score to the tray, and brings it back with itself', () => {
    const gone = rubricOf([named('A', 10, deduct(1))])
    const first = change(stateWith(before), gone)
    expect(fateOf(first.plan, 'B')).toEqual(['setAside', 'gone'])
    expect(fateOf(first.plan, 'A')).toEqual(['stays', []])
    expect(scored(first.after).ok).toBe(true)
    const again = change(first.after, before, [], [to, from])
    expect(fateOf(again.plan, 'B')).toEqual(['back', []])
    expect(again.after.entries).toEqual(stateWith(before).entries)
  })
  test('the same version changes nothing', () => {
    const same = change(stateWith(before), before, [], [from, from])
    expect(migrateScores(stateWith(before), same.plan)).toEqual([])
  })
})

test.each([
  ['每次扣1.5分', '每次扣15分'], ['满意度≥90得满分', '满意度≤90得满分'], ['达到98%', '达到98'], ['扣1-2分', '扣12分'], ['增长5%', '增长-5%'], ['①2分', '12分'], ['1,000人以上', '1.000人以上'],
])('a number that was rewritten asks to look again: %s is not %s', (old, now) => {
  const version = (standard: string): Rubric => rubricOf([named('A', 10, deduct(1)), named('B', 20, judged, { standard }), named('C', 5, { kind: 'yesno' }), named('D', 5, judged, { zones: ['城'] })])
  expect(fateOf(change(stateWith(version(old)), version(now)).plan, 'B')).toEqual(['review', ['standard']])
})

test('width, blanks and punctuation between words ask nobody', () => {
  const version = (standard: string): Rubric => rubricOf([named('A', 10, deduct(1)), named('B', 20, judged, { standard })])
  expect(itemChangesOf(version('（1）未部署的,扣１．５分；\n2. 无记录'), version('1、未部署的，扣1.5分。2、无 记录'))).toEqual([])
})

describe('an item that goes on under another id', () => {
  const renamed = rubricOf([named('A', 10, deduct(1), { id: 'N', content: 'A的考核内容' }), named('B', 20, judged), named('C', 5, { kind: 'yesno' }), named('D', 5, judged, { zones: ['城'] })])
  const finding = { id: 'u-U/A/a/1', unitId: 'u-U', itemId: 'A', clause: 'a', n: 1, foundOn: '2026-11-20', time: '', place: '值班室', what: '缺少', deleted: false }
  const rectification = { id: finding.id, unitId: 'u-U', cause: '因', goal: '', measures: '', responsibleUnit: '', leader: '', person: '', type: '' as const, dueDate: '' as const, status: 'underway' as const, completedOn: '' as const, verifier: '', verdict: '', deleted: false }
  const link = (target: 'entry' | 'finding', targetId: string) => ({ id: `${'e'.repeat(64)}/${target}/${targetId}`, evidenceId: 'e'.repeat(64), target, targetId, unitId: 'u-U', caption: '照片', deleted: false })
  const state = stateWith(before, { findings: [finding], rectifications: [rectification], evidenceLinks: [link('entry', 'u-U/A/team'), link('finding', finding.id)], progress: [{ id: 'p', findingId: finding.id, unitId: 'u-U', date: '2026-11-21', author: '', text: '已补', deleted: false }] })
  const noted = { ...state, entries: state.entries.map((entry) => (entry.itemId === 'A' ? { ...entry, note: '没有台账' } : entry)) }

  test('takes its score, note, findings, rectification, progress and evidence with it when a person confirmed it', () => {
    const { after, plan } = change(noted, renamed, [{ from: 'A', to: 'N' }])
    expect(fateOf(plan, 'A')).toEqual(['stays', []])
    expect(entryOf(after, 'N')).toMatchObject({ input: { counts: { a: 2 } }, note: '没有台账', review: null })
    expect(entryOf(after, 'A')).toMatchObject({ input: null, note: '', former: [] })
    expect(after.findings.find(({ id }) => id === 'u-U/N/a/1')).toMatchObject({ itemId: 'N', place: '值班室', foundOn: '2026-11-20' })
    expect(after.rectifications.find(({ id }) => id === 'u-U/N/a/1')).toMatchObject({ cause: '因', status: 'underway' })
    expect(after.progress[0]?.findingId).toBe('u-U/N/a/1')
    expect(after.evidenceLinks.filter(({ deleted }) => !deleted).map(({ targetId }) => targetId).sort()).toEqual(['u-U/N/a/1', 'u-U/N/team'])
  })
  test('and without a confirmation goes to the tray', () => {
    expect(fateOf(change(noted, renamed).plan, 'A')).toEqual(['setAside', 'gone'])
  })
})

test('claims, vetoes, exemptions and zones that the new version does not know stop counting, and count again with it', () => {
  const state = stateWith(before)
  const exempted = { ...state, campaign: { ...state.campaign, exempt: [{ itemId: 'C', document: '文' }] } }
  const next = rubricOf([named('A', 10, deduct(1))], {
    zones: ['农'], bonus: { cap: 10, items: [{ code: 'J1', content: '另外一件完全不同的事情', cap: 6, levels: [{ id: 'a', label: '省', points: 2 }] }] }, vetoes: { grade: '差', items: [{ code: 'V9', content: '否' }] },
  })
  const { plan, after } = change(exempted, next)
  expect([plan.claims[0]?.fate, plan.vetoes[0]?.fate, plan.idleExempt, [...plan.idleZones]]).toEqual(['setAside', 'setAside', ['C'], [['u-U', ['城']]]])
  const card = scored(after)
  expect(card.ok && [card.value.bonus, card.value.vetoed]).toEqual([0, false])
  const { after: back } = change(after, before, [], [to, from])
  expect(back).toEqual(exempted)
  const again = scored(back)
  expect(again.ok && [again.value.bonus, again.value.vetoed]).toEqual([200, true])
})

test('a claim whose level is worth something else is to be looked at again', () => {
  const next = rubricOf([named('A', 10, deduct(1))], { bonus: { cap: 10, items: [{ code: 'J1', content: '加', cap: 6, levels: [{ id: 'a', label: '省', points: 3 }] }] } })
  const { plan, after } = change(stateWith(before), next)
  expect(plan.claims[0]?.fate).toBe('review')
  expect(after.claims[0]?.review).toEqual({ rubricDigest: from, itemId: 'J1' })
})

describe('a veto', () => {
  const worded = (content: string, grade = '差') => rubricOf([named('A', 10, deduct(1))], { vetoes: { grade, items: [{ code: 'V1', content }] } })
  const old = worded('发生重大安全责任事故的')
  const moved = (next: Rubric) => {
    const state = stateWith(old)
    const plan = planChange(state, { from: { digest: from, rubric: old }, to: { digest: to, rubric: next }, rubricOf: (digest) => (digest === from ? old : next) }, toMatches(old, next, []) ?? new Map())
    return { plan, after: applyFields(state, migrateScores(state, plan), next) }
  }
  test('whose words or grade are others is to be looked at again, with the version that it was proposed under', () => {
    for (const next of [worded('发生较大以上安全责任事故的'), worded('发生重大安全责任事故的', '好')]) {
      const { plan, after } = moved(next)
      expect(plan.vetoes[0]?.fate).toBe('review')
      expect(after.vetoes[0]).toMatchObject({ setAsideFrom: '', review: { rubricDigest: from, itemId: 'V1' } })
      expect(listFormerItems(after, [{ digest: from, rubric: old }])).toContainEqual({ kind: 'veto', rubricDigest: from, version: old.version, grade: '差', item: { code: 'V1', content: '发生重大安全责任事故的' } })
    }
  })
  test('whose signs alone are others stays; one in the tray is not told as moved again', () => {
    expect(moved(worded('发生重大安全责任事故的。')).plan.vetoes[0]?.fate).toBe('stays')
    const { after } = moved(worded('完全另一件事情'))
    const third = rubricOf([named('A', 10, deduct(1))], { vetoes: { grade: '差', items: [{ code: 'V1', content: '还是不相干' }] }, version: '3' })
    const versions = { from: { digest: to, rubric: after.rubric }, to: { digest: '3', rubric: third }, rubricOf: (digest: string) => (digest === from ? old : after.rubric) }
    const plan = planChange(after, versions, toMatches(after.rubric, third, []) ?? new Map())
    expect([plan.vetoes[0]?.fate, plan.vetoes[0]?.after.setAsideFrom]).toEqual([null, from])
    expect(showPlan(after, after, plan, versions).claims).toEqual([])
  })
})
