import type { Reader, Tx } from './handles'

/** A published rubric version is immutable; its digest is SHA-256 of its canonical JSON. Saving a known one does nothing. */
export function saveRubricVersion(tx: Tx, rubric: { digest: string; id: string; version: string; json: string }): void {
  tx.run('INSERT INTO rubric_version (digest, id, version, json) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING', [rubric.digest, rubric.id, rubric.version, rubric.json])
}

export function findRubricJson(db: Reader, digest: string): string | null {
  return db.get<{ json: string }>('SELECT json FROM rubric_version WHERE digest = ?', [digest])?.json ?? null
}
