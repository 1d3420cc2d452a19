import { copyFileSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { backupEveryMs } from '../../../electron/backup/change-clock'
import { checkFile } from '../../../electron/backup/check-file'
import { jobsInPlace, type RunJob } from '../../../electron/backup/jobs'
import { listBackups } from '../../../electron/files/backups'
import { openDatabase } from '../../../electron/db/sqlite/open-database'
import { scratchFolder, sqlite3 } from '../storage/scratch'
import { makeCampaign, openFolder, score, wasmFile } from './data-folder'

const reasons = async (folder: string): Promise<string[]> => (await listBackups(folder)).map(({ reason }) => reason)
const countIn = (file: string): string => sqlite3(file, "SELECT coalesce(max(json_extract(input, '$.counts.a')), 0) FROM entry")

test('a backup at the close when something changed, and none when nothing did', async () => {
  const first = await openFolder(scratchFolder())
  const place = makeCampaign(first)
  score(first, place, 3)
  await first.session.close()
  expect(await reasons(first.folder)).toEqual(['close'])
  const again = await openFolder(first.folder)
  expect(again.session.backups.hasChanged).toBe(false)
  await again.session.close()
  expect(await reasons(first.folder)).toEqual(['close'])
  const [made] = await listBackups(first.folder)
  expect(sqlite3(made!.file, 'PRAGMA integrity_check')).toBe('ok')
  expect(countIn(made!.file)).toBe('3')
})

test('a backup at the opening when the last run did not close, none when its backup is there already or nothing was ever written', async () => {
  const empty = await openFolder(scratchFolder())
  expect(await empty.session.backups.makeUnlessSame('open')).toBeNull()
  const place = makeCampaign(empty)
  await empty.session.close()
  const second = await openFolder(empty.folder)
  expect(await second.session.backups.makeUnlessSame('open')).toBeNull()
  score(second, place, 2)
  // Killed: neither close nor backup; another process finds the -wal.
  const killed = scratchFolder()
  for (const name of ['qianfen.db', 'qianfen.db-wal']) copyFileSync(join(second.folder, name), join(killed, name))
  await second.session.close()
  const third = await openFolder(killed)
  const made = await third.session.backups.makeUnlessSame('open')
  expect(made).toMatchObject({ reason: 'open', counter: 1 })
  expect(countIn(made!.file)).toBe('2')
  await third.session.close()
})

test('every thirty minutes of change, in monotonic time, whatever the clock on the wall says', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    const opened = await openFolder(scratchFolder())
    const place = makeCampaign(opened)
    const { backups } = opened.session
    const tick = (minutes: number) => backups.tick(minutes * 60_000)
    vi.setSystemTime(new Date(2036, 0, 1))
    expect(await tick(0)).toBeNull()
    vi.setSystemTime(new Date(2016, 0, 1))
    expect(await tick(29)).toBeNull()
    expect(await tick(30)).toMatchObject({ reason: 'timer', counter: 1 })
    expect(await tick(200)).toBeNull()
    score(opened, place, 1)
    expect(await tick(201)).toBeNull()
    vi.setSystemTime(new Date(2026, 0, 1))
    await backups.make('manual')
    expect(await tick(240)).toBeNull()
    score(opened, place, 2)
    await tick(241)
    expect(await tick(240 + 1 + backupEveryMs / 60_000)).toMatchObject({ reason: 'timer', counter: 3 })
    // The order is the counter's: the newest is the one made last, although its day lies before that of others.
    expect(await reasons(opened.folder)).toEqual(['timer', 'manual', 'timer'])
    await opened.session.close()
  } finally {
    vi.useRealTimers()
  }
})

test('what is committed while a backup is copied is saved, and not in that backup', async () => {
  let during: () => void = () => undefined
  const inPlace = jobsInPlace(wasmFile)
  const run: RunJob = (job, watch) => {
    during()
    const made = inPlace(job, watch)
    during()
    return made
  }
  const opened = await openFolder(scratchFolder(), { run })
  const place = makeCampaign(opened)
  score(opened, place, 1)
  // More than the thousand pages at which SQLite would write into the main file by itself.
  let count = 1
  during = () => {
    score(opened, place, (count += 1))
    for (let i = 0; i < 15; i += 1) opened.handlers['entry.note']({ ...place, itemId: 'DED', slot: 'team', note: String(count).repeat(30_000 + i) })
  }
  const made = await opened.session.backups.make('manual')
  expect(countIn(made.file)).toBe('1')
  expect(opened.session.backups.hasChanged).toBe(true)
  expect(readFileSync(join(opened.folder, 'qianfen.db-wal')).length).toBeGreaterThan(1000 * 4096)
  during = () => undefined
  await opened.session.close()
  const [closed] = await listBackups(opened.folder)
  expect(closed).toMatchObject({ reason: 'close' })
  expect(countIn(closed!.file)).toBe(String(count))
})

