import { describe, expect, it } from 'vitest'
import { blankRow, changeFields, toStateRecord } from '../../../shared/campaign/blank-rows'
import { canMove, isOpenPhase, needsReason, nextPhases } from '../../../shared/campaign/phase'
import { entryRecordId, evidenceLinkId, findingId, parseEntryRecordId, parseEvidenceLinkId, parseFindingId } from '../../../shared/campaign/record-ids'
import { phases, recordKinds, recordSchemas } from '../../../shared/campaign/records'
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

describe('the id of an automatic finding', () => {
  it.each([['R01', 'a'], ['甲/乙', '%2F/'], ['x', ''], ['%', '%25']])('holds item %s and clause %s', (itemId, clause) => {
    const identity = { unitId: 'u-1', itemId, clause, n: 3 }
    expect(parseFindingId(findingId(identity))).toEqual(identity)
    expect(blankRow('finding', findingId(identity))).toMatchObject(identity)
  })
  it.each(['', 'u', 'u/i', 'u/i/c', 'u/i/c/0', 'u/i/c/01', 'u/i/c/1/2', '/i/c/1', 'u//c/1', '019ab-c'])('is not %j: a free one', (id) => {
    expect(parseFindingId(id)).toBeNull()
    expect(blankRow('finding', id)).toMatchObject({ unitId: '', itemId: '', clause: '', n: 0 })
  })
})

it('the id of a link says which evidence proves what', () => {
  const id = evidenceLinkId('ab12', 'finding', 'u/i/c/1')
  expect(parseEvidenceLinkId(id)).toEqual({ evidenceId: 'ab12', target: 'finding', targetId: 'u/i/c/1' })
  for (const bad of ['', 'ab', 'ab/finding', 'ab/finding/', '/entry/x', 'ab/other/x']) expect(() => blankRow('evidenceLink', bad)).toThrow(RangeError)
})

it('a blank row of every kind fits its schema and has every field that changes may name', () => {
  for (const kind of recordKinds) {
    const row = blankRow(kind, kind === 'entry' ? 'u/i/team' : kind === 'evidenceLink' ? 'a/entry/u/i/team' : 'id')
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
