import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { realDisk } from '../../../electron/db/sqlite/disk'
import { openDatabase, type OpenOptions } from '../../../electron/db/sqlite/open-database'
import { AppError } from '../../../shared/failure'
import { faultDisk, type FaultPlan } from './fault-disk'
import { full, scratchFolder } from './scratch'

interface Outcome {
  acknowledged: number[]
  refused: number[]
  errors: unknown[]
}

/** Opens, writes six entries with a checkpoint between, closes; whatever fails is noted and the work goes on. */
async function work(options: OpenOptions): Promise<Outcome> {
  const outcome: Outcome = { acknowledged: [], refused: [], errors: [] }
  let db
  try {
    db = await openDatabase(options)
  } catch (error) {
    outcome.errors.push(error)
    return outcome
  }
  for (let id = 1; id <= 6; id++) {
    try {
      db.transaction(tx => {
        tx.run('INSERT INTO t VALUES (?, ?)', [id, 'y'.repeat(3000)])
        tx.run('INSERT INTO t VALUES (?, ?)', [-id, 'z'.repeat(3000)])
      })
      outcome.acknowledged.push(id)
      if (id === 3) db.checkpoint()
    } catch (error) {
      outcome.errors.push(error)
      if (!outcome.acknowledged.includes(id)) outcome.refused.push(id)
    }
  }
  db.close()
  return outcome
}

async function prepared(): Promise<string> {
  const folder = scratchFolder()
  const db = await openDatabase({ folder })
  db.transaction(tx => tx.run('CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT'))
  db.close()
  return folder
}

const errnos = ['EIO', 'EACCES', 'EPERM', 'EBUSY', 'EMFILE', 'ENOSPC']

test('whichever file operation fails, what was acknowledged is there and what was refused is not', { timeout: 600_000 }, async () => {
  const origin = await prepared()
  const copy = () => {
    const folder = scratchFolder()
    cpSync(origin, folder, { recursive: true })
    return folder
  }
  const counting = faultDisk({ at: Number.POSITIVE_INFINITY, errno: 'EIO', forGood: false })
  await work({ folder: copy(), disk: counting.disk })
  const operations = counting.count()
  expect(operations).toBeGreaterThan(60)
  let failedRuns = 0
  for (let at = 1; at <= operations; at++) {
    for (const [e, errno] of errnos.entries()) {
      if (!full && e !== at % errnos.length) continue
      for (const forGood of [false, true]) {
        const plan: FaultPlan = { at, errno, forGood }
        const folder = copy()
        const outcome = await work({ folder, disk: faultDisk(plan).disk })
        const what = JSON.stringify(plan)
        if (outcome.errors.length > 0) failedRuns += 1
        for (const error of outcome.errors) expect(error, what).toBeInstanceOf(AppError)
        const db = await openDatabase({ folder: folder })
        const ids = db.all<{ id: number }>('SELECT id FROM t').map(row => row.id)
        expect(db.get('PRAGMA integrity_check'), what).toEqual({ integrity_check: 'ok' })
        db.close()
        expect(ids, what).toEqual(expect.arrayContaining(outcome.acknowledged))
        expect(ids.filter(id => id < 0).map(id => -id).sort(), what).toEqual(ids.filter(id => id > 0).sort())
        // When the disk fails for good, a refused commit cannot be taken back; it may then be there, but whole.
        if (!forGood) expect(ids.filter(id => outcome.refused.includes(id)), what).toEqual([])
      }
    }
  }
  console.info(`file operations ${operations}, runs with an error ${failedRuns}`)
  expect(failedRuns).toBeGreaterThan(operations)
})

test('a full disk is told as such, the file stays whole, and it goes on once there is room', async () => {
  const folder = await prepared()
  const { disk, count, heal } = faultDisk({ at: Number.POSITIVE_INFINITY, errno: 'ENOSPC', forGood: true })
  const full = { on: false }
  const db = await openDatabase({ folder, disk: { ...disk, write: (fd, source, position) => {
    if (full.on) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
    return disk.write(fd, source, position)
  } } })
  db.transaction(tx => tx.run("INSERT INTO t VALUES (1, 'a')"))
  full.on = true
  for (let i = 0; i < 3; i++) expect(() => db.transaction(tx => tx.run("INSERT INTO t VALUES (2, 'b')"))).toThrow(expect.objectContaining({ code: 'disk-full' }))
  full.on = false
  db.transaction(tx => tx.run("INSERT INTO t VALUES (3, 'c')"))
  expect(db.all('SELECT id FROM t')).toEqual([{ id: 1 }, { id: 3 }])
  db.close()
  heal()
  expect(count()).toBeGreaterThan(0)
  const again = await openDatabase({ folder })
  expect(again.all('SELECT id FROM t')).toEqual([{ id: 1 }, { id: 3 }])
  expect(again.file).toBe(join(folder, 'qianfen.db'))
  again.close()
})

test('a commit whose fsync failed does not come back when the program dies right then', async () => {
  const folder = await prepared()
  const fails = { next: false }
  const db = await openDatabase({ folder, disk: { ...realDisk, sync: fd => {
    if (fails.next) {
      fails.next = false
      throw Object.assign(new Error('EIO'), { code: 'EIO' })
    }
    realDisk.sync(fd)
  } } })
  db.transaction(tx => tx.run("INSERT INTO t VALUES (1, 'saved')"))
  fails.next = true
  expect(() => db.transaction(tx => tx.run("INSERT INTO t VALUES (2, 'refused')"))).toThrow(expect.objectContaining({ code: 'disk-error', detail: { errno: 'EIO' } }))
  const died = scratchFolder()
  cpSync(folder, died, { recursive: true })
  const after = await openDatabase({ folder: died })
  expect(after.recovered).toBe(true)
  expect(after.all('SELECT id FROM t')).toEqual([{ id: 1 }])
  after.close()
  db.transaction(tx => tx.run("INSERT INTO t VALUES (3, 'saved again')"))
  expect(db.all('SELECT id FROM t')).toEqual([{ id: 1 }, { id: 3 }])
  db.close()
})
