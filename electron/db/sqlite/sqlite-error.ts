import { AppError } from '../../../shared/failure'
import { errnoName } from './errno'
import type { Mapping } from './real-files'

/** A failure that SQLite reported, with its primary result code (sql.js itself only throws texts). */
export class SqliteError extends Error {
  constructor(
    readonly resultCode: number,
    message: string,
  ) {
    super(message)
    this.name = 'SqliteError'
  }
}

/** Primary result codes of SQLite that mean something to people. */
export const resultCodes = { full: 13, ioError: 10, cannotOpen: 14, readOnly: 8, corrupt: 11, notADatabase: 26 }

function diskFailure(errno: string): AppError {
  return errno === 'ENOSPC' || errno === 'EDQUOT' ? new AppError('disk-full') : new AppError('disk-error', { errno })
}

/** The error of a failed operation of the disk outside SQLite. */
export function diskError(error: unknown): AppError {
  return error instanceof AppError ? error : diskFailure(errnoName(error))
}

/**
 * What people are told about a failure of SQLite: `disk-full`, `disk-error`, `read-only`, `file-damaged`, `not-a-database`.
 * Anything else (a constraint, a mistake in the SQL) is returned as it is.
 */
export function databaseError(error: unknown, mapping: Mapping): unknown {
  if (!(error instanceof SqliteError)) return error
  const errno = mapping.lastFailure?.errno
  switch (error.resultCode) {
    case resultCodes.full:
      return new AppError('disk-full')
    case resultCodes.ioError:
    case resultCodes.cannotOpen:
      return diskFailure(errno ?? 'EIO')
    case resultCodes.readOnly:
      return new AppError('read-only')
    case resultCodes.corrupt:
      return new AppError('file-damaged')
    case resultCodes.notADatabase:
      return new AppError('not-a-database', { file: mapping.path })
    default:
      return error
  }
}
