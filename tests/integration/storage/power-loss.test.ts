import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/sqlite/open-database'
import { afterPowerLoss, MemoryDisk, seeded, type DiskEvent } from './memory-disk'
import { full, scratchFolder } from './scratch'

const losses = full ? 3000 : 90
const folder = '/imagined'

/** Sixty transactions of different sizes, checkpoints, a close and a second run, all recorded. */
async function record(sync: boolean): Promise<DiskEvent[]> {
  const disk = new MemoryDisk(folder)
  let id = 0
  for (let run = 0; run < 2; run++) {
    const db = await openDatabase({ folder, disk, sync })
    db.transaction(tx => tx.run('CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, half INTEGER NOT NULL, body TEXT NOT NULL) STRICT'))
    for (let i = 0; i < 30; i++) {
      id += 1
      const body = `${id} `.repeat(10 + ((id * 131) % 3000))
      db.transaction(tx => [1, 2].forEach(half => tx.run('INSERT INTO t (half, body) VALUES (?, ?)', [half, body])))
      disk.events.push({ kind: 'ack', id })
      if (id % 11 === 0) db.checkpoint()
    }
    if (run === 0) db.close()
  }
  return disk.events
}

/** True where the cut falls after the first write of a transaction and before its acknowledgement. */
function isInCommit(events: readonly DiskEvent[], seed: number): boolean {
  const count = 1 + Math.floor(seeded(seed)() * events.length)
  const before = events.slice(0, count).reduce((last, event, at) => (event.kind === 'ack' ? at : last), -1)
  const next = events.findIndex((event, at) => at >= count && event.kind === 'ack')
  return next >= 0 && events.slice(before + 1, count).some(({ kind }) => kind === 'write')
}

/** Puts the remains on the real disk, opens them, and says what is wrong; empty when old or new state and nothing else. */
async function judge(events: readonly DiskEvent[], seed: number): Promise<string> {
  const random = seeded(seed)
  const count = 1 + Math.floor(random() * events.length)
  const acknowledged = events.slice(0, count).reduce((most, event) => (event.kind === 'ack' ? Math.max(most, event.id) : most), 0)
  const real = scratchFolder()
  for (const [path, content] of afterPowerLoss(events, count, random)) writeFileSync(join(real, basename(path)), content)
  try {
    const db = await openDatabase({ folder: real })
    try {
      const [check] = db.all<{ integrity_check: string }>('PRAGMA integrity_check')
      if (check?.integrity_check !== 'ok') return `integrity: ${check?.integrity_check}`
      const hasTable = db.get("SELECT 1 AS yes FROM sqlite_schema WHERE name = 't'") !== undefined
      const rows = hasTable ? db.all<{ half: number; body: string }>('SELECT half, body FROM t ORDER BY id') : []
      const wrong = rows.findIndex((row, i) => row.half !== 1 + (i % 2) || !row.body.startsWith(`${1 + (i >> 1)} `))
      if (wrong >= 0 || rows.length % 2 === 1) return 'half a transaction'
      if (rows.length / 2 < acknowledged) return `lost: ${rows.length / 2} of ${acknowledged}`
      if (rows.length / 2 > acknowledged + 1) return 'more than was written'
      if (hasTable) db.transaction(tx => tx.run("INSERT INTO t (half, body) VALUES (1, 'after')"))
      return ''
    } finally {
      db.close()
    }
  } catch (error) {
    return String(error)
  }
}

test(`${losses} power losses leave the old or the new state`, { timeout: 600_000 }, async () => {
  const events = await record(true)
  expect(events.filter(event => event.kind === 'sync').length).toBeGreaterThan(60)
  let inCommit = 0
  for (let seed = 1; seed <= losses; seed++) {
    expect(await judge(events, seed), `seed ${seed}`).toBe('')
    if (isInCommit(events, seed)) inCommit += 1
  }
  console.info(`power losses ${losses}, between a first write and its acknowledgement ${inCommit}`)
  expect(inCommit).toBeGreaterThan(losses / 4)
})

test('the same without fsync does lose data, so the simulation can fail', { timeout: 600_000 }, async () => {
  const events = await record(false)
  let bad = 0
  const runs = losses / 3
  for (let seed = 1; seed <= runs; seed++) if ((await judge(events, seed)) !== '') bad += 1
  console.info(`without fsync ${bad} of ${runs} lost or damaged`)
  expect(bad).toBeGreaterThan(runs / 2)
})
