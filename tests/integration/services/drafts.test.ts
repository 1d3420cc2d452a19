import { afterEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../shared/change/canonical-json'
import { AppError } from '../../../shared/failure'
import type { Draft } from '../../../shared/rubric-draft/draft'
import type { DraftOrigin, LibraryDraft, LibraryVersion } from '../../../shared/rubric-draft/library'
import { toRubricJson } from '../../../shared/rubric-draft/convert'
import { createServices } from '../../../electron/services/services'
import { soundDraft, soundJson, withItem } from '../../unit/rubric-draft/drafts'
import { codeOf, servicesOnDisk, sha256 } from './bench-of-services'
import { contentOf, unitInput, type SyncHandlers } from './small-campaign'

type Bench = Awaited<ReturnType<typeof servicesOnDisk>>
const open: Bench[] = []
afterEach(() => open.splice(0).forEach(({ db }) => { db.close() }))

async function library() {
  const bench = await servicesOnDisk()
  open.push(bench)
  const handlers = bench.handlers as SyncHandlers
  const versions = (): LibraryVersion[] => handlers['rubric.library']({}).versions
  const drafts = (): LibraryDraft[] => handlers['rubric.library']({}).drafts
  const create = (from: DraftOrigin): string => handlers['draft.create']({ from }).draftId
  const publish = (draft: Draft, version: string): string => handlers['draft.publish']({ draftId: create({ kind: 'draft', draft }), version }).digest
  return { ...bench, handlers, versions, drafts, create, publish, draftOf: (draftId: string): Draft => handlers['draft.open']({ draftId }).draft }
}

/** What must be refused, with nothing written. */
function refused({ db }: Bench, body: () => unknown): AppError {
  const before = contentOf(db)
  try {
    body()
  } catch (error) {
    expect(contentOf(db)).toBe(before)
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('was not refused')
}

describe('the library', () => {
  it('has the stand-in without writing anything, and once where it is used', async () => {
    const { db, handlers, versions } = await library()
    const before = contentOf(db)
    const [standIn] = versions()
    expect(versions()).toMatchObject([{ version: '默认替代稿-1', items: 100, points: 100_000, placeholder: true, bundled: true, publishedAt: 0, campaigns: [] }])
    expect(handlers['rubric.get']({ digest: standIn?.digest ?? '' }).rubric.version).toBe('默认替代稿-1')
    expect(contentOf(db)).toBe(before)
    const { campaignId } = handlers['campaign.create']({ name: '考核', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubric: { kind: 'version', digest: standIn?.digest ?? '' }, units: [unitInput('A')] })
    expect(versions()).toMatchObject([{ digest: standIn?.digest, bundled: true, campaigns: [{ id: campaignId, name: '考核', sample: false }] }])
    expect(versions()[0]?.publishedAt).toBeGreaterThan(0)
  })
  it('does not know other digests', async () => {
    const { handlers } = await library()
    for (const body of [() => handlers['rubric.get']({ digest: 'x' }), () => handlers['draft.create']({ from: { kind: 'version', digest: 'x' } }), () => handlers['campaign.create']({ name: '考核', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubric: { kind: 'version', digest: 'x' }, units: [] })]) expect(codeOf(body)).toBe('not-found')
  })
})

describe('drafts', () => {
  it('are made of a version, of nothing, of a reading and of a file', async () => {
    const { versions, create, draftOf, drafts, handlers } = await library()
    const digest = versions()[0]?.digest ?? ''
    const ofVersion = draftOf(create({ kind: 'version', digest }))
    expect(ofVersion.basedOn).toBe(digest)
    expect(toRubricJson(ofVersion)).toEqual(handlers['rubric.get']({ digest }).rubric)
    expect(draftOf(create({ kind: 'blank' })).rubric).toMatchObject({ title: '', basePoints: 1000, requirements: [] })
    const read = { ...soundDraft(), file: '细则.xlsx', sources: { A: { code: { sheet: '细则', cell: 'A3' } } } }
    expect(draftOf(create({ kind: 'draft', draft: read }))).toEqual(read)
    expect(toRubricJson(draftOf(create({ kind: 'json', text: JSON.stringify(soundJson()) })))).toEqual(soundJson())
    expect(drafts().map(({ items, points, wrong, file }) => [items, points, wrong, file])).toEqual([[4, 100_000, 0, ''], [4, 100_000, 0, '细则.xlsx'], [0, 0, 3, ''], [100, 100_000, 0, '']])
  })
  it.each([['{', '文件不是 JSON'], ['[]', '文件里不是一份细则'], ['{"format":2}', 'format 的内容不对']])('not of %s', async (text, words) => {
    const bench = await library()
    const error = refused(bench, () => bench.create({ kind: 'json', text }))
    expect(error.code).toBe('rubric-file')
    expect(error.detail['message']).toContain(words)
  })
  it('are on disk when they are saved, errors and all', async () => {
    const { handlers, create, options, folder, drafts } = await library()
    const draftId = create({ kind: 'draft', draft: soundDraft() })
    const changed = withItem(soundDraft(), 'A', { points: null, content: '改了' })
    const { savedAt } = handlers['draft.save']({ draftId, draft: changed })
    expect(drafts()).toMatchObject([{ id: draftId, wrong: 4, updatedAt: savedAt }])
    open.pop()?.db.close()
    const again = await servicesOnDisk(folder)
    open.push(again)
    const { handlers: all } = createServices({ ...options, db: again.db })
    const reopened = all as SyncHandlers
    expect(reopened['draft.open']({ draftId }).draft).toEqual(changed)
    // 已保存 of the next start is of the draft, too.
    expect((await all['app.start']({})).lastSavedAt).toBe(savedAt)
  })
  it('that are removed are gone and can be taken back', async () => {
    const bench = await library()
    const { handlers, create, drafts } = bench
    const draftId = create({ kind: 'draft', draft: soundDraft() })
    handlers['draft.remove']({ draftId })
    expect(drafts()).toEqual([])
    for (const body of [() => handlers['draft.open']({ draftId }), () => handlers['draft.save']({ draftId, draft: soundDraft() }), () => handlers['draft.publish']({ draftId, version: '1' }), () => handlers['draft.remove']({ draftId: 'none' }), () => handlers['draft.restore']({ draftId: 'none' })]) expect(refused(bench, body).code).toBe('not-found')
    handlers['draft.restore']({ draftId })
    expect(drafts()).toMatchObject([{ id: draftId }])
  })
})

describe('publishing', () => {
  it('makes an immutable version under its digest; the draft is gone, the id stays', async () => {
    const { db, create, handlers, versions, drafts, draftOf } = await library()
    const draftId = create({ kind: 'draft', draft: soundDraft() })
    const published = { ...toRubricJson(draftOf(draftId)), version: '2026年版' }
    const { digest } = handlers['draft.publish']({ draftId, version: ' 2026年版 ' })
    expect(digest).toBe(sha256(canonicalJson(published)))
    expect(versions()[0]).toMatchObject({ digest, id: 'small', version: '2026年版', placeholder: false, bundled: false, items: 4 })
    expect(drafts()).toEqual([])
    expect(handlers['rubric.get']({ digest }).rubric).toEqual(published)
    for (const sql of ["UPDATE rubric_version SET json = '{}'", 'UPDATE rubric_version SET published_at = 1', 'DELETE FROM rubric_version']) expect(() => db.transaction((tx) => tx.run(sql))).toThrow('immutable')
    const { campaignId } = handlers['campaign.create']({ name: '考核', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubric: { kind: 'version', digest }, units: [unitInput('A')] })
    expect(handlers['campaign.open']({ campaignId })).toMatchObject({ campaign: { rubricDigest: digest }, rubric: { version: '2026年版' } })
  })
  it('refuses every draft with something wrong, and says what', async () => {
    const bench = await library()
    const draftId = bench.create({ kind: 'draft', draft: withItem(soundDraft(), 'D', { points: 595 }) })
    const { code, detail } = refused(bench, () => bench.handlers['draft.publish']({ draftId, version: '1' }))
    expect([code, detail['count']]).toEqual(['draft-wrong', '2'])
    expect(detail['message']).toContain('少 5')
  })
  it('refuses what only the law of rubrics knows', async () => {
    const bench = await library()
    const clauses = [{ id: 'a', when: '', per: '次', points: 1, max: null }]
    const draftId = bench.create({ kind: 'draft', draft: withItem(soundDraft(), 'A', { rule: { kind: 'deduct', clauses: [...clauses, ...clauses] } }) })
    expect(refused(bench, () => bench.handlers['draft.publish']({ draftId, version: '1' })).code).toBe('draft-wrong')
  })
  it('needs a name for the version that this rubric has not had', async () => {
    const bench = await library()
    const { create, publish, handlers } = bench
    const digest = publish(soundDraft(), '一')
    const next = create({ kind: 'version', digest })
    const as = (version: string): string => refused(bench, () => handlers['draft.publish']({ draftId: next, version })).code
    expect([as('　 '), as('一')]).toEqual(['version-blank', 'version-same'])
    handlers['draft.save']({ draftId: next, draft: withItem(handlers['draft.open']({ draftId: next }).draft, 'A', { content: '另一' }) })
    expect(as('一')).toBe('version-taken')
    expect(handlers['draft.publish']({ draftId: next, version: '二' }).digest).not.toBe(digest)
    // Another rubric may have the same name for its version.
    expect(publish({ ...soundDraft(), rubric: { ...soundDraft().rubric, id: 'other' } }, '一')).not.toBe(digest)
  })
  it('knows the stand-in though it was never used', async () => {
    const bench = await library()
    const draftId = bench.create({ kind: 'version', digest: bench.versions()[0]?.digest ?? '' })
    expect(refused(bench, () => bench.handlers['draft.publish']({ draftId, version: '默认替代稿-1' })).code).toBe('version-same')
    bench.handlers['draft.save']({ draftId, draft: withItem(bench.draftOf(draftId), 'R01S1I01', { content: '另一' }) })
    expect(refused(bench, () => bench.handlers['draft.publish']({ draftId, version: '默认替代稿-1' })).code).toBe('version-taken')
    bench.handlers['draft.publish']({ draftId, version: '2026年版' })
    expect(bench.versions().map(({ version, placeholder }) => [version, placeholder])).toEqual([['2026年版', false], ['默认替代稿-1', true]])
  })
  it('is the same content whether a file writes out what it may leave out or not', async () => {
    const { handlers, versions } = await library()
    const clause = (more: object) => ({ kind: 'deduct', clauses: [{ id: 'a', per: '次', points: 1, max: null, ...more }] })
    const text = (more: object): string => JSON.stringify(withItem(soundDraft(), 'A', { rule: clause(more) as never }).rubric)
    const create = (more: object): unknown => handlers['campaign.create']({ name: '考核', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubric: { kind: 'json', text: text(more) }, units: [] })
    create({})
    create({ when: '' })
    expect(versions().filter(({ bundled }) => !bundled)).toHaveLength(1)
    const [{ digest } = { digest: '' }] = versions()
    expect(sha256(canonicalJson(handlers['rubric.get']({ digest }).rubric))).toBe(digest)
  })
  it('of a file that another laptop published gives the same digest', async () => {
    const one = await library()
    const digest = one.publish(soundDraft(), '一')
    const text = JSON.stringify(one.handlers['rubric.get']({ digest }).rubric)
    const other = await library()
    expect(other.handlers['draft.publish']({ draftId: other.create({ kind: 'json', text }), version: '一' }).digest).toBe(digest)
    expect(other.draftOf(other.create({ kind: 'json', text })).basedOn).toBe(digest)
  })
})
