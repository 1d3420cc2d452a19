import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { entryRecordId, evidenceLinkId } from '../../../shared/campaign/record-ids'
import type { Request } from '../../../shared/ipc/contract'
import { AppError } from '../../../shared/failure'
import { bytesOf, jpegHead } from '../../unit/evidence/files'
import { expectRebuilt, contentOf, smallCampaign } from '../services/small-campaign'

const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'none', (error: unknown) => (error instanceof AppError ? error.code : String(error)))
const refused = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
  return 'none'
}

async function bench() {
  const campaign = await smallCampaign()
  const { campaignId, units, state, folder } = campaign
  const slow = campaign.services.handlers
  const upload = async (name: string, bytes: Uint8Array): Promise<string> => {
    const { upload: id } = await slow['evidence.begin']({ name, size: bytes.length })
    await slow['evidence.piece']({ upload: id, bytes })
    return (await slow['evidence.keep']({ upload: id })).id
  }
  const photo = await upload('现场照片.JPG', jpegHead(null))
  const paper = await upload('台账.pdf', bytesOf('%PDF-1.4'))
  const file = (id: string, name: string): Request<'evidence.add'>['files'][number] => ({ id, name, width: 1600, height: 1200, capturedAt: '2026-11-23 10:32:07' })
  const add = async (target: Request<'evidence.add'>['target'], targetId: string, files = [file(photo, '现场照片.JPG')]) => slow['evidence.add']({ campaignId, target, targetId, files })
  const entryId = entryRecordId(units.a, 'DED', 'team')
  const links = () => state().evidenceLinks
  return { ...campaign, photo, paper, file, add, entryId, links, evidenceFolder: join(folder, 'evidence') }
}

test('photos and papers of an item: rows as the disk says, one act, one undo, one redo', async () => {
  const { add, file, photo, paper, entryId, state, links, handlers, campaignId, db, units } = await bench()
  await add('entry', entryId, [file(photo, '现场照片.JPG'), file(paper, '台账.pdf')])
  expect(state().evidence.sort((a, b) => a.mediaType.localeCompare(b.mediaType))).toEqual([
    { id: paper, name: '台账.pdf', mediaType: 'application/pdf', size: 8, width: 0, height: 0, capturedAt: '2026-11-23 10:32:07', deleted: false },
    { id: photo, name: '现场照片.jpg', mediaType: 'image/jpeg', size: jpegHead(null).length, width: 1600, height: 1200, capturedAt: '2026-11-23 10:32:07', deleted: false },
  ])
  expect(links().map(({ id, unitId, target, targetId }) => [id, unitId, target, targetId])).toEqual([photo, paper].sort().map((id) => [evidenceLinkId(id, 'entry', entryId), units.a, 'entry', entryId]))
  expect(handlers['history.undo']({ campaignId })).toMatchObject({ label: '单位A c-DED 添加佐证2份', unitId: units.a, itemId: 'DED' })
  expect([state().evidence, links()]).toEqual([[], []])
  handlers['history.redo']({ campaignId })
  expect([state().evidence.length, links().length]).toEqual([2, 2])
  expectRebuilt(db, campaignId)
})

test('removing and captions are undone one by one; the content stays on disk', async () => {
  const { add, entryId, links, handlers, campaignId, photo, paper, evidenceFolder, db } = await bench()
  await add('entry', entryId)
  const linkId = evidenceLinkId(photo, 'entry', entryId)
  handlers['evidence.caption']({ campaignId, linkId, caption: '  会议室现场 ' })
  expect(links()[0]?.caption).toBe('会议室现场')
  handlers['evidence.unlink']({ campaignId, linkId })
  expect(links()).toEqual([])
  expect(readdirSync(evidenceFolder).sort()).toEqual([photo, paper].sort())
  expect(handlers['history.undo']({ campaignId })?.label).toBe('单位A c-DED 移除佐证“现场照片”')
  expect(links()[0]?.caption).toBe('会议室现场')
  handlers['history.undo']({ campaignId })
  expect(links()[0]?.caption).toBe('')
  handlers['evidence.unlink']({ campaignId, linkId })
  await add('entry', entryId)
  expect(links()).toHaveLength(1)
  expectRebuilt(db, campaignId)
})

test('the same photo proves two items, once on disk and once as a row', async () => {
  const { add, entryId, links, handlers, campaignId, state, units } = await bench()
  await add('entry', entryId)
  await add('entry', entryRecordId(units.b, 'CITY', 'team'))
  expect([state().evidence.length, links().length]).toEqual([1, 2])
  handlers['history.undo']({ campaignId })
  expect([state().evidence.length, links().length]).toEqual([1, 1])
})

test('no row without its file: a content that is not there is refused, and nothing changes', async () => {
  const { add, file, entryId, paper, evidenceFolder, db } = await bench()
  const before = contentOf(db)
  expect(await codeOf(add('entry', entryId, [file('e'.repeat(64), '没有.pdf')]))).toBe('evidence-missing')
  rmSync(join(evidenceFolder, paper))
  expect(await codeOf(add('entry', entryId, [file(paper, '台账.pdf')]))).toBe('evidence-missing')
  expect(contentOf(db)).toBe(before)
})

test('evidence of what is not there is refused', async () => {
  const { add, units, handlers, campaignId, db } = await bench()
  const before = contentOf(db)
  for (const [target, targetId] of [['entry', 'x'], ['entry', entryRecordId(units.a, 'NONE', 'team')], ['entry', entryRecordId('nobody', 'DED', 'team')], ['finding', 'free-1'], ['finding', 'nobody/DED/a/1'], ['progress', 'p-1']] as const) {
    expect(await codeOf(add(target, targetId)), targetId).toBe('not-found')
  }
  expect(refused(() => handlers['evidence.unlink']({ campaignId, linkId: 'a/entry/b' }))).toBe('not-found')
  expect(refused(() => handlers['evidence.caption']({ campaignId, linkId: 'a/entry/b', caption: '' }))).toBe('not-found')
  expect(contentOf(db)).toBe(before)
})

describe('a unit that is handed in', () => {
  test('takes no evidence for scores and findings, also not by undo; that of the rectification goes on', async () => {
    const { add, entryId, handlers, campaignId, units, links, photo, db } = await bench()
    await add('entry', entryId)
    handlers['assessment.move']({ campaignId, unitId: units.a, to: 'submitted', reason: '' })
    expect(await codeOf(add('finding', `${units.a}/DED/a/1`))).toBe('phase-closed')
    expect(await codeOf(add('entry', entryRecordId(units.a, 'CITY', 'team')))).toBe('phase-closed')
    expect(refused(() => handlers['evidence.unlink']({ campaignId, linkId: evidenceLinkId(photo, 'entry', entryId) }))).toBe('phase-closed')
    const progress = 'progress-1'
    db.transaction((tx) => tx.run('INSERT INTO progress (id, campaign_id, finding_id, unit_id, date, author, text, deleted) VALUES (?, ?, ?, ?, ?, ?, ?, 0)', [progress, campaignId, `${units.a}/DED/a/1`, units.a, '', '', '已补课']))
    await add('progress', progress)
    expect(links()).toHaveLength(2)
  })
})

test('inspecting tells what is missing and what was changed', async () => {
  const { services, photo, paper, evidenceFolder } = await bench()
  writeFileSync(join(evidenceFolder, paper), 'x')
  const { states } = await services.handlers['evidence.inspect']({ ids: [photo, paper, 'f'.repeat(64)] })
  expect(states.map(({ state }) => state)).toEqual(['there', 'changed', 'missing'])
})
