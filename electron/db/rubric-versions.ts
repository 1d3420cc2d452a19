import type { Reader, Tx } from './handles'

export interface VersionRow {
  readonly digest: string
  readonly id: string
  readonly version: string
  /** UTC ms; 0 for one that was published before this was noted. */
  readonly publishedAt: number
}

/** A published rubric version is immutable; its digest is SHA-256 of its canonical JSON. Saving a known one does nothing. */
export function saveRubricVersion(tx: Tx, rubric: VersionRow & { json: string }): void {
  tx.run('INSERT INTO rubric_version (digest, id, version, json, published_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING', [rubric.digest, rubric.id, rubric.version, rubric.json, rubric.publishedAt])
}

export function findRubricJson(db: Reader, digest: string): string | null {
  return db.get<{ json: string }>('SELECT json FROM rubric_version WHERE digest = ?', [digest])?.json ?? null
}

/** All published versions, the newest first. */
export function listRubricVersions(db: Reader): VersionRow[] {
  return db.all<VersionRow>('SELECT digest, id, version, published_at AS publishedAt FROM rubric_version ORDER BY published_at DESC, rowid DESC')
}
