/** What a veto was proposed under, where its words have changed since (请再看一遍). Additive. */
export const vetoReview: readonly string[] = ['ALTER TABLE veto ADD COLUMN review TEXT CHECK (review IS NULL OR json_valid(review))']
