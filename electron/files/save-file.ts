import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/failure'
import { writeFileAtomically, type AtomicDisk } from './atomic-write'
import { systemCode } from './system-error'

/** The operations of saving, so that tests can fail them. */
export interface SaveDisk extends AtomicDisk {
  readonly readFile: (file: string) => Promise<Buffer>
}

export interface SaveOptions {
  readonly disk?: SaveDisk
  /** How long a name that another program holds is tried again, in ms. */
  readonly retryForMs?: number
}

const realDisk: SaveDisk = { open, rename, rm, readFile }
const full = new Set(['ENOSPC', 'EDQUOT'])
const heldOpen = new Set(['EBUSY', 'EPERM', 'EACCES'])
const noFolder = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'])

/** What a failed write means to the person; an error without a system code is a fault of ours and stays itself. */
function toAppError(error: unknown, folder: string, file: string): unknown {
  const errno = systemCode(error)
  if (errno === undefined || error instanceof AppError) return error
  const syscall = error instanceof Error && 'syscall' in error ? error.syscall : undefined
  if (full.has(errno)) return new AppError('export-disk-full', { file })
  if (syscall === 'rename' && heldOpen.has(errno)) return new AppError('export-open-elsewhere', { file })
  if (syscall === 'open' && noFolder.has(errno)) return new AppError('folder-unusable', { folder })
  return new AppError('export-failed', { file, errno })
}

/**
 * Hands a file over into a folder of the person's choice: temporary name beside it, flush, rename over an older one, read back. On failure an older file is
 * untouched. Throws AppError `export-failed`, `export-disk-full`, `export-open-elsewhere`, `folder-unusable`.
 */
export async function saveFile(folder: string, name: string, bytes: Uint8Array, options: SaveOptions = {}): Promise<void> {
  const { disk = realDisk, retryForMs = 2_000 } = options
  const file = join(folder, name)
  try {
    await writeFileAtomically(file, bytes, { disk, retryForMs, mode: 0o666 })
    const written = await disk.readFile(file)
    if (written.equals(bytes)) return
    await disk.rm(file, { force: true })
  } catch (error) {
    throw toAppError(error, folder, name)
  }
  throw new AppError('export-failed', { file: name, errno: '读回的内容与写入的不一致' })
}
