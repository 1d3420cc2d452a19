import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { carryToSecond } from '../../../electron/backup/carry'
import type { SecondPlace } from '../../../electron/backup/second-place'
import { listBackups } from '../../../electron/files/backups'
import { hashOf } from '../../../electron/files/evidence-files'
import { errorText } from '../../../shared/words/errors'
import { mountSmallDisk, type Mount } from '../../e2e/small-disk'
import { full, scratchFolder, sqlite3 } from '../storage/scratch'
import { wasmFile } from './data-folder'
import { begin, holdFolder, scoredNow, scoreNow, type Held } from './desk-on-disk'
import { faultyFiles } from './faulty-files'

const mounts: Mount[] = []
afterAll(() => mounts.forEach((mount) => mount.release()))

const backupsIn = (place: string): string[] => readdirSync(join(place, 'backups')).sort()
const evidenceIn = (place: string): string[] => readdirSync(join(place, 'evidence')).sort()

/** A held folder whose second place is on `stick`. */
async function withStick(stick: string, folder = scratchFolder()): Promise<{ held: Held; second: SecondPlace; place: string }> {
  const held = await holdFolder(folder)
  await held.second.choose(stick)
  return { held, second: held.second, place: (await held.second.place()) ?? '' }
}

function addEvidence(folder: string, text: string): string {
  const id = hashOf(Buffer.from(text))
  writeFileSync(join(folder, 'evidence', id), text)
  return id
}

test('each backup is copied there whole, its evidence once, and nothing else in the chosen folder is touched', async () => {
  const stick = scratchFolder()
  writeFileSync(join(stick, '照片.txt'), '别人的')
  const { held, second, place } = await withStick(stick)
  const at = begin(held)
  const first = addEvidence(held.folder, '甲')
  await held.calls['backup.now']({})
  await second.catchUp()
  expect(backupsIn(place)).toEqual(readdirSync(join(held.folder, 'backups')).sort())
  expect(evidenceIn(place)).toEqual([first])
  const { ino } = statSync(join(place, 'evidence', first))
  scoreNow(held, at, 2)
  const other = addEvidence(held.folder, '乙')
  await held.calls['backup.now']({})
  await second.catchUp()
  expect(evidenceIn(place)).toEqual([first, other].sort())
  expect(statSync(join(place, 'evidence', first)).ino).toBe(ino)
  for (const name of backupsIn(place)) expect(readFileSync(join(place, 'backups', name)).equals(readFileSync(join(held.folder, 'backups', name)))).toBe(true)
  expect(sqlite3(join(place, 'backups', backupsIn(place).at(-1)!), 'PRAGMA integrity_check')).toBe('ok')
  expect(await second.state()).toMatchObject({ folder: place, since: null, failure: null, copying: false, completeAt: expect.any(Number) as number })
  const { backups } = await held.calls['backup.list']({})
  expect(backups.map(({ here, second: there }) => [here, there])).toEqual([[true, true], [true, true]])
  expect(readdirSync(stick).sort()).toEqual([place.split('/').at(-1), '照片.txt'].sort())
  await held.holder.close()
  expect(backupsIn(place)).toHaveLength(2)
})

test('the last backup of a run is there too when the window has closed', async () => {
  const { held, place } = await withStick(scratchFolder())
  begin(held)
  await held.holder.close()
  expect(backupsIn(place)).toEqual(readdirSync(join(held.folder, 'backups')))
  expect(backupsIn(place)).toHaveLength(1)
})

test('without the stick backups here succeed, it is said since when, and what is missing comes when it is back', async () => {
  const stick = scratchFolder()
  const { held, second, place } = await withStick(stick)
  const at = begin(held)
  await held.calls['backup.now']({})
  await second.catchUp()
  const away = scratchFolder()
  renameSync(place, join(away, 'pulled'))
  for (const count of [2, 3]) {
    scoreNow(held, at, count)
    await held.calls['backup.now']({})
    await second.catchUp()
  }
  const state = await second.state()
  expect(state).toMatchObject({ failure: { code: 'second-absent' }, since: expect.any(Number) as number, copying: false })
  expect(errorText(state!.failure!)).toContain('第二处没有插上')
  // The folder of the mount is still there, or another stick is: nothing is written into it.
  expect(readdirSync(stick)).toEqual([])
  const { backups } = await held.calls['backup.list']({})
  expect(backups.map(({ second: there }) => there)).toEqual([false, false, false])
  renameSync(join(away, 'pulled'), place)
  await second.catchUpIfBehind()
  expect(backupsIn(place)).toHaveLength(3)
  expect(await second.state()).toMatchObject({ failure: null, since: null })
  await held.holder.close()
})

