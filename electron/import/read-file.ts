import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../shared/failure'
import type { GivenWorkbook } from '../../shared/import/given-workbook'
import { systemCode } from '../files/system-error'
import { limits } from './limits'
import { readGivenWorkbook } from './read-workbook'

async function readBounded(handle: FileHandle): Promise<Buffer> {
  const { size } = await handle.stat()
  if (size > limits.fileBytes) throw new AppError('import-too-big', { size: (size / 1024 / 1024).toFixed(0) })
  return handle.readFile()
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    const handle = await open(file, 'r')
    try {
      return await readBounded(handle)
    } finally {
      await handle.close()
    }
  } catch (error) {
    const errno = systemCode(error)
    throw errno === undefined || error instanceof AppError ? error : new AppError('import-unreadable', { file: basename(file), errno })
  }
}

/** All cells with content of an xlsx file, on disk or as its bytes. Throws AppError `import-…`; nothing of a file is read that is above its bound. */
export async function readGivenFile(file: string | Uint8Array): Promise<GivenWorkbook> {
  return readGivenWorkbook(typeof file === 'string' ? await bytesOf(file) : Buffer.from(file.buffer, file.byteOffset, file.byteLength))
}
