import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draftFromJson, draftOf, toRubricJson } from '../../../shared/rubric-draft/convert'
import { listDraftItems, walkDraft } from '../../../shared/rubric-draft/draft-tree'
import { draftLength, isDraftSized } from '../../../shared/rubric-draft/limits'
import { draftOriginSchema, sizedDraftSchema } from '../../../shared/rubric-draft/library'
import { countWrong, listObstacles, proveDraft } from '../../../shared/rubric-draft/prove-draft'
import { toPublished } from '../../../shared/rubric-draft/publish'
import { rubricSchema } from '../../../shared/rubric/rubric'
import { rubricFolder } from '../../integration/services/bench-of-services'
import { counter, draftOfJson, soundDraft, soundJson, withItem, withNode } from './drafts'

const standIn = rubricSchema.parse(JSON.parse(readFileSync(join(rubricFolder, 'haixi-default.json'), 'utf8')))
const standInDraft = () => draftOf(standIn, 'd', counter())

describe('a draft of a version', () => {
  it('has the same rubric and a key of its own for every node', () => {
    const draft = standInDraft()
    const keys: string[] = []
    walkDraft(draft.rubric, ({ key }) => keys.push(key))
    expect(keys).toHaveLength(40)
    expect(new Set(keys).size).toBe(40)
    expect(draft.basedOn).toBe('d')
    expect(toRubricJson(draft)).toEqual(standIn)
  })
  it('of the stand-in has nothing wrong', () => {
    expect(proveDraft(standInDraft()).filter(({ weight }) => weight === 'wrong')).toEqual([])
    expect(listObstacles(standInDraft())).toEqual([])
  })
})

describe('a rubric file', () => {
  it('says the sum where a node states nothing', () => {
    const open = withNode(withNode(soundDraft(), '1-1', { points: null }), '1', { points: null })
    expect(toRubricJson(open)).toEqual(soundJson())
    expect(toRubricJson(withItem(open, 'A', { points: 62.5 }))).toMatchObject({ requirements: [{ points: 402.5, children: [{ points: 102.5 }, { points: 300 }] }, { points: 600 }] })
  })
  it('is a draft with whatever is missing in it', () => {
    const draft = withItem(soundDraft(), 'A', { points: null })
    const read = draftOfJson(toRubricJson(draft))
    expect(read).toEqual({ ...draft, basedOn: null })
    expect(toRubricJson(read)).toEqual(toRubricJson(draft))
  })
  it.each<[string, unknown]>([['a number', 7], ['a list', []], ['null', null], ['another file', { format: 1, unit: {} }], ['requirements that are no list', { ...soundJson(), requirements: {} }], ['a node that is a text', { ...soundJson(), requirements: ['1'] }]])('not %s', (_what, json) => {
    expect(draftFromJson(json, counter()).ok).toBe(false)
  })
  it('of ten thousand levels is refused', () => {
    let node: Record<string, unknown> = { code: 'x', name: 'x', points: 1, items: [] }
    for (let level = 0; level < 10_000; level++) node = { code: 'x', name: 'x', points: 1, children: [node] }
    expect(draftFromJson({ ...soundJson(), requirements: [node] }, counter())).toMatchObject({ ok: false, errors: [{ code: 'too-deep' }] })
    expect(isDraftSized(node)).toBe(false)
    expect(sizedDraftSchema.safeParse({ rubric: { requirements: [node] } }).success).toBe(false)
  })
  it('an empty list beside a full one is none', () => {
    const draft = soundDraft()
    Object.assign(draft.rubric.requirements[0] ?? {}, { items: [] })
    expect(toRubricJson(draft)).toEqual(toRubricJson(soundDraft()))
  })
})

describe('the size of a draft', () => {
  it('is bounded before its shape is looked at', () => {
    const big = withItem(soundDraft(), 'A', { standard: '长'.repeat(draftLength) })
    expect(isDraftSized(soundDraft())).toBe(true)
    expect(sizedDraftSchema.safeParse(soundDraft()).success).toBe(true)
    expect(isDraftSized(big)).toBe(false)
    expect(draftOriginSchema.safeParse({ kind: 'draft', draft: big }).success).toBe(false)
  })
  it('takes 2,000 items with long standards', () => {
    const draft = soundDraft()
    const [like] = listDraftItems(draft.rubric)
    Object.assign(draft.rubric.requirements[1] ?? {}, { items: Array.from({ length: 2000 }, (_, at) => ({ ...like, id: `i${at}`, code: `c${at}`, standard: '标'.repeat(500) })) })
    expect(isDraftSized(draft)).toBe(true)
    expect(countWrong(proveDraft(draft))).toBe(2)
  })
})

describe('what is published', () => {
  it('is the placeholder only while it is the stand-in', () => {
    expect(toPublished(standInDraft(), '二', standIn)).toMatchObject({ version: '二', placeholder: true, notice: standIn.notice })
    const own = toPublished(withItem(standInDraft(), 'R01S1I01', { content: '另一' }), '二', standIn)
    expect(own).not.toHaveProperty('placeholder')
    expect(own).not.toHaveProperty('notice')
  })
  it('keeps a notice of its own', () => { expect(toPublished(soundDraft({ notice: '试行' }), '1', standIn)).toMatchObject({ notice: '试行' }) })
})
