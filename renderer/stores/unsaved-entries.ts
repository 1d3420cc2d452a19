import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { entryRecordId } from '../../shared/campaign/record-ids'
import type { Slot } from '../../shared/campaign/records'
import { isSameJson } from '../../shared/change/canonical-json'
import type { Failure } from '../../shared/ipc/contract'
import type { Entry } from '../../shared/scoring/entry'
import { useCampaignStore } from './campaign'

interface Unsaved {
  readonly input?: Entry | null
  readonly note?: string
  /** False while the first attempt is under way. */
  readonly failed: boolean
}

/**
 * What was given but is not on disk: in flight, or refused by the disk. The screen shows it in place of the stored row, so that
 * a failed save loses nothing from view; it goes when a row says the same.
 */
export const useUnsavedEntriesStore = defineStore('unsaved-entries', () => {
  const campaign = useCampaignStore()
  const unsaved = shallowRef<ReadonlyMap<string, Unsaved>>(new Map())

  function put(key: string, value: Unsaved | null): void {
    const next = new Map(unsaved.value)
    if (value) next.set(key, value)
    else next.delete(key)
    unsaved.value = next
  }

  /** Runs a write; its values stay until the disk has them. A newer value under the same key outlives an older success. */
  async function attemptAll(values: readonly (readonly [key: string, value: Omit<Unsaved, 'failed'>])[], write: () => Promise<Failure | null>): Promise<Failure | null> {
    const mine = values.map(([key, value]) => [key, { ...value, failed: false }] as const)
    for (const [key, value] of mine) put(key, value)
    const failure = await write()
    for (const [key, value] of mine) if (unsaved.value.get(key) === value) put(key, failure ? { ...value, failed: true } : null)
    return failure
  }
  const attempt = (key: string, value: Omit<Unsaved, 'failed'>, write: () => Promise<Failure | null>): Promise<Failure | null> => attemptAll([[key, value]], write)

  // A retry of the save line goes past this store: its row is the sign that the value has arrived.
  watch(() => campaign.state?.entries, (entries = []) => {
    const rows = unsaved.value.size > 0 ? new Map(entries.map((row) => [row.id, row])) : null
    for (const [key, { input, note }] of rows ? unsaved.value : []) {
      const row = rows?.get(key.replace(/\/note$/, ''))
      if (input !== undefined ? isSameJson(row?.input ?? null, input) : (row?.note ?? '') === note) put(key, null)
    }
  })

  const noteKey = (unitId: string, itemId: string, slot: Slot): string => `${entryRecordId(unitId, itemId, slot)}/note`

  return {
    unsaved,
    inputOf: (key: string): Entry | null | undefined => unsaved.value.get(key)?.input,
    noteOf: (unitId: string, itemId: string, slot: Slot): string | undefined => unsaved.value.get(noteKey(unitId, itemId, slot))?.note,
    hasFailed: (key: string): boolean => unsaved.value.get(key)?.failed ?? false,
    record: (unitId: string, slot: Slot, itemId: string, input: Entry | null) =>
      attempt(entryRecordId(unitId, itemId, slot), { input }, () => campaign.recordEntries(unitId, slot, [{ itemId, input }])),
    /** One item for several units, one act. */
    recordItem: (itemId: string, slot: Slot, entries: readonly { readonly unitId: string; readonly input: Entry | null }[]) =>
      attemptAll(entries.map(({ unitId, input }) => [entryRecordId(unitId, itemId, slot), { input }]), () => campaign.recordItem({ itemId, slot, entries: [...entries] })),
    saveNote: (unitId: string, itemId: string, slot: Slot, note: string) =>
      attempt(noteKey(unitId, itemId, slot), { note }, () => campaign.saveNote(unitId, itemId, slot, note)),
  }
})
