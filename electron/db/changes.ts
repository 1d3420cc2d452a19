import { changeSchema, type HashedChange } from '../../shared/change/change'
import { canonicalJson } from '../../shared/change/canonical-json'
import type { Clock } from '../../shared/change/clock'
import type { RecordKind } from '../../shared/campaign/records'
import type { Reader, SqlRow, Tx } from './handles'

/** Where a change belongs on screen: a local help for journal and fingerprint, no part of the change. */
export interface Place {
  readonly unitId: string | null
  readonly itemId: string | null
}

function toChange(row: SqlRow): HashedChange {
  const change = changeSchema.parse({
    campaign: row['campaign_id'],
    device: row['device'],
    seq: row['seq'],
    prev: row['prev'],
    clock: { at: row['at'], tick: row['tick'] },
    actor: row['actor'],
    record: { kind: row['kind'], id: row['record_id'] },
    field: row['field'],
    value: JSON.parse(String(row['value'])) as unknown,
    base: JSON.parse(String(row['base'])) as unknown,
  })
  return { hash: String(row['hash']), change }
}

export function insertChange(tx: Tx, { hash, change }: HashedChange, place: Place): void {
  const { campaign, device, seq, prev, clock, actor, record, field, value, base } = change
  tx.run(
    `INSERT INTO change (hash, campaign_id, device, seq, prev, at, tick, actor, kind, record_id, field, value, base, unit_id, item_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [hash, campaign, device, seq, prev, clock.at, clock.tick, actor, record.kind, record.id, field, canonicalJson(value), canonicalJson(base), place.unitId, place.itemId],
  )
}

/** End of this device's chain in a campaign; seq 0 and an empty hash before the first change. */
export function findChainEnd(db: Reader, campaignId: string, device: string): { seq: number; hash: string } {
  const row = db.get<{ seq: number; hash: string }>('SELECT seq, hash FROM change WHERE campaign_id = ? AND device = ? ORDER BY seq DESC LIMIT 1', [campaignId, device])
  return row ?? { seq: 0, hash: '' }
}

/** The latest clock of a campaign, whatever the device. */
export function findLastClock(db: Reader, campaignId: string): Clock | null {
  return db.get<{ at: number; tick: number }>('SELECT at, tick FROM change WHERE campaign_id = ? ORDER BY at DESC, tick DESC LIMIT 1', [campaignId]) ?? null
}

/** All changes of one field, in no order. */
export function listFieldChanges(db: Reader, campaignId: string, record: { kind: RecordKind; id: string }, field: string): HashedChange[] {
  return db
    .all('SELECT * FROM change WHERE campaign_id = ? AND kind = ? AND record_id = ? AND field = ?', [campaignId, record.kind, record.id, field])
    .map(toChange)
}

/** All changes of a campaign, by device and seq. */
export function listChanges(db: Reader, campaignId: string): HashedChange[] {
  return db.all('SELECT * FROM change WHERE campaign_id = ? ORDER BY device, seq', [campaignId]).map(toChange)
}

export function findChange(db: Reader, hash: string): HashedChange | null {
  const row = db.get('SELECT * FROM change WHERE hash = ?', [hash])
  return row ? toChange(row) : null
}

/** Newest first by clock; null widens to the whole unit or campaign. */
export function listJournal(db: Reader, campaignId: string, place: Place, limit: number): HashedChange[] {
  const narrowed = [place.unitId === null ? '' : 'AND unit_id = ?', place.itemId === null ? '' : 'AND item_id = ?'].join(' ')
  const params = [campaignId, place.unitId, place.itemId].filter((value) => value !== null)
  return db.all(`SELECT * FROM change WHERE campaign_id = ? ${narrowed} ORDER BY at DESC, tick DESC, seq DESC LIMIT ?`, [...params, limit]).map(toChange)
}

/** What a signature vouches for; the workflow and the rectification go on after it. */
const assessed = "kind NOT IN ('assessment', 'rectification', 'progress') AND NOT (kind = 'evidenceLink' AND record_id LIKE '%/progress/%')"

/** Changes of what is assessed at a unit: its own, its entries, claims, vetoes, findings and their evidence. */
export function listUnitChanges(db: Reader, campaignId: string, unitId: string): { hash: string; device: string; seq: number }[] {
  return db.all(`SELECT hash, device, seq FROM change WHERE campaign_id = ? AND unit_id = ? AND ${assessed} ORDER BY device, seq`, [campaignId, unitId])
}

/** Hashes of all changes of a campaign, in no order. */
export function listChangeHashes(db: Reader, campaignId: string): string[] {
  return db.all<{ hash: string }>('SELECT hash FROM change WHERE campaign_id = ?', [campaignId]).map(({ hash }) => hash)
}

/** Per device the last `seq` known in a campaign. */
export function listSeen(db: Reader, campaignId: string): Record<string, number> {
  const rows = db.all<{ device: string; seq: number }>('SELECT device, max(seq) AS seq FROM change WHERE campaign_id = ? GROUP BY device', [campaignId])
  return Object.fromEntries(rows.map(({ device, seq }) => [device, seq]))
}

/** How far a device's changes went, over all campaigns: for the identity of the data folder. */
export function countDeviceChanges(db: Reader, device: string): number {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM change WHERE device = ?', [device])?.n ?? 0
}

/** When something was last written, or null. */
export function findLastWriteTime(db: Reader): number | null {
  return db.get<{ at: number | null }>('SELECT max(at) AS at FROM change')?.at ?? null
}
