import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/failure'
import { renameDurably } from './atomic-write'
import { backupName, expired, inOrder } from './backup-rotation'
import { dataFolderPaths } from './data-folder'
import { systemCode } from './system-error'

/** What a backup needs of the open database. */
export interface BackupSource {
  get<T extends object>(sql: string): T | undefined
  copyTo(file: string): void
}

export interface BackupOptions {
  /** Opens the copy and throws when anything is wrong with it: `verifyDatabaseFile` plus the caller's own check of the content. */
  readonly verify: (file: string) => Promise<void>
  /** Why: `close`, `open`, `timer`, `manual`, `before-import`, … Lower case and hyphens; it becomes part of the name. */
  readonly reason: string
  readonly now: Date
}

export interface Backup {
  readonly file: string
  readonly counter: number
  readonly reason: string
  readonly day: string
  readonly bytes: number
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(error => {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  })
}

/** The backups of a data folder, newest first. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const { backups } = dataFolderPaths(folder)
  const found = inOrder(await names(backups)).reverse()
  return Promise.all(found.map(async ({ name, counter, reason, day }) => {
    const file = join(backups, name)
    return { file, counter, reason, day, bytes: (await stat(file)).size }
  }))
}

async function rotate(backups: string): Promise<void> {
  for (const old of expired(inOrder(await names(backups)))) {
    // A backup that cannot be removed now (open in another program) goes next time.
    await rm(join(backups, old.name), { force: true }).catch(() => undefined)
  }
}

async function copyAndCheck(db: BackupSource, file: string, options: BackupOptions): Promise<void> {
  const part = `${file}.unchecked`
  try {
    db.copyTo(part)
    await options.verify(part)
    await renameDurably(part, file)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}

/**
 * Makes a verified backup in `backups/` and rotates the old ones. The live file is checked first, the copy opened and checked before it gets
 * its name; nothing is rotated out unless the new one is good.
 * Throws AppError `file-damaged` when the live file fails its check, `backup-failed` {errno} otherwise.
 */
export async function makeBackup(db: BackupSource, folder: string, options: BackupOptions): Promise<Backup> {
  if (!/^[a-z-]+$/.test(options.reason)) throw new Error(`not a reason for a backup: ${options.reason}`)
  const { backups } = dataFolderPaths(folder)
  if (db.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check !== 'ok') throw new AppError('file-damaged')
  const counter = (inOrder(await names(backups)).at(-1)?.counter ?? 0) + 1
  const file = join(backups, backupName(counter, options.now, options.reason))
  try {
    await copyAndCheck(db, file, options)
    await rotate(backups)
    const { size } = await stat(file)
    return { file, counter, reason: options.reason, day: inOrder([file.slice(backups.length + 1)])[0]?.day ?? '', bytes: size }
  } catch (error) {
    const errno = error instanceof AppError ? (error.detail['errno'] ?? error.code) : (systemCode(error) ?? String(error))
    throw new AppError('backup-failed', { errno })
  }
}
