import { describe, expect, it } from 'vitest'
import { checkEntries, scoreUnit } from '../../../shared/scoring'
import { entriesJson, item, rubricJson, rubricOf, type Json } from './small-rubric'

const ratio = { kind: 'ratio', better: 'high', target: 90, slopes: [{ until: null, step: 1, deduct: 1 }], partialStep: 'linear', zeroBeyond: null, whenDenominatorZero: 'manual' }
const bands = [{ op: '>=', value: 0, points: 5 }, { op: 'else', points: 0 }]
const rubric = rubricOf([
  item('DED', 5, { kind: 'deduct', clauses: [{ id: 'a', when: '无', per: '次', points: 1, max: null }, { id: 'b', when: '缺', per: null, points: 1, max: null }] }),
  item('EARN', 5, { kind: 'earn', perUnit: 1, target: 5 }),
  item('CHECK', 5, { kind: 'checklist', factors: [1, 0.5, 0], parts: [{ id: 'a', text: '甲', points: 3 }, { id: 'b', text: '乙', points: 2 }] }),
  item('TIER', 5, { kind: 'tier', levels: [{ id: 'a', label: '好', points: 5 }] }),
  item('YES', 5, { kind: 'yesno' }),
  item('JUD', 5, { kind: 'judged' }),
  item('SUR', 5, { kind: 'survey', scale: 100 }),
  item('RAT', 5, ratio),
  item('RATNA', 5, { ...ratio, whenDenominatorZero: 'na' }),
  item('YOY', 5, { kind: 'yoy', better: 'high', bands, whenBaseZero: { currentZero: 'full', currentPositive: 'manual' } }),
  item('PP', 5, { kind: 'yoyPP', better: 'high', bands, ceilingRate: 95, whenDenominatorZero: 'manual' }),
  item('RANK', 5, { kind: 'rank', better: 'high', table: [5], beyond: 0, ties: 'best' }),
  item('REL', 5, { kind: 'relative', better: 'high', to: 'best' }),
  item('NONA', 5, { kind: 'yesno' }, { notApplicable: { allowed: false, hint: null } }),
  item('FARM', 5, { kind: 'yesno' }, { zones: ['农'], notApplicable: { allowed: false, hint: null } }),
])
const raw = (text: string): unknown => JSON.parse(text)
const faults = (entries: Json, more: Json = {}): string[] => {
  const checked = checkEntries(rubric, entriesJson(entries, more))
  return checked.ok ? [] : checked.errors.map(({ where }) => where)
}

