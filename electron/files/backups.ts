import { join } from 'node:path'
import { AppError } from '../../shared/failure'
import { renameDurably } from './atomic-write'
import { backupName, expired, inOrder, namedTime } from './backup-rotation'
import { dataFolderPaths } from './data-folder'
import { realFiles, type FileDisk } from './file-disk'
import { systemCode } from './system-error'

/** What a backup needs of the open database. */
export interface BackupSource {
  get<T extends object>(sql: string): T | undefined
  copyTo(file: string): void
}

export interface BackupOptions {
  /** Opens the copy and throws when anything is wrong with it. */
  readonly verify: (file: string) => Promise<unknown>
  /** Why: `close`, `open`, `timer`, `manual`, `before-import`, … Lower case and hyphens; it becomes part of the name. */
  readonly reason: string
  readonly now: Date
  /** The counter is above this one, whatever is in the folder: what the second place holds may be newer. */
  readonly above?: number
}

export interface Backup {
  readonly file: string
  readonly name: string
  readonly counter: number
  readonly reason: string
  readonly day: string
  /** As its name says, UTC ms. */
  readonly at: number
  readonly bytes: number
}

const unchecked = '.unchecked'

async function names(folder: string, disk: FileDisk): Promise<string[]> {
  return disk.readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  })
}

/** The backups in the folder `backups/` of a data folder or of the second place, newest first. One that goes meanwhile is left out. */
export async function listBackups(folder: string, disk: FileDisk = realFiles): Promise<Backup[]> {
  const { backups } = dataFolderPaths(folder)
  const found = inOrder(await names(backups, disk)).reverse()
  const listed = await Promise.all(found.map(async ({ name, counter, reason, day }) => {
    const file = join(backups, name)
    const facts = await disk.stat(file).catch(() => undefined)
    return facts && { file, name, counter, reason, day, at: namedTime(name), bytes: facts.size }
  }))
  return listed.filter((backup) => backup !== undefined)
}

/** A backup under way: checked under `part`, kept as `file`. */
export interface NextBackup {
  readonly file: string
  readonly part: string
}

/** The names of the next backup. What an earlier run left half made goes. */
export async function nextBackup(folder: string, { reason, now, above = 0 }: Omit<BackupOptions, 'verify'>, disk: FileDisk = realFiles): Promise<NextBackup> {
  if (!/^[a-z-]+$/.test(reason)) throw new Error(`not a reason for a backup: ${reason}`)
  const { backups } = dataFolderPaths(folder)
  const there = await names(backups, disk)
  for (const left of there.filter((name) => name.includes(unchecked))) await disk.rm(join(backups, left), { force: true }).catch(() => undefined)
  const counter = Math.max(inOrder(there).at(-1)?.counter ?? 0, above) + 1
  const file = join(backups, backupName(counter, now, reason))
  return { file, part: `${file}${unchecked}` }
}

/** Removes what may go, of `names` in `backups`. One that cannot be removed now (open in another program) goes next time. */
export async function removeExpired(backups: string, names: readonly string[], disk: FileDisk = realFiles): Promise<void> {
  for (const old of expired(inOrder(names))) await disk.rm(join(backups, old.name), { force: true }).catch(() => undefined)
}

/** Gives a checked backup its name, then rotates the old ones, but not the one called `spare`: it is about to be restored. */
export async function keepBackup(folder: string, { file, part }: NextBackup, disk: FileDisk = realFiles, spare?: string): Promise<Backup> {
  const { backups } = dataFolderPaths(folder)
  await renameDurably(part, file, { disk })
  await removeExpired(backups, (await names(backups, disk)).filter((name) => name !== spare), disk)
  const [made] = (await listBackups(folder, disk)).filter((backup) => backup.file === file)
  if (made === undefined) throw new AppError('backup-failed', { errno: 'ENOENT' })
  return made
}

const ownSentences: ReadonlySet<string> = new Set(['file-damaged', 'file-replaced', 'backup-failed', 'internal'])

/** What people are told when a backup could not be made. */
export function backupFailure(error: unknown): AppError {
  if (error instanceof AppError && ownSentences.has(error.code)) return error
  const errno = error instanceof AppError ? (error.detail['errno'] ?? error.code) : (systemCode(error) ?? String(error))
  return new AppError('backup-failed', { errno })
}

/**
 * Makes a verified backup out of what the database holds open, even when its file was moved away; it blocks while it copies. The live file
 * is checked first, the copy opened and checked before it gets its name; nothing is rotated out unless the new one is good.
 * Throws AppError `file-damaged` when the live file fails its check, `backup-failed` {errno} otherwise.
 */
export async function makeBackup(db: BackupSource, folder: string, options: BackupOptions, disk: FileDisk = realFiles): Promise<Backup> {
  if (db.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check !== 'ok') throw new AppError('file-damaged')
  const next = await nextBackup(folder, options, disk)
  try {
    db.copyTo(next.part)
    await options.verify(next.part)
    return await keepBackup(folder, next, disk)
  } catch (error) {
    await disk.rm(next.part, { force: true }).catch(() => undefined)
    throw backupFailure(error)
  }
}
