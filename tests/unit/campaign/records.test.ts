import { describe, expect, it } from 'vitest'
import { blankRow, changeFields, parseEntryRecordId, toStateRecord } from '../../../shared/campaign/blank-rows'
import { canMove, isOpenPhase, needsReason, nextPhases } from '../../../shared/campaign/phase'
import { entryRecordId, phases, recordKinds, recordSchemas } from '../../../shared/campaign/records'
import { findLate } from '../../../shared/campaign/frozen'

describe('the id of an entry', () => {
  it.each(['R01S1I01', '甲/乙', '/', 'team'])('holds the item %s', (itemId) => {
    expect(parseEntryRecordId(entryRecordId('u-1', itemId, 'self'))).toEqual({ unitId: 'u-1', itemId, slot: 'self' })
  })
  it.each(['', 'u', 'u/team', 'u//team', '/i/team', 'u/i/boss', 'u/i/'])('is not %j', (id) => {
    expect(parseEntryRecordId(id)).toBeNull()
    expect(() => blankRow('entry', id)).toThrow(RangeError)
  })
})

it('a blank row of every kind fits its schema and has every field that changes may name', () => {
  for (const kind of recordKinds) {
    const row = blankRow(kind, kind === 'entry' ? 'u/i/team' : 'id')
    const shape = Object.keys(recordSchemas[kind].shape).sort()
    expect(Object.keys(row).sort()).toEqual(shape)
    expect(shape).toEqual(expect.arrayContaining([...changeFields[kind]]))
    if (kind !== 'entry') expect(toStateRecord(kind, { ...row, ...(kind === 'campaign' ? { rubricDigest: 'x' } : {}) }).kind).toBe(kind)
  }
  expect(() => toStateRecord('unit', { ...blankRow('unit', 'u'), further: 1 })).toThrow()
})

it('every phase can be left and reached again, and only open ones are edited', () => {
  for (const from of phases) {
    expect(nextPhases[from].length).toBeGreaterThan(0)
    expect(phases.some((other) => canMove(other, from))).toBe(true)
    expect(canMove(from, from)).toBe(false)
  }
  expect(phases.filter(isOpenPhase)).toEqual(['draft', 'returned'])
  expect([needsReason('submitted', 'returned'), needsReason('finalized', 'draft'), needsReason('draft', 'submitted')]).toEqual([true, true, false])
})

it('late is what the freeze has not seen, by device and number, in whatever order it came', () => {
  const frozen = { seen: { d1: 2 }, fingerprint: '', rubricDigest: '', engine: '1', scorecard: {} as never }
  const changes = [{ device: 'd2', seq: 1 }, { device: 'd1', seq: 3 }, { device: 'd1', seq: 2 }, { device: 'd1', seq: 1 }]
  expect(findLate(frozen, changes)).toEqual([{ device: 'd2', seq: 1 }, { device: 'd1', seq: 3 }])
})
