import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/sqlite/open-database'
import { scratchFolder, sqlite3 } from './scratch'

let folder = ''
let mounted = false

beforeAll(() => {
  folder = join(scratchFolder(), 'small')
  mkdirSync(folder)
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4096k', 'tmpfs', folder], { encoding: 'utf8' })
  mounted = status === 0
  if (!mounted) console.warn(`NOT RUN on a small tmpfs: mounting is not permitted here (${stderr.trim()}); faults.test.ts covers a full disk by injection`)
})
afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', folder])
})

test('a disk that fills up at every write: told, whole, and usable again when there is room', async context => {
  if (!mounted) return context.skip()
  const ballast = join(folder, 'ballast')
  const db = await openDatabase({ folder })
  db.transaction(tx => tx.run('CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT'))
  const acknowledged: number[] = []
  let refusals = 0
  let id = 0
  for (let round = 0; round < 6; round++) {
    writeFileSync(ballast, Buffer.alloc((2900 + round * 37) * 1024))
    for (let tries = 0, refusedHere = 0; tries < 400 && refusedHere < 3; tries++) {
      id += 1
      try {
        db.transaction(tx => tx.run('INSERT INTO t VALUES (?, ?)', [id, 'x'.repeat(1500 + ((id * 700) % 9000))]))
        acknowledged.push(id)
      } catch (error) {
        expect(error).toMatchObject({ name: 'AppError', code: 'disk-full' })
        refusedHere += 1
        refusals += 1
      }
      expect(db.get('SELECT count(*) AS n FROM t')).toEqual({ n: acknowledged.length })
    }
    rmSync(ballast)
    // Room again: the next entry must go through, after clearing away what the test itself put in.
    db.transaction(tx => tx.run('DELETE FROM t WHERE id < ?', [id]))
    acknowledged.splice(0, acknowledged.length, ...acknowledged.filter(kept => kept >= id))
    db.checkpoint()
  }
  expect(refusals).toBeGreaterThanOrEqual(6)
  db.close()
  expect(sqlite3(join(folder, 'qianfen.db'), 'PRAGMA integrity_check; SELECT count(*) FROM t')).toBe(`ok\n${acknowledged.length}`)
})
