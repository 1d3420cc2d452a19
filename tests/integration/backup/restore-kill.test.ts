import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { stageRestore } from '../../../electron/backup/stage-restore'
import { openDatabase } from '../../../electron/db/sqlite/open-database'
import { dataFolderPaths } from '../../../electron/files/data-folder'
import { realFiles, type FileDisk } from '../../../electron/files/file-disk'
import { abandonRestore, beginRestore, finishRestore } from '../../../electron/files/restore-files'
import { full, scratchFolder, start } from '../storage/scratch'
import { openFolder, makeCampaign, score, wasmFile } from './data-folder'
import { faultyFiles, type FilePlan } from './faulty-files'
import { begin, holdFolder, scoredNow, scoreNow } from './desk-on-disk'

/** A folder with score 2, a backup of it with score 1, closed. */
async function prepared(): Promise<{ folder: string; backup: string }> {
  const opened = await openFolder(scratchFolder())
  const place = makeCampaign(opened)
  score(opened, place, 1)
  const { file } = await opened.session.backups.make('manual')
  score(opened, place, 2)
  await opened.session.close()
  return { folder: opened.folder, backup: file }
}

interface Situation {
  readonly name: string
  /** Changes the closed folder before the restore. */
  readonly before: (folder: string) => void
  readonly aside: string | null
}

const situations: readonly Situation[] = [
  { name: 'a sound file', before: () => undefined, aside: null },
  {
    name: 'a damaged file with a -wal',
    before: (folder) => {
      const file = join(folder, 'qianfen.db')
      writeFileSync(file, readFileSync(file).subarray(0, 9000))
      writeFileSync(`${file}-wal`, 'left over')
    },
    aside: 'qianfen-damaged.db',
  },
]

async function restore(folder: string, backup: string, aside: string | null, disk: FileDisk): Promise<void> {
  const { sha256 } = await stageRestore({ kind: 'stage', file: backup, folder, settings: [['restored', { at: 1 }]] }, wasmFile, disk)
  await beginRestore(folder, { sha256, aside: aside && join(folder, aside) }, disk)
  await finishRestore(folder, { disk, retryForMs: 0 })
}

/** What the folder holds after the next opening: 'old', 'new', or what is wrong. */
async function outcome(folder: string, { before, aside }: Situation): Promise<string> {
  const { database, identity, pending, staged } = dataFolderPaths(folder)
  await finishRestore(folder)
  const left = [pending, staged, `${staged}-wal`].filter((file) => existsSync(file))
  if (left.length > 0) return `left ${left.join()}`
  const reference = scratchFolder()
  cpSync(join(folder, '..', 'reference'), reference, { recursive: true })
  before(reference)
  const asOld = readFileSync(database).equals(readFileSync(join(reference, 'qianfen.db')))
  const walAsOld = existsSync(`${database}-wal`) === (aside !== null)
  if (asOld) return walAsOld ? 'old' : 'the old file without its -wal'
  const db = await openDatabase({ folder, mustExist: true })
  const content = db.get("SELECT json_extract(input, '$.counts.a') AS score, (SELECT quick_check FROM pragma_quick_check) AS sound FROM entry")
  db.close()
  const kept = aside === null || (existsSync(join(folder, aside)) && existsSync(join(folder, `${aside}-wal`)))
  // Without its note of identity the folder starts a new device.
  const told = { ...content, kept, identity: existsSync(identity) }
  return isDeepStrictEqual(told, { score: 1, sound: 'ok', kept: true, identity: false }) ? 'new' : JSON.stringify(told)
}

