import { join } from 'node:path'
import { AppError } from '../../../shared/failure'
import { Connection } from './connection'
import { realDisk, type Disk } from './disk'
import { loadEngine, type Engine } from './engine'
import { fileDatabase, type OpenedDatabase } from './file-database'
import { applicationId, checkHeader, checkIdentity, fileExists } from './file-header'
import type { Mapping } from './real-files'
import { diskError } from './sqlite-error'

export const databaseFileName = 'qianfen.db'

export interface OpenOptions {
  /** The data folder; it must exist. The caller holds its lock (`electron/files/folder-lock.ts`). */
  readonly folder: string
  /** `sql-wasm.wasm` of sql.js 1.16.0; default: the one in node_modules. */
  readonly wasmFile?: string
  /** For viewing: nothing in the folder is changed or created. */
  readonly readOnly?: boolean
  /** The newest `user_version` that this program understands; default: any. */
  readonly schemaVersion?: number
  /** Refuse with `file-missing` instead of making a new file. */
  readonly mustExist?: boolean
  /** Default: `qianfen.db`; another name is for looking into a backup. */
  readonly fileName?: string
  /** Default: the real disk. Tests pass one that fails, records or forgets. */
  readonly disk?: Disk
  /** Default true. `false` is the control of the power-loss test, which must then lose data. */
  readonly sync?: boolean
}

/** Order matters: EXCLUSIVE before WAL, so that SQLite needs no shared memory file. */
const settings = [
  'PRAGMA locking_mode=EXCLUSIVE',
  'PRAGMA cache_size=-65536',
  'PRAGMA temp_store=MEMORY',
  'PRAGMA foreign_keys=ON',
  'PRAGMA trusted_schema=OFF',
  'PRAGMA cell_size_check=ON',
]
const writeSettings = ['PRAGMA journal_mode=WAL', 'PRAGMA journal_size_limit=16777216']

function connect(engine: Engine, mapping: Mapping, sync: boolean): Connection {
  const connection = new Connection(engine, mapping)
  try {
    for (const sql of settings) connection.all(sql)
    if (mapping.readOnly) return connection
    // SQLite falls back to reading by itself when a file cannot be written; we say so instead.
    if (engine.files.held(mapping, '')?.writable === false) throw new AppError('read-only')
    for (const sql of writeSettings) connection.all(sql)
    connection.all(`PRAGMA synchronous=${sync ? 'FULL' : 'OFF'}`)
    return connection
  } catch (error) {
    connection.close()
    throw forbidden(error) ? new AppError('read-only') : error
  }
}

/** A folder in which the `-wal` may not be made can only be read. */
function forbidden(error: unknown): boolean {
  return error instanceof AppError && error.code === 'disk-error' && ['EROFS', 'EACCES', 'EPERM'].includes(error.detail['errno'] ?? '')
}

function newMapping(path: string, disk: Disk, readOnly: boolean): Mapping {
  return { path, disk, readOnly, frozen: false, lastFailure: undefined }
}

/** Makes the first file under another name, so that a file called `qianfen.db` is never empty or half made. */
function createFile(engine: Engine, file: string, disk: Disk): void {
  const fresh = `${file}.new`
  for (const left of [fresh, `${fresh}-wal`, `${fresh}-journal`]) if (fileExists(disk, left)) disk.unlink(left)
  const connection = connect(engine, newMapping(fresh, disk, false), true)
  try {
    connection.run(`PRAGMA application_id=${applicationId}`)
  } finally {
    connection.close()
  }
  disk.rename(fresh, file)
  disk.syncFolderOf(file)
}

/** Looks through SQLite's eyes, recovered `-wal` included, without changing a byte. Throws `file-damaged`, `file-newer`, … */
function probe(engine: Engine, file: string, disk: Disk, options: { schemaVersion: number; check: boolean }): void {
  const connection = connect(engine, newMapping(file, disk, true), true)
  try {
    const ids = connection.get('SELECT application_id, user_version FROM pragma_application_id, pragma_user_version')
    checkIdentity({ applicationId: Number(ids?.['application_id']), userVersion: Number(ids?.['user_version']) }, file, options.schemaVersion)
    if (!options.check) return
    const [first] = connection.all('PRAGMA quick_check(1)')
    if (first?.['quick_check'] !== 'ok') throw new AppError('file-damaged')
  } finally {
    connection.close()
  }
}

function openFile(engine: Engine, file: string, options: OpenOptions): OpenedDatabase {
  const { disk = realDisk, readOnly = false, schemaVersion = Number.MAX_SAFE_INTEGER, mustExist = false, sync = true } = options
  const hasWal = fileExists(disk, `${file}-wal`)
  if (!fileExists(disk, file)) {
    if (readOnly || mustExist || hasWal) throw new AppError('file-missing')
    createFile(engine, file, disk)
  }
  checkHeader(disk, file, { schemaVersion, hasWal })
  if (hasWal) probe(engine, file, disk, { schemaVersion, check: true })
  const mapping = newMapping(file, disk, readOnly)
  const connection = connect(engine, mapping, sync)
  return fileDatabase({ engine, connection, mapping, recovered: hasWal })
}

/**
 * Opens the database of a data folder, making it when there is none: WAL, `synchronous=FULL`, foreign keys on.
 * After an unclean end it is recovered and checked first.
 * Throws AppError `folder-unusable`, `file-missing`, `file-empty`, `not-a-database`, `file-damaged`, `file-newer`, `read-only`,
 * `disk-full`, `disk-error`; the file is then as it was.
 */
export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  const { folder, disk = realDisk, fileName = databaseFileName } = options
  try {
    if (!fileExists(disk, folder)) throw new AppError('folder-unusable', { folder })
    const engine = await loadEngine(options.wasmFile)
    return openFile(engine, join(folder, fileName), options)
  } catch (error) {
    if (error instanceof Error && 'code' in error && !(error instanceof AppError)) throw diskError(error)
    throw error
  }
}