test('what is chosen is remembered by the folder, and forgotten by a copy of the folder', async () => {
  const { held, place } = await withStick(scratchFolder())
  begin(held)
  await held.holder.close()
  const again = await holdFolder(held.folder)
  expect(await again.second.place()).toBe(place)
  const copy = scratchFolder()
  for (const name of ['second.json', 'qianfen.db', 'identity.json']) copyFileSync(join(held.folder, name), join(copy, name))
  const other = await holdFolder(copy)
  const before = backupsIn(place)
  await other.calls['backup.now']({})
  await other.second.catchUp()
  expect(await other.second.state()).toMatchObject({ failure: { code: 'second-moved' } })
  expect(backupsIn(place)).toEqual(before)
  await other.second.choose(join(place, '..'))
  await other.second.catchUp()
  expect(await other.second.place()).not.toBe(place)
  expect(await other.second.state()).toMatchObject({ failure: null })
  await other.second.remove()
  expect(await other.second.state()).toBeNull()
  await other.holder.close()
  await again.holder.close()
})

test('the data folder itself, and what is in it, is refused; the same disk is said', async () => {
  const held = await holdFolder(scratchFolder())
  begin(held)
  for (const folder of [held.folder, join(held.folder, 'backups')]) {
    await expect(held.second.choose(folder)).rejects.toMatchObject({ code: 'second-inside' })
  }
  await expect(held.second.choose(join(held.folder, 'nowhere'))).rejects.toMatchObject({ code: 'second-not-chosen' })
  expect(await held.second.state()).toBeNull()
  // A sibling whose name begins the same is no part of it.
  const sibling = `${held.folder}-2`
  mkdirSync(sibling)
  await held.second.choose(sibling)
  expect(await held.second.state()).toMatchObject({ sameDisk: true })
  rmSync(sibling, { recursive: true })
  await held.holder.close()
})

test('a full stick is said, what is there stays whole, and it goes on when there is room', async () => {
  const stick = join(scratchFolder(), 'stick')
  const mount = mountSmallDisk(stick, 2048)
  if (!mount) return
  mounts.push(mount)
  const { held, second, place } = await withStick(stick)
  const at = begin(held)
  expect(await second.state()).toMatchObject({ sameDisk: false })
  await held.calls['backup.now']({})
  await second.catchUp()
  const sound = backupsIn(place)
  writeFileSync(join(stick, 'film'), '')
  for (let n = 0; ; n += 1) {
    try {
      writeFileSync(join(stick, `film-${n}`), Buffer.alloc(64 << 10))
    } catch {
      break
    }
  }
  addEvidence(held.folder, '佐证'.repeat(200_000))
  scoreNow(held, at, 2)
  await held.calls['backup.now']({})
  await second.catchUp()
  expect(held.holder.session!.backups.failure).toBeNull()
  expect(await second.state()).toMatchObject({ failure: { code: 'second-full' } })
  expect(backupsIn(place)).toEqual(sound)
  for (const name of readdirSync(stick).filter((each) => each.startsWith('film'))) rmSync(join(stick, name))
  await second.catchUpIfBehind()
  expect(backupsIn(place)).toEqual(readdirSync(join(held.folder, 'backups')).sort())
  expect(evidenceIn(place)).toHaveLength(1)
  expect(await second.state()).toMatchObject({ failure: null, since: null })
  await held.holder.close()
})

test('a stick on which nothing can be written is said', async () => {
  const stick = join(scratchFolder(), 'stick')
  const mount = mountSmallDisk(stick, 4096)
  if (!mount) return
  mounts.push(mount)
  const { held, second, place } = await withStick(stick)
  begin(held)
  await held.calls['backup.now']({})
  await second.catchUp()
  expect(spawnSync('mount', ['-o', 'remount,ro', stick]).status).toBe(0)
  await held.calls['backup.now']({})
  await second.catchUp()
  expect(await second.state()).toMatchObject({ failure: { code: 'second-read-only' } })
  expect(backupsIn(place)).toHaveLength(1)
  await expect(held.second.choose(stick)).rejects.toMatchObject({ code: 'second-not-chosen' })
  await held.holder.close()
})

