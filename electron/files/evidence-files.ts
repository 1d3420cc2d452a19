import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, readdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { freeReserve } from '../../shared/evidence/limits'
import { headBytes } from '../../shared/evidence/file-type'
import { syncFolder, writeFileAtomically } from './atomic-write'
import type { SaveDisk } from './save-file'
import { systemCode } from './system-error'

/**
 * The evidence of a data folder: one file per content, named by its SHA-256, flat in `evidence/`. Nothing here removes or overwrites a
 * content: a row, an undo step or a kept backup may name it for as long as the folder exists.
 */
export const realEvidenceDisk: SaveDisk = { open, rename, rm, readFile }

const pattern = /^[0-9a-f]{64}$/
const partPattern = /^[0-9a-f]{64}\.part$/

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** True for what names a content; everything else never becomes part of a path. */
export function isEvidenceId(id: string): boolean {
  return pattern.test(id)
}

/** Where the content lies. Throws Error for anything but 64 lower-case hex digits. */
export function evidencePath(folder: string, id: string): string {
  if (!isEvidenceId(id)) throw new Error('not the id of a piece of evidence')
  return join(folder, id)
}

export type EvidenceContent = { readonly state: 'there'; readonly bytes: Buffer } | { readonly state: 'missing' } | { readonly state: 'changed' }

/** The content, held against its name; `missing` where there is no such file. Throws the system's error when it cannot be read. */
export async function readEvidence(folder: string, id: string, disk: Pick<SaveDisk, 'readFile'> = realEvidenceDisk): Promise<EvidenceContent> {
  try {
    const bytes = await disk.readFile(evidencePath(folder, id))
    return hashOf(bytes) === id ? { state: 'there', bytes } : { state: 'changed' }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { state: 'missing' }
    throw error
  }
}

/** The same without keeping the content: read in pieces, so that a thread with other work is not held up. */
export async function inspectEvidence(folder: string, id: string): Promise<EvidenceContent['state']> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(evidencePath(folder, id))) hash.update(piece as Buffer)
    return hash.digest('hex') === id ? 'there' : 'changed'
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'missing'
    throw error
  }
}

/** Bytes and the first of them, without reading the rest; null for a missing file. */
export async function evidenceHead(folder: string, id: string): Promise<{ size: number; head: Uint8Array } | null> {
  try {
    const handle = await open(evidencePath(folder, id), 'r')
    try {
      const { size } = await handle.stat()
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, headBytes)), 0, Math.min(size, headBytes), 0)
      return { size, head: buffer.subarray(0, bytesRead) }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Makes durable what is there: the name may come from a run that died before its folder was flushed. */
async function flush(folder: string, id: string, disk: SaveDisk): Promise<void> {
  const handle = await disk.open(evidencePath(folder, id), 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncFolder(folder, disk)
}

/**
 * Keeps a content and answers its id once it is durable and was read back: temporary name, flush, rename, flush of the folder. The same
 * content is stored once; a stored one that no longer fits its name is put right. Throws the system's error; then the name is absent or whole.
 */
export async function keepEvidence(folder: string, bytes: Uint8Array, disk: SaveDisk = realEvidenceDisk): Promise<string> {
  const id = hashOf(bytes)
  const found = await readEvidence(folder, id, disk)
  if (found.state === 'there') await flush(folder, id, disk)
  else await writeFileAtomically(evidencePath(folder, id), bytes, { disk, retryForMs: 5_000 })
  if ((await readEvidence(folder, id, disk)).state !== 'there') throw Object.assign(new Error('what was read back differs'), { code: 'EIO' })
  return id
}

/** Removes what a run that died left half written; such names are in no row. */
export async function removeParts(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((each) => partPattern.test(each))) await rm(join(folder, name), { force: true }).catch(() => undefined)
}

/** True when the disk takes so many bytes and still has room for the work; also where it does not tell. */
export async function hasRoomFor(folder: string, size: number): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize >= size + freeReserve
  } catch {
    return true
  }
}
