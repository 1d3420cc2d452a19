import { parseEntryRecordId, parseFindingId } from '../../shared/campaign/record-ids'
import type { CampaignState } from '../../shared/campaign/records'
import type { JournalLine } from '../../shared/ipc/contract'
import { knownItem } from '../../shared/campaign/known-items'

interface Place {
  readonly unitId: string
  readonly itemId: string
  /** `第 2 个`; empty where there is but one, or none. */
  readonly which: string
}
const nowhere: Place = { unitId: '', itemId: '', which: '' }

/** Where a finding belongs: by its id, or by its row for a free one. */
function placeOfFinding(id: string, state: CampaignState): Place {
  const identity = parseFindingId(id)
  if (identity) return { ...identity, which: identity.clause === '' ? '' : `第 ${identity.n} 个` }
  const row = state.findings.find((finding) => finding.id === id)
  return row ? { unitId: row.unitId, itemId: row.itemId, which: '' } : nowhere
}

function placeOf({ kind, recordId }: Pick<JournalLine, 'kind' | 'recordId'>, state: CampaignState): Place {
  if (kind === 'entry') return { ...nowhere, ...parseEntryRecordId(recordId) }
  if (kind === 'finding' || kind === 'rectification') return placeOfFinding(recordId, state)
  if (kind === 'progress') return placeOfFinding(state.progress.find(({ id }) => id === recordId)?.findingId ?? '', state)
  const row = kind === 'claim' ? state.claims.find(({ id }) => id === recordId) : kind === 'veto' ? state.vetoes.find(({ id }) => id === recordId) : undefined
  return { ...nowhere, unitId: row?.unitId ?? recordId }
}

function words({ unitId, itemId, which }: Place, state: CampaignState): string[] {
  const unit = [...state.units, ...state.leftOut].find(({ id }) => id === unitId)?.name ?? ''
  const code = knownItem(state, itemId)?.code ?? ''
  return [unit, code, which].filter((word) => word !== '')
}

/** Where a line belongs, in words: `德令哈市 1-2-2 第 2 个`; empty for what belongs to the whole campaign. */
export const subjectWords = (line: JournalLine, state: CampaignState): string[] => words(placeOf(line, state), state)

/** A finding named in a line: `德令哈市 1-2-2 第 2 个问题`; `问题` where it is not known. */
export const findingWords = (id: string, state: CampaignState): string => `${words(placeOfFinding(id, state), state).join(' ')}问题`