test('pulled at any moment, every name on the stick is absent or whole (R19)', { timeout: 600_000 }, async () => {
  const held = await holdFolder(scratchFolder())
  const at = begin(held)
  const ids = [addEvidence(held.folder, '甲'.repeat(700_000)), addEvidence(held.folder, '乙')]
  for (const count of [2, 3]) {
    scoreNow(held, at, count)
    await held.calls['backup.now']({})
  }
  await held.holder.close()
  const fresh = (): string => {
    const place = scratchFolder()
    for (const part of ['backups', 'evidence']) mkdirSync(join(place, part))
    return place
  }
  const carry = (place: string, disk?: ReturnType<typeof faultyFiles>['disk']): Promise<unknown> => carryToSecond({ kind: 'carry', folder: held.folder, place }, wasmFile, () => false, disk)
  const counting = faultyFiles({ at: Number.POSITIVE_INFINITY, errno: 'EIO', forGood: true })
  await carry(fresh(), counting.disk)
  const names = readdirSync(join(held.folder, 'backups'))
  const step = full ? 1 : Math.ceil(counting.count() / 10)
  let whole = 0
  for (let pulled = 1; pulled <= counting.count(); pulled += step) {
    const place = fresh()
    await carry(place, faultyFiles({ at: pulled, errno: 'EIO', forGood: true }).disk).catch((error: unknown) => expect(error).toMatchObject({ code: 'second-failed' }))
    for (const name of backupsIn(place).filter((each) => each.endsWith('.db'))) {
      expect(readFileSync(join(place, 'backups', name)).equals(readFileSync(join(held.folder, 'backups', name))), `pulled at ${pulled}`).toBe(true)
      whole += 1
    }
    for (const id of evidenceIn(place).filter((each) => !each.endsWith('.part'))) expect(hashOf(readFileSync(join(place, 'evidence', id)))).toBe(id)
    // Back again: the rest comes, and nothing half made stays.
    await carry(place)
    expect([backupsIn(place), evidenceIn(place)], `pulled at ${pulled}`).toEqual([names.sort(), ids.sort()])
  }
  console.info(`${counting.count()} file operations, ${whole} whole backups found after a pull`)
  expect(whole).toBeGreaterThan(3)
})

test('rotation there is as here and never takes the newest, also when the backups here are gone', async () => {
  const { held, second, place } = await withStick(scratchFolder())
  const at = begin(held)
  for (let count = 1; count <= 13; count += 1) {
    scoreNow(held, at, count)
    await held.calls['backup.now']({})
  }
  await second.catchUp()
  expect(backupsIn(place)).toEqual(readdirSync(join(held.folder, 'backups')).sort())
  rmSync(join(held.folder, 'backups'), { recursive: true })
  mkdirSync(join(held.folder, 'backups'))
  scoreNow(held, at, 20)
  const { file } = await held.calls['backup.now']({})
  await second.catchUp()
  const [newest] = await listBackups(place)
  expect(newest?.name).toBe(file.split('/').at(-1))
  expect(newest?.counter).toBe(14)
  expect(backupsIn(place).length).toBeGreaterThanOrEqual(10)
  await held.holder.close()
})

test('a backup here that no longer passes its check is not carried over, and is said', async () => {
  const { held, second, place } = await withStick(scratchFolder())
  await second.remove()
  begin(held)
  const { file } = await held.calls['backup.now']({})
  writeFileSync(file, readFileSync(file).subarray(0, 9000))
  await second.choose(join(place, '..'))
  await second.catchUp()
  expect(backupsIn(place)).toEqual([])
  expect(await second.state()).toMatchObject({ failure: { code: 'second-skipped', detail: { count: '1' } } })
  await held.holder.close()
})

test('when data and backups here are gone, the second place gives back all, evidence included', async () => {
  const { held, place } = await withStick(scratchFolder())
  const at = begin(held)
  const id = addEvidence(held.folder, '佐证')
  scoreNow(held, at, 7)
  await held.holder.close()
  const file = join(held.folder, 'qianfen.db')
  writeFileSync(file, readFileSync(file).subarray(0, 9000))
  for (const part of ['backups', 'evidence']) rmSync(join(held.folder, part), { recursive: true })
  const again = await holdFolder(held.folder)
  expect(again.holder.data).toMatchObject({ code: 'file-damaged' })
  const found = await again.calls['backup.findGood']({})
  expect(found).toMatchObject({ backup: { kind: 'kept', place: 'second' }, look: { missingEvidence: 0 } })
  await again.calls['backup.restore']({ backup: found!.backup })
  expect(scoredNow(again, at)).toBe(7)
  expect(existsSync(join(place, 'evidence', id))).toBe(true)
  await again.holder.close()
})
