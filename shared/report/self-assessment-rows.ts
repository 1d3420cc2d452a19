import { textsOf } from '../entry-form/entry-texts'
import type { EntryRecord } from '../campaign/records'
import type { Item } from '../rubric/rubric'
import { checkEntry } from '../scoring/check-entry'
import { appliesByZones } from '../scoring/rubric-index'
import { selfFields, type SelfField } from '../self-assessment/fields'
import { readEntry } from '../entry-form/read-entry'
import { isSameJson, toJson } from '../change/canonical-json'
import type { UnitReport } from './unit-report'

/** What a 自评表 shows of an item when it goes out: the unit's figures so far, blank where there are none or the rows cannot hold them. */
export interface SelfValues {
  readonly declared: boolean
  /** 自评说明. */
  readonly note: string
  /** Texts by field, as `entry-form` names them. */
  readonly texts: Readonly<Record<string, string>>
}

const blank: SelfValues = { declared: false, note: '', texts: {} }

/** Only the fields that have a row, when they give the same entry back; else nothing, so that nothing is lost on the way. */
function textsInRows(item: Item, fields: readonly SelfField[], record: EntryRecord): SelfValues['texts'] {
  const all = textsOf(item, record.input)
  const texts = Object.fromEntries(fields.flatMap(({ field, optional }) => (Object.hasOwn(all, field) && !(optional && all[field] === '0') ? [[field, all[field] ?? '']] : [])))
  const reason = all['judged.reason'] ?? all['reason'] ?? ''
  const read = readEntry(item, { mode: 'rule', texts: { ...texts, 'judged.reason': reason, reason } })
  const kept = read.kind === 'input' && read.input !== null && isSameJson(toJson(textsOf(item, read.input)), toJson(all))
  return kept ? texts : {}
}

/** The unit's figures of an item as its rows show them. */
export function selfValues(item: Item, record: EntryRecord | undefined): SelfValues {
  const input = record?.input
  if (!record || !input || checkEntry(item, input).length > 0) return { ...blank, note: record?.note ?? '' }
  if (input.kind === 'notApplicable') return { declared: true, note: input.reason, texts: {} }
  const judged = 'judged' in input ? input.judged?.reason : input.kind === 'judged' ? input.reason : undefined
  return { declared: false, note: judged ?? record.note, texts: textsInRows(item, selfFields(item), record) }
}

/** Why a unit has nothing to fill in for an item: zones, 免考; null where it has. */
export function idleReason({ campaign, unit }: Pick<UnitReport, 'campaign' | 'unit'>, item: Item): string | null {
  const exempt = campaign.exempt.find(({ itemId }) => itemId === item.id)
  if (exempt) return `免考（${exempt.document}），不填`
  return appliesByZones(item, unit.zones) ? null : `适用区域为“${item.zones.join('、')}”，本单位不填`
}
