import { describe, expect, it } from 'vitest'
import { blankDraft } from '../../../shared/rubric-draft/convert'
import type { Draft, DraftItem, DraftNode } from '../../../shared/rubric-draft/draft'
import { listObstacles, proveDraft } from '../../../shared/rubric-draft/prove-draft'
import { counter, findProof, full, proofsOf, soundDraft, withItem, withNode } from './drafts'
import type { Json } from '../scoring/small-rubric'

describe('a draft without faults', () => {
  it('has nothing to prove, and can be published', () => {
    expect(proveDraft(soundDraft())).toEqual([])
    expect(listObstacles(soundDraft())).toEqual([])
  })
  it('a blank one says what is missing', () => {
    expect(proofsOf(blankDraft(counter()))).toEqual(['wrong rubric title', 'wrong rubric points', 'wrong rubric points'])
  })
})

describe('items', () => {
  const rule = (value: unknown): DraftItem['rule'] => value as DraftItem['rule']
  it.each<[string, Partial<DraftItem>, string]>([
    ['no code', { code: ' ' }, 'wrong A code'],
    ['no content', { content: '\u3000' }, 'wrong A name'],
    ['no standard', { standard: '' }, 'wrong A standard'],
    ['no points', { points: null }, 'wrong A points'],
    ['points of 0', { points: 0 }, 'wrong A points'],
    ['points below 0', { points: -60 }, 'wrong A points'],
    ['points of three decimals', { points: 60.001 }, 'wrong A points'],
    ['an unknown zone', { zones: ['海'] }, 'wrong A zones'],
    ['an unknown domain', { domain: '乙' }, 'wrong A domain'],
    ['a rule that cannot give the points', { rule: rule({ kind: 'earn', perUnit: 1, target: 59 }) }, 'wrong A rule'],
    ['parts that sum to less', { rule: rule({ kind: 'checklist', factors: [1], parts: [{ id: 'a', text: '', points: 59 }] }) }, 'wrong A rule'],
    ['a band that is never reached', { rule: rule({ kind: 'yoy', better: 'low', bands: [{ op: '<=', value: 0, points: 60 }, { op: '<', value: 0, points: 5 }], whenBaseZero: { currentZero: 'full', currentPositive: 'zero' } }) }, 'wrong A rule'],
    ['a survey band that is never reached', { rule: rule({ kind: 'survey', scale: 100, bands: [{ min: 80, points: 60 }, { min: 90, points: 50 }] }) }, 'wrong A rule'],
    ['more taken off than there is', { rule: rule({ kind: 'deduct', clauses: [{ id: 'a', when: '', per: '次', points: 1, max: 61 }] }) }, 'check A rule'],
    ['待定规则', { pending: true }, 'check A rule'],
    ['an id twice', { id: 'B' }, 'wrong B id'],
    ['a code twice', { code: 'c-B' }, 'wrong B code'],
    ['the code of a node', { code: '1-2' }, 'wrong n3 code'],
    ['a code in other signs', { code: 'ｃ-B ' }, 'check B code'],
  ])('%s', (_what, change, proof) => {
    const draft = withItem(soundDraft(), 'A', change)
    expect(proofsOf(draft)).toContain(proof)
    expect(listObstacles(draft).length > 0).toBe(proofsOf(draft).some((each) => each.startsWith('wrong')))
  })
  it('a repeated code names the other and its cell', () => {
    const draft: Draft = { ...withItem(soundDraft(), 'B', { code: 'c-A' }), sources: { A: { code: { sheet: '细则', cell: 'A3' } }, B: { code: { sheet: '细则', cell: 'A9' } } } }
    expect(findProof(draft, 'B', 'code')).toMatchObject({ place: { sheet: '细则', cell: 'A9' }, message: 'c-A 内容：编码重复，“内容”（工作表“细则”A3）也是 c-A' })
  })
  it('a rule is found at its standard, what has no cell of its own at its content', () => {
    const cells = { name: { sheet: 's', cell: 'C4' }, standard: { sheet: 's', cell: 'E4' } }
    const draft: Draft = { ...withItem(soundDraft(), 'A', { pending: true, zones: ['海'] }), sources: { A: cells } }
    expect(findProof(draft, 'A', 'rule')?.place).toEqual(cells.standard)
    expect(findProof(draft, 'A', 'zones')?.place).toEqual(cells.name)
  })
  it('every proof says what to do, in Chinese', () => {
    for (const { message, advice } of proveDraft(withItem(soundDraft(), 'A', { code: '', content: '', standard: '', points: null, zones: ['海'] }))) {
      expect(message).toMatch(/\p{Script=Han}/u)
      expect(advice).toMatch(/\p{Script=Han}/u)
    }
  })
})

