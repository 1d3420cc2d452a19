/** Field name → text as typed. Names: `n:CLAUSE`, `m:CLAUSE`, `part:PART`, `numerator`, `judged.points`, … (see entry-texts.ts). */
export type Texts = Readonly<Record<string, string>>

/** Everything typed for an item, of the rule's form and of 不适用, so that changing between them loses nothing. */
export interface RawDraft {
  readonly mode: 'rule' | 'notApplicable'
  readonly texts: Texts
}
