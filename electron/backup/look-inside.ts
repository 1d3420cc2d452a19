import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../../shared/failure'
import { dataFolderPaths } from '../files/data-folder'
import { backupFault } from './backup-fault'
import { checkFile, type CheckedFile } from './check-file'

export interface LookJob {
  readonly kind: 'look'
  readonly file: string
  /** The data folder into which it would be restored. */
  readonly folder: string
}

export interface LookAnswer extends Pick<CheckedFile, 'summary'> {
  readonly bytes: number
  /** How many evidence files it names that are neither here nor beside it. */
  readonly missingEvidence: number
}

/** The evidence that lies beside a backup, in `evidence/` next to its folder: so in a data folder, so in the second place. */
export const evidenceBeside = (file: string): string => dataFolderPaths(dirname(dirname(file))).evidence

async function isFile(path: string): Promise<boolean> {
  return stat(path).then((facts) => facts.isFile(), () => false)
}

/** Which of the names are in none of the folders. */
export async function missingFiles(names: readonly string[], folders: readonly string[]): Promise<string[]> {
  const missing: string[] = []
  for (const name of names) {
    const found = await Promise.all(folders.map((folder) => isFile(join(folder, name))))
    if (!found.includes(true)) missing.push(name)
  }
  return missing
}

/** A data file with a `-wal` is in use or was not closed: what lies in the `-wal` would be missing. */
export async function refuseLive(file: string): Promise<void> {
  const left = await stat(`${file}-wal`).then(({ size }) => size, () => 0)
  if (left > 0) throw new AppError('backup-live')
}

/** Opens and checks a backup whole, and tells what is in it. Throws AppError `backup-damaged`, `backup-foreign`, `backup-newer`, `backup-gone`, … {name}. */
export async function lookInside({ file, folder }: LookJob, wasmFile: string): Promise<LookAnswer> {
  try {
    const { size } = await stat(file)
    await refuseLive(file)
    const { summary, evidence } = await checkFile(file, wasmFile)
    const missing = await missingFiles(evidence, [dataFolderPaths(folder).evidence, evidenceBeside(file)])
    return { summary, bytes: size, missingEvidence: missing.length }
  } catch (error) {
    throw backupFault(error, file)
  }
}
