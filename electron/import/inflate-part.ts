import { createGunzip } from 'node:zlib'
import { AppError } from '../../shared/failure'
import { crc32 } from '../files/crc32'
import { limits } from './limits'
import type { ZipPart } from './zip-directory'

/** As a gzip file, so that zlib itself compares size and checksum. */
function asGzip(packed: Buffer, { crc, size }: ZipPart): readonly Buffer[] {
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc, 0)
  trailer.writeUInt32LE(size, 4)
  return [Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]), packed, trailer]
}

/** Counts what all parts of a file come to, and the memory that this process takes for them. */
export class InflateBudget {
  #left: number = limits.readBytes
  readonly #memory = process.memoryUsage.rss() + limits.memoryBytes

  spend(bytes: number): void {
    this.#left -= bytes
    if (this.#left < 0 || process.memoryUsage.rss() > this.#memory) throw new AppError('import-too-large', { what: '展开后的内容' })
  }
}

const chunkSize = 256 * 1024

/**
 * The bytes of a part in pieces, never more than the directory promised; their checksum holds when the last piece was given.
 * Throws AppError `import-too-large` before anything is inflated that is above `limit` or blown up, `import-damaged`.
 */
export async function* inflatePart(file: Buffer, part: ZipPart, limit: number, budget: InflateBudget): AsyncGenerator<Buffer> {
  const { name, stored, packed, size, start, crc } = part
  if (size > limit) throw new AppError('import-too-large', { what: name })
  if (size > limits.freeBytes && size > packed * limits.ratio) throw new AppError('import-too-large', { what: name })
  const bytes = file.subarray(start, start + packed)
  if (stored) {
    budget.spend(size)
    if (crc32(bytes) !== crc) throw new AppError('import-damaged', { part: name })
    yield bytes
    return
  }
  const gunzip = createGunzip({ chunkSize })
  for (const piece of asGzip(bytes, part)) gunzip.write(piece)
  gunzip.end()
  let done = 0
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      done += chunk.length
      if (done > size) throw new AppError('import-damaged', { part: name })
      budget.spend(chunk.length)
      yield chunk
    }
  } catch (error) {
    throw error instanceof AppError || !(error instanceof Error && 'code' in error) ? error : new AppError('import-damaged', { part: name })
  }
}
