import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deriveFindings, type DerivedFinding } from '../../../shared/finding'
import { escalatedKey, ordinaryKey } from '../../../shared/finding'
import { lostPoints } from '../../../shared/finding'
import { sumPoints, ZERO } from '../../../shared/points'
import { listItems } from '../../../shared/rubric/tree'
import type { Item, Rubric, RuleKind } from '../../../shared/rubric/rubric'
import { countAt, scoreTogether } from '../../../shared/scoring'
import type { EntriesFile, Entry } from '../../../shared/scoring/entry'
import { drawn, runs } from '../generators/draw'
import { fileOf } from '../generators/entries'
import { rubricOf } from '../generators/rubric'
import { ruleKinds } from '../generators/rules'

const keys = (found: readonly DerivedFinding[]): string[] => found.map(({ clause, n }) => `${clause}/${n}`)

interface Seen { readonly item: Item; readonly entry: Entry; readonly lost: number; readonly found: DerivedFinding[] }

/** Every scored item of a unit among others, with what follows from it. */
function seenIn(rubric: Rubric, files: readonly EntriesFile[]): Seen[] {
  const [file] = files
  const scored = file ? scoreTogether(rubric, files).get(file.unit.code) : undefined
  if (!file || !scored?.ok) return []
  return listItems(rubric).flatMap((item): Seen[] => {
    const lost = lostPoints(item, scored.value)
    const entry = Object.hasOwn(file.entries, item.id) ? file.entries[item.id] : undefined
    return lost === null || !entry ? [] : [{ item, entry, lost, found: deriveFindings(item, entry, lost) }]
  })
}

const casesOf = (kinds: readonly RuleKind[]) => drawn((draw) => {
  const rubric = rubricOf(draw, { kinds })
  return { rubric, files: draw.times(1, 3, (index) => fileOf(draw, rubric, `U${index}`, { whole: draw.whole(0, 3) > 0 })) }
})

/** The parts of an item's rule whose findings can be counted, with how many there must be. */
function expectedCounts({ rule }: Item, entry: Entry, lost: number): Map<string, number> {
  if (rule.kind === 'deduct' && entry.kind === 'deduct') {
    return new Map(rule.clauses.flatMap(({ id }) => [[ordinaryKey(id), countAt(entry.counts, id)], [escalatedKey(id), countAt(entry.escalated, id)]]))
  }
  if (rule.kind === 'checklist' && entry.kind === 'checklist') return new Map(rule.parts.map(({ id }) => [ordinaryKey(id), countAt(entry.parts, id) < 1 ? 1 : 0]))
  return new Map([['', lost > 0 ? 1 : 0]])
}

it('a count of n makes n findings, a part below full one, any other rule one; together they bear exactly what the item loses, no clause more than its bound', () => {
  const met = new Set<string>()
  fc.assert(fc.property(casesOf(ruleKinds), ({ rubric, files }) => {
    for (const { item, entry, lost, found } of seenIn(rubric, files)) {
      const counts = expectedCounts(item, entry, lost)
      for (const [clause, count] of counts) expect(found.filter((finding) => finding.clause === clause).map(({ n }) => n)).toEqual(Array.from({ length: count }, (_, index) => index + 1))
      expect(found.length).toBe([...counts.values()].reduce((sum, count) => sum + count, 0))
      expect(sumPoints(found.map((finding) => finding.lost))).toBe(lost)
      for (const finding of found) expect(finding.lost).toBeGreaterThanOrEqual(ZERO)
      if (lost > 0) met.add(item.rule.kind)
      if (item.rule.kind !== 'deduct') continue
      for (const { id, max } of item.rule.clauses) {
        const own = found.filter(({ clause }) => clause === ordinaryKey(id) || clause === escalatedKey(id))
        // Half a hundredth of rounding may fall on either side of a clause's end.
        if (max !== null) expect(sumPoints(own.map((finding) => finding.lost))).toBeLessThanOrEqual(Math.round(max * 100) + 1)
      }
    }
  }), { numRuns: runs(60) })
  expect([...met].sort()).toEqual([...ruleKinds].sort())
})

it('one more count adds exactly one finding, and the others stay as they are but for what 扣完为止 takes from them', () => {
  let tried = 0
  fc.assert(fc.property(casesOf(['deduct']), fc.nat(), ({ rubric, files: [file] }, pick) => {
    if (!file) return
    for (const { item, entry, found } of seenIn(rubric, [file])) {
      if (item.rule.kind !== 'deduct' || entry.kind !== 'deduct') continue
      const clause = item.rule.clauses[pick % item.rule.clauses.length]
      if (!clause || (clause.per === null && countAt(entry.counts, clause.id) + countAt(entry.escalated, clause.id) > 0)) continue
      const more: Entry = { ...entry, counts: Object.fromEntries([...Object.entries(entry.counts ?? {}).filter(([id]) => id !== clause.id), [clause.id, countAt(entry.counts, clause.id) + 1]]) }
      const [after] = seenIn(rubric, [{ ...file, entries: Object.fromEntries([...Object.entries(file.entries).filter(([id]) => id !== item.id), [item.id, more]]) }]).filter((seen) => seen.item === item)
      tried += 1
      const before = new Set(keys(found))
      const added = keys(after?.found ?? []).filter((key) => !before.has(key))
      expect(added).toEqual([`${ordinaryKey(clause.id)}/${countAt(entry.counts, clause.id) + 1}`])
      expect(after?.found.length).toBe(found.length + 1)
    }
  }), { numRuns: runs(40) })
  expect(tried).toBeGreaterThan(20)
})
