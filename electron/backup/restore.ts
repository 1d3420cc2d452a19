import { randomInt } from 'node:crypto'
import { basename, join } from 'node:path'
import { AppError } from '../../shared/failure'
import type { Restored } from '../../shared/ipc/contract'
import { findSetting, type SettingKey } from '../db/settings'
import type { Json } from '../../shared/change/canonical-json'
import type { DataSession } from '../data-session'
import { namedTime, parseBackupName } from '../files/backup-rotation'
import type { Backup } from '../files/backups'
import { dataFolderPaths } from '../files/data-folder'
import type { PendingRestore } from '../files/restore-files'
import type { RunJob } from './jobs'

export interface RestoreMeans {
  readonly folder: string
  readonly run: RunJob
  /** The open folder, or null where the database could not be opened. */
  readonly session: () => DataSession | null
  /** Wall time, UTC ms. */
  readonly now: () => number
  /** Puts the database that `stage` makes ready in the place of the present one. Throws AppError; then nothing has changed. */
  readonly replace: (stage: () => Promise<PendingRestore>) => Promise<void>
}

/** The backup of what is there now, or null where it cannot be backed up because it is damaged: then it is put aside, never thrown away. */
async function backUpPresent(session: DataSession | null, chosen: string): Promise<Backup | null> {
  try {
    return session && (await session.backups.make('before-restore', chosen))
  } catch (error) {
    if (error instanceof AppError && error.code === 'data-damaged') return null
    throw error
  }
}

/** A name that no earlier restore has used. */
function asideName(folder: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/\D/g, '').slice(0, 14)
  return join(folder, `qianfen-damaged-${stamp}-${randomInt(1000, 10_000)}.db`)
}

async function stage({ folder, run, session, now }: RestoreMeans, file: string): Promise<PendingRestore> {
  const open = session()
  const name = basename(file)
  const before = await backUpPresent(open, name)
  const aside = before === null ? asideName(folder, now()) : null
  const restored: Restored = {
    at: now(),
    backupAt: parseBackupName(name) ? namedTime(name) : null,
    before: before?.name ?? null,
    aside: aside === null ? null : basename(aside),
  }
  const me = open && findSetting(open.db, 'me')
  const settings: (readonly [SettingKey, Json])[] = [['restored', { ...restored }], ...(me === null ? [] : [['me', me] as const])]
  const { sha256 } = await run({ kind: 'stage', file, folder, settings })
  return { sha256, aside }
}

/**
 * Puts a backup in the place of the data: it is checked, what is there is backed up first, and only a checked copy that lies ready takes the place.
 * Who sits at this laptop stays. Throws AppError of the backup or the disk; then nothing has changed.
 */
export async function restoreBackup(means: RestoreMeans, file: string): Promise<void> {
  await means.run({ kind: 'look', file, folder: means.folder })
  await means.replace(() => stage(means, file))
}

/** Where a kept backup lies; the name comes from the window. Throws AppError `backup-gone` for what is no backup's name. */
export function keptFile(place: string, name: string): string {
  if (parseBackupName(name) === undefined) throw new AppError('backup-gone', { name })
  return join(dataFolderPaths(place).backups, name)
}
