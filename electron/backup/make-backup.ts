import { AppError } from '../../shared/failure'
import type { BackupReason } from '../../shared/backup/reasons'
import { backupFailure, keepBackup, listBackups, nextBackup, type Backup } from '../files/backups'
import { copyDurably, hashFile } from '../files/copy-file'
import { realFiles, type FileDisk } from '../files/file-disk'
import { checkFile } from './check-file'

export interface MakeJob {
  readonly kind: 'make'
  readonly folder: string
  readonly reason: BackupReason
  /** Wall time, UTC ms. */
  readonly now: number
  /** The counter is above this one. */
  readonly above: number
  /** The main file, which its holder leaves alone until this is done. */
  readonly source: { readonly file: string; readonly inode: string }
  /** Makes none when the newest backup is byte for byte the same. */
  readonly unlessSame: boolean
  /** Name of a backup that stays, however old: the one that is about to be restored. */
  readonly spare?: string
}

async function sameAsNewest({ folder, source }: MakeJob, disk: FileDisk): Promise<boolean> {
  const [newest] = await listBackups(folder, disk)
  if (newest === undefined || newest.bytes !== (await disk.stat(source.file)).size) return false
  return (await hashFile(newest.file, { disk })).sha256 === (await hashFile(source.file, { disk, inode: source.inode })).sha256
}

/** The copy failed its check: the live file's fault when both are the same, else the copy's. */
async function blame(part: string, sha256: string, error: unknown): Promise<AppError> {
  if (!(error instanceof AppError) || error.code !== 'file-damaged') return backupFailure(error)
  const copied = await hashFile(part).catch(() => undefined)
  return copied?.sha256 === sha256 ? error : new AppError('backup-failed', { errno: 'EIO' })
}

/**
 * Copies the main file byte for byte, opens and checks the copy, gives it its name and rotates the old ones. Null: nothing to do.
 * Throws AppError `file-damaged` when the live file fails the check, `file-replaced`, `backup-failed` {errno}.
 */
export async function makeFromStill(job: MakeJob, wasmFile: string, disk: FileDisk = realFiles): Promise<Backup | null> {
  try {
    if (job.unlessSame && (await sameAsNewest(job, disk))) return null
    const next = await nextBackup(job.folder, { reason: job.reason, now: new Date(job.now), above: job.above }, disk)
    const { sha256 } = await copyDurably(job.source.file, next.part, { disk, inode: job.source.inode })
    try {
      await checkFile(next.part, wasmFile).catch(async (error: unknown) => {
        throw await blame(next.part, sha256, error)
      })
      return await keepBackup(job.folder, next, disk, job.spare)
    } catch (error) {
      await disk.rm(next.part, { force: true }).catch(() => undefined)
      throw error
    }
  } catch (error) {
    throw backupFailure(error)
  }
}
