import { expect, it } from 'vitest'
import { scoreUnit } from '../../../shared/scoring'
import { entriesJson, rubricOf, type Json } from './small-rubric'

const items = [
  { code: 'J1', content: '一', cap: 6, levels: [{ id: 'a', points: 2 }, { id: 'b', points: 2.5 }, { id: 'z', points: 0 }, { id: 'huge', points: 999_999_999.99 }] },
  { code: 'J2', content: '二', cap: 999_999_999.99, levels: [{ id: 'a', points: 5 }, { id: 'huge', points: 999_999_999.99 }] },
]
const rubric = rubricOf([], { bonus: { cap: 10, items } })
const claim = (item: string, level: string, count: number, matter = ''): Json => ({ item, level, count, matter })
function bonus(claims: readonly Json[]): { total: number; counted: boolean[] } {
  const scored = scoreUnit(rubric, entriesJson({}, { bonus: claims }))
  if (!scored.ok) throw new Error(JSON.stringify(scored.errors))
  return { total: scored.value.bonus, counted: scored.value.claims.bonus.map(({ counted }) => counted) }
}

it('counts a matter once, the highest worth before any cap, the first of equals', () => {
  expect(bonus([claim('J1', 'a', 1, '甲'), claim('J2', 'a', 1, '甲'), claim('J1', 'b', 2, '甲')])).toEqual({ total: 500, counted: [false, true, false] })
})
it('takes a higher worth that its own cap then cuts', () => {
  expect(bonus([claim('J1', 'b', 3, '甲'), claim('J2', 'a', 1, '甲')])).toEqual({ total: 600, counted: [true, false] })
})
it('knows a matter by its text, trimmed of Unicode white space, in NFC', () => {
  expect(bonus([claim('J2', 'a', 1, '\u3000caf\u00e9\u0085'), claim('J2', 'a', 1, 'cafe\u0301')]).counted).toEqual([true, false])
  expect(bonus([claim('J2', 'a', 1, 'x'), claim('J2', 'a', 1, '\ufeffx')]).counted).toEqual([true, true])
})
it('counts every claim of a blank matter', () => {
  expect(bonus([claim('J1', 'a', 1, ' '), claim('J1', 'a', 1, ''), claim('J1', 'z', 5)]).total).toBe(400)
})
it('caps the item, then the list', () => {
  expect(bonus([claim('J1', 'b', 4)]).total).toBe(600)
  expect(bonus([claim('J1', 'b', 4), claim('J2', 'a', 1)]).total).toBe(1000)
})
it('goes on with worths past what a double can count', () => {
  expect(bonus([claim('J1', 'huge', 999_999_998, '甲'), claim('J2', 'huge', 999_999_999, '甲'), claim('J2', 'huge', 999_999_999)])).toEqual({ total: 1000, counted: [false, true, true] })
})
