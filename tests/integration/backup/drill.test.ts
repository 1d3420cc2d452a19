import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drill } from '../../../electron/backup/drill'
import { Drills, readDrill } from '../../../electron/backup/drills'
import { isGood } from '../../../shared/backup/drill'
import { listBackups } from '../../../electron/files/backups'
import { hashOf } from '../../../electron/files/evidence-files'
import { sqlite3, scratchFolder } from '../storage/scratch'
import { wasmFile } from './data-folder'
import { begin, holdFolder, scoreNow, type Held } from './desk-on-disk'

async function withBackups(count: number): Promise<{ held: Held; place: string }> {
  const held = await holdFolder(scratchFolder())
  await held.second.choose(scratchFolder())
  const at = begin(held)
  for (let n = 1; n <= count; n += 1) {
    scoreNow(held, at, n)
    await held.calls['backup.now']({})
  }
  await held.second.catchUp()
  return { held, place: (await held.second.place()) ?? '' }
}

test('every kept backup is opened, here and in the second place, and the result is remembered', async () => {
  const { held } = await withBackups(3)
  expect(await readDrill(held.folder)).toBeNull()
  const seen: string[] = []
  const drills = new Drills({ folder: held.folder, run: held.run, second: held.second, now: () => 77, onProgress: ({ done, total }) => seen.push(`${done}/${total}`) })
  expect(await drills.run()).toBe(true)
  expect(seen).toEqual(['0/6', '1/6', '2/6', '3/6', '4/6', '5/6'])
  const remembered = await readDrill(held.folder)
  expect(remembered?.at).toBe(77)
  expect(remembered?.results.map(({ place }) => place)).toEqual(['here', 'here', 'here', 'second', 'second', 'second'])
  expect(remembered?.results.every(isGood)).toBe(true)
  await held.holder.close()
})

test('a damaged backup is named with its place and stays where it is; the others are good', async () => {
  const { held, place } = await withBackups(3)
  const here = await listBackups(held.folder)
  const there = await listBackups(place)
  writeFileSync(here[1]!.file, readFileSync(here[1]!.file).subarray(0, 9000))
  // One figure in a recorded change: SQLite finds nothing wrong with it.
  const bytes = readFileSync(there[0]!.file)
  const at = bytes.indexOf('input{"counts":{"a":2}')
  expect(at).toBeGreaterThan(0)
  bytes[at + 'input{"counts":{"a":'.length] = '9'.charCodeAt(0)
  writeFileSync(there[0]!.file, bytes)
  expect(sqlite3(there[0]!.file, 'PRAGMA integrity_check')).toBe('ok')
  writeFileSync(there[2]!.file, '')
  const { calls, folder } = held
  expect(await calls['backup.drill']({})).toEqual({ cancelled: false })
  const bad = (await readDrill(folder))?.results.filter((each) => !isGood(each)).map(({ place: where, name, fault }) => [where, name, fault])
  expect(bad).toEqual([['here', here[1]!.name, 'backup-damaged'], ['second', there[0]!.name, 'backup-damaged'], ['second', there[2]!.name, 'backup-damaged']])
  for (const { file } of [...here, ...there]) expect(existsSync(file)).toBe(true)
  await held.holder.close()
})

test('evidence that is not beside a backup is counted, for each place by itself', async () => {
  const { held, place } = await withBackups(1)
  const id = hashOf(Buffer.from('照片'))
  const { campaigns } = await Promise.resolve(held.handlers()['app.start']({}))
  const campaign = campaigns[0]!.id
  held.holder.session!.db.transaction((tx) => tx.run(`INSERT INTO evidence VALUES (?, ?, '照片.jpg', 'image/jpeg', 6, 1, 1, '', 0)`, [id, campaign]))
  writeFileSync(join(held.folder, 'evidence', id), '照片')
  await held.calls['backup.now']({})
  await held.second.catchUp()
  rmSync(join(place, 'evidence', id))
  await held.calls['backup.drill']({})
  const bad = (await readDrill(held.folder))?.results.filter((each) => !isGood(each))
  expect(bad).toMatchObject([{ place: 'second', fault: null, missingEvidence: 1 }])
  await held.holder.close()
})

test('called off it stops before the next backup and leaves the last result', async () => {
  const { held } = await withBackups(2)
  await held.calls['backup.drill']({})
  const last = await readDrill(held.folder)
  const seen: number[] = []
  expect(await drill({ kind: 'drill', places: [{ place: 'here', folder: held.folder }] }, wasmFile, { isCancelled: () => seen.length > 0, onProgress: ({ done }) => seen.push(done) })).toBeNull()
  expect(seen).toEqual([0])
  const drills = new Drills({ folder: held.folder, run: () => Promise.resolve(null) as never, second: held.second, now: () => 99 })
  expect(await drills.run()).toBe(false)
  expect(await readDrill(held.folder)).toEqual(last)
  await held.holder.close()
})

test('a folder without backups, and a second place that is pulled, are no error', async () => {
  const { held, place } = await withBackups(1)
  rmSync(place, { recursive: true })
  await held.calls['backup.drill']({})
  expect((await readDrill(held.folder))?.results.map(({ place: where }) => where)).toEqual(['here'])
  expect(readdirSync(held.folder)).toContain('drill.json')
  rmSync(join(held.folder, 'backups'), { recursive: true })
  mkdirSync(join(held.folder, 'backups'))
  await held.calls['backup.drill']({})
  expect((await readDrill(held.folder))?.results).toEqual([])
  await held.holder.close()
})
