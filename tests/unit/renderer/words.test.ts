// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { toPoints } from '../../../shared/points'
import { keyName } from '../../../renderer/composables/use-keys'
import { calendarDate, dayAndTime } from '../../../renderer/words/dates'
import { entryWords } from '../../../renderer/words/entry-words'
import { showPoints } from '../../../renderer/words/points'

describe('words of the window', () => {
  it('writes dates as people here do', () => {
    const at = new Date(2026, 10, 23, 10, 5).getTime()
    expect(calendarDate('2026-11-03')).toBe('2026年11月3日')
    expect(dayAndTime(at, at + 1000)).toBe('今天 10:05')
    expect(dayAndTime(at, new Date(2026, 10, 24, 0, 1).getTime())).toBe('昨天 10:05')
    expect(dayAndTime(at, new Date(2026, 10, 26).getTime())).toBe('2026年11月23日 10:05')
  })

  it('shows points with two decimals and a true minus', () => {
    expect(showPoints(toPoints(-50))).toBe('−0.50')
    expect(showPoints(toPoints(1000))).toBe('10.00')
  })

  it('says entries in words', () => {
    const rule = { kind: 'deduct' as const, clauses: [{ id: 'a', when: '没有部署', per: '个', points: 2, max: null }, { id: 'b', when: '没有记录', per: null, points: 1, max: null }] }
    expect(entryWords({ kind: 'deduct', counts: { a: 2, b: 1 }, escalated: { a: 1 } }, rule)).toBe('没有部署 2 个；没有记录；没有部署（加重） 1 个')
    expect(entryWords({ kind: 'deduct', counts: { gone: 3 } }, rule)).toBe('gone 3 次')
    expect(entryWords({ kind: 'deduct' }, rule)).toBe('未发现问题')
    expect(entryWords(null, rule)).toBe('未评')
    expect(entryWords({ kind: 'notApplicable', reason: '无矿区' }, rule)).toBe('不适用：无矿区')
  })
})

describe('key names', () => {
  it('spells modifiers in one order and letters upper case', () => {
    expect(keyName(new KeyboardEvent('keydown', { key: 'm', shiftKey: true }))).toBe('Shift+M')
    expect(keyName(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }))).toBe('Ctrl+Z')
    expect(keyName(new KeyboardEvent('keydown', { key: '1', altKey: true }))).toBe('Alt+1')
  })
})
