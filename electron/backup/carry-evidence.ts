import { join } from 'node:path'
import { copyDurably, hashFile, type CopyOptions } from '../files/copy-file'
import { realFiles } from '../files/file-disk'
import { isEvidenceId } from '../files/evidence-files'
import { renameDurably } from '../files/atomic-write'

async function has(folder: string, id: string, { disk = realFiles }: CopyOptions): Promise<boolean> {
  return disk.stat(join(folder, id)).then((facts) => facts.isFile(), () => false)
}

/** Copies one content, flushed and read back. False when the source is not what its name says; then nothing is there. */
async function carry(id: string, from: string, to: string, options: CopyOptions): Promise<boolean> {
  const disk = options.disk ?? realFiles
  const part = join(to, `${id}.part`)
  const copied = await copyDurably(join(from, id), part, options)
  const readBack = copied.sha256 === id ? await hashFile(part, options) : copied
  if (readBack.sha256 !== id) {
    await disk.rm(part, { force: true })
    return false
  }
  await renameDurably(part, join(to, id), { disk })
  return true
}

/**
 * Brings the evidence files of these names from one folder to another where they are missing, each flushed and read back against its name. One that
 * is in neither folder, or no longer what its name says, is left out. Throws Cancelled, or the system's error when one cannot be read or written.
 */
export async function bringEvidence(ids: readonly string[], from: string, to: string, options: CopyOptions = {}): Promise<number> {
  let brought = 0
  for (const id of ids.filter(isEvidenceId)) {
    if ((await has(to, id, options)) || !(await has(from, id, options))) continue
    if (await carry(id, from, to, options)) brought += 1
  }
  return brought
}
