import { inject, type InjectionKey } from 'vue'
import type { RawDraft } from '../../../shared/entry-form/raw-draft'
import type { Entry } from '../../../shared/scoring/entry'

/** What the editor holds compared with what is stored. */
export type EntryDraft =
  | { readonly state: 'clean' }
  | { readonly state: 'valid'; readonly input: Entry | null }
  | { readonly state: 'incomplete' | 'refused'; readonly message: string }

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
