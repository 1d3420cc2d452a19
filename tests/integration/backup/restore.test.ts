import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listBackups } from '../../../electron/files/backups'
import type { BackupRef } from '../../../shared/ipc/contract'
import { listChanges } from '../../../electron/db/changes'
import { expectRebuilt } from '../services/small-campaign'
import { scratchFolder, sqlite3 } from '../storage/scratch'
import { begin, holdFolder, scoredNow, scoreNow, startOf, type Held } from './desk-on-disk'

const kept = (name: string): BackupRef => ({ kind: 'kept', place: 'here', name })

async function made(held: Held): Promise<BackupRef> {
  const { file } = await held.calls['backup.now']({})
  return kept(file.split('/').at(-1) ?? '')
}

async function refused(held: Held, backup: BackupRef): Promise<string> {
  const code = (error: unknown): string => (error as { code: string }).code
  const looked = await held.calls['backup.look']({ backup }).then(() => 'none', code)
  const restored = await held.calls['backup.restore']({ backup }).then(() => 'none', code)
  expect(restored).toBe(looked)
  return restored
}

test('the look tells what is inside and what is now; the restore brings it back; undoing it brings back what was', async () => {
  const held = await holdFolder(scratchFolder())
  const place = begin(held)
  const backup = await made(held)
  scoreNow(held, place, 7)
  held.handlers()['claim.save']({ campaignId: place.campaignId, claimId: null, unitId: place.unitId, list: 'bonus', item: 'J1', level: 'a', count: 1, matter: '省级表扬' })
  const look = await held.calls['backup.look']({ backup })
  expect(look.inside.campaigns).toMatchObject([{ name: '考核', counts: { units: 2, entries: 1, claims: 0 } }])
  expect(look.now?.campaigns).toMatchObject([{ name: '考核', counts: { units: 2, entries: 1, claims: 1 } }])
  expect(look).toMatchObject({ reason: 'manual', missingEvidence: 0, inside: { lastChange: { actor: '组员甲' } } })
  expect(look.now!.changes).toBeGreaterThan(look.inside.changes)

  const device = held.holder.session!.device
  await held.calls['backup.restore']({ backup })
  expect(scoredNow(held, place)).toBe(1)
  expect(held.holder.session!.device).not.toBe(device)
  const { restored } = await startOf(held)
  expect(restored).toMatchObject({ backupAt: look.at, aside: null })
  const [newest] = await listBackups(held.folder)
  expect(newest).toMatchObject({ reason: 'before-restore', name: restored?.before })

  // Work goes on under the new identity, then the restore is undone: that work is in a backup too.
  scoreNow(held, place, 2)
  const chains = new Set(listChanges(held.holder.session!.db, place.campaignId).map(({ change }) => change.device))
  expect(chains).toEqual(new Set([device, held.holder.session!.device]))
  expectRebuilt(held.holder.session!.db, place.campaignId)
  await held.calls['backup.restore']({ backup: kept(restored!.before!) })
  expect(scoredNow(held, place)).toBe(7)
  expect(held.handlers()['campaign.open']({ campaignId: place.campaignId }).claims).toHaveLength(1)
  await held.calls['backup.restore']({ backup: kept((await listBackups(held.folder))[0]!.name) })
  expect(scoredNow(held, place)).toBe(2)
  held.handlers()['restored.seen']({})
  expect((await startOf(held)).restored).toBeNull()
  await held.holder.close()
  expect(readdirSync(held.folder).filter((name) => /restore|damaged|wal/.test(name))).toEqual([])
})

test('who sits at this laptop stays when another person\'s backup is restored', async () => {
  const other = await holdFolder(scratchFolder())
  const place = begin(other)
  await other.holder.close()
  const [theirs] = await listBackups(other.folder)
  const held = await holdFolder(scratchFolder())
  held.handlers()['me.save']({ name: '组员乙', post: '', role: 'leadAssessor' })
  const backup = held.desk.offer(theirs!.file)
  expect((await held.calls['backup.look']({ backup })).now?.campaigns).toEqual([])
  await held.calls['backup.restore']({ backup })
  scoreNow(held, place, 3)
  const start = await startOf(held)
  expect(start.me?.name).toBe('组员乙')
  const { people } = held.handlers()['campaign.open']({ campaignId: place.campaignId })
  expect(people.map(({ name }) => name).sort()).toEqual(['组员乙', '组员甲'].sort())
  await held.holder.close()
})

