import { describe, expect, test } from 'vitest'
import type { EntryRecord } from '../../../shared/campaign/records'
import { toPoints } from '../../../shared/points'
import { listItems } from '../../../shared/rubric/tree'
import type { Entry } from '../../../shared/scoring/entry'
import type { ItemScore, Scorecard } from '../../../shared/scoring/scorecard'
import { selfDifference, selfSum } from '../../../shared/self-assessment/difference'
import { planForm } from '../../../shared/self-assessment/plan-import'
import { differenceWords } from '../../../renderer/words/difference-words'
import { smallRubric } from '../report/small-report'

const items = listItems(smallRubric())
const item = (id: string) => items.find((one) => one.id === id)!
const scored = (points: number): ItemScore => ({ points: toPoints(points), state: 'scored' })
const away = { points: toPoints(0), state: 'notApplicable', cause: 'declared' } as ItemScore
const count = (a: number): Entry => ({ kind: 'deduct', counts: { a, b: 0 } })
const said = (self: [ItemScore | undefined, Entry | null], team: [ItemScore | undefined, Entry | null], id = 'I1-1'): string => {
  const difference = selfDifference(item(id), { score: self[0], input: self[1] }, { score: team[0], input: team[1] })
  return difference ? differenceWords(difference) : ''
}

describe('自评 beside 核定', () => {
  test('points, 不适用 on one side, other figures with the same points, in numbers', () => {
    expect(said([scored(950), count(1)], [scored(800), count(4)])).toBe('自评 9.50 / 核定 8.00，−1.50')
    expect(said([scored(800), count(4)], [scored(950), count(1)])).toBe('自评 8.00 / 核定 9.50，+1.50')
    expect(said([away, { kind: 'notApplicable', reason: '无' }], [scored(800), count(4)])).toBe('自评 不适用 / 核定 8.00')
    expect(said([scored(800), count(4)], [away, { kind: 'notApplicable', reason: '无' }])).toBe('自评 8.00 / 核定 不适用')
    expect(said([scored(0), count(40)], [scored(0), count(41)])).toBe('自报数和核定数不同，得分相同（0.00）')
  })
  test('nothing to say: the same, counts of 0 or other reasons, 未报, 未评, 待其他单位', () => {
    expect(said([scored(800), count(4)], [scored(800), { kind: 'deduct', counts: { a: 4 } }])).toBe('')
    expect(said([scored(800), { kind: 'judged', points: 8, reason: '甲' }], [scored(800), { kind: 'judged', points: 8, reason: '乙' }], 'I3-2')).toBe('')
    expect(said([undefined, null], [scored(800), count(4)])).toBe('')
    expect(said([scored(800), count(4)], [{ points: toPoints(0), state: 'unscored' }, null])).toBe('')
    expect(said([scored(800), count(4)], [{ points: toPoints(0), state: 'waiting' }, count(4)])).toBe('')
    expect(said([away, { kind: 'notApplicable', reason: '甲' }], [away, { kind: 'notApplicable', reason: '乙' }])).toBe('')
  })
  test('sums compare the same items', () => {
    const card = (of: Record<string, ItemScore>): Scorecard => ({ items: of }) as unknown as Scorecard
    const self = card({ a: scored(1000), b: scored(500), c: away })
    const team = card({ a: scored(850), b: { points: toPoints(0), state: 'unscored' }, c: scored(300), d: scored(900) })
    expect(selfSum(new Set(['a', 'b', 'c']), self, team)).toEqual({ reported: 3, compared: 1, self: 1000, team: 850, delta: -150 })
    expect(selfSum(new Set(), self, team)).toBeNull()
  })
})

test('importing: new, changed, equal, and what a blank cell leaves', () => {
  const record = (itemId: string, input: Entry | null, note = ''): [string, EntryRecord] => [itemId, { id: '', unitId: 'u', itemId, slot: 'self', input, note, setAside: null, previous: null, former: [], review: null, deleted: false }]
  const read = (itemId: string, input: Entry | null, note = '') => ({ itemId, cell: 'G1', input, note })
  const form = { unitId: 'u', faults: [], rows: 5, blank: 0, notes: [], items: [read('I1-1', count(2)), read('I1-2', { kind: 'ratio', numerator: 1, denominator: 2 }, '新说明'), read('I2-2-1-1', { kind: 'survey', value: 9 }), read('I3-2', null, '只有说明')] }
  const records = new Map([record('I1-1', { kind: 'deduct', counts: { a: 2 } }, '旧说明\r\n'), record('I1-2', { kind: 'ratio', numerator: 1, denominator: 2 }, '旧说明'), record('I2-2-1-1', { kind: 'survey', value: 8 }, '旧说明')])
  expect(planForm(form, items, records).map(({ kind, item: { id }, noteAfter, after }) => [kind, id, noteAfter, after?.kind ?? null])).toEqual([
    ['same', 'I1-1', '旧说明\r\n', 'deduct'], ['changed', 'I1-2', '新说明', 'ratio'], ['changed', 'I2-2-1-1', '旧说明', 'survey'], ['new', 'I3-2', '只有说明', null],
  ])
})