describe('entries that no rule takes', () => {
  it.each<[string, unknown]>([
    ['DED', { kind: 'deduct', counts: [] }],
    ['DED', { kind: 'deduct', counts: { a: '1' } }],
    ['DED', { kind: 'deduct', counts: { a: null } }],
    ['DED', { kind: 'deduct', counts: { a: true } }],
    ['DED', { kind: 'deduct', counts: { a: 1.5 } }],
    ['DED', { kind: 'deduct', counts: { a: -1 } }],
    ['DED', { kind: 'deduct', counts: { a: 1e9 } }],
    ['DED', { kind: 'deduct', counts: { c: 0 } }],
    ['DED', { kind: 'deduct', counts: { toString: 1 } }],
    ['DED', raw('{"kind":"deduct","counts":{"__proto__":1}}')],
    ['DED', raw('{"kind":"deduct","counts":{},"escalated":{"__proto__":1.5}}')],
    ['DED', { kind: 'deduct', counts: { b: 2 } }],
    ['DED', { kind: 'deduct', counts: { b: 1 }, escalated: { b: 1 } }],
    ['DED', { kind: 'deduct', counts: null }],
    ['DED', { kind: 'deduct', counts: {}, escalated: [] }],
    ['DED', { counts: {} }],
    ['DED', null],
    ['DED', [{ kind: 'deduct', counts: {} }]],
    ['DED', 'deduct'],
    ['EARN', { kind: 'earn', count: '3' }],
    ['EARN', { kind: 'earn', count: 0.5 }],
    ['EARN', { kind: 'earn', count: -1 }],
    ['EARN', { kind: 'earn', count: 1e9 }],
    ['EARN', raw('{"kind":"earn","count":1e400}')],
    ['EARN', { kind: 'earn' }],
    ['EARN', raw('{"kind":"earn","count":1,"__proto__":1}')],
    ['EARN', { kind: 'earn', count: 1, constructor: 1 }],
    ['CHECK', { kind: 'checklist', parts: { a: 1 } }],
    ['CHECK', { kind: 'checklist', parts: {} }],
    ['CHECK', { kind: 'checklist', parts: { a: 1, b: 0.75 } }],
    ['CHECK', { kind: 'checklist', parts: { a: 1, b: 1, c: 1 } }],
    ['CHECK', { kind: 'checklist', parts: { a: true, b: 1 } }],
    ['CHECK', raw('{"kind":"checklist","parts":{"a":1,"b":1,"__proto__":1}}')],
    ['CHECK', { kind: 'checklist', parts: [1, 1] }],
    ['TIER', { kind: 'tier', level: 'z' }],
    ['TIER', { kind: 'tier', level: 'toString' }],
    ['TIER', { kind: 'tier', level: 0 }],
    ['YES', { kind: 'yesno', met: 1 }],
    ['YES', { kind: 'yesno', met: null }],
    ['YES', { kind: 'judged', points: 1, reason: '定' }],
    ['JUD', { kind: 'judged', points: 5.01, reason: '定' }],
    ['JUD', { kind: 'judged', points: 1.005, reason: '定' }],
    ['JUD', { kind: 'judged', points: -0.01, reason: '定' }],
    ['JUD', { kind: 'judged', points: 1e-7, reason: '定' }],
    ['JUD', { kind: 'judged', points: 1, reason: '\u3000\u2028\u0085' }],
    ['JUD', { kind: 'judged', points: 1 }],
    ['SUR', { kind: 'survey', value: 100.000001 }],
    ['SUR', { kind: 'survey', value: 1.0000001 }],
    ['SUR', { kind: 'survey', value: -0.5 }],
    ['RAT', { kind: 'ratio', numerator: 1, denominator: 2, judged: { points: 1, reason: '定' } }],
    ['RAT', { kind: 'ratio', numerator: 1, denominator: 2, judged: null }],
    ['RAT', { kind: 'ratio', numerator: 1, denominator: 0 }],
    ['RAT', { kind: 'ratio', numerator: 1, denominator: 0, judged: { points: 6, reason: '定' } }],
    ['RAT', { kind: 'ratio', numerator: 1, denominator: 0, judged: { points: 1, reason: ' ' } }],
    ['RAT', { kind: 'ratio', numerator: 1, denominator: 0, judged: { points: 1, reason: '定', by: '甲' } }],
    ['RAT', { kind: 'ratio', numerator: 1, denominator: -1 }],
    ['RAT', { kind: 'ratio', numerator: 1e9, denominator: 1 }],
    ['RAT', { kind: 'ratio', numerator: 1 }],
    ['RATNA', { kind: 'ratio', numerator: 1, denominator: 0, judged: { points: 1, reason: '定' } }],
    ['YOY', { kind: 'yoy', current: 0, previous: 0, judged: { points: 1, reason: '定' } }],
    ['YOY', { kind: 'yoy', current: 1, previous: 0 }],
    ['YOY', { kind: 'yoy', current: -1, previous: 1 }],
    ['PP', { kind: 'yoyPP', current: { numerator: 1, denominator: 1 }, previous: { numerator: 1, denominator: 0 } }],
    ['PP', { kind: 'yoyPP', current: { numerator: 1, denominator: 1, extra: 1 }, previous: { numerator: 1, denominator: 1 } }],
    ['PP', { kind: 'yoyPP', current: [1, 1], previous: { numerator: 1, denominator: 1 } }],
    ['PP', { kind: 'yoyPP', current: { numerator: 1, denominator: 1 }, previous: { numerator: 1, denominator: 1 }, judged: { points: 1, reason: '定' } }],
    ['RANK', { kind: 'rank', value: -1 }],
    ['RANK', { kind: 'rank', value: '1' }],
    ['RANK', { kind: 'relative', value: 1 }],
    ['REL', { kind: 'relative', value: 0.0000001 }],
    ['NONA', { kind: 'notApplicable', reason: '没有' }],
    ['YES', { kind: 'notApplicable', reason: '\u00a0\t' }],
    ['YES', { kind: 'notApplicable' }],
    ['YES', { kind: 'notApplicable', reason: '没有', note: '' }],
    ['FARM', { kind: 'yesno', met: true }],
    ['NOPE', { kind: 'yesno', met: true }],
    ['constructor', { kind: 'yesno', met: true }],
  ])('%s %j', (id, entry) => { expect(faults({ [id]: entry })).toContain(id) })

  it('an item called __proto__', () => { expect(faults(raw('{"__proto__":{"kind":"yesno","met":true}}') as Json)).toEqual(['__proto__']) })
})

