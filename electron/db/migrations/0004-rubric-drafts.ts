/** Drafts of rubrics (they stay on this laptop), and when a version was published (0: before this was noted). Additive. */
export const rubricDrafts: readonly string[] = [
  `CREATE TABLE rubric_draft (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, json TEXT NOT NULL CHECK (json_valid(json)), updated_at INTEGER NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
  ) STRICT`,
  'ALTER TABLE rubric_version ADD COLUMN published_at INTEGER NOT NULL DEFAULT 0',
]
