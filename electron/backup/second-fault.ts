import { stat } from 'node:fs/promises'
import { AppError } from '../../shared/failure'
import { systemCode } from '../files/system-error'

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const readOnly = new Set(['EROFS', 'EACCES', 'EPERM'])

/** What people are told when the second place did not get everything. `place`: our folder there. Looks whether it is still there at all. */
export async function secondFault(error: unknown, place: string): Promise<AppError> {
  if (error instanceof AppError && error.code.startsWith('second-')) return error
  const errno = error instanceof AppError ? (error.detail['errno'] ?? error.code) : (systemCode(error) ?? 'EIO')
  const there = await stat(place).then((facts) => facts.isDirectory(), () => false)
  if (!there) return new AppError('second-absent', { folder: place })
  if (full.has(errno)) return new AppError('second-full', { folder: place })
  return readOnly.has(errno) ? new AppError('second-read-only', { folder: place }) : new AppError('second-failed', { folder: place, errno })
}
