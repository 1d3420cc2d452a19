import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../shared/failure'
import { checkFile } from './backup/check-file'
import { jobsInPlace, type RunJob } from './backup/jobs'
import { BackupKeeper } from './backup/keeper'
import type { SecondPlace } from './backup/second-place'
import { countDeviceChanges } from './db/changes'
import { migrate, schemaVersion } from './db/migrate'
import type { OpenedDatabase } from './db/sqlite/file-database'
import { openDatabase } from './db/sqlite/open-database'
import { makeBackup } from './files/backups'
import { dataFolderPaths, makeDataFolder } from './files/data-folder'
import { removeParts } from './files/evidence-files'
import { dataFolderIdentity, rememberLastSeq } from './files/folder-identity'
import { lockDataFolder, type FolderLock } from './files/folder-lock'
import { finishRestore } from './files/restore-files'
import { systemCode } from './files/system-error'

/** A data folder that this process holds: locked, its database open and of the newest schema, its device known. */
export interface DataSession {
  readonly db: OpenedDatabase
  readonly device: string
  readonly backups: BackupKeeper
  /** When the newest backup was made, UTC ms, or null. */
  lastBackupAt(): Promise<number | null>
  /** Closes the database and keeps the folder: its content is about to be replaced. */
  release(): Promise<FolderLock>
  /** Checkpoint, a verified backup of what changed, unlock. The folder is freed even when the backup fails; that failure is then thrown. */
  close(): Promise<void>
}

export interface SessionOptions {
  readonly dataFolder: string
  /** Refuse with `folder-unusable` instead of making the folder. */
  readonly mustExist: boolean
  /** `sql-wasm.wasm` as the build copied it. */
  readonly wasmFile: string
  /** Where backups are made; default: in this thread. */
  readonly run?: RunJob
  /** After each backup, made or failed. */
  readonly onBackup?: (session: DataSession) => void
  /** The second place of its backups. */
  readonly second?: SecondPlace
  /** The folder is held already. It is freed when the opening fails. */
  readonly lock?: FolderLock
}

/** How long the end may wait for the second place; what is missing then is copied next time. */
const closingMs = 60_000

/** Opens in the order of storage.md: folder, lock, database, migrations, identity. Throws AppError; nothing stays held then. */
export async function openSession(options: SessionOptions): Promise<DataSession> {
  const { dataFolder, wasmFile } = options
  const lock = options.lock ?? (await takeFolder(options))
  let db: OpenedDatabase | undefined
  try {
    await completeRestore(dataFolder)
    db = await openDatabase({ folder: dataFolder, wasmFile, schemaVersion })
    await toNewestSchema(db, options)
    await removeParts(dataFolderPaths(dataFolder).evidence)
    const open = db
    const { deviceId } = await dataFolderIdentity({ folder: dataFolder, newId: randomUUID, lastSeqOf: (device) => countDeviceChanges(open, device) })
    return heldSession(options, { db, lock, device: deviceId })
  } catch (error) {
    db?.close()
    await lock.release()
    throw error
  }
}

/** Where the build put the wasm: beside the scripts. */
export const builtWasm = (folder: string): string => join(folder, 'sql-wasm.wasm')

async function takeFolder({ dataFolder, mustExist }: SessionOptions): Promise<FolderLock> {
  if (mustExist && !existsSync(dataFolder)) throw new AppError('folder-unusable', { folder: dataFolder })
  await makeDataFolder(dataFolder)
  return lockDataFolder(dataFolder, { program: '千分' })
}

/** A restore that a run before did not live to complete. */
async function completeRestore(folder: string): Promise<void> {
  await finishRestore(folder).catch((error: unknown) => {
    throw new AppError('restore-pending', { errno: systemCode(error) ?? 'EIO' })
  })
}

async function toNewestSchema(db: OpenedDatabase, { dataFolder: folder, wasmFile, second }: SessionOptions): Promise<void> {
  const version = Number(db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0)
  if (version > 0 && version < schemaVersion) await makeBackup(db, folder, { reason: 'before-migration', now: new Date(), above: second?.above() ?? 0, verify: (file) => checkFile(file, wasmFile) })
  migrate(db)
}

async function lastBackupAt(backups: BackupKeeper): Promise<number | null> {
  const [newest] = await backups.list()
  return newest === undefined ? null : Math.round((await stat(newest.file)).mtimeMs)
}

interface Held {
  readonly db: OpenedDatabase
  readonly lock: FolderLock
  readonly device: string
}

function heldSession({ dataFolder, wasmFile, run = jobsInPlace(wasmFile), onBackup, second }: SessionOptions, held: Held): DataSession {
  const { db, device } = held
  const backups = new BackupKeeper({ db, folder: dataFolder, wasmFile, run, now: () => Date.now(), above: () => second?.above() ?? 0, onDone: () => onBackup?.(session) })
  const session: DataSession = { db, device, backups, lastBackupAt: () => lastBackupAt(backups), release: () => release(dataFolder, held, backups), close: () => close(dataFolder, held, backups, second) }
  return session
}

async function release(dataFolder: string, { db, lock, device }: Held, backups: BackupKeeper): Promise<FolderLock> {
  await backups.settled()
  await rememberLastSeq(dataFolder, device, countDeviceChanges(db, device)).catch(() => undefined)
  db.close()
  return lock
}

async function close(dataFolder: string, { db, lock, device }: Held, backups: BackupKeeper, second: SecondPlace | undefined): Promise<void> {
  try {
    await backups.settled()
    await rememberLastSeq(dataFolder, device, countDeviceChanges(db, device))
    if (backups.hasChanged) await backups.make('close')
    await second?.catchUp(closingMs)
  } finally {
    db.close()
    await lock.release()
  }
}
