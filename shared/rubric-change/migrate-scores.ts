import { blankRow, toStateRecord } from '../campaign/blank-rows'
import { entryRecordId } from '../campaign/record-ids'
import type { CampaignState, EntryRecord } from '../campaign/records'
import { isSameJson, toJson, type Json } from '../change/canonical-json'
import { groupBy } from '../group-by'
import { followIds, otherIds, type FieldChange, type ScoredRecords } from './move-ids'
import type { ChangePlan, EntryPlan } from './plan-change'

const entryChange = (id: string, fields: Partial<EntryRecord>): FieldChange => ({ kind: 'entry', id, fields: toJson(fields) as Record<string, Json> })

/** The record at the id where the item goes on takes all; the one it leaves takes the texts that stood there. */
function entryChanges({ record, itemId, after, there }: EntryPlan): FieldChange[] {
  if (itemId === record.itemId) return [entryChange(record.id, after)]
  const { note, previous, unitId, slot } = record
  return [
    entryChange(entryRecordId(unitId, itemId, slot), { ...after, former: [...(there?.after.former ?? []), ...after.former], note, previous }),
    entryChange(record.id, { input: null, setAside: null, former: [], review: null, note: there?.record.note ?? '', previous: there?.record.previous ?? null }),
  ]
}

/**
 * What a plan does, as fields of records: nothing that was scored, written or linked is dropped. The campaign itself goes over to the new
 * version. Same plan, same fields, on every laptop.
 */
export function migrateScores(state: ScoredRecords, plan: ChangePlan): FieldChange[] {
  if (plan.from === plan.to) return []
  const other = otherIds(plan.matches)
  const exempt = state.campaign.exempt.map((one) => ({ ...one, itemId: other(one.itemId) ?? one.itemId })).sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
  const changes: FieldChange[] = [
    { kind: 'campaign', id: state.campaign.id, fields: { rubricDigest: plan.to, exempt: toJson(exempt) } },
    ...plan.entries.flatMap(entryChanges),
    ...followIds(state, other),
    ...plan.claims.map(({ record, after }): FieldChange => ({ kind: 'claim', id: record.id, fields: toJson(after) as Record<string, Json> })),
    ...plan.vetoes.map(({ record, after }): FieldChange => ({ kind: 'veto', id: record.id, fields: toJson(after) as Record<string, Json> })),
  ]
  const isAlready = presence(state)
  return changes.filter((change) => !isAlready(change))
}

const lists = { campaign: (state) => [state.campaign], entry: ({ entries }) => entries, claim: ({ claims }) => claims, veto: ({ vetoes }) => vetoes, finding: ({ findings }) => findings, rectification: ({ rectifications }) => rectifications, progress: ({ progress }) => progress, evidenceLink: ({ evidenceLinks }) => evidenceLinks } as const satisfies Partial<Record<FieldChange['kind'], (state: ScoredRecords) => readonly { readonly id: string }[]>>
type Touched = keyof typeof lists

/** True for a change that says what is there already. */
function presence(state: ScoredRecords): (change: FieldChange) => boolean {
  const rows = new Map((Object.keys(lists) as Touched[]).map((kind) => [kind as string, new Map(lists[kind](state).map((row) => [row.id, row as unknown as Readonly<Record<string, Json>>]))]))
  return ({ kind, id, fields }) => {
    const row = rows.get(kind)?.get(id)
    return row !== undefined && Object.entries(fields).every(([field, value]) => isSameJson(row[field] ?? null, value))
  }
}

/** The state with these fields in its records, and the new version's rubric: what the change would come to, without doing it. */
export function applyFields(state: CampaignState, changes: readonly FieldChange[], rubric: CampaignState['rubric']): CampaignState {
  const byKind = groupBy(changes, ({ kind }) => kind)
  const put = <R extends { readonly id: string }>(kind: Touched, rows: readonly R[]): R[] => {
    const next = new Map<string, R>(rows.map((row) => [row.id, row]))
    for (const { id, fields } of byKind.get(kind) ?? []) next.set(id, toStateRecord(kind, { ...((next.get(id) as Record<string, Json> | undefined) ?? blankRow(kind, id)), ...fields }).row as unknown as R)
    return [...next.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  }
  const [campaign = state.campaign] = put('campaign', [state.campaign])
  return {
    ...state, campaign, rubric,
    entries: put('entry', state.entries), claims: put('claim', state.claims), vetoes: put('veto', state.vetoes), findings: put('finding', state.findings),
    rectifications: put('rectification', state.rectifications), progress: put('progress', state.progress), evidenceLinks: put('evidenceLink', state.evidenceLinks),
  }
}
