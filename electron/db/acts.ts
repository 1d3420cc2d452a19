import { z } from 'zod'
import { canonicalJson } from '../../shared/change/canonical-json'
import { recordKinds, type RecordKind } from '../../shared/campaign/records'
import type { Reader, SqlRow, Tx } from './handles'

/** Acts of this laptop for undo and redo, per campaign; they survive a restart and never travel. */
export const stepSchema = z.strictObject({
  kind: z.enum(recordKinds as [RecordKind, ...RecordKind[]]),
  id: z.string(),
  field: z.string(),
  from: z.json(),
  to: z.json(),
})
export type Step = z.infer<typeof stepSchema>
export interface Act {
  readonly id: number
  readonly label: string
  readonly unitId: string | null
  readonly itemId: string | null
  readonly steps: readonly Step[]
}
const kept = 500

function toAct(row: SqlRow | undefined): Act | null {
  if (!row) return null
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    id: Number(row['id']),
    label: String(row['label']),
    unitId: text(row['unit_id']),
    itemId: text(row['item_id']),
    steps: z.array(stepSchema).parse(JSON.parse(String(row['steps']))),
  }
}

/** A new act ends what could be redone; the oldest beyond 500 are forgotten. */
export function insertAct(tx: Tx, campaignId: string, act: Omit<Act, 'id'>): void {
  tx.run('DELETE FROM act WHERE campaign_id = ? AND undone = 1', [campaignId])
  tx.run('INSERT INTO act (campaign_id, label, unit_id, item_id, steps) VALUES (?, ?, ?, ?, ?)', [campaignId, act.label, act.unitId, act.itemId, canonicalJson(act.steps)])
  tx.run('DELETE FROM act WHERE id IN (SELECT id FROM act WHERE campaign_id = ? ORDER BY id DESC LIMIT -1 OFFSET ?)', [campaignId, kept])
}

/** The last act that was not undone. */
export function findUndo(db: Reader, campaignId: string): Act | null {
  return toAct(db.get('SELECT * FROM act WHERE campaign_id = ? AND undone = 0 ORDER BY id DESC LIMIT 1', [campaignId]))
}

/** The act that was undone last: the first of the undone ones. */
export function findRedo(db: Reader, campaignId: string): Act | null {
  return toAct(db.get('SELECT * FROM act WHERE campaign_id = ? AND undone = 1 ORDER BY id LIMIT 1', [campaignId]))
}

export function markAct(tx: Tx, id: number, undone: boolean): void {
  tx.run('UPDATE act SET undone = ? WHERE id = ?', [undone ? 1 : 0, id])
}
