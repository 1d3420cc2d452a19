import { describe, expect, it } from 'vitest'
import { faultsOf, item, rubricJson, type Json } from '../scoring/small-rubric'

const judged = { kind: 'judged' }
const withRule = (rule: Json, points: unknown = 10): string[] => faultsOf(rubricJson([item('A', points, rule)]))
const list = (items: Json[], more: Json = {}): Json => ({ cap: 10, items, ...more })
const claim = (more: Json = {}): Json => ({ code: 'J1', content: '加', cap: 6, levels: [{ id: 'a', label: '省', points: 2 }], ...more })

describe('checkRubric', () => {
  it('accepts the small rubric that the other cases vary', () => { expect(faultsOf(rubricJson([item('A', 10, judged)]))).toEqual([]) })

  it.each<[string, Json, string]>([
    ['another format', { format: 2 }, 'rubric'],
    ['no base points', { basePoints: 0 }, 'rubric'],
    ['base points of three decimals', { basePoints: 100.005 }, 'rubric'],
    ['base points as text', { basePoints: '100' }, 'rubric'],
    ['no requirement', { requirements: [] }, 'rubric'],
    ['an unknown policy', { notApplicablePolicy: 'none' }, 'rubric'],
    ['a veto grade that is none', { vetoes: { grade: '没有', items: [] } }, 'rubric'],
    ['grades that rise', { grades: [{ name: '好', min: 80 }, { name: '更好', min: 90 }, { name: '差', min: 0 }] }, '更好'],
    ['a last grade above 0', { grades: [{ name: '好', min: 80 }, { name: '差', min: 1 }] }, '差'],
    ['a quota of the last grade', { grades: [{ name: '好', min: 80 }, { name: '差', min: 0, quota: { percent: 10, round: 'floor' } }] }, '差'],
    ['a quota above 100', { grades: [{ name: '好', min: 80, quota: { percent: 100.5, round: 'floor' } }, { name: '差', min: 0 }] }, '好'],
    ['a quota of an unknown rounding', { grades: [{ name: '好', min: 80, quota: { percent: 10, round: 'up' } }, { name: '差', min: 0 }] }, '好'],
    ['a grade name twice', { grades: [{ name: '好', min: 80 }, { name: '差', min: 70 }, { name: '差', min: 0 }] }, '差'],
    ['a grade bound as text', { grades: [{ name: '好', min: '80' }, { name: '差', min: 0 }] }, '好'],
    ['no grades', { grades: [] }, 'rubric'],
    ['a tie-break on nothing', { tieBreak: ['item:A'] }, 'item:A'],
    ['a tie-break of an unknown kind', { tieBreak: ['toString:A'] }, 'toString:A'],
    ['a tie-break without a kind', { tieBreak: ['final'] }, 'final'],
    ['a tie-break on an unknown domain', { tieBreak: ['domain:乙'] }, 'domain:乙'],
    ['a tie-break on an item as requirement', { tieBreak: ['requirement:c-A'] }, 'requirement:c-A'],
    ['a bonus cap of 0', { bonus: list([claim()], { cap: 0 }) }, 'rubric'],
    ['a bonus cap of a billion', { bonus: list([claim()], { cap: 1e9 }) }, 'rubric'],
    ['a claim cap of 0', { bonus: list([claim({ cap: 0 })]) }, 'J1'],
    ['a claim cap as text, by code even where it has an id', { bonus: list([claim({ id: 'x', cap: '6' })]) }, 'J1'],
    ['a claim without levels', { bonus: list([claim({ levels: [] })]) }, 'J1'],
    ['a claim level twice', { bonus: list([claim({ levels: [{ id: 'a', points: 1 }, { id: 'a', points: 2 }] })]) }, 'J1'],
    ['a claim level below 0', { bonus: list([claim({ levels: [{ id: 'a', points: -1 }] })]) }, 'J1'],
    ['a claim level as text', { bonus: list([claim({ levels: [{ id: 'a', points: '1' }] })]) }, 'J1'],
    ['a claim code that is a veto too', { vetoes: { grade: '差', items: [{ code: 'J1', content: '' }] } }, 'J1'],
    ['a veto without content', { vetoes: { grade: '差', items: [{ code: 'V1' }] } }, 'V1'],
  ])('refuses %s', (_what, more, where) => { expect(faultsOf(rubricJson([item('A', 10, judged)], more))).toContain(where) })

  it.each<[string, Json]>([
    ['levels of claims that give 0', { bonus: list([claim({ levels: [{ id: 'a', points: 0 }] })]) }],
    ['no bonus items', { bonus: list([]) }],
    ['tie-breaks on everything there is', { tieBreak: ['base', 'item:c-A', 'indicator:1', 'requirement:1', 'domain:甲'] }],
    ['a quota of 0 and of 100', { grades: [{ name: '好', min: 80, quota: { percent: 0, round: 'ceil' } }, { name: '中', min: 70, quota: { percent: 100, round: 'nearest' } }, { name: '差', min: 0 }] }],
    ['further descriptive fields', { region: '海西', appendix: { a: [1] } }],
  ])('accepts %s', (_what, more) => { expect(faultsOf(rubricJson([item('A', 10, judged)], more))).toEqual([]) })
})

