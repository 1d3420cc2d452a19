import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkRule } from '../../../shared/rubric/check-rule'
import type { Rule } from '../../../shared/rubric/rubric'
import { judge, readAudit, readAudited, readHalf, type Half, type Labelled } from './labelled-standards'
import { samePoints } from './same-points'

const halves: readonly Half[] = ['dev', 'dev2', 'dev3', 'held-out', 'held-out-2']
const readme = readFileSync(new URL('../../fixtures/standards/README.md', import.meta.url), 'utf8')
const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')

function faults({ points, standard }: Labelled, rule: Rule): string[] {
  const found: string[] = []
  checkRule({ id: 'x', code: '1', content: '', points, standard, rule, zones: [], notApplicable: { allowed: false } }, (code, message) => found.push(`${code} ${message}`))
  return found
}

describe.each(halves)('labelled standards, %s', (half) => {
  const cases = readHalf(half)

  it('labels every standard with a rule that is valid for its points', () => {
    const bad = cases.flatMap((one) => [one.rule, ...(one.accept ?? [])].map((rule) => ({ standard: one.standard, faults: faults(one, rule) })))
    expect(bad.filter((one) => one.faults.length > 0)).toEqual([])
  })

  it('names each standard by its own text, once', () => {
    expect(cases.filter(({ id, standard }) => id.length < 10 || !sha256(standard).startsWith(id))).toEqual([])
    expect(new Set(cases.map(({ standard }) => standard)).size).toBe(cases.length)
  })

  it('holds every kind of rule, and at least a fifth that a person must judge; of other hands a sixth', () => {
    const kinds = new Set(cases.map(({ rule }) => rule.kind))
    expect([...kinds].sort()).toEqual(['checklist', 'deduct', 'earn', 'judged', 'rank', 'ratio', 'relative', 'survey', 'tier', 'yesno', 'yoy', 'yoyPP'])
    expect(cases.filter(({ rule }) => rule.kind === 'judged').length).toBeGreaterThanOrEqual(cases.length / (half === 'dev3' ? 6 : 5))
  })
})

it('has at least 150 standards, half of them held out by hash, as the README promises', () => {
  const dev = readHalf('dev')
  expect(dev.length).toBeGreaterThanOrEqual(75)
  const promised = /held-out\.json` SHA-256: `([0-9a-f]{64})`/.exec(readme)?.[1]
  expect(promised).toBe('699e521dac6e9d37a2f7a7d9b753c0f6f3b98a2415cf3ffff9a011b743eb8da7')
  expect(sha256(readFileSync(new URL('../../fixtures/standards/held-out.json', import.meta.url)))).toBe(promised)
  const held = readHalf('held-out')
  expect(dev.length + held.length).toBeGreaterThanOrEqual(150)
  expect(held.filter(({ id }) => dev.some((other) => other.id === id))).toEqual([])
})

it('changes by the audit what the held-out half says, label by label, and leaves its texts', () => {
  const [held, audited, changes] = [readHalf('held-out'), readAudited(), readAudit()]
  const text = ({ id, points, standard }: Labelled): unknown => [id, points, standard]
  expect(audited.map(text)).toEqual(held.map(text))
  const changed = audited.filter((one, index) => JSON.stringify(one) !== JSON.stringify(held[index]))
  expect(changed.map(({ id }) => id).sort()).toEqual(changes.map(({ id }) => id).sort())
  expect(changes.filter((change) => 'removed' in change).every(({ id, removed }) => removed.length > 0 && (held.find((one) => one.id === id)?.accept ?? []).length - (audited.find((one) => one.id === id)?.accept ?? []).length === removed.length)).toBe(true)
  expect(changed.flatMap((one) => [one.rule, ...(one.accept ?? [])].flatMap((rule) => faults(one, rule)))).toEqual([])
  expect(changes.filter((change) => 'from' in change).map(({ id, from }) => [id, from])).toEqual([['ad78a1e2a9', held.find(({ id }) => id === 'ad78a1e2a9')?.rule]])
})

it('says nothing in held-out-2 that another part says already', () => {
  const known = new Set([...readHalf('dev'), ...readHalf('dev2'), ...readHalf('dev3'), ...readHalf('held-out')].map(({ standard }) => standard))
  expect(readHalf('held-out-2').filter(({ standard }) => known.has(standard))).toEqual([])
})

it('says nothing in dev3 that another part says already', () => {
  const others = [...readHalf('dev'), ...readHalf('dev2'), ...readHalf('held-out')]
  const known = new Set(others.map(({ id }) => id))
  expect(readHalf('dev3').filter(({ id }) => known.has(id))).toEqual([])
})

it('says nothing in dev2 that another part says already, and has at least 60 near-misses there', () => {
  const dev2 = readHalf('dev2')
  const others = [...readHalf('dev'), ...readHalf('held-out')]
  expect(dev2.length).toBeGreaterThanOrEqual(220)
  expect(dev2.filter(({ rule }) => rule.kind === 'judged').length).toBeGreaterThanOrEqual(60)
  expect(dev2.filter(({ id }) => others.some((other) => other.id === id))).toEqual([])
})

describe('samePoints', () => {
  const once = (points: number): Rule => ({ kind: 'deduct', clauses: [{ id: 'a', when: '', per: null, points, max: null }] })
  const counted = (points: number, max: number | null, escalate?: number): Rule => ({ kind: 'deduct', clauses: [{ id: 'z', when: '未做', per: '次', points, max, ...(escalate === undefined ? {} : { escalate }) }] })

  it('sees through ways of writing that score the same', () => {
    expect(samePoints(once(3), { kind: 'yesno' }, 3)).toBe(true)
    expect(samePoints(counted(1, 5), counted(1, null, 2), 5)).toBe(true)
    const linear = (step: number, deduct: number): Rule => ({ kind: 'ratio', better: 'high', target: 90, slopes: [{ until: null, step, deduct }], partialStep: 'linear', zeroBeyond: null, whenDenominatorZero: 'manual' })
    expect(samePoints(linear(2, 1), linear(1, 0.5), 10)).toBe(true)
  })

  it('tells apart what scores differently', () => {
    expect(samePoints(once(3), counted(3, null), 5)).toBe(false)
    expect(samePoints(counted(1, 3), counted(1, null), 5)).toBe(false)
    expect(samePoints(counted(1, null, 3), counted(1, null), 5)).toBe(false)
    expect(samePoints(once(3), { kind: 'yesno' }, 5)).toBe(false)
  })

  it('judges what a recogniser says', () => {
    const labelled: Labelled = { id: '', points: 5, standard: '', rule: counted(1, null), accept: [once(5)] }
    expect(judge(counted(1, 5), labelled)).toBe('right')
    expect(judge({ kind: 'yesno' }, labelled)).toBe('right')
    expect(judge({ kind: 'judged' }, labelled)).toBe('missed')
    expect(judge(counted(2, null), labelled)).toBe('wrong')
    expect(judge({ kind: 'judged' }, { ...labelled, accept: [{ kind: 'judged' }] })).toBe('left')
    expect(judge(once(5), { ...labelled, rule: { kind: 'judged' }, accept: [] })).toBe('wrong')
  })
})
