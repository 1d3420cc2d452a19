import { AppError } from '../../shared/failure'
import { systemCode } from '../files/system-error'

const full = new Set(['ENOSPC', 'EDQUOT'])

/** What people are told when a restore could not be done for a reason of this machine; a fault of the backup keeps its own sentence. */
export function restoreFault(error: unknown): unknown {
  if (error instanceof AppError) {
    const { code, detail } = error
    if (code === 'disk-full') return new AppError('restore-disk-full')
    if (code === 'disk-error' || code === 'read-only') return new AppError('restore-failed', { errno: detail['errno'] ?? 'EROFS' })
    // ENOSPC while the backup was copied reads as a fault of the backup until here.
    return code === 'backup-unreadable' && full.has(detail['errno'] ?? '') ? new AppError('restore-disk-full') : error
  }
  const errno = systemCode(error)
  if (errno === undefined) return error
  return full.has(errno) ? new AppError('restore-disk-full') : new AppError('restore-failed', { errno })
}