test('no backup of a file that is damaged, in its pages or in its content only, and none of the old ones goes', async () => {
  const opened = await openFolder(scratchFolder())
  const place = makeCampaign(opened)
  for (let i = 1; i <= 30; i += 1) score(opened, place, i)
  await opened.session.close()
  const file = join(opened.folder, 'qianfen.db')
  const sound = readFileSync(file)
  const before = readdirSync(join(opened.folder, 'backups'))
  // One letter in a recorded change: SQLite finds nothing wrong with it.
  const at = sound.indexOf('input{"counts":{"a":7}')
  const flipped = Buffer.from(sound)
  flipped[at + 'input{"counts":{"a":'.length] = '9'.charCodeAt(0)
  expect(at).toBeGreaterThan(0)
  for (const [name, content] of [['content', flipped], ['page', Buffer.from(sound).fill(0xff, 4096 * 5, 4096 * 6)]] as const) {
    writeFileSync(file, content)
    const again = await openFolder(opened.folder)
    await expect(again.session.backups.make('manual'), name).rejects.toMatchObject({ code: 'data-damaged' })
    expect(again.session.backups.failure, name).toMatchObject({ code: 'data-damaged' })
    again.session.db.close()
    await again.session.close().catch(() => undefined)
    expect(readdirSync(join(opened.folder, 'backups')), name).toEqual(before)
  }
})

test('what was saved is brought to safety when another program took the file away', async () => {
  const opened = await openFolder(scratchFolder())
  const place = makeCampaign(opened)
  score(opened, place, 5)
  const file = join(opened.folder, 'qianfen.db')
  renameSync(file, `${file}.elsewhere`)
  expect(() => score(opened, place, 6)).toThrow(expect.objectContaining({ code: 'file-replaced' }))
  const made = await opened.session.backups.make('manual')
  expect(countIn(made.file)).toBe('5')
  await opened.session.close()
  expect((await reasons(opened.folder))[0]).toBe('manual')
})

test('a copy under another name than the file that is held is never taken for it', async () => {
  let swap: () => void = () => undefined
  const inPlace = jobsInPlace(wasmFile)
  const opened = await openFolder(scratchFolder(), { run: (job, watch) => (swap(), inPlace(job, watch)) })
  makeCampaign(opened)
  const file = join(opened.folder, 'qianfen.db')
  swap = () => {
    copyFileSync(file, `${file}.other`)
    renameSync(`${file}.other`, file)
  }
  await expect(opened.session.backups.make('manual')).rejects.toMatchObject({ code: 'file-replaced' })
  expect(readdirSync(join(opened.folder, 'backups'))).toEqual([])
  swap = () => undefined
  await opened.session.close().catch(() => undefined)
})

test('what an earlier run left half made goes, and a file of an older counter does not come back', async () => {
  const opened = await openFolder(scratchFolder())
  makeCampaign(opened)
  const backups = join(opened.folder, 'backups')
  writeFileSync(join(backups, 'qianfen-000041-20261124-080509-timer.db'), 'x')
  writeFileSync(join(backups, 'qianfen-000042-20261124-080509-timer.db.unchecked'), 'x')
  const made = await opened.session.backups.make('manual')
  expect(made.counter).toBe(42)
  expect(readdirSync(backups)).toHaveLength(2)
  await opened.session.close()
})

test('a sound file passes, and what it holds is counted', async () => {
  const opened = await openFolder(scratchFolder())
  const place = makeCampaign(opened)
  score(opened, place, 4)
  await opened.session.close()
  const { summary, evidence } = await checkFile(join(opened.folder, 'qianfen.db'), wasmFile)
  expect(summary.campaigns).toMatchObject([{ name: '考核', cycle: '2026', sample: false, counts: { units: 2, entries: 1, claims: 0, findings: 4 } }])
  expect(summary.lastChange?.actor).toBe('组员甲')
  expect(evidence).toEqual([])
  const db = await openDatabase({ folder: opened.folder, readOnly: true })
  expect(summary.changes).toBe(db.get<{ n: number }>('SELECT count(*) AS n FROM change')?.n)
  db.close()
})
