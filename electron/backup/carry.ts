import { join } from 'node:path'
import { AppError } from '../../shared/failure'
import { removeParts, isEvidenceId } from '../files/evidence-files'
import { renameDurably } from '../files/atomic-write'
import { expired, inOrder } from '../files/backup-rotation'
import { listBackups, removeExpired, type Backup } from '../files/backups'
import { Cancelled, copyDurably, hashFile, type CopyOptions } from '../files/copy-file'
import { dataFolderPaths } from '../files/data-folder'
import { realFiles, type FileDisk } from '../files/file-disk'
import { systemCode } from '../files/system-error'
import { bringEvidence } from './carry-evidence'
import { checkFile } from './check-file'
import { secondFault } from './second-fault'

/** Brings the second place up to what is here. */
export interface CarryJob {
  readonly kind: 'carry'
  /** The data folder. */
  readonly folder: string
  /** Our folder in the second place, with `backups/` and `evidence/`. */
  readonly place: string
}

export interface Carried {
  /** Names of the backups that were copied. */
  readonly backups: readonly string[]
  readonly evidence: number
  /** Names of backups here that failed their check and were not copied. */
  readonly damaged: readonly string[]
  /** The highest counter there. */
  readonly highest: number
  /** True when it was called off; what is there is whole. */
  readonly cancelled: boolean
}

interface Carrying {
  readonly job: CarryJob
  readonly wasmFile: string
  readonly options: CopyOptions & { readonly disk: FileDisk }
  readonly copied: string[]
  readonly damaged: string[]
}

const unchecked = '.unchecked'

/** Copies one backup under another name, reads it back, opens and checks it, and gives it its name. */
async function copyBackup({ job, wasmFile, options, copied, damaged }: Carrying, { file, name }: Backup): Promise<void> {
  const { disk } = options
  const target = join(dataFolderPaths(job.place).backups, name)
  const part = `${target}${unchecked}`
  try {
    const { sha256 } = await copyDurably(file, part, options)
    if ((await hashFile(part, options)).sha256 !== sha256) throw Object.assign(new Error('what was read back differs'), { code: 'EIO' })
    await checkFile(part, wasmFile)
    await renameDurably(part, target, { disk, retryForMs: 2_000 })
    copied.push(name)
  } catch (error) {
    await disk.rm(part, { force: true }).catch(() => undefined)
    if (error instanceof AppError && error.code === 'file-damaged') damaged.push(name)
    // Rotated out here meanwhile.
    else if (systemCode(error) !== 'ENOENT' || (await disk.stat(file).then(() => true, () => false))) throw error
  }
}

/** What is here and not there, and would not be rotated out there at once; newest first. */
function wanted(here: readonly Backup[], there: readonly string[]): Backup[] {
  const known = new Set(there)
  const goes = new Set(expired(inOrder([...new Set([...there, ...here.map(({ name }) => name)])])).map(({ name }) => name))
  return here.filter(({ name }) => !known.has(name) && !goes.has(name))
}

async function carryEvidence({ job, options }: Carrying): Promise<number> {
  const from = dataFolderPaths(job.folder).evidence
  const to = dataFolderPaths(job.place).evidence
  const there = new Set(await options.disk.readdir(to))
  const missing = (await options.disk.readdir(from)).filter((name) => isEvidenceId(name) && !there.has(name))
  if (missing.length === 0) return 0
  await removeParts(to)
  return bringEvidence(missing, from, to, options)
}

async function carryAll(carrying: Carrying, progress: { evidence: number }): Promise<void> {
  const { job, options } = carrying
  const { backups } = dataFolderPaths(job.place)
  const there = await options.disk.readdir(backups)
  for (const left of there.filter((name) => name.endsWith(unchecked))) await options.disk.rm(join(backups, left), { force: true }).catch(() => undefined)
  const [newest, ...older] = wanted(await listBackups(job.folder, options.disk), there)
  if (newest) await copyBackup(carrying, newest)
  progress.evidence = await carryEvidence(carrying)
  for (const backup of older) await copyBackup(carrying, backup)
  await removeExpired(backups, await options.disk.readdir(backups), options.disk)
}

/**
 * Copies every kept backup and every evidence file that the second place lacks, the newest backup first, each whole or not at all; rotates there
 * as here. Nothing else in the place is touched. Throws AppError `second-absent`, `second-full`, `second-read-only`, `second-failed` {folder}.
 */
export async function carryToSecond(job: CarryJob, wasmFile: string, isCancelled: () => boolean = () => false, disk: FileDisk = realFiles): Promise<Carried> {
  const carrying: Carrying = { job, wasmFile, options: { disk, isCancelled }, copied: [], damaged: [] }
  const progress = { evidence: 0 }
  let cancelled = false
  try {
    await carryAll(carrying, progress)
  } catch (error) {
    if (!(error instanceof Cancelled)) throw await secondFault(error, job.place)
    cancelled = true
  }
  const [newest] = await listBackups(job.place, disk).catch(() => [])
  return { backups: carrying.copied, evidence: progress.evidence, damaged: carrying.damaged, highest: newest?.counter ?? 0, cancelled }
}
