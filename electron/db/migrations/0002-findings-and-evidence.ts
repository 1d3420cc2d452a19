const flag = 'INTEGER NOT NULL CHECK (deleted IN (0, 1))'
const campaign = 'campaign_id TEXT NOT NULL REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED'

/** Findings with their rectification and progress, evidence with its links; what corrections in the season need. Additive. */
export const findingsAndEvidence: readonly string[] = [
  `CREATE TABLE finding (
    id TEXT PRIMARY KEY, ${campaign}, unit_id TEXT NOT NULL, item_id TEXT NOT NULL, clause TEXT NOT NULL, n INTEGER NOT NULL,
    found_on TEXT NOT NULL, time TEXT NOT NULL, place TEXT NOT NULL, what TEXT NOT NULL, deleted ${flag}
  ) STRICT`,
  `CREATE TABLE rectification (
    id TEXT PRIMARY KEY, ${campaign}, unit_id TEXT NOT NULL, cause TEXT NOT NULL, goal TEXT NOT NULL, measures TEXT NOT NULL,
    responsible_unit TEXT NOT NULL, leader TEXT NOT NULL, person TEXT NOT NULL, type TEXT NOT NULL, due_date TEXT NOT NULL,
    status TEXT NOT NULL, completed_on TEXT NOT NULL, verifier TEXT NOT NULL, verdict TEXT NOT NULL, deleted ${flag}
  ) STRICT`,
  `CREATE TABLE progress (
    id TEXT PRIMARY KEY, ${campaign}, finding_id TEXT NOT NULL, unit_id TEXT NOT NULL, date TEXT NOT NULL, author TEXT NOT NULL,
    text TEXT NOT NULL, deleted ${flag}
  ) STRICT`,
  // The same photo may stand in two campaigns of one folder.
  `CREATE TABLE evidence (
    id TEXT NOT NULL, ${campaign}, name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER NOT NULL,
    height INTEGER NOT NULL, captured_at TEXT NOT NULL, deleted ${flag}, PRIMARY KEY (campaign_id, id)
  ) STRICT`,
  `CREATE TABLE "evidenceLink" (
    id TEXT PRIMARY KEY, ${campaign}, evidence_id TEXT NOT NULL, target TEXT NOT NULL, target_id TEXT NOT NULL, unit_id TEXT NOT NULL,
    caption TEXT NOT NULL, deleted ${flag}
  ) STRICT`,
  ...['finding', 'rectification', 'progress', 'evidenceLink'].map((table) => `CREATE INDEX "${table}_campaign" ON "${table}" (campaign_id)`),
  "ALTER TABLE unit ADD COLUMN left_out TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE unit ADD COLUMN merged_into TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE person ADD COLUMN on_behalf_of TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE person ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE claim ADD COLUMN finding_id TEXT NOT NULL DEFAULT ''",
]
