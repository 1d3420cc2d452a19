import { expect, test } from 'vitest'
import { moveEntry, type EntryState } from '../../../shared/rubric-change/move-entry'
import { listItems } from '../../../shared/rubric/tree'
import { item, rubricOf } from '../scoring/small-rubric'

// Found by the property “there and back” (seed 896700515).
test('a score that had to go comes back, though another of the item waits in the tray', () => {
  const clause = (id: string) => ({ id, when: '', per: null, points: 1, max: null })
  const wide = rubricOf([item('A', 10, { kind: 'deduct', clauses: [clause('c'), clause('d')] }), item('B', 5, { kind: 'yesno' })])
  const narrow = rubricOf([item('A', 10, { kind: 'deduct', clauses: [clause('c')] }), item('B', 5, { kind: 'yesno' })])
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
  const rubrics = new Map([[a, wide], [b, narrow]])
  const move = (entry: EntryState, from: string, to: string): EntryState => {
    const of = (digest: string) => listItems(rubrics.get(digest) ?? wide).find(({ id }) => id === 'A') ?? null
    return moveEntry({ itemId: 'A', before: of(from), after: of(to), zones: [], versions: { from: { digest: from, rubric: rubrics.get(from) ?? wide }, to: { digest: to, rubric: rubrics.get(to) ?? wide }, rubricOf: (digest) => rubrics.get(digest) ?? null } }, entry).after
  }
  const before: EntryState = { input: { kind: 'deduct', counts: { c: 0, d: 0 } }, setAside: { kind: 'deduct', counts: { c: 1 } }, former: [], review: null }
  const there = move(before, a, b)
  expect(there.input).toBeNull()
  expect(move(there, b, a)).toMatchObject({ input: before.input, setAside: before.setAside, former: [], review: null })
})
