import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { evidencePath, hashOf, inspectEvidence, keepEvidence, readEvidence, removeParts } from '../../../electron/files/evidence-files'
import { EvidenceKeeper } from '../../../electron/files/evidence-keeper'
import { readPicture } from '../../../electron/files/evidence-pictures'
import { AppError } from '../../../shared/failure'
import { fileLimit, pieceLimit, pictureLimit } from '../../../shared/evidence/limits'
import { bytesOf, jpegHead } from '../../unit/evidence/files'
import { full, scratchFolder } from '../storage/scratch'
import { faultyDisk } from './evidence-disk'

const pdf = (text = ''): Uint8Array => bytesOf(`%PDF-1.7 ${text}`)
let ids = 0
const keeper = (folder: string, disk?: ConstructorParameters<typeof EvidenceKeeper>[2]) => new EvidenceKeeper(folder, () => `upload-${(ids += 1)}`, disk)
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'none', (error: unknown) => (error instanceof AppError ? error.code : String(error)))

test('a content lies under its hash, readable by its owner alone, and is stored once', async () => {
  const folder = scratchFolder()
  const id = await keepEvidence(folder, pdf('甲'))
  expect(id).toBe(hashOf(pdf('甲')))
  const before = statSync(join(folder, id))
  expect(before.mode & 0o777).toBe(0o600)
  expect(await keepEvidence(folder, pdf('甲'))).toBe(id)
  expect(readdirSync(folder)).toEqual([id])
  expect(statSync(join(folder, id)).ino).toBe(before.ino)
  expect(await inspectEvidence(folder, id)).toBe('there')
})

test('a missing and a changed content are told as such, and adding it again puts it right', async () => {
  const folder = scratchFolder()
  const id = await keepEvidence(folder, pdf())
  expect(await inspectEvidence(folder, hashOf(pdf('other')))).toBe('missing')
  writeFileSync(join(folder, id), 'changed outside')
  expect([await inspectEvidence(folder, id), (await readEvidence(folder, id)).state]).toEqual(['changed', 'changed'])
  await keepEvidence(folder, pdf())
  expect(await inspectEvidence(folder, id)).toBe('there')
})