describe('the tree', () => {
  const node = (code: string, points: number, more: Json): Json => ({ code, name: code, points, ...more })
  const tree = (requirement: Json): string[] => faultsOf(rubricJson([], { requirements: [requirement] }))
  const leaf = (points: unknown = 100): Json => item('A', points, judged)

  it.each<[string, Json, string]>([
    ['a node without anything below', node('1', 100, {}), '1'],
    ['a node with items and children', node('1', 100, { items: [leaf()], children: [] }), '1'],
    ['a node with an empty list', node('1', 100, { children: [node('2', 0, { items: [] }), node('3', 100, { items: [leaf()] })] }), '2'],
    ['a sum that is off', node('1', 100, { children: [node('2', 99.99, { items: [leaf()] })] }), '2'],
    ['a node code twice', node('1', 100, { children: [node('1', 100, { items: [leaf()] })] }), '1'],
    ['an item code that is a node code', node('1', 100, { items: [item('A', 100, judged, { code: '1' })] }), 'A'],
    ['an item id twice', node('1', 100, { items: [item('A', 50, judged), item('A', 50, judged, { code: 'other' })] }), 'A'],
    ['five levels', node('1', 100, { children: [node('2', 100, { children: [node('3', 100, { children: [node('4', 100, { items: [leaf()] })] })] })] }), '4'],
    ['an item of 0 points', node('1', 100, { items: [leaf(), item('B', 0, judged)] }), 'B'],
    ['an item below 0', node('1', 100, { items: [item('A', 101, judged), item('B', -1, judged)] }), 'B'],
    ['an item of three decimals', node('1', 100, { items: [leaf(99.995), item('B', 0.005, judged)] }), 'B'],
    ['an item of a billion', node('1', 1e9, { items: [leaf(1e9)] }), 'A'],
    ['an unknown zone', node('1', 100, { items: [item('A', 100, judged, { zones: ['海'] })] }), 'A'],
    ['an unknown domain', node('1', 100, { items: [item('A', 100, judged, { domain: '乙' })] }), 'A'],
    ['zones that are no list', node('1', 100, { items: [item('A', 100, judged, { zones: '城' })] }), 'A'],
    ['an unknown rule', node('1', 100, { items: [item('A', 100, { kind: 'guess' })] }), 'A'],
    ['an item without id', node('1', 100, { items: [{ ...leaf(), id: 7 }] }), '1'],
    ['items that are no list', node('1', 100, { items: {} }), '1'],
  ])('refuses %s', (_what, requirement, where) => { expect(tree(requirement)).toContain(where) })

  it('accepts four levels', () => {
    expect(tree(node('1', 100, { children: [node('2', 100, { children: [node('3', 100, { items: [leaf()] })] })] }))).toEqual([])
  })
  it('names a tree of ten thousand levels and goes on living', () => {
    let deep: Json = node('x', 100, { items: [leaf()] })
    for (let level = 0; level < 10_000; level++) deep = node(String(level), 100, { children: [deep] })
    expect(tree(deep)).not.toEqual([])
  })
  it('accepts ids that are names of JavaScript', () => {
    expect(tree(node('constructor', 100, { items: [{ ...leaf(), id: '__proto__', code: 'toString' }] }))).toEqual([])
  })
})

