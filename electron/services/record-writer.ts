import { blankRow, toStateRecord, type FieldsOf } from '../../shared/campaign/blank-rows'
import type { RecordKind, StateRecord } from '../../shared/campaign/records'
import { parseEntryRecordId, parseFindingId } from '../../shared/campaign/record-ids'
import { isSameJson, toJson, type Json } from '../../shared/change/canonical-json'
import { hashChange, type Change } from '../../shared/change/change'
import { nextClock, type Clock } from '../../shared/change/clock'
import { headsOf } from '../../shared/change/heads'
import { findChainEnd, findLastClock, insertChange, listFieldChanges, type Place } from '../db/changes'
import type { Tx } from '../db/handles'
import { findRow, saveRow } from '../db/record-rows'
import type { Step } from '../db/acts'
import type { Services } from './context'

type Row = Readonly<Record<string, Json>>

const isEmpty = (value: Json) => value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)
const text = (value: Json | undefined) => (typeof value === 'string' ? value : null)

/** The item that a record without the field belongs to by its id. */
function itemByIds(kind: RecordKind, row: Row): string | null {
  const belongsTo = text(kind === 'rectification' ? row['id'] : kind === 'evidenceLink' ? row['targetId'] : row['findingId']) ?? ''
  return parseFindingId(belongsTo)?.itemId ?? parseEntryRecordId(belongsTo)?.itemId ?? null
}

function placeOf(kind: RecordKind, row: Row): Place {
  if (kind === 'unit' || kind === 'assessment') return { unitId: text(row['id']), itemId: null }
  return { unitId: text(row['unitId']), itemId: text(row['itemId']) || itemByIds(kind, row) }
}

/** Records whose id says what they are come and go with their fields, not with `deleted`. */
function isMadeByFields(kind: RecordKind, id: string): boolean {
  return kind === 'entry' || kind === 'rectification' || (kind === 'finding' && parseFindingId(id) !== null)
}

/** Writes rows and their changes together, within one transaction and one campaign. What does not differ is not written. */
export class RecordWriter {
  readonly steps: Step[] = []
  readonly #touched = new Map<string, StateRecord>()
  readonly #services: Services
  readonly #tx: Tx
  readonly #campaignId: string
  readonly #actor: string
  #end: { seq: number; hash: string }
  #clock: Clock | null

  constructor(services: Services, tx: Tx, campaignId: string, actor: string) {
    this.#services = services
    this.#tx = tx
    this.#campaignId = campaignId
    this.#actor = actor
    this.#end = findChainEnd(tx, campaignId, services.device)
    this.#clock = findLastClock(tx, campaignId)
  }

  /** Rows that changed, as they are now. */
  get records(): StateRecord[] {
    return [...this.#touched.values()]
  }

  /** Sets fields of one record, making it when it is not there. Throws ZodError for a value outside its schema. */
  set<K extends RecordKind>(kind: K, id: string, fields: FieldsOf<K>): void {
    this.setFields(kind, id, fields)
  }

  /** The same for fields that come from stored steps. */
  setFields(kind: RecordKind, id: string, fields: Readonly<Record<string, unknown>>): void {
    const found = findRow(this.#tx, kind, this.#campaignId, id)
    const before = found ?? blankRow(kind, id)
    const wanted = Object.entries(fields).map(([field, value]) => [field, toJson(value)] as const)
    const news = wanted.filter(([field, value]) => (found ? !isSameJson(value, before[field]) : !isEmpty(value)))
    if (news.length === 0) return
    const row: Row = { ...before, ...Object.fromEntries(news) }
    const record = toStateRecord(kind, row)
    const place = placeOf(kind, row)
    for (const [field, value] of news) this.#append({ kind, id }, field, value, { place, isNew: found === null })
    saveRow(this.#tx, kind, this.#campaignId, row)
    this.#touched.set(`${kind} ${id}`, record)
    this.#remember({ kind, id }, before, news, found === null)
  }

  /** Undoing what made a claim, a veto or a unit deletes it; an entry, an automatic finding and its rectification go back to what was empty. */
  #remember(record: { kind: RecordKind; id: string }, before: Row, news: readonly (readonly [string, Json])[], isNew: boolean): void {
    if (isNew && !isMadeByFields(record.kind, record.id)) {
      this.steps.push({ ...record, field: 'deleted', from: true, to: false })
      return
    }
    for (const [field, to] of news) this.steps.push({ ...record, field, from: toJson(before[field] ?? null) as Step['from'], to: to as Step['to'] })
  }

  #append(record: Change['record'], field: string, value: Json, { place, isNew }: { place: Place; isNew: boolean }): void {
    const heads = isNew ? [] : headsOf(listFieldChanges(this.#tx, this.#campaignId, record, field))
    const clock = nextClock(this.#clock, this.#services.now())
    const hashed = hashChange(
      {
        campaign: this.#campaignId,
        device: this.#services.device,
        seq: this.#end.seq + 1,
        prev: this.#end.hash,
        clock,
        actor: this.#actor,
        record,
        field,
        value: value as Change['value'],
        base: heads.map(({ hash }) => hash),
      },
      this.#services.sha256,
    )
    insertChange(this.#tx, hashed, place)
    this.#end = { seq: hashed.change.seq, hash: hashed.hash }
    this.#clock = clock
  }
}
