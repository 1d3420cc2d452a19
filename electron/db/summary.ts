import type { CampaignCounts, FileSummary } from '../../shared/backup/summary'
import type { Reader } from './handles'

type Count = keyof CampaignCounts

/** What is counted per campaign. A table that an older file does not have counts 0. */
const counted: Readonly<Record<Count, { readonly table: string; readonly where: string }>> = {
  units: { table: 'unit', where: 'deleted = 0' },
  entries: { table: 'entry', where: 'deleted = 0 AND input IS NOT NULL' },
  claims: { table: 'claim', where: 'deleted = 0' },
  vetoes: { table: 'veto', where: 'deleted = 0' },
  findings: { table: 'finding', where: 'deleted = 0' },
  evidence: { table: 'evidence', where: 'deleted = 0' },
}
const kinds = Object.keys(counted) as Count[]

function tablesOf(db: Reader): ReadonlySet<string> {
  return new Set(db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map(({ name }) => name))
}

function countsOf(db: Reader, tables: ReadonlySet<string>, campaignId: string): CampaignCounts {
  const count = ({ table, where }: (typeof counted)[Count]): number =>
    tables.has(table) ? (db.get<{ n: number }>(`SELECT count(*) AS n FROM "${table}" WHERE campaign_id = ? AND ${where}`, [campaignId])?.n ?? 0) : 0
  return Object.fromEntries(kinds.map((kind) => [kind, count(counted[kind])])) as Record<Count, number>
}

function lastChangeOf(db: Reader): FileSummary['lastChange'] {
  const row = db.get<{ at: number; actor: string; name: string | null }>(
    'SELECT change.at, change.actor, person.name FROM change LEFT JOIN person ON person.id = change.actor ORDER BY change.at DESC, change.tick DESC LIMIT 1',
  )
  return row ? { at: row.at, actor: row.name ?? '' } : null
}

/** What is in a database file, in counts; also of an older schema, and of a file that has none yet. */
export function summarize(db: Reader): FileSummary {
  const tables = tablesOf(db)
  if (!tables.has('change')) return { campaigns: [], changes: 0, lastChange: null }
  const campaigns = db.all<{ id: string; name: string; cycle: string; sample: number }>('SELECT id, name, cycle, sample FROM campaign WHERE deleted = 0 ORDER BY rowid')
  return {
    campaigns: campaigns.map(({ id, name, cycle, sample }) => ({ id, name, cycle, sample: sample === 1, counts: countsOf(db, tables, id) })),
    changes: db.get<{ n: number }>('SELECT count(*) AS n FROM change')?.n ?? 0,
    lastChange: lastChangeOf(db),
  }
}

/** SHA-256 names of the evidence files that the file's records name, deleted ones too: undo brings them back. */
export function listEvidenceNames(db: Reader): string[] {
  return tablesOf(db).has('evidence') ? db.all<{ id: string }>('SELECT DISTINCT id FROM evidence').map(({ id }) => id) : []
}
