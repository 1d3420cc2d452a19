import { basename } from 'node:path'
import { AppError } from '../../shared/failure'
import type { ErrorCode } from '../../shared/words/errors'
import { systemCode } from '../files/system-error'

const sentences: Readonly<Record<string, ErrorCode>> = {
  'file-damaged': 'backup-damaged',
  'file-empty': 'backup-damaged',
  'file-missing': 'backup-gone',
  'folder-unusable': 'backup-gone',
  'not-a-database': 'backup-foreign',
  'file-newer': 'backup-newer',
}
const gone = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO'])

/** What people are told of a backup that cannot be used: every sentence names the file and says that nothing changed. */
export function backupFault(error: unknown, file: string): unknown {
  const name = basename(file)
  if (error instanceof AppError) {
    const code = sentences[error.code]
    if (code !== undefined) return new AppError(code, { ...error.detail, name })
    return error.code === 'disk-error' ? new AppError('backup-unreadable', { ...error.detail, name }) : error
  }
  const errno = systemCode(error)
  if (errno === undefined) return error
  return gone.has(errno) ? new AppError('backup-gone', { name }) : new AppError('backup-unreadable', { name, errno })
}
