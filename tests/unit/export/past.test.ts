import { expect, test } from 'vitest'
import { handedOver, sinceOf } from '../../../shared/export/past'

const unit = (unitId: string) => ({ kind: 'unit', unitId }) as const

test('a part is the same, changed, or was not in the export; one that cannot be computed now is never the same', () => {
  const past = { digests: { a: '1', campaign: '9' } }
  expect([sinceOf(past, unit('a'), '1'), sinceOf(past, unit('a'), '2'), sinceOf(past, unit('a'), null), sinceOf(past, unit('b'), '1')]).toEqual(['same', 'changed', 'changed', 'new'])
  expect(sinceOf(past, { kind: 'campaign', unitId: null }, '9')).toBe('same')
  expect(sinceOf(past, unit('toString'), '1')).toBe('new')
})
test('an export of changes hands over what it wrote on top of what the one before had; what was left out although it changed stays changed', () => {
  const before = { digests: { a: '1', b: '1', c: '1' } }
  const after = { digests: handedOver({ a: '2' }, before) }
  expect([sinceOf(after, unit('a'), '2'), sinceOf(after, unit('b'), '1'), sinceOf(after, unit('c'), '3')]).toEqual(['same', 'same', 'changed'])
  expect(handedOver({ a: '2' }, null)).toEqual({ a: '2' })
})
