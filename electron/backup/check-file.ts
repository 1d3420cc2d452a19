import { createHash } from 'node:crypto'
import type { FileSummary } from '../../shared/backup/summary'
import { AppError } from '../../shared/failure'
import { findContentFault } from '../db/content-check'
import { schemaVersion } from '../db/migrate'
import { listEvidenceNames, summarize } from '../db/summary'
import { verifyDatabaseFile } from '../db/sqlite/verify-file'

/** What a database file holds, found by opening it. */
export interface CheckedFile {
  readonly summary: FileSummary
  /** Names of the evidence files that it names. */
  readonly evidence: readonly string[]
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Opens a file for reading and checks it whole: header, length, SQLite's own check, foreign keys, rubric digests, hashes and chains of the
 * changes; with `thorough` also that every index fits its table. Throws AppError `file-damaged`, `file-empty`, `file-missing`, `not-a-database`, `file-newer`, or the system's error.
 */
export async function checkFile(file: string, wasmFile: string, { thorough = false }: { readonly thorough?: boolean } = {}): Promise<CheckedFile> {
  let found: CheckedFile | undefined
  await verifyDatabaseFile(file, {
    wasmFile,
    schemaVersion,
    check: (reader) => {
      if (thorough && reader.get<{ integrity_check: string }>('PRAGMA integrity_check(1)')?.integrity_check !== 'ok') throw new AppError('file-damaged')
      const summary = summarize(reader)
      if (summary.changes > 0 && findContentFault(reader, sha256) !== null) throw new AppError('file-damaged')
      found = { summary, evidence: listEvidenceNames(reader) }
    },
  })
  if (found === undefined) throw new AppError('file-damaged')
  return found
}