test('damaged, foreign, newer, live, missing: each has its own sentence, and nothing changes', async () => {
  const held = await holdFolder(scratchFolder())
  const place = begin(held)
  const { file } = await held.calls['backup.now']({})
  scoreNow(held, place, 5)
  const elsewhere = scratchFolder()
  const variant = (name: string, change: (path: string) => void): BackupRef => {
    const path = join(elsewhere, name)
    copyFileSync(file, path)
    change(path)
    return held.desk.offer(path)
  }
  const bytes = readFileSync(file)
  const flipped = Buffer.from(bytes)
  flipped[bytes.indexOf('input{"counts":{"a":1}') + 'input{"counts":{"a":'.length] = '3'.charCodeAt(0)
  const backups = readdirSync(join(held.folder, 'backups'))
  expect({
    truncated: await refused(held, variant('短.db', (path) => writeFileSync(path, bytes.subarray(0, bytes.length - 5000)))),
    flipped: await refused(held, variant('改.db', (path) => writeFileSync(path, flipped))),
    empty: await refused(held, variant('空.db', (path) => writeFileSync(path, ''))),
    text: await refused(held, variant('名单.db', (path) => writeFileSync(path, '单位,得分\n'.repeat(500)))),
    foreign: await refused(held, variant('别的.db', (path) => sqlite3(path, 'PRAGMA application_id=7'))),
    newer: await refused(held, variant('新.db', (path) => sqlite3(path, 'PRAGMA user_version=99'))),
    live: await refused(held, held.desk.offer(join(held.folder, 'qianfen.db'))),
    gone: await refused(held, variant('拔.db', (path) => rmSync(path))),
    outside: await refused(held, kept('../../etc/passwd')),
    unknown: await refused(held, { kind: 'chosen', id: 'x' }),
  }).toEqual({
    truncated: 'backup-damaged', flipped: 'backup-damaged', empty: 'backup-damaged', text: 'backup-foreign', foreign: 'backup-foreign',
    newer: 'backup-newer', live: 'backup-live', gone: 'backup-gone', outside: 'backup-gone', unknown: 'not-found',
  })
  expect(scoredNow(held, place)).toBe(5)
  expect(readdirSync(join(held.folder, 'backups'))).toEqual(backups)
  await held.holder.close()
})

test('the last good backup is offered when the data file is damaged, and the damaged one is kept', async () => {
  const held = await holdFolder(scratchFolder())
  const place = begin(held)
  await held.calls['backup.now']({})
  scoreNow(held, place, 2)
  await held.holder.close()
  const file = join(held.folder, 'qianfen.db')
  const whole = readFileSync(file)
  const [newest, older] = await listBackups(held.folder)
  writeFileSync(newest!.file, whole.subarray(0, whole.length - 4096))
  for (const [damage, code] of [[() => writeFileSync(file, whole.subarray(0, 9000)), 'file-damaged'], [() => writeFileSync(file, ''), 'file-empty'], [() => rmSync(file), 'file-missing']] as const) {
    damage()
    if (code === 'file-missing') writeFileSync(`${file}-wal`, 'a -wal without its database')
    const again = await holdFolder(held.folder)
    expect(again.holder.data).toMatchObject({ code })
    const found = await again.calls['backup.findGood']({})
    expect(found).toMatchObject({ backup: kept(older!.name), look: { now: null, inside: { campaigns: [{ counts: { entries: 1 } }] } } })
    await again.calls['backup.restore']({ backup: found!.backup })
    expect(scoredNow(again, place)).toBe(1)
    const { restored } = await startOf(again)
    expect(restored).toMatchObject({ before: null })
    const put = [restored!.aside!, `${restored!.aside!}-wal`].filter((name) => existsSync(join(held.folder, name)))
    expect(put).toEqual(code === 'file-missing' ? [`${restored!.aside!}-wal`] : [restored!.aside!])
    await again.holder.session!.release().then((lock) => lock.release())
  }
})

test('no backup replaces a file that another program holds or that a newer version wrote', async () => {
  const held = await holdFolder(scratchFolder())
  begin(held)
  const backup = await made(held)
  const second = await holdFolder(held.folder)
  expect(second.holder.data).toMatchObject({ code: 'file-locked' })
  await expect(second.calls['backup.restore']({ backup })).rejects.toMatchObject({ code: 'file-locked' })
  await held.holder.close()
  sqlite3(join(held.folder, 'qianfen.db'), 'PRAGMA user_version=99')
  const third = await holdFolder(held.folder)
  await expect(third.calls['backup.restore']({ backup })).rejects.toMatchObject({ code: 'file-newer' })
  expect(readdirSync(held.folder)).not.toContain('qianfen.db.restore')
})

test('a restore that cannot be noted down leaves the old data open and usable', async () => {
  const held = await holdFolder(scratchFolder())
  const place = begin(held)
  const backup = await made(held)
  scoreNow(held, place, 4)
  mkdirSync(join(held.folder, 'restore.json.part', 'x'), { recursive: true })
  await expect(held.calls['backup.restore']({ backup })).rejects.toMatchObject({ code: 'restore-failed' })
  expect(scoredNow(held, place)).toBe(4)
  scoreNow(held, place, 6)
  rmSync(join(held.folder, 'restore.json.part'), { recursive: true })
  await held.calls['backup.restore']({ backup })
  expect(scoredNow(held, place)).toBe(1)
  await held.holder.close()
})

test('evidence that is missing here comes back with the backup beside which it lies', async () => {
  const held = await holdFolder(scratchFolder())
  begin(held)
  const { file } = await held.calls['backup.now']({})
  const elsewhere = scratchFolder()
  mkdirSync(join(elsewhere, 'backups'))
  copyFileSync(file, join(elsewhere, 'backups', 'x.db'))
  const look = await held.calls['backup.look']({ backup: held.desk.offer(join(elsewhere, 'backups', 'x.db')) })
  expect(look.missingEvidence).toBe(0)
  await held.holder.close()
})

test('the oldest backup can be restored although the one before the restore would push it out', async () => {
  const held = await holdFolder(scratchFolder())
  const place = begin(held)
  const oldest = await made(held)
  scoreNow(held, place, 2)
  // The newest ten stay, so the eleventh is the next to go; all of one day.
  for (let count = 0; count < 9; count += 1) await made(held)
  await held.calls['backup.restore']({ backup: oldest })
  expect(scoredNow(held, place)).toBe(1)
  await held.holder.close()
})