describe('rules', () => {
  const clause = (more: Json): Json => ({ kind: 'deduct', clauses: [{ id: 'a', when: '无', per: '次', points: 1, max: null, ...more }] })
  const ratio = (more: Json): Json => ({ kind: 'ratio', better: 'high', target: 90, slopes: [{ until: null, step: 1, deduct: 1 }], partialStep: 'linear', zeroBeyond: null, whenDenominatorZero: 'na', ...more })
  const yoy = (bands: unknown): Json => ({ kind: 'yoy', better: 'low', bands, whenBaseZero: { currentZero: 'full', currentPositive: 'zero' } })
  const rank = (more: Json): Json => ({ kind: 'rank', better: 'high', table: [10, 5], beyond: 0, ties: 'best', ...more })
  const lastElse = { op: 'else', points: 0 }

  it.each<[string, Json]>([
    ['deduct without clauses', { kind: 'deduct', clauses: [] }],
    ['deduct of 0', clause({ points: 0 })],
    ['deduct at most 0', clause({ max: 0 })],
    ['deduct without max', { kind: 'deduct', clauses: [{ id: 'a', when: '', per: null, points: 1 }] }],
    ['deduct with an escalation of 0', clause({ escalate: 0 })],
    ['deduct with per missing', { kind: 'deduct', clauses: [{ id: 'a', when: '', points: 1, max: null }] }],
    ['deduct with a clause twice', { kind: 'deduct', clauses: [{ id: 'a', per: null, points: 1, max: null }, { id: 'a', per: null, points: 1, max: null }] }],
    ['deduct of three decimals', clause({ points: 0.125 })],
    ['earn that falls short', { kind: 'earn', perUnit: 3, target: 3 }],
    ['earn of nothing', { kind: 'earn', perUnit: 0, target: 3 }],
    ['a checklist that falls short', { kind: 'checklist', factors: [1, 0], parts: [{ id: 'a', text: '', points: 9.99 }] }],
    ['a checklist without a whole factor', { kind: 'checklist', factors: [0.5, 0], parts: [{ id: 'a', text: '', points: 10 }] }],
    ['a checklist with a factor above 1', { kind: 'checklist', factors: [1, 1.5], parts: [{ id: 'a', text: '', points: 10 }] }],
    ['a checklist with a factor below 0', { kind: 'checklist', factors: [1, -0.5], parts: [{ id: 'a', text: '', points: 10 }] }],
    ['a checklist with a part of 0', { kind: 'checklist', factors: [1], parts: [{ id: 'a', text: '', points: 10 }, { id: 'b', text: '', points: 0 }] }],
    ['a checklist with a part twice', { kind: 'checklist', factors: [1], parts: [{ id: 'a', text: '', points: 5 }, { id: 'a', text: '', points: 5 }] }],
    ['tiers below P', { kind: 'tier', levels: [{ id: 'a', points: 9 }] }],
    ['tiers above P', { kind: 'tier', levels: [{ id: 'a', points: 10 }, { id: 'b', points: 10.01 }] }],
    ['a tier below 0', { kind: 'tier', levels: [{ id: 'a', points: 10 }, { id: 'b', points: -1 }] }],
    ['a tier twice', { kind: 'tier', levels: [{ id: 'a', points: 10 }, { id: 'a', points: 1 }] }],
    ['a survey out of 0', { kind: 'survey', scale: 0 }],
    ['survey bands that rise', { kind: 'survey', scale: 100, bands: [{ min: 80, points: 5 }, { min: 90, points: 10 }] }],
    ['survey bands below P', { kind: 'survey', scale: 100, bands: [{ min: 80, points: 5 }] }],
    ['a survey band above the scale', { kind: 'survey', scale: 100, bands: [{ min: 101, points: 10 }] }],
    ['no survey bands', { kind: 'survey', scale: 100, bands: [] }],
    ['ratio without slopes', ratio({ slopes: [] })],
    ['ratio with a step of 0', ratio({ slopes: [{ until: null, step: 0, deduct: 1 }] })],
    ['ratio with a deduction of 0', ratio({ slopes: [{ until: null, step: 1, deduct: 0 }] })],
    ['ratio with an until at the target', ratio({ slopes: [{ until: 90, step: 1, deduct: 1 }, { until: null, step: 1, deduct: 1 }] })],
    ['ratio with an until on the other side', ratio({ better: 'low', slopes: [{ until: 80, step: 1, deduct: 1 }, { until: null, step: 1, deduct: 1 }] })],
    ['ratio with a repeated until', ratio({ slopes: [{ until: 80, step: 1, deduct: 1 }, { until: 80, step: 1, deduct: 1 }, { until: null, step: 1, deduct: 1 }] })],
    ['ratio with an until at the end', ratio({ slopes: [{ until: 80, step: 1, deduct: 1 }] })],
    ['ratio without end in the middle', ratio({ slopes: [{ until: null, step: 1, deduct: 1 }, { until: null, step: 1, deduct: 1 }] })],
    ['ratio with zeroBeyond at the target', ratio({ zeroBeyond: 90 })],
    ['ratio with zeroBeyond on the near side', ratio({ zeroBeyond: 95 })],
    ['ratio with half a decimal', ratio({ rateDecimals: 1.5 })],
    ['ratio with seven decimals', ratio({ rateDecimals: 7 })],
    ['ratio with a target of seven decimals', ratio({ target: 90.0000001 })],
    ['ratio with a step of a billion', ratio({ slopes: [{ until: null, step: 1e9, deduct: 1 }] })],
    ['yoy without bands', yoy([])],
    ['yoy below P', yoy([{ op: '<=', value: 0, points: 9 }, lastElse])],
    ['yoy with a band after else', yoy([{ op: 'else', points: 10 }, { op: '<=', value: 0, points: 5 }])],
    ['yoy with a band inside an earlier one', yoy([{ op: '<=', value: 0, points: 10 }, { op: '<', value: 0, points: 5 }])],
    ['yoy with everything matched before else', yoy([{ op: '<=', value: 0, points: 10 }, { op: '>', value: 0, points: 5 }, lastElse])],
    ['yoy with an unknown sign', yoy([{ op: '=', value: 0, points: 10 }])],
    ['yoy with a bound missing', yoy([{ op: '<=', points: 10 }])],
    ['yoyPP with a ceiling of seven decimals', { kind: 'yoyPP', better: 'high', bands: [{ op: 'else', points: 10 }], ceilingRate: 1e-7, whenDenominatorZero: 'na' }],
    ['rank whose first is below P', rank({ table: [9] })],
    ['rank with a place above P', rank({ table: [10, 11] })],
    ['rank with more beyond', rank({ beyond: 11 })],
    ['rank below 0', rank({ beyond: -1 })],
    ['rank without places', rank({ table: [] })],
    ['rank with unknown ties', rank({ ties: 'worst' })],
    ['rank in an unknown scope', rank({ scope: 'all' })],
    ['relative to the mean without bands', { kind: 'relative', better: 'high', to: 'mean' }],
  ])('refuses %s', (_what, rule) => { expect(withRule(rule)).toContain('A') })

  it.each<[string, Json]>([
    ['whole numbers written with decimals', JSON.parse('{"kind":"earn","perUnit":2.50,"target":4.0}') as Json],
    ['a band that touches an earlier one', yoy([{ op: '<', value: 0, points: 10 }, { op: '<=', value: 0, points: 5 }, lastElse])],
    ['bands from both sides', yoy([{ op: '<=', value: -5, points: 10 }, { op: '>=', value: 5, points: 0 }, lastElse])],
    ['relative to the best with bands that play no part', { kind: 'relative', better: 'high', to: 'best', bands: [] }],
    ['a rate rounded to nothing', ratio({ rateDecimals: null })],
    ['levels, bands and beyond of 0', rank({ beyond: 0 })],
  ])('accepts %s', (_what, rule) => { expect(withRule(rule)).toEqual([]) })
})

describe('every fault is found', () => {
  it('also beside a rule of the wrong shape', () => {
    const json = rubricJson([item('A', 10, { kind: 'deduct', clauses: 'none' }), item('B', 10, { kind: 'earn', perUnit: 1, target: 9 })], { tieBreak: ['item:none'] })
    expect(faultsOf(json)).toEqual(expect.arrayContaining(['A', 'B', 'item:none']))
  })
})