describe('nodes', () => {
  it.each<[string, Partial<DraftNode>, string]>([
    ['no code', { code: '' }, 'wrong n2 code'],
    ['no name', { name: '' }, 'wrong n2 name'],
    ['points of three decimals', { points: 100.005 }, 'wrong n2 points'],
    ['nothing below', { items: [] }, 'wrong n2 below'],
    ['neither list', { items: undefined }, 'wrong n2 below'],
    ['two kinds below', { children: [{ key: 'k', code: '9', name: '九', points: 1, items: [full('Z', 1) as DraftItem] }] }, 'wrong n2 below'],
  ])('%s', (_what, change, proof) => { expect(proofsOf(withNode(soundDraft(), '1-1', change))).toContain(proof) })
  it('points that nobody stated are what is below, and nothing is wrong with them', () => {
    const open = withItem(withNode(withNode(soundDraft(), '1-1', { points: null }), '1', { points: null }), 'A', { points: 50 })
    expect(proofsOf(open)).toEqual(['wrong rubric points'])
    expect(findProof(open, 'rubric', 'points')?.message).toContain('差在工作要求的分值：1 是 390、2 是 600')
  })
  it('a sum that is off says by how much, and what the points would be', () => {
    const { message, advice } = findProof(withNode(soundDraft(), '1-1', { points: 110.5 }), 'n2', 'points') ?? {}
    expect([message, advice]).toEqual(['1-1 子：分值 110.5，下级之和 100，少 10.5', '核对下级的分值，或把这一级改为 100'])
  })
  it('five levels', () => {
    const deep = (codes: string[]): Json => (codes.length > 1 ? { code: codes[0], name: '层', points: 1000, children: [deep(codes.slice(1))] } : { code: codes[0], name: '层', points: 1000, items: [full('A', 1000)] })
    expect(proofsOf(soundDraft({ requirements: [deep(['1', '2', '3', '4'])] }))).toEqual(['wrong n4 below'])
    expect(proofsOf(soundDraft({ requirements: [deep(['1', '2', '3'])] }))).toEqual([])
  })
})

describe('the 1000', () => {
  it('says how much is missing and in which requirement', () => {
    const { message, advice } = findProof(withItem(soundDraft(), 'D', { points: 595 }), 'rubric', 'points') ?? {}
    expect(message).toBe('考核内容分值之和 995，总分 1000，少 5。差在：2 乙 写的是 600、下级合计 595（少 5）')
    expect(advice).toBe('把分值改到正好合计 1000')
  })
  it('says so where the requirements agree with what is below them', () => {
    const draft = withNode(withItem(soundDraft(), 'D', { points: 605.5 }), '2', { points: 605.5 })
    expect(findProof(draft, 'rubric', 'points')?.message).toBe('考核内容分值之和 1005.5，总分 1000，多 5.5。各工作要求与其下级都相符，差在工作要求的分值：1 是 400、2 是 605.5')
  })
  it('counts what has no points yet', () => { expect(findProof(withItem(soundDraft(), 'D', { points: null }), 'rubric', 'points')?.message).toContain('少 600，还有 1 项没有分值') })
  it('another total than 1000 is to be looked at', () => {
    const draft = withNode(withItem(soundDraft({ basePoints: 900 }), 'D', { points: 500 }), '2', { points: 500 })
    expect(proofsOf(draft)).toEqual(['check rubric basePoints'])
  })
})

describe('the whole', () => {
  const claims = (items: Json[]): Json => ({ cap: 10, items })
  const claim = (more: Json): Json => ({ code: 'J1', content: '加', cap: 6, levels: [{ id: 'a', label: '省', points: 2 }], ...more })
  it.each<[string, Json, string]>([
    ['no title', { title: '' }, 'wrong rubric title'],
    ['no total', { basePoints: 0 }, 'wrong rubric basePoints'],
    ['grades that rise', { grades: [{ name: '好', min: 80 }, { name: '更好', min: 90 }, { name: '差', min: 0 }] }, 'wrong rubric grades'],
    ['a veto grade that is none', { vetoes: { grade: '没有', items: [] } }, 'wrong rubric vetoes'],
    ['a tie-break on nothing', { tieBreak: ['item:none'] }, 'wrong rubric tieBreak'],
    ['a bonus cap of 0', { bonus: { cap: 0, items: [] } }, 'wrong rubric bonus'],
    ['a penalty cap of 0', { penalty: { cap: 0, items: [] } }, 'wrong rubric penalty'],
    ['a claim without levels', { bonus: claims([claim({ levels: [] })]) }, 'wrong J1 bonus'],
    ['a claim without content', { penalty: claims([claim({ code: 'K1', content: '' })]) }, 'wrong K1 penalty'],
    ['a claim that an import left open', { bonus: claims([claim({ pending: true, standard: '酌情加分' })]) }, 'check J1 bonus'],
    ['a claim without code', { bonus: claims([claim({ code: '' })]) }, 'wrong rubric bonus'],
    ['a veto without content', { vetoes: { grade: '差', items: [{ code: 'V1', content: '' }] } }, 'wrong V1 vetoes'],
    ['a code twice', { vetoes: { grade: '差', items: [{ code: 'J1', content: '否' }] } }, 'wrong J1 bonus'],
  ])('%s', (_what, more, proof) => { expect(proofsOf(soundDraft(more))).toContain(proof) })
})

describe('a department written in two ways', () => {
  const written = (a: string, b: string, more: Partial<DraftItem> = {}): string[] =>
    proofsOf(withItem(withItem(withItem(soundDraft(), 'A', { leadDepartment: a }), 'C', { supportingDepartments: [a] }), 'D', { leadDepartment: b, ...more }))
  it.each([['州公安局', '公安局'], ['州委政法委（平安办）', '政法委'], ['州司法局、州公安局', '州公安 局'], ['县纪委监委', '县纪委 监委'], ['中共州委政法委员会', '州委政法委']])('%s and %s', (a, b) => {
    expect(written(a, b)).toContain('check D department')
  })
  it.each([['州公安局', '州司法局'], ['州公安局', '市公安局'], ['德令哈市公安局', '格尔木市公安局'], ['州委办公室', '州政府办公室'], ['州公安局', '州公安局']])('not %s and %s', (a, b) => {
    expect(written(a, b)).toEqual([])
  })
  it('is looked for among the supporting ones too', () => { expect(written('州公安局', '州司法局', { supportingDepartments: ['公安局'] })).toEqual(['check D department']) })
})
