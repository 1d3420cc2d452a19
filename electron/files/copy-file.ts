import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { AppError } from '../../shared/failure'
import { realFiles, type FileDisk } from './file-disk'

/** Work that was called off; nothing of it stays. */
export class Cancelled extends Error {}

export interface CopyOptions {
  readonly disk?: FileDisk
  readonly isCancelled?: () => boolean
  /** The inode that the source must have, as text; another file under the name is `file-replaced`. */
  readonly inode?: string
  /** Copied bytes so far. */
  readonly onBytes?: (bytes: number) => void
}

export interface Copied {
  /** Of what was read, 64 lower-case hex digits. */
  readonly sha256: string
  readonly bytes: number
}

const chunkBytes = 1 << 20

/** Reads a file from start to end, chunk by chunk. */
async function readThrough(from: FileHandle, { isCancelled, onBytes }: CopyOptions, take: (chunk: Uint8Array) => Promise<unknown>): Promise<Copied> {
  const hash = createHash('sha256')
  const buffer = new Uint8Array(chunkBytes)
  for (let bytes = 0; ; ) {
    if (isCancelled?.() === true) throw new Cancelled()
    const { bytesRead } = await from.read(buffer, 0, chunkBytes, bytes)
    if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes }
    const chunk = buffer.subarray(0, bytesRead)
    hash.update(chunk)
    await take(chunk)
    bytes += bytesRead
    onBytes?.(bytes)
  }
}

async function writeAll(to: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.length; ) done += (await to.write(chunk, done, chunk.length - done)).bytesWritten
}

/** The SHA-256 and length of a file. */
export async function hashFile(file: string, options: CopyOptions = {}): Promise<Copied> {
  const handle = await (options.disk ?? realFiles).open(file, 'r')
  try {
    return await readThrough(handle, options, () => Promise.resolve())
  } finally {
    await handle.close()
  }
}

/**
 * Copies a file byte for byte over whatever is at `target`, flushed when it returns; the caller renames it to its name once it was checked.
 * On failure the target is removed. Throws Cancelled, AppError `file-replaced`, or the system's error.
 */
export async function copyDurably(source: string, target: string, options: CopyOptions = {}): Promise<Copied> {
  const disk = options.disk ?? realFiles
  const from = await disk.open(source, 'r')
  try {
    if (options.inode !== undefined && String((await from.stat({ bigint: true })).ino) !== options.inode) throw new AppError('file-replaced')
    const to = await disk.open(target, 'w', 0o600)
    try {
      const copied = await readThrough(from, options, (chunk) => writeAll(to, chunk))
      await to.sync()
      return copied
    } finally {
      await to.close()
    }
  } catch (error) {
    await disk.rm(target, { force: true }).catch(() => undefined)
    throw error
  } finally {
    await from.close()
  }
}
