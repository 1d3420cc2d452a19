import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, divide, multiply } from '../../../shared/number/rational'
import { fromPoints, roundToPoints } from '../../../shared/number/decimal'
import { parsePoints, sumPoints, toPoints, ZERO, type Points } from '../../../shared/points'
import type { Rubric } from '../../../shared/rubric/rubric'
import { itemsOf, listItems } from '../../../shared/rubric/tree'
import { fullMarksEntry, scoreTogether, scoreUnit } from '../../../shared/scoring'
import type { EntriesFile } from '../../../shared/scoring/entry'
import type { Scorecard } from '../../../shared/scoring/scorecard'
import { evaluateExplain } from '../explain/evaluate'
import { drawn, runs } from '../generators/draw'
import { fileOf } from '../generators/entries'
import { rubricOf, type RubricOptions } from '../generators/rubric'

interface Scored { readonly rubric: Rubric; readonly file: EntriesFile; readonly card: Scorecard }

/** A rubric and a unit that has a result; null where nothing applies to it. */
const scored = (options?: RubricOptions): fc.Arbitrary<Scored | null> => drawn((draw) => {
  const rubric = rubricOf(draw, options)
  const file = fileOf(draw, rubric, 'U')
  const card = scoreUnit(rubric, file)
  if (!card.ok && card.errors.some(({ code }) => code !== 'nothing-applicable')) throw new Error(JSON.stringify(card.errors))
  return card.ok ? { rubric, file, card: card.value } : null
})

const full = (item: { points: number }): Points => parsePoints(item.points) ?? ZERO
const holds = (law: (one: Scored) => void, options?: RubricOptions, times = 60): void => {
  fc.assert(fc.property(scored(options), (one) => { if (one) law(one) }), { numRuns: runs(times) })
}

describe('sums', () => {
  it('a total is the sum of its parts', () => holds(({ rubric, card }) => {
    const scores = listItems(rubric).map((item) => ({ item, score: card.items[item.id] }))
    expect(scores.every(({ score }) => score !== undefined)).toBe(true)
    expect(card.earned).toBe(sumPoints(scores.map(({ score }) => score?.points ?? ZERO)))
    expect(card.notApplicable).toBe(sumPoints(scores.filter(({ score }) => score?.state === 'notApplicable').map(({ item }) => full(item))))
    expect(card.final).toBe(Math.max(0, card.base + card.bonus - card.penalty))
  }))
  it('a requirement is the sum of its items, as shown', () => holds(({ rubric, card }) => {
    for (const node of rubric.requirements) expect(card.requirements[node.code]).toBe(sumPoints(itemsOf(node).map(({ id }) => card.items[id]?.points ?? ZERO)))
    expect(sumPoints(Object.values(card.requirements))).toBe(card.earned)
  }))
  it('an item lies between 0 and its points, and is 0 where it is not scored', () => holds(({ rubric, card }) => {
    for (const item of listItems(rubric)) {
      const score = card.items[item.id]
      expect(score?.points).toBeGreaterThanOrEqual(0)
      expect(score?.points).toBeLessThanOrEqual(full(item))
      if (score?.state !== 'scored') expect(score?.points).toBe(0)
    }
  }))
  it('a bonus and a penalty lie between 0 and their caps', () => holds(({ rubric, card }) => {
    expect(card.bonus).toBeLessThanOrEqual(full({ points: rubric.bonus.cap }))
    expect(card.penalty).toBeLessThanOrEqual(full({ points: rubric.penalty.cap }))
    expect(Math.min(card.bonus, card.penalty, card.final)).toBeGreaterThanOrEqual(0)
  }))
})

