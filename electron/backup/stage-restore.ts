import { basename } from 'node:path'
import type { Json } from '../../shared/change/canonical-json'
import { migrate } from '../db/migrate'
import { saveSetting, type SettingKey } from '../db/settings'
import { openDatabase } from '../db/sqlite/open-database'
import { copyDurably, hashFile } from '../files/copy-file'
import { dataFolderPaths } from '../files/data-folder'
import { realFiles, type FileDisk } from '../files/file-disk'
import { backupFault } from './backup-fault'
import { checkFile } from './check-file'
import { bringEvidence } from './carry-evidence'
import { evidenceBeside, refuseLive } from './look-inside'
import { restoreFault } from './restore-fault'

export interface StageJob {
  readonly kind: 'stage'
  readonly file: string
  readonly folder: string
  /** Settings of this laptop that the restored file gets: who sits here, and that it was restored. */
  readonly settings: readonly (readonly [SettingKey, Json])[]
}

export interface StageAnswer {
  readonly sha256: string
}

/** Brings the staged file to the newest schema and writes the settings, so that after the swap nothing is left to be done. */
async function prepare({ folder, settings }: StageJob, wasmFile: string): Promise<void> {
  const db = await openDatabase({ folder, wasmFile, fileName: basename(dataFolderPaths(folder).staged), mustExist: true })
  try {
    migrate(db)
    db.transaction((tx) => settings.forEach(([key, value]) => saveSetting(tx, key, value)))
    db.checkpoint()
  } finally {
    db.close()
  }
}

/**
 * Puts a checked copy of a backup beside the database, of the newest schema, flushed and read back; and the evidence that lies beside the backup
 * and is missing here. Throws AppError `backup-damaged`, … {name}, `restore-failed` {errno}; the database is not touched.
 */
export async function stageRestore(job: StageJob, wasmFile: string, disk: FileDisk = realFiles): Promise<StageAnswer> {
  const { staged, evidence } = dataFolderPaths(job.folder)
  try {
    await refuseLive(job.file)
    await copyDurably(job.file, staged, { disk })
  } catch (error) {
    throw restoreFault(backupFault(error, job.file))
  }
  const checked = await checkFile(staged, wasmFile).catch((error: unknown) => {
    throw backupFault(error, job.file)
  })
  try {
    await bringEvidence(checked.evidence, evidenceBeside(job.file), evidence, { disk })
    await prepare(job, wasmFile)
    await checkFile(staged, wasmFile)
    return { sha256: (await hashFile(staged, { disk })).sha256 }
  } catch (error) {
    throw restoreFault(error)
  }
}