describe('entries that are fine', () => {
  it.each<[string, unknown]>([
    ['DED', { kind: 'deduct' }],
    ['DED', { kind: 'deduct', counts: { a: -0, b: 1 }, escalated: {} }],
    ['EARN', raw('{"kind":"earn","count":3.0}')],
    ['CHECK', { kind: 'checklist', parts: { a: -0, b: 0.5 } }],
    ['JUD', raw('{"kind":"judged","points":1.500,"reason":"定"}')],
    ['JUD', { kind: 'judged', points: 0, reason: '\u200b' }],
    ['SUR', { kind: 'survey', value: 0.000001 }],
    ['RAT', { kind: 'ratio', numerator: 0, denominator: -0, judged: { points: 5, reason: '定' } }],
    ['RAT', { kind: 'ratio', numerator: 999999999.5, denominator: 1 }],
    ['YOY', { kind: 'yoy', current: 1, previous: 0, judged: { points: 1, reason: '定' } }],
    ['FARM', { kind: 'notApplicable', reason: '' }],
  ])('%s %j', (id, entry) => { expect(faults({ [id]: entry })).toEqual([]) })
})

describe('the file around the entries', () => {
  const claim = { item: 'J1', level: 'a', count: 1, matter: '' }
  it.each<[string, Json, string]>([
    ['another format', { format: 2 }, 'U'],
    ['a format as text', { format: '1' }, 'U'],
    ['an unknown field', { penalties: [] }, 'U'],
    ['entries as a list', { entries: [] }, 'U'],
    ['entries of null', { entries: null }, 'U'],
    ['no unit', { unit: undefined }, 'unit'],
    ['a unit without code', { unit: { name: '甲' } }, 'unit'],
    ['a unit with a number for a code', { unit: { code: 7 } }, 'unit'],
    ['a blank code', { unit: { code: ' ' } }, 'unit'],
    ['zones that are no list', { unit: { code: 'U', zones: '城' } }, 'U'],
    ['zones of null', { unit: { code: 'U', zones: null } }, 'U'],
    ['a zone that is a number', { unit: { code: 'U', zones: ['城', 1] } }, 'U'],
    ['an unknown zone', { unit: { code: 'U', zones: ['海'] } }, 'U'],
    ['a name that is a number', { unit: { code: 'U', name: 5, zones: ['城'] } }, 'U'],
    ['a group of null', { unit: { code: 'U', group: null } }, 'U'],
    ['bonus that is no list', { bonus: {} }, 'U'],
    ['bonus of null', { bonus: null }, 'U'],
    ['a claim that is null', { bonus: [null] }, 'U'],
    ['a claim without item', { bonus: [{ level: 'a', count: 1, matter: '' }] }, 'U'],
    ['a claim of the other list', { bonus: [{ ...claim, item: 'K1' }] }, 'K1'],
    ['a claim on __proto__', { bonus: [{ ...claim, item: '__proto__' }] }, '__proto__'],
    ['a claim count as text', { bonus: [{ ...claim, count: '1' }] }, 'J1'],
    ['a claim count of 0', { bonus: [{ ...claim, count: 0 }] }, 'J1'],
    ['a claim count of a billion', { bonus: [{ ...claim, count: 1e9 }] }, 'J1'],
    ['a claim level that is none', { bonus: [{ ...claim, level: 'constructor' }] }, 'J1'],
    ['a claim with a further field', { bonus: [{ ...claim, note: '' }] }, 'J1'],
    ['a claim with a matter of null', { bonus: [{ ...claim, matter: null }] }, 'J1'],
    ['a veto in an unknown state', { vetoes: [{ item: 'V1', state: '生效' }] }, 'V1'],
    ['a veto with a further field', { vetoes: [{ item: 'V1', state: 'lead', date: '' }] }, 'V1'],
    ['an unknown veto', { vetoes: [{ item: 'V9', state: 'lead' }] }, 'V9'],
    ['an unknown exempt item', { exempt: ['NOPE'] }, 'NOPE'],
    ['an exempt item by code', { exempt: ['c-YES'] }, 'c-YES'],
    ['exempt that is no list', { exempt: 'YES' }, 'U'],
    ['an exempt number', { exempt: [1] }, 'U'],
  ])('refuses %s', (_what, more, where) => { expect(faults({}, more)).toContain(where) })

  it.each([null, undefined, 5, 'x', [], [[]]])('refuses %j for a file', (file) => {
    const checked = checkEntries(rubric, file)
    expect(checked.ok).toBe(false)
  })
  it('takes a unit with nothing but a code, and further fields of a unit', () => {
    expect(faults({}, { unit: { code: 'U' } })).toEqual([])
    expect(faults({}, { unit: { code: 'U', kind: '县级市' } })).toEqual([])
  })
  it('ignores whatever an exempt item carries', () => {
    expect(faults({ YES: { garbage: 1 }, NONA: null, FARM: { kind: 'yesno', met: true } }, { exempt: ['YES', 'NONA', 'FARM'] })).toEqual([])
  })
  it('finds every fault, and none that is not there', () => {
    const found = faults({ YES: { kind: 'yesno' }, NOPE: {}, FARM: { kind: 'notApplicable', reason: '' } }, { unit: { code: 'U', name: 1, zones: ['城'] }, bonus: [{ ...claim, level: 'z' }], exempt: ['?'] })
    expect(found.sort()).toEqual(['?', 'J1', 'NOPE', 'U', 'YES'])
  })
})

