import { cpSync, existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import * as fs from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/sqlite/open-database'
import { verifyDatabaseFile } from '../../../electron/db/sqlite/verify-file'
import { writeFileAtomically } from '../../../electron/files/atomic-write'
import { backupName, expired, inOrder } from '../../../electron/files/backup-rotation'
import { listBackups, makeBackup } from '../../../electron/files/backups'
import { dataFolderPaths, makeDataFolder } from '../../../electron/files/data-folder'
import { dataFolderIdentity, rememberLastSeq } from '../../../electron/files/folder-identity'
import { scratchFolder } from './scratch'

async function dataFolder(folder = scratchFolder()) {
  const paths = await makeDataFolder(folder)
  const db = await openDatabase({ folder })
  db.transaction(tx => tx.run("CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('千分')"))
  return { folder, paths, db }
}
let made = 0
const newId = () => `device-${++made}`

test('a copied, moved, foreign or restored folder becomes a new device; the same one stays', async () => {
  const { folder, db } = await dataFolder()
  db.close()
  const first = await dataFolderIdentity({ folder, newId })
  expect(first.reason).toBe('first')
  expect(await dataFolderIdentity({ folder, newId })).toEqual({ deviceId: first.deviceId, reason: 'same' })

  const copy = scratchFolder()
  cpSync(folder, copy, { recursive: true })
  const copied = await dataFolderIdentity({ folder: copy, newId })
  expect(copied.reason).toBe('moved')
  expect(copied.deviceId).not.toBe(first.deviceId)

  expect((await dataFolderIdentity({ folder, newId, machine: 'another' })).reason).toBe('other-machine')
  expect((await dataFolderIdentity({ folder, newId })).reason).toBe('other-machine')

  const { database } = dataFolderPaths(folder)
  cpSync(database, `${database}.backup`)
  renameSync(`${database}.backup`, database)
  expect((await dataFolderIdentity({ folder, newId })).reason).toBe('database-replaced')
  expect((await dataFolderIdentity({ folder, newId })).reason).toBe('same')
})

test('older content written over the same file becomes a new device', async () => {
  const { folder, db } = await dataFolder()
  db.close()
  let seq = 0
  const identify = () => dataFolderIdentity({ folder, newId, lastSeqOf: () => seq })
  const { deviceId } = await identify()
  seq = 40
  await rememberLastSeq(folder, deviceId, seq)
  seq = 50
  expect((await identify()).reason).toBe('same')
  seq = 45
  const restored = await identify()
  expect(restored).toMatchObject({ reason: 'older-content' })
  expect(restored.deviceId).not.toBe(deviceId)
})

test('a damaged identity file starts a new device', async () => {
  const { folder, db, paths } = await dataFolder()
  db.close()
  writeFileSync(paths.identity, '{"deviceId":')
  expect((await dataFolderIdentity({ folder, newId })).reason).toBe('first')
})

test('a backup is verified, complete and listed newest first', async () => {
  const { folder, db } = await dataFolder()
  const now = new Date(2026, 10, 24, 8, 5, 9)
  const checked: string[] = []
  const verify = (file: string) => verifyDatabaseFile(file, { check: reader => checked.push(String(reader.get<{ a: string }>('SELECT a FROM t')?.a)) })
  const one = await makeBackup(db, folder, { verify, reason: 'open', now })
  const two = await makeBackup(db, folder, { verify, reason: 'close', now: new Date(2016, 0, 1) })
  expect(one.file).toBe(join(folder, 'backups', 'qianfen-000001-20261124-080509-open.db'))
  expect((await listBackups(folder)).map(backup => [backup.counter, backup.reason])).toEqual([[2, 'close'], [1, 'open']])
  expect(two.bytes).toBeGreaterThan(4096)
  expect(checked).toEqual(['千分', '千分'])
  db.close()
  await verifyDatabaseFile(two.file)
})

test('a backup that fails its check gets no name, and costs no old one', async () => {
  const { folder, db, paths } = await dataFolder()
  await makeBackup(db, folder, { verify: () => Promise.resolve(), reason: 'open', now: new Date() })
  const before = readdirSync(paths.backups)
  const verify = () => Promise.reject(new Error('totals differ'))
  await expect(makeBackup(db, folder, { verify, reason: 'close', now: new Date() })).rejects.toMatchObject({ code: 'backup-failed' })
  expect(readdirSync(paths.backups)).toEqual(before)
  db.close()
})

test('no backup is made from a file that is damaged', async () => {
  const { folder, db, paths } = await dataFolder()
  db.transaction(tx => {
    for (let i = 0; i < 100; i++) tx.run('INSERT INTO t VALUES (?)', ['x'.repeat(1000)])
  })
  db.close()
  const bytes = readFileSync(paths.database)
  bytes.fill(0xff, 4096 * 3, 4096 * 4)
  writeFileSync(paths.database, bytes)
  const broken = await openDatabase({ folder })
  await expect(makeBackup(broken, folder, { verify: verifyDatabaseFile, reason: 'close', now: new Date() })).rejects.toMatchObject({ code: 'file-damaged' })
  expect(readdirSync(paths.backups)).toEqual([])
  broken.close()
})

test('rotation keeps ten, one a day for thirty days, and always the newest, whatever the clock says', () => {
  const names = Array.from({ length: 400 }, (_, i) => backupName(i + 1, new Date(2026, 0, 1 + Math.floor(i / 4)), 'timer'))
  const gone = expired(inOrder(names))
  const kept = names.filter(name => !gone.some(old => old.name === name))
  expect(kept).toHaveLength(10 + 27)
  expect(kept.at(-1)).toBe(names.at(-1))
  expect(kept.slice(-10)).toEqual(names.slice(-10))
  // The clock falls back by ten years: the new ones are still the newest.
  const back = [...names, backupName(401, new Date(2016, 0, 1), 'close')]
  expect(expired(inOrder(back)).map(old => old.counter)).not.toContain(401)
  expect(inOrder(['notes.txt', 'qianfen-1.db', ...names.slice(0, 1)])).toHaveLength(1)
})

const busy = (times: number, code = 'EBUSY') => {
  let left = times
  return {
    open: fs.open,
    rm: fs.rm,
    rename: async (from: Parameters<typeof fs.rename>[0], to: Parameters<typeof fs.rename>[1]) => {
      if (left-- > 0) throw Object.assign(new Error(code), { code })
      return fs.rename(from, to)
    },
  }
}

test('a blocked name is tried again and said once; one that stays blocked loses nothing', async () => {
  const file = join(scratchFolder(), 'a.json')
  let said = 0
  await writeFileAtomically(file, 'old', { disk: busy(3, 'EPERM'), onBlocked: () => said++ })
  expect([readFileSync(file, 'utf8'), said]).toEqual(['old', 1])
  await expect(writeFileAtomically(file, 'new', { disk: busy(1e9), retryForMs: 100 })).rejects.toMatchObject({ code: 'EBUSY' })
  expect(readFileSync(file, 'utf8')).toBe('old')
  expect(existsSync(`${file}.part`)).toBe(false)
  await expect(writeFileAtomically(file, 'new', { disk: busy(1, 'EIO') })).rejects.toMatchObject({ code: 'EIO' })
  expect(readFileSync(file, 'utf8')).toBe('old')
})
