import { changeFields, toStateRecord, type RowOf } from '../../shared/campaign/blank-rows'
import type { Json } from '../../shared/change/canonical-json'
import { canonicalJson } from '../../shared/change/canonical-json'
import type { RecordKind } from '../../shared/campaign/records'
import type { Reader, SqlRow, SqlValue, Tx } from './handles'

/** Rows of the campaign records. Tables are the kinds, columns the fields in snake case: both from the closed union. */
const jsonFields: ReadonlySet<string> = new Set(['exempt', 'zones', 'input', 'setAside', 'previous', 'former', 'review'])
const flags: ReadonlySet<string> = new Set(['sample', 'deleted'])

function column(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Beside the id, what it says and no change may name. */
const identity: Partial<Record<RecordKind, readonly string[]>> = { entry: ['unitId', 'itemId', 'slot'], finding: ['clause', 'n'], evidenceLink: ['evidenceId', 'target', 'targetId'] }
function fieldsOf(kind: RecordKind): string[] {
  return ['id', ...(identity[kind] ?? []), ...changeFields[kind]]
}

function toSql(field: string, value: Json | undefined): SqlValue {
  if (value === null || value === undefined) return null
  if (jsonFields.has(field)) return canonicalJson(value)
  if (flags.has(field)) return value === true ? 1 : 0
  if (typeof value === 'string' || typeof value === 'number') return value
  throw new TypeError(`no column value: ${field}`)
}

function fromSql(field: string, value: SqlValue | undefined): Json {
  if (value === null || value === undefined) return null
  if (flags.has(field)) return value === 1
  if (jsonFields.has(field)) return JSON.parse(String(value)) as Json
  if (typeof value === 'object') throw new TypeError(`no field value: ${field}`)
  return value
}

function toRow(kind: RecordKind, row: SqlRow): Record<string, Json> {
  return Object.fromEntries(fieldsOf(kind).map((field) => [field, fromSql(field, row[column(field)])]))
}

const upserts = new Map<RecordKind, string>()
function upsert(kind: RecordKind): string {
  const known = upserts.get(kind)
  if (known) return known
  const columns = [...fieldsOf(kind).map((field) => `"${column(field)}"`), ...(kind === 'campaign' ? [] : ['campaign_id'])]
  const updates = columns.filter((name) => name !== '"id"').map((name) => `${name} = excluded.${name}`)
  const key = kind === 'evidence' ? 'campaign_id, id' : 'id'
  const sql = `INSERT INTO "${kind}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT (${key}) DO UPDATE SET ${updates.join(', ')}`
  upserts.set(kind, sql)
  return sql
}

/** Inserts or replaces a whole row. */
export function saveRow(tx: Tx, kind: RecordKind, campaignId: string, row: Readonly<Record<string, Json>>): void {
  const values = fieldsOf(kind).map((field) => toSql(field, row[field]))
  tx.run(upsert(kind), kind === 'campaign' ? values : [...values, campaignId])
}

const inCampaign = (kind: RecordKind) => (kind === 'campaign' ? 'id' : 'campaign_id')

/** The row as field values, or null. A row of another campaign is not found. */
export function findRow(db: Reader, kind: RecordKind, campaignId: string, id: string): Record<string, Json> | null {
  const row = db.get(`SELECT * FROM "${kind}" WHERE id = ? AND ${inCampaign(kind)} = ?`, [id, campaignId])
  return row ? toRow(kind, row) : null
}

/** All rows of a kind in a campaign by id, deleted ones too, held against their schema. */
export function listRows<K extends RecordKind>(db: Reader, kind: K, campaignId: string): RowOf<K>[] {
  const rows = db.all(`SELECT * FROM "${kind}" WHERE ${inCampaign(kind)} = ? ORDER BY id`, [campaignId])
  return rows.map((row) => toStateRecord(kind, toRow(kind, row)).row as RowOf<K>)
}

/** The entries of one item for all units, deleted ones too. */
export function listItemEntries(db: Reader, campaignId: string, itemId: string): RowOf<'entry'>[] {
  const rows = db.all('SELECT * FROM entry WHERE campaign_id = ? AND item_id = ? ORDER BY id', [campaignId, itemId])
  return rows.map((row) => toStateRecord('entry', toRow('entry', row)).row as RowOf<'entry'>)
}

/** Ids of all campaigns, newest last. */
export function listCampaignIds(db: Reader): string[] {
  return db.all<{ id: string }>('SELECT id FROM campaign WHERE deleted = 0 ORDER BY rowid').map(({ id }) => id)
}
