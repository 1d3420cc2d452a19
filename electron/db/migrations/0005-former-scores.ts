/** What a change of the rubric version leaves at entries, claims and vetoes. Additive. */
export const formerScores: readonly string[] = [
  "ALTER TABLE entry ADD COLUMN former TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(former))",
  'ALTER TABLE entry ADD COLUMN review TEXT CHECK (review IS NULL OR json_valid(review))',
  "ALTER TABLE claim ADD COLUMN set_aside_from TEXT NOT NULL DEFAULT ''",
  'ALTER TABLE claim ADD COLUMN review TEXT CHECK (review IS NULL OR json_valid(review))',
  "ALTER TABLE veto ADD COLUMN set_aside_from TEXT NOT NULL DEFAULT ''",
]
