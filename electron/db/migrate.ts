import { AppError } from '../../shared/failure'
import type { Database } from './handles'
import { recordsAndChanges } from './migrations/0001-records-and-changes'
import { findingsAndEvidence } from './migrations/0002-findings-and-evidence'
import { previousFigures } from './migrations/0003-previous-figures'
import { rubricDrafts } from './migrations/0004-rubric-drafts'
import { formerScores } from './migrations/0005-former-scores'
import { vetoReview } from './migrations/0006-veto-review'

/** In order; the place in the list is the `user_version` after it. Additive only from the first release on. */
export const migrations: readonly (readonly string[])[] = [recordsAndChanges, findingsAndEvidence, previousFigures, rubricDrafts, formerScores, vetoReview]
export const schemaVersion = migrations.length

/** Brings the file to the newest schema, each migration in one transaction. Throws AppError `file-newer`. Returns the version found. */
export function migrate(db: Database, until = schemaVersion): number {
  const found = Number(db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0)
  if (found > schemaVersion) throw new AppError('file-newer', { version: String(found) })
  for (let version = found + 1; version <= until; version++) {
    db.transaction((tx) => {
      for (const sql of migrations[version - 1] ?? []) tx.run(sql)
      tx.run(`PRAGMA user_version=${version}`)
    })
  }
  return found
}
