import type { CampaignState, StateRecord } from '../../shared/campaign/records'

interface Row {
  readonly id: string
  readonly deleted: boolean
}

/** The rows with one of them put in place of its predecessor, appended, or taken out when deleted or `gone` from this list. */
function withRow<R extends Row>(rows: readonly R[], row: R, gone = row.deleted): R[] {
  const rest = rows.filter((other) => other.id !== row.id)
  if (gone || row.deleted) return rest
  const at = rows.findIndex((other) => other.id === row.id)
  if (at < 0) return [...rest, row]
  rest.splice(at, 0, row)
  return rest
}

function applyRecord(state: CampaignState, record: StateRecord): CampaignState {
  switch (record.kind) {
    case 'campaign':
      return record.row.id === state.campaign.id ? { ...state, campaign: record.row } : state
    case 'unit':
      return { ...state, units: withRow(state.units, record.row, record.row.leftOut !== ''), leftOut: withRow(state.leftOut, record.row, record.row.leftOut === '') }
    case 'person':
      return { ...state, people: withRow(state.people, record.row) }
    case 'assessment':
      return { ...state, assessments: withRow(state.assessments, record.row) }
    case 'entry':
      return { ...state, entries: withRow(state.entries, record.row) }
    case 'claim':
      return { ...state, claims: withRow(state.claims, record.row) }
    case 'veto':
      return { ...state, vetoes: withRow(state.vetoes, record.row) }
    case 'finding':
      return { ...state, findings: withRow(state.findings, record.row) }
    case 'rectification':
      return { ...state, rectifications: withRow(state.rectifications, record.row) }
    case 'progress':
      return { ...state, progress: withRow(state.progress, record.row) }
    case 'evidence':
      return { ...state, evidence: withRow(state.evidence, record.row) }
    case 'evidenceLink':
      return { ...state, evidenceLinks: withRow(state.evidenceLinks, record.row) }
  }
}

/** The window's copy after a use case: each returned row replaces its predecessor. Pure; the old state is untouched. */
export function applyRecords(state: CampaignState, records: readonly StateRecord[]): CampaignState {
  return records.reduce(applyRecord, state)
}
