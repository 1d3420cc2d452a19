import { inject, type InjectionKey } from 'vue'
import type { Entry } from '../../../shared/scoring/entry'

/** What the editor holds compared with what is stored. */
export type EntryDraft =
  | { readonly state: 'clean' }
  | { readonly state: 'valid'; readonly input: Entry | null }
  | { readonly state: 'incomplete' | 'refused'; readonly message: string }

/** Field name → text as typed. Names: `n:CLAUSE`, `m:CLAUSE`, `part:PART`, `numerator`, `judged.points`, … (see entry-texts.ts). */
export type Texts = Readonly<Record<string, string>>

/** Everything typed for an item, of the rule's form and of 不适用, so that changing between them loses nothing. */
export interface RawDraft {
  readonly mode: 'rule' | 'notApplicable'
  readonly texts: Texts
}

/** Where unsaved drafts stay while their editor shows another item. */
export interface DraftKeeper {
  readDraft(draftKey: string): RawDraft | null
  keepDraft(draftKey: string, raw: RawDraft, state: EntryDraft['state']): void
  dropDraft(draftKey: string): void
}

/** main.ts gives the store `entry-drafts` here: components import no stores, and every editor of the window shares one keeper. */
export const draftKeeperKey: InjectionKey<DraftKeeper> = Symbol('draft keeper')

const forgetful: DraftKeeper = { readDraft: () => null, keepDraft: () => undefined, dropDraft: () => undefined }

/** The window's keeper; without one, drafts live as long as their editor. */
export function useDraftKeeper(): DraftKeeper {
  return inject(draftKeeperKey, forgetful)
}