for (const situation of situations) {
  test(`killed or failing at any file operation, the restore over ${situation.name} leaves the old or the new data`, { timeout: 600_000 }, async () => {
    const origin = await prepared()
    const root = scratchFolder()
    cpSync(origin.folder, join(root, 'reference'), { recursive: true })
    const backup = join(root, 'backup.db')
    cpSync(origin.backup, backup)
    let made = 0
    const fresh = (): string => {
      const folder = join(root, `data-${(made += 1)}`)
      cpSync(origin.folder, folder, { recursive: true })
      situation.before(folder)
      return folder
    }
    const counting = faultyFiles({ at: Number.POSITIVE_INFINITY, errno: 'EIO', forGood: false })
    const whole = fresh()
    await restore(whole, backup, situation.aside, counting.disk)
    expect(await outcome(whole, situation)).toBe('new')
    const ends = { old: 0, new: 0 }
    for (let at = 1; at <= counting.count(); at += 1) {
      // A kill at every operation; a single failure at every third, in the full run at every one.
      for (const forGood of full || at % 3 === 0 ? [true, false] : [true]) {
        const plan: FilePlan = { at, errno: forGood ? 'EIO' : (['EIO', 'EBUSY', 'ENOSPC', 'EMFILE'] as const)[at % 4] ?? 'EIO', forGood }
        const folder = fresh()
        await restore(folder, backup, situation.aside, faultyFiles(plan).disk).catch(() => undefined)
        const end = await outcome(folder, situation)
        expect(['old', 'new'], `${JSON.stringify(plan)}: ${end}`).toContain(end)
        ends[end as 'old'] += 1
      }
    }
    console.info(`${situation.name}: ${counting.count()} file operations, ${ends.old} times the old data, ${ends.new} times the new`)
    expect(ends.old).toBeGreaterThan(5)
    expect(ends.new).toBeGreaterThan(5)
  })

  test(`a restore over ${situation.name} that fails half way can be called off at once`, async () => {
    const origin = await prepared()
    const root = scratchFolder()
    cpSync(origin.folder, join(root, 'reference'), { recursive: true })
    const folder = join(root, 'data')
    cpSync(origin.folder, folder, { recursive: true })
    situation.before(folder)
    // The last rename stays blocked, as by an antivirus program that does not let go.
    const disk: FileDisk = {
      ...realFiles,
      rename: async (from, to) => {
        if (String(to).endsWith('qianfen.db') && String(from).endsWith('.restore')) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' })
        return realFiles.rename(from, to)
      },
    }
    await expect(restore(folder, origin.backup, situation.aside, disk)).rejects.toMatchObject({ code: 'EBUSY' })
    await abandonRestore(folder)
    expect(await outcome(folder, situation)).toBe('old')
  })
}

const kills = full ? 60 : 2

test(`${kills} SIGKILLs in the middle of restores: one of the two states, and it opens`, { timeout: 600_000 }, async () => {
  const held = await holdFolder(scratchFolder())
  const place = begin(held)
  const one = (await held.calls['backup.now']({})).file
  scoreNow(held, place, 2)
  const two = (await held.calls['backup.now']({})).file
  await held.holder.close()
  // On a stick: each restore makes a backup of its own, and in time the oldest of the folder give way.
  const stick = scratchFolder()
  const [first, second] = [one, two].map((file) => join(stick, basename(file)))
  if (first === undefined || second === undefined) throw new Error('two backups are needed')
  cpSync(one, first)
  cpSync(two, second)
  let restores = 0
  for (let i = 0; i < kills; i += 1) {
    const child = start('../../backup/children/restorer.ts', [held.folder, first, second])
    let said = ''
    await new Promise<void>((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined
      child.stdout.on('data', (text: Buffer) => {
        said += String(text)
        // Half of them die while the first restore runs, half after one was completed.
        if (i % 2 === 0 || said.includes('restored')) timer ??= setTimeout(() => child.kill('SIGKILL'), 50 + ((i * 137) % 600))
      })
      child.stderr.on('data', (text: Buffer) => (said += String(text)))
      child.on('close', (_, signal) => (signal === 'SIGKILL' ? resolve() : reject(new Error(said))))
    })
    restores += said.split('\n').filter((line) => line === 'restored').length
    const again = await holdFolder(held.folder)
    expect([1, 2]).toContain(scoredNow(again, place))
    await again.holder.close()
    expect(readdirSync(held.folder).filter((name) => /restore|wal/.test(name))).toEqual([])
  }
  console.info(`kills ${kills}, restores completed before them ${restores}`)
})

test('a note without its staged file, or with another one, changes nothing', async () => {
  const { folder } = await prepared()
  const database = await openDatabase({ folder, readOnly: true })
  database.close()
  const before = readFileSync(join(folder, 'qianfen.db'))
  for (const staged of [null, 'half a file']) {
    await beginRestore(folder, { sha256: '0'.repeat(64), aside: null })
    if (staged !== null) writeFileSync(join(folder, 'qianfen.db.restore'), staged)
    expect(await finishRestore(folder)).toBe(false)
    expect(readFileSync(join(folder, 'qianfen.db')).equals(before)).toBe(true)
    expect(readdirSync(folder).filter((name) => name.includes('restore'))).toEqual([])
  }
})
