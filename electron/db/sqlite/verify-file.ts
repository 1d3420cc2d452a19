import { basename, dirname } from 'node:path'
import { AppError } from '../../../shared/failure'
import type { Reader } from '../handles'
import { openDatabase, type OpenOptions } from './open-database'

export interface VerifyOptions extends Pick<OpenOptions, 'wasmFile' | 'schemaVersion' | 'disk'> {
  /** The caller's own check of the content (SQLite's misses most flipped bits); throws when something is wrong. */
  readonly check?: (reader: Reader) => void
}

/**
 * Opens a database file for reading, changes nothing, and checks it: header, length, `quick_check`, foreign keys, then the caller's check.
 * Throws AppError `file-damaged`, `not-a-database`, `file-newer`, `file-missing`, `file-empty`, or what the caller's check throws.
 */
export async function verifyDatabaseFile(file: string, options: VerifyOptions = {}): Promise<void> {
  const { check, ...open } = options
  const db = await openDatabase({ ...open, folder: dirname(file), fileName: basename(file), readOnly: true })
  try {
    if (db.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check !== 'ok') throw new AppError('file-damaged')
    if (db.all('PRAGMA foreign_key_check').length > 0) throw new AppError('file-damaged')
    check?.(db)
  } finally {
    db.close()
  }
}
