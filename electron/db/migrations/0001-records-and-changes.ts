/** Records, changes, rubric versions (travel) and settings, acts (stay on this laptop). Column names are the fields in snake case. */
const records = [
  `CREATE TABLE rubric_version (
    digest TEXT PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, json TEXT NOT NULL CHECK (json_valid(json))
  ) STRICT`,
  `CREATE TABLE campaign (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, cycle TEXT NOT NULL, start_date TEXT NOT NULL, end_date TEXT NOT NULL,
    rubric_digest TEXT NOT NULL REFERENCES rubric_version (digest) DEFERRABLE INITIALLY DEFERRED,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)), exempt TEXT NOT NULL CHECK (json_valid(exempt)),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
  ) STRICT`,
  `CREATE TABLE unit (
    id TEXT PRIMARY KEY, campaign_id TEXT NOT NULL REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
    code TEXT NOT NULL, name TEXT NOT NULL, "group" TEXT NOT NULL, zones TEXT NOT NULL CHECK (json_valid(zones)),
    "order" INTEGER NOT NULL, previous_final TEXT, deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
  ) STRICT`,
  `CREATE TABLE person (
    id TEXT PRIMARY KEY, campaign_id TEXT NOT NULL REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, post TEXT NOT NULL, role TEXT NOT NULL, deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
  ) STRICT`,
  `CREATE TABLE assessment (
    id TEXT PRIMARY KEY REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    campaign_id TEXT NOT NULL REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
    phase TEXT NOT NULL, revision INTEGER NOT NULL, reason TEXT NOT NULL, frozen TEXT CHECK (frozen IS NULL OR json_valid(frozen)),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
  ) STRICT`,
  `CREATE TABLE entry (
    id TEXT PRIMARY KEY, campaign_id TEXT NOT NULL REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
    unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED, item_id TEXT NOT NULL, slot TEXT NOT NULL,
    input TEXT CHECK (input IS NULL OR json_valid(input)), note TEXT NOT NULL,
    set_aside TEXT CHECK (set_aside IS NULL OR json_valid(set_aside)), deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    UNIQUE (unit_id, item_id, slot)
  ) STRICT`,
  `CREATE TABLE claim (
    id TEXT PRIMARY KEY, campaign_id TEXT NOT NULL REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
    unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED, list TEXT NOT NULL, item TEXT NOT NULL,
    level TEXT NOT NULL, count INTEGER NOT NULL, matter TEXT NOT NULL, deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
  ) STRICT`,
  `CREATE TABLE veto (
    id TEXT PRIMARY KEY, campaign_id TEXT NOT NULL REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
    unit_id TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED, item TEXT NOT NULL, state TEXT NOT NULL,
    document TEXT NOT NULL, date TEXT NOT NULL, note TEXT NOT NULL, deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
  ) STRICT`,
  ...['unit', 'person', 'assessment', 'entry', 'claim', 'veto'].map((table) => `CREATE INDEX ${table}_campaign ON ${table} (campaign_id)`),
]

const changes = [
  `CREATE TABLE change (
    hash TEXT PRIMARY KEY, campaign_id TEXT NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL CHECK (seq > 0), prev TEXT NOT NULL,
    at INTEGER NOT NULL, tick INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, record_id TEXT NOT NULL, field TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)), base TEXT NOT NULL CHECK (json_valid(base)),
    unit_id TEXT, item_id TEXT,
    UNIQUE (campaign_id, device, seq)
  ) STRICT`,
  'CREATE INDEX change_field ON change (campaign_id, kind, record_id, field)',
  'CREATE INDEX change_clock ON change (campaign_id, at, tick)',
  'CREATE INDEX change_unit ON change (campaign_id, unit_id, at, tick)',
]

/** What is never altered or removed says so itself. */
const immutable = ['rubric_version', 'change'].flatMap((table) =>
  ['UPDATE', 'DELETE'].map((act) => `CREATE TRIGGER ${table}_no_${act.toLowerCase()} BEFORE ${act} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is immutable'); END`),
)

const local = [
  'CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT',
  `CREATE TABLE act (
    id INTEGER PRIMARY KEY, campaign_id TEXT NOT NULL, label TEXT NOT NULL, unit_id TEXT, item_id TEXT,
    steps TEXT NOT NULL CHECK (json_valid(steps)), undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
  ) STRICT`,
  'CREATE INDEX act_campaign ON act (campaign_id, undone, id)',
]

export const recordsAndChanges: readonly string[] = [...records, ...changes, ...immutable, ...local]
