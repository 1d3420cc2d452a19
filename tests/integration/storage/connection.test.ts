import { expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/sqlite/open-database'
import type { SqlValue } from '../../../electron/db/handles'
import { scratchFolder } from './scratch'

async function withTable() {
  const db = await openDatabase({ folder: scratchFolder() })
  db.transaction(tx => tx.run('CREATE TABLE t (a INTEGER PRIMARY KEY, b ANY) STRICT'))
  return db
}

test('values come back as they went in', async () => {
  const db = await withTable()
  const values: SqlValue[] = ['', '千分\u0000x', "O'Brien; DROP", 0, -1, 1.5, Number.MAX_SAFE_INTEGER, null, new Uint8Array([0, 255]), new Uint8Array(0)]
  db.transaction(tx => values.forEach((value, i) => tx.run('INSERT INTO t VALUES (?, ?)', [i, value])))
  expect(db.all<{ b: SqlValue }>('SELECT b FROM t ORDER BY a').map(row => row.b)).toEqual(values)
  db.close()
})

test('what SQLite would change silently is refused', async () => {
  const db = await withTable()
  for (const bad of [undefined, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, true, {}, 5n]) {
    expect(() => db.transaction(tx => tx.run('INSERT INTO t (b) VALUES (?)', [bad as SqlValue])), typeof bad).toThrow(TypeError)
  }
  expect(() => db.get('SELECT 9007199254740993 AS big')).toThrow(RangeError)
  expect(() => db.all('SELECT * FROM t WHERE a = ?')).toThrow()
  expect(db.all('SELECT * FROM t')).toEqual([])
  db.close()
})

test('a transaction that throws leaves nothing, and the next one works', async () => {
  const db = await withTable()
  expect(() =>
    db.transaction(tx => {
      tx.run('INSERT INTO t VALUES (1, 2)')
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(() => db.transaction(tx => [1, 1].forEach(id => tx.run('INSERT INTO t VALUES (?, 0)', [id])))).toThrow(/UNIQUE/)
  db.transaction(tx => tx.run('INSERT INTO t VALUES (3, 4)'))
  expect(db.all('SELECT * FROM t')).toEqual([{ a: 3, b: 4 }])
  db.close()
})

test('a handle does not outlive its transaction; transactions neither nest nor wait', async () => {
  const db = await withTable()
  const kept = db.transaction(tx => tx)
  expect(() => kept.run('DELETE FROM t')).toThrow(/over/)
  expect(() => db.transaction(() => db.transaction(() => 1))).toThrow(/inside/)
  expect(() => db.transaction(() => Promise.resolve(1))).toThrow(/cannot wait/)
  db.transaction(tx => tx.run('INSERT INTO t VALUES (1, 1)'))
  db.close()
})

test('a statement kept by its text sees a changed table', async () => {
  const db = await withTable()
  db.transaction(tx => tx.run('INSERT INTO t VALUES (1, 1)'))
  expect(db.all('SELECT * FROM t')).toEqual([{ a: 1, b: 1 }])
  db.transaction(tx => tx.run('ALTER TABLE t ADD COLUMN c TEXT'))
  expect(db.all('SELECT * FROM t')).toEqual([{ a: 1, b: 1, c: null }])
  db.close()
})

test('more statements than are kept', async () => {
  const db = await withTable()
  for (let i = 0; i < 500; i++) expect(db.get(`SELECT ${i} AS n`)).toEqual({ n: i })
  db.close()
})