describe('rescaling', () => {
  const exact = (points: number, times: number, by: number): Points => roundToPoints(divide(multiply(fromPoints(toPoints(points)), fromPoints(toPoints(times))), fromPoints(toPoints(by))))
  it('rescaleTotal: earned · B / (B − na), never above B', () => holds(({ rubric, card }) => {
    const base = full({ points: rubric.basePoints })
    expect(card.base).toBe(exact(card.earned, base, base - card.notApplicable))
    expect(card.base).toBeLessThanOrEqual(base)
  }, { policy: 'rescaleTotal' }))
  it('rescaleRequirement: each by itself, then what is wholly gone', () => holds(({ rubric, card }) => {
    const base = full({ points: rubric.basePoints })
    const parts = rubric.requirements.map((node) => {
      const na = sumPoints(itemsOf(node).filter(({ id }) => card.items[id]?.state === 'notApplicable').map(full))
      return { all: full(node), na, earned: card.requirements[node.code] ?? ZERO }
    })
    const gone = sumPoints(parts.filter(({ all, na }) => all === na).map(({ all }) => all))
    const sum = sumPoints(parts.filter(({ all, na }) => all !== na).map(({ all, na, earned }) => exact(earned, all, all - na)))
    expect(card.base).toBe(exact(sum, base, base - gone))
    expect(card.base).toBeLessThanOrEqual(base)
  }, { policy: 'rescaleRequirement' }))
  it('fullMarks: earned + na', () => holds(({ card }) => { expect(card.base).toBe(card.earned + card.notApplicable) }, { policy: 'fullMarks' }))
  it('with nothing left out every policy gives what was earned', () => holds(({ card }) => { if (card.notApplicable === 0) expect(card.base).toBe(card.earned) }))
})

describe('one more deduction', () => {
  it('never raises an item, nor the final', () => {
    fc.assert(fc.property(drawn((draw) => {
      const rubric = rubricOf(draw, { kinds: ['deduct', 'judged'] })
      const file = fileOf(draw, rubric, 'U')
      const item = draw.one(listItems(rubric))
      const clause = item.rule.kind === 'deduct' ? draw.one(item.rule.clauses) : undefined
      return { rubric, file, item, clause, escalate: draw.flip(), penalty: draw.flip() }
    }), ({ rubric, file, item, clause, escalate }) => {
      const entry = Object.hasOwn(file.entries, item.id) ? file.entries[item.id] : undefined
      if (!clause || clause.per === null || entry?.kind !== 'deduct') return
      const field = escalate ? 'escalated' : 'counts'
      const before = entry[field] ?? {}
      const worse = { ...entry, [field]: { ...before, [clause.id]: (Object.hasOwn(before, clause.id) ? (before[clause.id] ?? 0) : 0) + 1 } }
      const a = scoreUnit(rubric, file)
      const b = scoreUnit(rubric, { ...file, entries: { ...file.entries, [item.id]: worse } })
      if (!a.ok || !b.ok) return
      expect(b.value.items[item.id]?.points).toBeLessThanOrEqual(a.value.items[item.id]?.points ?? 0)
      expect(b.value.final).toBeLessThanOrEqual(a.value.final)
    }), { numRuns: runs(80) })
  })
  it('a penalty never raises the final, a bonus never lowers it, a veto never changes a number', () => holds(({ rubric, file, card }) => {
    const again = (more: Partial<EntriesFile>): Scorecard => {
      const other = scoreUnit(rubric, { ...file, ...more })
      if (!other.ok) throw new Error('no result')
      return other.value
    }
    const [penalty] = rubric.penalty.items
    const [bonus] = rubric.bonus.items
    if (penalty) expect(again({ penalty: [...(file.penalty ?? []), { item: penalty.code, level: 'a', count: 1, matter: '' }] }).final).toBeLessThanOrEqual(card.final)
    if (bonus) expect(again({ bonus: [...(file.bonus ?? []), { item: bonus.code, level: 'a', count: 1, matter: '' }] }).final).toBeGreaterThanOrEqual(card.final)
    const vetoed = again({ vetoes: [{ item: 'V1', state: 'effective' }] })
    expect([vetoed.final, vetoed.base, vetoed.items, vetoed.grade, vetoed.gradeByPoints]).toEqual([card.final, card.base, card.items, rubric.vetoes.grade, card.gradeByPoints])
  }, undefined, 80))
})

