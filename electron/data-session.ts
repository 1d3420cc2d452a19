import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../shared/failure'
import { countDeviceChanges } from './db/changes'
import { migrate, schemaVersion } from './db/migrate'
import type { OpenedDatabase } from './db/sqlite/file-database'
import { openDatabase } from './db/sqlite/open-database'
import { verifyDatabaseFile } from './db/sqlite/verify-file'
import { listBackups, makeBackup, type Backup } from './files/backups'
import { dataFolderPaths, makeDataFolder } from './files/data-folder'
import { removeParts } from './files/evidence-files'
import { dataFolderIdentity, rememberLastSeq } from './files/folder-identity'
import { lockDataFolder, type FolderLock } from './files/folder-lock'

/** A data folder that this process holds: locked, its database open and of the newest schema, its device known. */
export interface DataSession {
  readonly db: OpenedDatabase
  readonly device: string
  /** A verified copy in `backups/`. Throws AppError `backup-failed`, `file-damaged`. */
  backup(reason: string): Promise<Backup>
  /** When the newest backup was made, UTC ms, or null. */
  lastBackupAt(): Promise<number | null>
  /** Checkpoint, verified backup, unlock. The folder is freed even when the backup fails; that failure is then thrown. */
  close(): Promise<void>
}

export interface SessionOptions {
  readonly dataFolder: string
  /** Refuse with `folder-unusable` instead of making the folder. */
  readonly mustExist: boolean
  /** `sql-wasm.wasm` as the build copied it. */
  readonly wasmFile: string
}

/** Opens in the order of storage.md: folder, lock, database, migrations, identity. Throws AppError; nothing stays held then. */
export async function openSession({ dataFolder, mustExist, wasmFile }: SessionOptions): Promise<DataSession> {
  if (mustExist && !existsSync(dataFolder)) throw new AppError('folder-unusable', { folder: dataFolder })
  await makeDataFolder(dataFolder)
  const lock = await lockDataFolder(dataFolder, { program: '千分' })
  let db: OpenedDatabase | undefined
  try {
    db = await openDatabase({ folder: dataFolder, wasmFile, schemaVersion })
    const backup = backups(db, dataFolder, wasmFile)
    if (versionOf(db) > 0 && versionOf(db) < schemaVersion) await backup('before-migration')
    migrate(db)
    await removeParts(dataFolderPaths(dataFolder).evidence)
    const open = db
    const { deviceId } = await dataFolderIdentity({ folder: dataFolder, newId: randomUUID, lastSeqOf: (device) => countDeviceChanges(open, device) })
    return { db, device: deviceId, backup, lastBackupAt: () => lastBackupAt(dataFolder), close: () => close(dataFolder, open, lock, deviceId, backup) }
  } catch (error) {
    db?.close()
    await lock.release()
    throw error
  }
}

/** Where the build put the wasm: beside the scripts. */
export const builtWasm = (folder: string): string => join(folder, 'sql-wasm.wasm')

function versionOf(db: OpenedDatabase): number {
  return Number(db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0)
}

function backups(db: OpenedDatabase, dataFolder: string, wasmFile: string): (reason: string) => Promise<Backup> {
  const verify = (file: string): Promise<void> => verifyDatabaseFile(file, { wasmFile })
  return (reason) => makeBackup(db, dataFolder, { reason, now: new Date(), verify })
}

async function lastBackupAt(dataFolder: string): Promise<number | null> {
  const [newest] = await listBackups(dataFolder)
  return newest === undefined ? null : Math.round((await stat(newest.file)).mtimeMs)
}

async function close(dataFolder: string, db: OpenedDatabase, lock: FolderLock, device: string, backup: (reason: string) => Promise<Backup>): Promise<void> {
  try {
    db.checkpoint()
    await rememberLastSeq(dataFolder, device, countDeviceChanges(db, device))
    await backup('close')
  } finally {
    db.close()
    await lock.release()
  }
}