describe('ids that are names of JavaScript', () => {
  const odd = rubricOf([
    item('__proto__', 10, { kind: 'deduct', clauses: [{ id: '__proto__', when: '无', per: '次', points: 1, max: null }, { id: 'constructor', when: '缺', per: '次', points: 2, max: null }] }, { code: '__proto__' }),
    item('constructor', 10, { kind: 'checklist', factors: [1, 0], parts: [{ id: '__proto__', text: '', points: 10 }] }, { code: 'toString' }),
  ], { tieBreak: ['item:__proto__'], bonus: { cap: 10, items: [{ code: '__proto__', content: '', cap: 6, levels: [{ id: '__proto__', points: 2 }] }] } })
  it('are items, clauses, parts, levels and claims like any other', () => {
    const entries = raw('{"__proto__":{"kind":"deduct","counts":{"__proto__":1,"constructor":2}},"constructor":{"kind":"checklist","parts":{"__proto__":1}}}') as Json
    const scored = scoreUnit(odd, entriesJson(entries, { bonus: [{ item: '__proto__', level: '__proto__', count: 2, matter: '' }] }))
    if (!scored.ok) throw new Error(JSON.stringify(scored.errors))
    expect(Object.keys(scored.value.items)).toEqual(['__proto__', 'constructor', 'REST'])
    expect([scored.value.items['__proto__']?.points, scored.value.items['constructor']?.points, scored.value.bonus]).toEqual([500, 1000, 400])
  })
  it('count nothing where nothing was entered', () => {
    const scored = scoreUnit(odd, entriesJson({}))
    expect(scored.ok && scored.value.items['constructor']).toEqual({ points: 0, state: 'unscored' })
  })
})

it('never changes what it is given', () => {
  const file = entriesJson({ YES: { kind: 'yesno', met: true } }, { exempt: ['JUD'], bonus: [{ item: 'J1', level: 'a', count: 1, matter: ' x ' }] })
  const frozen = JSON.stringify([file, rubric])
  scoreUnit(rubric, file)
  expect(JSON.stringify([file, rubric])).toBe(frozen)
  expect(rubricJson([])).toEqual(rubricJson([]))
})
