/** 上年同期 of an entry that has no figure of this year yet. */
export const previousFigures: readonly string[] = ['ALTER TABLE entry ADD COLUMN previous TEXT CHECK (previous IS NULL OR json_valid(previous))']
