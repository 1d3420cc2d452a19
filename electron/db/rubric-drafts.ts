import type { Reader, Tx } from './handles'

export interface DraftRow {
  readonly id: string
  readonly title: string
  readonly json: string
  /** UTC ms. */
  readonly updatedAt: number
}

const columns = 'id, title, json, updated_at AS updatedAt'

/** A new draft, or a later state of one that is there. */
export function saveDraftRow(tx: Tx, { id, title, json, updatedAt }: DraftRow): void {
  tx.run(
    'INSERT INTO rubric_draft (id, title, json, updated_at, deleted) VALUES (?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET title = excluded.title, json = excluded.json, updated_at = excluded.updated_at',
    [id, title, json, updatedAt],
  )
}

/** A draft that is not deleted, or null. */
export function findDraftRow(db: Reader, id: string): DraftRow | null {
  return db.get<DraftRow>(`SELECT ${columns} FROM rubric_draft WHERE id = ? AND deleted = 0`, [id]) ?? null
}

/** Those that are not deleted, the last one written first. */
export function listDraftRows(db: Reader): DraftRow[] {
  return db.all<DraftRow>(`SELECT ${columns} FROM rubric_draft WHERE deleted = 0 ORDER BY updated_at DESC, rowid DESC`)
}

/** When a draft was written last (UTC ms), or null; deleted ones count, their rows are on disk too. */
export function findLastDraftTime(db: Reader): number | null {
  return db.get<{ at: number | null }>('SELECT max(updated_at) AS at FROM rubric_draft')?.at ?? null
}

/** Whether there was such a draft, deleted or not. */
export function markDraft(tx: Tx, id: string, deleted: boolean): boolean {
  const there = tx.get('SELECT 1 AS there FROM rubric_draft WHERE id = ?', [id]) !== undefined
  tx.run('UPDATE rubric_draft SET deleted = ? WHERE id = ?', [deleted ? 1 : 0, id])
  return there
}
