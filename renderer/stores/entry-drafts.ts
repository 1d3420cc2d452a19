import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import type { DraftKeeper, EntryDraft } from '../components/entry/entry-draft'
import type { RawDraft } from '../../shared/entry-form/raw-draft'

/**
 * Unsaved drafts of the entry editors by draft key (`unitId/itemId/slot`), so that moving away keeps what was typed. The editors reach it
 * through `draftKeeperKey`, which main.ts provides; pages use the store. A committed draft is dropped: the stored entry is then the truth.
 */
export const useEntryDraftsStore = defineStore('entry-drafts', () => {
  const drafts = shallowReactive(new Map<string, { readonly raw: RawDraft; readonly state: EntryDraft['state'] }>())

  const keeper: DraftKeeper = {
    readDraft: (draftKey) => drafts.get(draftKey)?.raw ?? null,
    keepDraft: (draftKey, raw, state) => void drafts.set(draftKey, { raw, state }),
    dropDraft: (draftKey) => void drafts.delete(draftKey),
  }

  return {
    ...keeper,
    stateOf: (draftKey: string): EntryDraft['state'] => drafts.get(draftKey)?.state ?? 'clean',
  }
})
