import { copyFileSync, existsSync, readFileSync, renameSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase, type OpenOptions } from '../../../electron/db/sqlite/open-database'
import { scratchFolder, sqlite3 } from './scratch'

async function writing(options: Partial<OpenOptions> = {}) {
  const folder = scratchFolder()
  const file = join(folder, 'qianfen.db')
  const db = await openDatabase({ folder, ...options })
  db.transaction(tx => tx.run('CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT'))
  let last = 0
  const insert = () => {
    db.transaction(tx => tx.run('INSERT INTO t VALUES (?)', [last + 1]))
    last += 1
  }
  insert()
  return { folder, file, db, insert, acknowledged: () => last }
}
const replaced = expect.objectContaining({ name: 'AppError', code: 'file-replaced' })

test('an outside sqlite3 that only reads removes the -wal: noticed before the next acknowledgement, nothing acknowledged lost', async () => {
  const { folder, file, db, insert, acknowledged } = await writing()
  for (let i = 0; i < 20; i++) insert()
  expect(sqlite3(file, 'SELECT count(*) FROM t')).toBe('21')
  expect(existsSync(`${file}-wal`)).toBe(false)
  expect(insert).toThrow(replaced)
  expect(insert).toThrow(replaced)
  expect(() => db.checkpoint()).toThrow(replaced)
  // What was acknowledged can still be read and brought to safety.
  const rescue = join(folder, 'rescue.db')
  db.copyTo(rescue)
  expect(sqlite3(rescue, 'PRAGMA integrity_check; SELECT count(*) FROM t')).toBe(`ok\n${acknowledged()}`)
  db.close()
  const again = await openDatabase({ folder })
  expect(again.get('SELECT count(*) AS n FROM t')).toEqual({ n: acknowledged() })
  again.close()
})

test('an outside sqlite3 that writes keeps its rows: we stop instead of writing over them', async () => {
  const { folder, file, db, insert } = await writing()
  expect(sqlite3(file, 'INSERT INTO t VALUES (100); SELECT count(*) FROM t')).toBe('2')
  expect(insert).toThrow(replaced)
  db.close()
  expect(sqlite3(file, 'PRAGMA integrity_check; SELECT count(*) FROM t')).toBe('ok\n2')
  const again = await openDatabase({ folder })
  expect(again.all('SELECT a FROM t')).toEqual([{ a: 1 }, { a: 100 }])
  again.close()
})

test('a -wal that vanishes between our write and our answer is not called saved', async () => {
  const { db, file } = await writing()
  expect(() =>
    db.transaction(tx => {
      tx.run('INSERT INTO t VALUES (50)')
      unlinkSync(`${file}-wal`)
    }),
  ).toThrow(replaced)
  db.close()
})

test('another file under the name of the database is noticed and left alone when we close', async () => {
  const { file, db, insert } = await writing()
  insert()
  db.checkpoint()
  copyFileSync(file, `${file}.other`)
  renameSync(`${file}.other`, file)
  const other = readFileSync(file)
  expect(() => db.assertHeld()).toThrow(replaced)
  expect(insert).toThrow(replaced)
  db.close()
  expect(readFileSync(file).equals(other)).toBe(true)
})

test('the database moved away is noticed', async () => {
  const { file, db, insert } = await writing()
  renameSync(file, `${file}.moved`)
  expect(insert).toThrow(replaced)
  db.close()
  expect(existsSync(`${file}.moved`)).toBe(true)
})
