import type { EntryRecord } from '../campaign/records'
import type { Item } from '../rubric/rubric'
import type { Entry } from '../scoring/entry'
import { saysSame } from './figures'
import type { ReadItem, SelfForm } from './form'

/** What importing an item of a 自评表 does: 新报, 改动, 不变. */
export type ChangeKind = 'new' | 'changed' | 'same'

export interface PlannedItem {
  readonly kind: ChangeKind
  readonly item: Item
  readonly read: ReadItem
  readonly before: Entry | null
  /** What will stand there. */
  readonly after: Entry | null
  readonly noteBefore: string
  readonly noteAfter: string
}

const trimmed = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

function planItem(item: Item, read: ReadItem, record: EntryRecord | undefined): PlannedItem {
  const before = record?.input ?? null
  const noteBefore = record?.note ?? ''
  const after = read.input ?? before
  const noteAfter = read.note === '' ? noteBefore : read.note
  const same = saysSame(item, before, after) && trimmed(noteBefore) === trimmed(noteAfter)
  const isNew = before === null && noteBefore === ''
  return { kind: same ? 'same' : isNew ? 'new' : 'changed', item, read, before, after, noteBefore, noteAfter }
}

/** What a form changes of what is recorded, in printed order. `records` are the unit's 自报数 by item. */
export function planForm(form: SelfForm, items: readonly Item[], records: ReadonlyMap<string, EntryRecord>): readonly PlannedItem[] {
  const read = new Map(form.items.map((one) => [one.itemId, one]))
  return items.flatMap((item) => {
    const own = read.get(item.id)
    return own ? [planItem(item, own, records.get(item.id))] : []
  })
}
