import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleInput, diceFor } from '../../../electron/services/sample-inputs'
import rubricJson from '../../../resources/rubric/haixi-default.json'
import { rubricSchema, type Rubric } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import { scoreItemWith, scoreJointly, scoreTogether, scoreWith, type JointScoring } from '../../../shared/scoring'
import type { EntriesFile, Entry } from '../../../shared/scoring/entry'

/** The bundled rubric with some items compared between units, so that one unit's value moves the others' points. */
function comparing(): Rubric {
  const rubric = rubricSchema.parse(structuredClone(rubricJson))
  const [first, second, third] = listItems(rubric)
  if (!first || !second || !third) throw new Error('the rubric has items')
  first.rule = { kind: 'rank', better: 'high', table: [first.points, 5, 3], beyond: 1, scope: 'campaign', ties: 'average' }
  second.rule = { kind: 'relative', better: 'low', to: 'best', scope: 'group' }
  third.rule = { kind: 'relative', better: 'high', to: 'mean', scope: 'campaign', bands: [{ op: '>=', value: 0, points: third.points }] }
  return rubric
}
const rubric = comparing()
const items = listItems(rubric)
const units = [
  { code: 'a', group: '甲', zones: ['城', '农', '牧', '矿', '景'] },
  { code: 'b', group: '甲', zones: ['城', '牧'] },
  { code: 'c', group: '乙', zones: ['农'] },
]

function inputFor(at: number, seed: number): Entry | null {
  const item = items[at % items.length]
  if (!item || seed % 5 === 0) return null
  if (seed % 7 === 0 && item.notApplicable.allowed) return { kind: 'notApplicable', reason: '没有此类对象' }
  if (item.rule.kind === 'rank' || item.rule.kind === 'relative') return { kind: item.rule.kind, value: seed % 13 }
  return sampleInput(item, diceFor(String(seed)), seed % 2 === 0)
}

interface Edit { readonly unit: number; readonly item: number; readonly seed: number; readonly exempt: boolean }
const edit = fc.record({ unit: fc.nat(2), item: fc.oneof(fc.nat(2), fc.nat(items.length - 1)), seed: fc.nat(10_000), exempt: fc.boolean() })

function apply(file: EntriesFile, { item, seed, exempt }: Edit): EntriesFile {
  const id = items[item]?.id ?? ''
  const { [id]: _, ...rest } = file.entries
  const input = inputFor(item, seed)
  return { ...file, entries: input ? { ...rest, [id]: input } : rest, exempt: exempt && seed % 3 === 0 ? [items[item]?.id ?? ''] : (file.exempt ?? []) }
}
const blank = (): EntriesFile[] => units.map((unit) => ({ format: 1, unit, entries: {}, exempt: [] }))
const full = (): EntriesFile[] => units.map((unit, u) => ({ format: 1, unit, exempt: [], entries: Object.fromEntries(items.flatMap((item, at) => { const input = inputFor(at, 1 + u + at * 2); return input && (item.zones.length === 0 || item.zones.some((zone) => unit.zones.includes(zone))) ? [[item.id, input]] : [] })) }))

describe('scoring again after a change', () => {
  it('gives the same scorecards as scoring everything, after any sequence of changes', () => {
    fc.assert(fc.property(fc.boolean(), fc.array(edit, { maxLength: 12 }), (begun, edits) => {
      let files = begun ? full() : blank()
      let joint: JointScoring = scoreJointly(rubric, files, null)
      for (const each of edits) {
        files = files.map((file, at) => (at === each.unit ? apply(file, each) : file))
        joint = scoreJointly(rubric, files, joint)
        expect(joint.cards).toEqual(scoreTogether(rubric, files))
      }
    }), { numRuns: 40 })
  })

  it('leaves units alone that a change does not concern', () => {
    const files = full()
    const before = scoreJointly(rubric, files, null)
    const [own] = files
    if (!own) throw new Error('there are units')
    const plain = items.findIndex(({ rule, zones }) => rule.kind === 'deduct' && zones.includes('城'))
    const after = scoreJointly(rubric, [apply(own, { unit: 0, item: plain, seed: 4, exempt: false }), ...files.slice(1)], before)
    expect(after.cards.get('b')).toBe(before.cards.get('b'))
    expect(after.cards.get('a')).not.toBe(before.cards.get('a'))
  })
})

describe('the preview of one entry', () => {
  it('equals scoring the changed files from scratch, for every kind of item', () => {
    fc.assert(fc.property(fc.boolean(), fc.array(edit, { maxLength: 3 }), edit, (begun, edits, last) => {
      const files = edits.reduce((all, each) => all.map((file, at) => (at === each.unit ? apply(file, each) : file)), begun ? full() : blank())
      const joint = scoreJointly(rubric, files, null)
      const one = { ...last, exempt: false }
      const changed = files.map((file, at) => (at === one.unit ? apply(file, one) : file))
      const code = units[one.unit]?.code ?? ''
      expect(scoreWith(joint, code, items[one.item]?.id ?? '', inputFor(one.item, one.seed))).toEqual(scoreTogether(rubric, changed).get(code))
    }), { numRuns: 120 })
  })

  it('is right where it mends a unit whose entries were refused (seed 1708647479)', () => {
    const outside = items.find(({ zones, rule }) => zones.length > 0 && !zones.includes('农') && rule.kind !== 'rank' && rule.kind !== 'relative')
    if (!outside) throw new Error('an item does not apply to farmland')
    const input = sampleInput(outside, diceFor('1'), false)
    const files = full().map((file) => (file.unit.code === 'c' ? { ...file, entries: { ...file.entries, [outside.id]: input } } : file))
    const joint = scoreJointly(rubric, files, null)
    expect(joint.cards.get('c')?.ok).toBe(false)
    expect(scoreWith(joint, 'c', outside.id, null)).toEqual(scoreTogether(rubric, full()).get('c'))
    expect(scoreWith(joint, 'c', items[3]?.id ?? '', null)?.ok).toBe(false)
  })

  it('of one item for many units equals scoring the changed files from scratch, for those who change and those who are compared with them', () => {
    fc.assert(fc.property(fc.boolean(), edit, fc.array(fc.nat(10_000), { minLength: 3, maxLength: 3 }), fc.subarray([0, 1, 2]), (begun, { item: at }, seeds, chosen) => {
      const files = begun ? full() : blank()
      const changed = files.map((file, index) => (chosen.includes(index) ? apply(file, { unit: index, item: at, seed: seeds[index] ?? 0, exempt: false }) : file))
      const inputs = new Map(chosen.map((index) => [units[index]?.code ?? '', inputFor(at, seeds[index] ?? 0)]))
      const joint = scoreJointly(rubric, files, null)
      expect(scoreItemWith(joint, items[at]?.id ?? '', inputs).cards).toEqual(scoreTogether(rubric, changed))
    }), { numRuns: 80 })
  })

  it('refuses an input that the rule does not accept, and knows no stranger', () => {
    const joint = scoreJointly(rubric, blank(), null)
    const deduct = items.find(({ rule, zones }) => rule.kind === 'deduct' && zones.includes('城'))
    if (!deduct) throw new Error('there is a deduct item')
    const refused = scoreWith(joint, 'a', deduct.id, { kind: 'deduct', counts: { nothing: 1 } })
    expect(refused?.ok).toBe(false)
    expect(scoreWith(joint, 'a', 'nothing', null)).toBeNull()
    expect(scoreWith(joint, 'z', deduct.id, null)).toBeNull()
  })
})
