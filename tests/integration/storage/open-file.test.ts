import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase, type OpenOptions } from '../../../electron/db/sqlite/open-database'
import { verifyDatabaseFile } from '../../../electron/db/sqlite/verify-file'
import { full, scratchFolder, sqlite3 } from './scratch'

async function sampleFolder(): Promise<string> {
  const folder = scratchFolder()
  const db = await openDatabase({ folder })
  db.transaction(tx => {
    tx.run('CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL) STRICT; PRAGMA user_version=3')
    for (let i = 0; i < 300; i++) tx.run('INSERT INTO t (b) VALUES (?)', [`行 ${i} `.repeat(60)])
  })
  db.close()
  return folder
}

/** Opening fails with that code, and not a byte of the folder changed. */
async function expectRefusal(folder: string, code: string, options: Partial<OpenOptions> = {}) {
  const state = () => readdirSync(folder).sort().map(name => [name, statSync(join(folder, name)).isFile() ? readFileSync(join(folder, name)).toString('base64') : ''])
  const before = state()
  await expect(openDatabase({ folder, ...options })).rejects.toMatchObject({ name: 'AppError', code })
  expect(state()).toEqual(before)
}

test('a new folder gets a database that the sqlite3 program reads, and a clean end leaves one file', async () => {
  const folder = await sampleFolder()
  expect(readdirSync(folder)).toEqual(['qianfen.db'])
  const file = join(folder, 'qianfen.db')
  expect(sqlite3(file, 'PRAGMA integrity_check; PRAGMA journal_mode; SELECT count(*) FROM t')).toBe('ok\nwal\n300')
})

test('the connection is durable: WAL, FULL, exclusive, foreign keys', async () => {
  const db = await openDatabase({ folder: scratchFolder() })
  const pragma = (name: string) => Object.values(db.get(`PRAGMA ${name}`) ?? {})[0]
  expect([pragma('journal_mode'), pragma('synchronous'), pragma('locking_mode'), pragma('foreign_keys')]).toEqual(['wal', 2, 'exclusive', 1])
  db.close()
})

test('a missing folder, an empty file, other files and newer ones each get their own code', async () => {
  const missing = join(scratchFolder(), 'none')
  await expect(openDatabase({ folder: missing })).rejects.toMatchObject({ code: 'folder-unusable' })

  await expectRefusal(scratchFolder(), 'file-missing', { mustExist: true })
  await expectRefusal(scratchFolder(), 'file-missing', { readOnly: true })

  const empty = scratchFolder()
  writeFileSync(join(empty, 'qianfen.db'), '')
  await expectRefusal(empty, 'file-empty')

  const text = scratchFolder()
  writeFileSync(join(text, 'qianfen.db'), 'PK\u0003\u0004 this is a zip archive'.padEnd(5000, '.'))
  await expectRefusal(text, 'not-a-database')

  const foreign = scratchFolder()
  sqlite3(join(foreign, 'qianfen.db'), 'CREATE TABLE other (a)')
  await expectRefusal(foreign, 'not-a-database')

  const newer = await sampleFolder()
  await expectRefusal(newer, 'file-newer', { schemaVersion: 2 })
  const db = await openDatabase({ folder: newer, schemaVersion: 3 })
  db.close()
})

test('a database that vanished beside its -wal is not replaced by an empty one', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'qianfen.db-wal'), 'x'.repeat(5000))
  await expectRefusal(folder, 'file-missing')
})

test('every truncation is noticed and nothing is touched', async () => {
  const folder = await sampleFolder()
  const whole = join(folder, 'qianfen.db')
  const { size } = statSync(whole)
  const cuts = full ? 1000 : 100
  const cutFolder = scratchFolder()
  const cut = join(cutFolder, 'qianfen.db')
  for (let i = 0; i < cuts; i++) {
    copyFileSync(whole, cut)
    truncateSync(cut, Math.floor((size * i) / cuts))
    const before = readFileSync(cut)
    await expect(openDatabase({ folder: cutFolder }), `cut at ${i}`).rejects.toMatchObject({ name: 'AppError' })
    expect(readFileSync(cut).equals(before)).toBe(true)
  }
})

test('a broken page is found by the check of a copy, and after an unclean end', async () => {
  const folder = await sampleFolder()
  const file = join(folder, 'qianfen.db')
  const bytes = readFileSync(file)
  bytes.fill(0xff, 4096 * 3, 4096 * 4)
  writeFileSync(file, bytes)
  await expect(verifyDatabaseFile(file)).rejects.toMatchObject({ code: 'file-damaged' })
  writeFileSync(`${file}-wal`, '')
  await expectRefusal(folder, 'file-damaged')
})

test('read only: opens without leaving a trace, refuses to write', async () => {
  const folder = await sampleFolder()
  const before = readFileSync(join(folder, 'qianfen.db'))
  const db = await openDatabase({ folder, readOnly: true })
  expect(db.get('SELECT count(*) AS n FROM t')).toEqual({ n: 300 })
  expect(() => db.transaction(tx => tx.run('DELETE FROM t'))).toThrow(expect.objectContaining({ code: 'read-only' }))
  db.copyTo(join(folder, 'other.db'))
  db.close()
  expect(readdirSync(folder).sort()).toEqual(['other.db', 'qianfen.db'])
  expect(readFileSync(join(folder, 'qianfen.db')).equals(before)).toBe(true)
  await verifyDatabaseFile(join(folder, 'other.db'))
})

test('several databases are open at once and do not mix', async () => {
  const [a, b] = await Promise.all([openDatabase({ folder: scratchFolder() }), openDatabase({ folder: scratchFolder() })])
  a.transaction(tx => tx.run('CREATE TABLE only_a (x)'))
  b.transaction(tx => tx.run('CREATE TABLE only_b (x)'))
  expect(a.all('SELECT name FROM sqlite_schema')).toEqual([{ name: 'only_a' }])
  expect(b.all('SELECT name FROM sqlite_schema')).toEqual([{ name: 'only_b' }])
  a.close()
  expect(b.all('SELECT name FROM sqlite_schema')).toEqual([{ name: 'only_b' }])
  b.close()
})

test('a first start that was cut off leaves nothing in the way of the next', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'qianfen.db.new'), 'half')
  mkdirSync(join(folder, 'backups'))
  const db = await openDatabase({ folder })
  db.close()
  expect(existsSync(join(folder, 'qianfen.db.new'))).toBe(false)
})
