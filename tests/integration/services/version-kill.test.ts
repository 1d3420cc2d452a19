import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/sqlite/open-database'
import { listBackups } from '../../../electron/files/backups'
import { full, scratchFolder, sqlite3, start } from '../storage/scratch'
import { holdFolder } from '../backup/desk-on-disk'
import { expectRebuilt, rowsOf } from './small-campaign'
import { makeVersions, versionOnDisk } from './version-on-disk'

/** Runs a change that dies at a moment; what it said where it lived on. */
function changeAndDie(folder: string, campaignId: string, moment: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = start('../../services/children/version-changer.ts', [folder, campaignId, moment])
    let [said, complaint] = ['', '']
    child.stdout.on('data', (text: Buffer) => (said += String(text)))
    child.stderr.on('data', (text: Buffer) => (complaint += String(text)))
    child.on('close', (code, signal) => (signal === 'SIGKILL' || code === 0 ? resolve(said) : reject(new Error(complaint))))
  })
}

/** The rows of the newest backup that was made before a change of version; null without one. */
async function backedUp(folder: string, campaignId: string): Promise<string[] | null> {
  const [newest] = (await listBackups(folder)).filter(({ reason }) => reason === 'before-version')
  if (!newest) return null
  const copy = scratchFolder()
  cpSync(newest.file, join(copy, 'qianfen.db'))
  const db = await openDatabase({ folder: copy, readOnly: true })
  const rows = rowsOf(db, campaignId)
  db.close()
  return rows
}

test('killed in the middle of a change of version, the campaign is wholly old or wholly new, with the backup, and the other way stays open', { timeout: 600_000 }, async () => {
  const origin = scratchFolder()
  const campaignId = await makeVersions(origin)
  const copyOf = (): string => {
    const folder = scratchFolder()
    cpSync(origin, folder, { recursive: true })
    return folder
  }
  const whole = copyOf()
  const there = await versionOnDisk(whole, campaignId)
  const rows = { old: rowsOf(there.held.holder.session?.db as never, campaignId), new: [] as string[] }
  await there.change()
  rows.new = rowsOf(there.held.holder.session?.db as never, campaignId)
  expect(rows.new).not.toEqual(rows.old)
  await there.held.holder.close()

  const operations = full ? Number(/^any (\d+)/.exec(await changeAndDie(copyOf(), campaignId, 'any:0'))?.[1]) : 0
  // Everyday it dies in the first pages of the commit; in the full run also before the sync of the commit, and in every operation of backup and commit.
  const moments = full ? ['wal-write:2', 'wal-sync:2', ...Array.from({ length: operations }, (_, at) => `any:${at + 1}`)] : ['wal-write:2']
  const ends = { old: 0, new: 0 }
  const killed = async (moment: string): Promise<{ moment: string; folder: string }> => {
    const folder = copyOf()
    expect(await changeAndDie(folder, campaignId, moment), moment).toBe('')
    return { moment, folder }
  }
  const dead: { moment: string; folder: string }[] = []
  for (let at = 0; at < moments.length; at += 2) dead.push(...(await Promise.all(moments.slice(at, at + 2).map(killed))))
  for (const [at, { moment, folder }] of dead.entries()) {
    // The sqlite3 program recovers a copy, we the folder itself.
    const other = scratchFolder()
    for (const name of readdirSync(folder).filter((one) => /^qianfen\.db(-wal)?$/.test(one))) cpSync(join(folder, name), join(other, name))
    expect(sqlite3(join(other, 'qianfen.db'), 'PRAGMA integrity_check; PRAGMA foreign_key_check')).toBe('ok')
    const held = await holdFolder(folder)
    const db = held.holder.session?.db
    if (!db) throw new Error(`${moment}: the folder cannot be opened`)
    const found = rowsOf(db, campaignId)
    const end = found.join('\n') === rows.old.join('\n') ? 'old' : 'new'
    expect(found, moment).toEqual(rows[end])
    expectRebuilt(db, campaignId)
    const kept = await backedUp(folder, campaignId)
    // A backup is whole or not there; once the writing has begun it is there.
    if (kept !== null || end === 'new' || moment.startsWith('wal')) expect(kept, moment).toEqual(rows.old)
    if (end === 'new') expect(held.handlers()['history.undo']({ campaignId })?.label).toBe('改用细则版本 修订-2')
    await held.holder.close()
    if (end === 'old' && at % 4 === 0) {
      const again = await versionOnDisk(folder, campaignId)
      await again.change()
      expect(rowsOf(again.held.holder.session?.db as never, campaignId), moment).toEqual(rows.new)
      await again.held.holder.close()
    }
    ends[end] += 1
  }
  console.info(`killed in ${moments.length} operations of a change of version, ${ends.old} times the old version, ${ends.new} times the new`)
  expect(ends.old).toBeGreaterThan(0)
  if (full) expect(ends.new).toBeGreaterThan(0)
})
