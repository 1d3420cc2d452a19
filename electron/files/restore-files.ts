import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { renameDurably, syncFolder, writeFileAtomically } from './atomic-write'
import { hashFile } from './copy-file'
import { dataFolderPaths } from './data-folder'
import { realFiles, type FileDisk } from './file-disk'
import { systemCode } from './system-error'

const pendingSchema = z.object({
  /** Of the staged file; a staged file that differs is not the one that was checked. */
  sha256: z.string(),
  /** Where the present database goes because it cannot be backed up (it is damaged); null: it is in a backup and may be replaced. */
  aside: z.string().nullable(),
})
/** A restore that was decided: its database lies ready beside the present one. */
export type PendingRestore = z.infer<typeof pendingSchema>

const besides = ['-wal', '-journal']

async function isThere(disk: FileDisk, file: string): Promise<boolean> {
  try {
    await disk.stat(file)
    return true
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false
    throw error
  }
}

async function readPending(file: string): Promise<PendingRestore | undefined> {
  try {
    const parsed = pendingSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** From here on the restore will be done, by `finishRestore` now or at the next opening. Call it with the staged file whole and flushed, the database closed. */
export async function beginRestore(folder: string, pending: PendingRestore, disk: FileDisk = realFiles): Promise<void> {
  const paths = dataFolderPaths(folder)
  const leftInWal = await disk.stat(`${paths.database}-wal`).then(({ size }) => size, () => 0)
  // What lies in a -wal is in no backup; SQLite empties it when it closes properly.
  if (pending.aside === null && leftInWal > 0) throw Object.assign(new Error('the database was not closed'), { code: 'EBUSY' })
  await writeFileAtomically(paths.pending, `${JSON.stringify(pending)}\n`, { disk })
}

interface RestoreOptions {
  readonly disk?: FileDisk
  /** See `renameDurably`. */
  readonly retryForMs?: number
}

async function moveAside(from: string, to: string, options: Required<Pick<RestoreOptions, 'disk'>> & RestoreOptions): Promise<void> {
  if ((await isThere(options.disk, from)) && !(await isThere(options.disk, to))) await renameDurably(from, to, options)
}

/** Takes the note and what was staged away; the database is what it was before, or the restored one where that has its name already. */
export async function abandonRestore(folder: string, { disk = realFiles, ...options }: RestoreOptions = {}): Promise<void> {
  const { database, pending, staged } = dataFolderPaths(folder)
  const aside = (await readPending(pending))?.aside ?? null
  if (aside !== null && !(await isThere(disk, database))) {
    for (const end of ['', ...besides]) await moveAside(`${aside}${end}`, `${database}${end}`, { disk, ...options })
  }
  await disk.rm(pending, { force: true })
  for (const end of ['', ...besides]) await disk.rm(`${staged}${end}`, { force: true })
}

async function isReady(folder: string, pending: PendingRestore | undefined, disk: FileDisk): Promise<boolean> {
  const { staged } = dataFolderPaths(folder)
  return pending !== undefined && (await isThere(disk, staged)) && (await hashFile(staged, { disk })).sha256 === pending.sha256
}

/**
 * Completes a restore that was begun, whether a moment ago or by a run that died; without one it clears away what was staged in vain. Each step
 * can be done again, so a kill between any two leaves the old database or, after the next call, the new one. True when the database is now the
 * restored one. The folder forgets its device: restored content is a new one (merge.md 2). Hold the folder's lock; the database must be closed.
 */
export async function finishRestore(folder: string, { disk = realFiles, ...options }: RestoreOptions = {}): Promise<boolean> {
  const paths = dataFolderPaths(folder)
  const pending = await readPending(paths.pending)
  if (pending === undefined || !(await isReady(folder, pending, disk))) {
    if (pending !== undefined || (await isThere(disk, paths.staged))) await abandonRestore(folder, { disk, ...options })
    return false
  }
  await disk.rm(paths.identity, { force: true })
  for (const end of ['', ...besides]) {
    if (pending.aside !== null) await moveAside(`${paths.database}${end}`, `${pending.aside}${end}`, { disk, ...options })
    else if (end !== '') await disk.rm(`${paths.database}${end}`, { force: true })
  }
  await syncFolder(folder, disk)
  await renameDurably(paths.staged, paths.database, { disk, ...options })
  await disk.rm(paths.pending, { force: true })
  await syncFolder(folder, disk)
  return true
}
