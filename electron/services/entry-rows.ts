import type { FieldsOf } from '../../shared/campaign/blank-rows'
import { entryRecordId } from '../../shared/campaign/record-ids'
import type { Slot } from '../../shared/campaign/records'
import type { Item } from '../../shared/rubric/rubric'
import { registerFindings } from './finding-rows'
import type { Work } from './work'

/** Writes an entry's input, with other fields of the entry; the team's registers the findings it makes, in the same act. */
export function setInput(work: Work, { unitId, item, slot }: { readonly unitId: string; readonly item: Item; readonly slot: Slot }, fields: Pick<FieldsOf<'entry'>, 'input' | 'note' | 'setAside' | 'previous' | 'former' | 'review'>): void {
  work.writer.set('entry', entryRecordId(unitId, item.id, slot), fields)
  if (slot === 'team') registerFindings(work, unitId, item, fields.input ?? null)
}
