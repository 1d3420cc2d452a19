import { AppError } from '../../../shared/failure'
import type { Database, SqlParams, SqlRow, Tx } from '../handles'
import type { Connection } from './connection'
import { copyTo } from './copy-to'
import { assertHeld, type Parts } from './held-files'
import { holdStill, type StillFile } from './still-file'

/** The database of a folder, as `openDatabase` returns it. */
export interface OpenedDatabase extends Database {
  /** True when the last run ended without closing; SQLite has recovered the file and `quick_check` found nothing. */
  readonly recovered: boolean
  readonly readOnly: boolean
  /**
   * Throws `file-replaced` when an outside program moved or replaced the database or its `-wal`. Every transaction asks by itself;
   * this is for a look in between. Reading and `copyTo` still work then, so what was saved can be brought to safety.
   */
  assertHeld(): void
  /**
   * Brings the main file up to date and leaves it alone until `release`: commits go to the `-wal` only, so another thread can copy the
   * file byte for byte meanwhile. Throws `file-replaced`, `disk-full`, `disk-error`.
   */
  holdStill(): StillFile
}

interface State {
  inTransaction: boolean
  closed: boolean
  still: boolean
}

function rollBack(connection: Connection): void {
  try {
    connection.run('ROLLBACK')
  } catch {
    // SQLite has rolled back by itself already (disk full, I/O error): nothing is open then.
  }
}

/**
 * After a failed commit its frames may lie in the `-wal` although SQLite forgot them; a crash right now would bring them back.
 * Overwriting the first of them ends the chain of checksums there. If that fails too, the next commit does it.
 */
function voidFailedCommit({ engine, mapping }: Parts): void {
  const wal = engine.files.held(mapping, '-wal')
  if (!wal || wal.handle === undefined || !Number.isFinite(wal.lowestWrite)) return
  try {
    mapping.disk.write(wal.handle, new Uint8Array(24), wal.lowestWrite)
    mapping.disk.sync(wal.handle)
  } catch {
    // The disk refuses this as well; the caller already hears of the first failure.
  }
}

function transaction<T>(parts: Parts, state: State, body: (tx: Tx) => T): T {
  const { connection } = parts
  if (state.inTransaction) throw new Error('a transaction inside a transaction')
  if (parts.mapping.readOnly) throw new AppError('read-only')
  assertHeld(parts)
  const wal = parts.engine.files.held(parts.mapping, '-wal')
  if (wal) wal.lowestWrite = Number.POSITIVE_INFINITY
  const assertOpen = () => {
    if (!state.inTransaction) throw new Error('the transaction is over')
  }
  const handle = {
    all: (sql: string, params?: SqlParams) => (assertOpen(), connection.all(sql, params)),
    get: (sql: string, params?: SqlParams) => (assertOpen(), connection.get(sql, params)),
    run: (sql: string, params?: SqlParams) => (assertOpen(), connection.run(sql, params)),
  }
  connection.run('BEGIN IMMEDIATE')
  state.inTransaction = true
  let value: T
  try {
    value = body(handle as unknown as Tx)
    if (value instanceof Promise) throw new Error('a transaction cannot wait')
    state.inTransaction = false
    connection.run('COMMIT')
  } catch (error) {
    state.inTransaction = false
    rollBack(connection)
    voidFailedCommit(parts)
    throw error
  }
  assertHeld(parts)
  return value
}

/** The `Database` of `handles.ts` on one connection. */
export function fileDatabase(parts: Parts): OpenedDatabase {
  const { connection, mapping, recovered } = parts
  const state: State = { inTransaction: false, closed: false, still: false }
  const assertUsable = () => {
    if (state.closed) throw new Error('the database is closed')
  }
  return {
    file: mapping.path,
    recovered,
    readOnly: mapping.readOnly,
    all: <T extends object = SqlRow>(sql: string, params?: SqlParams) => (assertUsable(), connection.all(sql, params) as T[]),
    get: <T extends object = SqlRow>(sql: string, params?: SqlParams) => (assertUsable(), connection.get(sql, params) as T | undefined),
    transaction: body => (assertUsable(), transaction(parts, state, body)),
    copyTo: file => (assertUsable(), copyTo(parts, file)),
    assertHeld: () => (assertUsable(), assertHeld(parts)),
    holdStill: () => (assertUsable(), holdStill(parts, state)),
    checkpoint: () => {
      assertUsable()
      if (state.still) throw new Error('the main file is held still')
      assertHeld(parts)
      if (!mapping.readOnly) connection.all('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    close: () => {
      if (state.closed) return
      state.closed = true
      try {
        assertHeld(parts)
      } catch {
        // Frozen now: closing must not check point into, or remove, a file that may be somebody else's.
      }
      connection.close()
    },
  }
}