describe('matters', () => {
  it('count once: saying the same again with less changes nothing', () => holds(({ rubric, file, card }) => {
    const list = (file.bonus ?? []).filter(({ matter }) => matter.trim() !== '')
    const [claim] = list
    if (!claim) return
    const other = scoreUnit(rubric, { ...file, bonus: [...(file.bonus ?? []), { ...claim, count: 1, matter: `\u3000${claim.matter.normalize('NFD')} ` }] })
    expect(other.ok && other.value.bonus).toBe(card.bonus)
  }))
})

describe('scoring is pure', () => {
  it('the same input gives the same output and is not touched', () => holds(({ rubric, file, card }) => {
    const before = JSON.stringify([rubric, file])
    const again = scoreUnit(JSON.parse(JSON.stringify(rubric)) as Rubric, JSON.parse(JSON.stringify(file)))
    expect(again.ok && again.value).toEqual(card)
    expect(JSON.stringify([rubric, file])).toBe(before)
  }))
  it('fields in another order give the same', () => holds(({ rubric, file, card }) => {
    const turned = { ...file, entries: Object.fromEntries(Object.entries(file.entries).reverse()) }
    const again = scoreUnit(rubric, turned)
    expect(again.ok && again.value).toEqual(card)
  }))
})

describe('explain', () => {
  it('is there for every scored item, on one line, and its arithmetic comes to the points', () => {
    fc.assert(fc.property(drawn((draw) => {
      const rubric = rubricOf(draw)
      return { rubric, files: draw.times(1, 4, (index) => fileOf(draw, rubric, `U${index}`, { whole: draw.whole(0, 3) > 0 })) }
    }), ({ rubric, files }) => {
      for (const card of scoreTogether(rubric, files).values()) {
        if (!card.ok) continue
        for (const [id, { state, explain, points }] of Object.entries(card.value.items)) {
          if (state !== 'scored') continue
          const { computed, printed } = evaluateExplain(explain ?? '')
          if (compare(computed, printed) !== 0 || compare(computed, fromPoints(points)) !== 0) throw new Error(`${id} ${points}: ${explain ?? ''}`)
        }
      }
    }), { numRuns: runs(80) })
  })
})

describe('满分 by one key', () => {
  it('gives full points wherever it is offered', () => {
    fc.assert(fc.property(drawn((draw) => rubricOf(draw)), (rubric) => {
      for (const item of listItems(rubric)) {
        const input = fullMarksEntry(item.rule)
        if (!input) continue
        const card = scoreUnit(rubric, { format: 1, unit: { code: 'U', zones: rubric.zones }, entries: { [item.id]: input } })
        expect(card.ok && card.value.items[item.id]?.points).toBe(full(item))
      }
    }), { numRuns: runs(60) })
  })
})

describe('the generators', () => {
  it('reach every rule, every policy and every state', () => {
    const seen = new Set<string>()
    for (const one of fc.sample(scored(), { numRuns: 250, seed: 7 })) {
      if (!one) continue
      seen.add(one.rubric.notApplicablePolicy)
      for (const item of listItems(one.rubric)) seen.add(`${item.rule.kind} ${one.card.items[item.id]?.state ?? ''}`)
    }
    const kinds = ['deduct', 'earn', 'checklist', 'tier', 'yesno', 'judged', 'survey', 'ratio', 'yoy', 'yoyPP']
    expect([...seen]).toEqual(expect.arrayContaining([...kinds.map((kind) => `${kind} scored`), 'rank waiting', 'relative waiting', 'ratio notApplicable', 'yoyPP notApplicable', 'rescaleTotal', 'rescaleRequirement', 'fullMarks']))
  })
})
