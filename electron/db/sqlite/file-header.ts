import { constants } from 'node:fs'
import { AppError } from '../../../shared/failure'
import type { Disk } from './disk'
import { errnoName } from './errno'

/** `application_id` of every Qianfen database: "QFDB". */
export const applicationId = 0x51464442

const magic = 'SQLite format 3\0'
const headerSize = 100

/** Whether a file of that name exists. Errors other than absence are thrown. */
export function fileExists(disk: Disk, path: string): boolean {
  try {
    disk.stat(path)
    return true
  } catch (error) {
    if (errnoName(error) === 'ENOENT') return false
    throw error
  }
}

function readHeader(disk: Disk, file: string): { bytes: DataView; size: number } {
  const fd = disk.open(file, constants.O_RDONLY, 0)
  try {
    const { size } = disk.fstat(fd)
    const bytes = new Uint8Array(Math.min(size, headerSize))
    disk.read(fd, bytes, 0)
    return { bytes: new DataView(bytes.buffer), size }
  } finally {
    disk.close(fd)
  }
}

/**
 * Looks at the first 100 bytes of a file before SQLite does, changing nothing.
 * Throws `file-empty`, `not-a-database`, `file-damaged` (shorter than its own header says) or `file-newer`.
 * @param hasWal a `-wal` lies beside it: the last run did not close, so the length and version of the main file say nothing yet
 */
export function checkHeader(disk: Disk, file: string, options: { schemaVersion: number; hasWal: boolean }): void {
  const { bytes, size } = readHeader(disk, file)
  if (size === 0) throw new AppError('file-empty')
  const text = String.fromCharCode(...new Uint8Array(bytes.buffer).subarray(0, magic.length))
  if (text !== magic.slice(0, text.length)) throw new AppError('not-a-database', { file })
  if (size < headerSize) throw new AppError('file-damaged')
  checkIdentity({ applicationId: bytes.getUint32(68), userVersion: bytes.getUint32(60) }, file, options.schemaVersion)
  const stored = bytes.getUint16(16)
  const pageSize = stored === 1 ? 65_536 : stored
  if (!options.hasWal && size !== bytes.getUint32(28) * pageSize) throw new AppError('file-damaged')
}

/** Throws `not-a-database` for a database of another program, `file-newer` for one of a later version. */
export function checkIdentity(found: { applicationId: number; userVersion: number }, file: string, schemaVersion: number): void {
  if (found.applicationId !== applicationId) throw new AppError('not-a-database', { file })
  if (found.userVersion > schemaVersion) throw new AppError('file-newer', { version: String(found.userVersion) })
}