test('nothing but 64 lower-case hex digits becomes a path', () => {
  for (const id of ['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(64)}/..`, `${'a'.repeat(64)}\n`, 'a'.repeat(63)]) expect(() => evidencePath('/data/evidence', id)).toThrow('not the id')
})

const errnos = ['EIO', 'EACCES', 'ENOSPC', 'EMFILE', 'EBUSY']
test('whichever file operation fails: the name is absent or whole, a refusal is told, and trying again works', async () => {
  const attempt = async (at: number, errno: string, forGood: boolean): Promise<{ operations: number; code: string }> => {
    const folder = scratchFolder()
    const { disk, count } = faultyDisk({ at, errno, forGood })
    // A rename that stays blocked is tried for 5 s, by design; not here.
    const patient = { ...disk, rename: (...args: Parameters<typeof disk.rename>) => disk.rename(...args).catch((error: unknown) => { throw Object.assign(error as Error, { code: ['EBUSY', 'EACCES'].includes(errno) ? 'EIO' : errno }) }) }
    const code = await codeOf(keeper(folder, patient).put('a.pdf', pdf()))
    const id = hashOf(pdf())
    const state = await inspectEvidence(folder, id)
    if (code === 'none') expect(state, `${at} ${errno}`).toBe('there')
    expect(['there', 'missing'], `${at} ${errno}`).toContain(state)
    await keeper(folder).put('a.pdf', pdf())
    await removeParts(folder)
    expect(readdirSync(folder)).toEqual([id])
    return { operations: count(), code }
  }
  const { operations } = await attempt(Number.POSITIVE_INFINITY, 'EIO', false)
  expect(operations).toBeGreaterThanOrEqual(9)
  let refused = 0
  for (let at = 1; at <= operations; at += 1) {
    for (const [index, errno] of errnos.entries()) {
      if (!full && index !== at % errnos.length) continue
      for (const forGood of [false, true]) {
        const { code } = await attempt(at, errno, forGood)
        if (code !== 'none') refused += 1
        expect(['none', 'evidence-not-written', 'evidence-disk-full']).toContain(code)
        if (errno === 'ENOSPC' && code !== 'none') expect(code).toBe('evidence-disk-full')
      }
    }
  }
  expect(refused).toBeGreaterThan(operations)
})

test('only what a dead run left half written is removed', async () => {
  const folder = scratchFolder()
  const id = await keepEvidence(folder, pdf())
  for (const name of [`${'b'.repeat(64)}.part`, 'notes.part', `${id}.bak`, 'c'.repeat(64)]) writeFileSync(join(folder, name), 'x')
  await removeParts(folder)
  expect(readdirSync(folder).sort()).toEqual([id, `${id}.bak`, 'c'.repeat(64), 'notes.part'].sort())
  await removeParts(join(folder, 'none'))
})

test('a file comes in pieces and is the same afterwards', async () => {
  const folder = scratchFolder()
  const store = keeper(folder)
  const content = Uint8Array.from({ length: pieceLimit * 2 + 77 }, (_, index) => (index * 31) & 255)
  content.set(pdf())
  const upload = await store.begin('长.pdf', content.length)
  for (let at = 0; at < content.length; at += pieceLimit) store.piece(upload, content.subarray(at, at + pieceLimit))
  const kept = await store.keep(upload)
  expect(kept).toEqual({ id: hashOf(content), name: '长.pdf', size: content.length, type: { kind: 'file', mediaType: 'application/pdf', extension: 'pdf' } })
  expect(readFileSync(join(folder, kept.id)).equals(content)).toBe(true)
  expect(await codeOf(store.keep(upload))).toBe('bad-request')
})

test('pieces that do not fit, uploads that are gone, and files that were not finished are refused', async () => {
  const folder = scratchFolder()
  const store = keeper(folder)
  const upload = await store.begin('a.pdf', 4)
  expect(() => store.piece(upload, pdf())).toThrow('bad-request')
  expect(() => store.piece('nowhere', pdf())).toThrow('bad-request')
  store.piece(upload, pdf().subarray(0, 3))
  expect(await codeOf(store.keep(upload))).toBe('bad-request')
  const [first] = [await store.begin('1.pdf', 4), await store.begin('2.pdf', 4), await store.begin('3.pdf', 4)]
  expect(() => store.piece(first ?? '', pdf().subarray(0, 4))).toThrow('bad-request')
  expect(readdirSync(folder)).toEqual([])
})

test('sizes and types that the data folder refuses, whatever the window said', async () => {
  const folder = scratchFolder()
  const store = keeper(folder)
  expect(await codeOf(store.begin('空.pdf', 0))).toBe('evidence-empty')
  expect(await codeOf(store.begin('大.mp4', fileLimit + 1))).toBe('evidence-too-large')
  expect(await codeOf(store.put('照片.jpg', bytesOf('MZ', new Uint8Array(90))))).toBe('evidence-program')
  expect(await codeOf(store.put('图.svg', bytesOf('<svg onload="alert(1)"/>')))).toBe('evidence-program')
  expect(await codeOf(store.put('图.webp', bytesOf('RIFF', [0, 0, 0, 0], 'WEBPVP8 ')))).toBe('bad-request')
  expect(await codeOf(store.put('没有缩小.jpg', Buffer.concat([jpegHead(null), new Uint8Array(pictureLimit)])))).toBe('bad-request')
  expect(readdirSync(folder)).toEqual([])
})

test('the same content from two files at once is one file', async () => {
  const folder = scratchFolder()
  const store = keeper(folder)
  const kept = await Promise.all(Array.from({ length: 8 }, (_, index) => store.put(`${index % 2}.pdf`, pdf(String(index % 2)))))
  expect(new Set(kept.map(({ id }) => id)).size).toBe(2)
  expect(readdirSync(folder)).toHaveLength(2)
})

test('the window gets pictures that are whole and nothing else', async () => {
  const data = scratchFolder()
  const folder = join(data, 'evidence')
  mkdirSync(folder)
  const picture = await keepEvidence(folder, jpegHead(null))
  const document = await keepEvidence(folder, pdf())
  const page = await keepEvidence(folder, bytesOf('<svg onload="alert(1)"/>'))
  expect((await readPicture(data, picture))?.mediaType).toBe('image/jpeg')
  for (const id of [document, page, 'd'.repeat(64)]) expect(await readPicture(data, id)).toBeNull()
  writeFileSync(join(folder, picture), jpegHead(null, 1, 1))
  expect(await readPicture(data, picture)).toBeNull()
  expect(existsSync(join(folder, picture))).toBe(true)
})
