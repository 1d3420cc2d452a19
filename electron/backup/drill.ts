import { readdir } from 'node:fs/promises'
import { AppError } from '../../shared/failure'
import type { Drilled } from '../../shared/backup/drill'
import { listBackups, type Backup } from '../files/backups'
import { dataFolderPaths } from '../files/data-folder'
import { backupFault } from './backup-fault'
import { checkFile } from './check-file'
import type { Watch } from './jobs'

export interface DrillJob {
  readonly kind: 'drill'
  /** Folders with `backups/` and `evidence/`. */
  readonly places: readonly { readonly place: 'here' | 'second'; readonly folder: string }[]
}

async function drillOne(place: Drilled['place'], { file, name, at, reason }: Backup, evidence: ReadonlySet<string>, wasmFile: string): Promise<Drilled> {
  const facts = { place, name, at, reason }
  try {
    const named = (await checkFile(file, wasmFile, { thorough: true })).evidence
    return { ...facts, fault: null, missingEvidence: named.filter((id) => !evidence.has(id)).length }
  } catch (error) {
    const fault = backupFault(error, file)
    if (!(fault instanceof AppError)) throw fault
    return { ...facts, fault: fault.code, missingEvidence: 0 }
  }
}

/**
 * Opens every kept backup as a restore would, and checks it whole: SQLite's integrity check, foreign keys, the digest of the rubric, hash and chain of every
 * change, and that the evidence it names lies beside it. Changes and removes nothing. Null: called off.
 */
export async function drill({ places }: DrillJob, wasmFile: string, { isCancelled, onProgress }: Watch = {}): Promise<Drilled[] | null> {
  const kept = await Promise.all(places.map(async ({ place, folder }) => ({ place, folder, backups: await listBackups(folder).catch(() => []) })))
  const total = kept.reduce((sum, { backups }) => sum + backups.length, 0)
  const results: Drilled[] = []
  for (const { place, folder, backups } of kept) {
    const evidence = new Set(await readdir(dataFolderPaths(folder).evidence).catch(() => []))
    for (const backup of backups) {
      if (isCancelled?.() === true) return null
      onProgress?.({ done: results.length, total })
      results.push(await drillOne(place, backup, evidence, wasmFile))
    }
  }
  return results
}
