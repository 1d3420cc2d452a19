import { parseEntryRecordId, parseEvidenceLinkId, parseFindingId } from '../../shared/campaign/record-ids'
import type { CampaignState, EvidenceTarget } from '../../shared/campaign/records'
import type { JournalLine } from '../../shared/ipc/contract'
import { knownItem } from '../../shared/campaign/known-items'

/** Lines of the journal about 佐证材料: a content is named by its file, a link by what it hangs on. */
export const isOfEvidence = ({ kind }: JournalLine): boolean => kind === 'evidence' || kind === 'evidenceLink'

/** A link is told by where it was put; of a content only that the same file came again under another name. */
export function isToldOfEvidence({ kind, field, from }: JournalLine): boolean {
  return kind === 'evidenceLink' || (field === 'name' && from !== null)
}

const nameOf = (evidenceId: string, state: CampaignState): string => {
  const name = state.evidence.find(({ id }) => id === evidenceId)?.name
  return name === undefined ? '' : `“${name}”`
}

interface Place {
  readonly unitId: string
  readonly itemId: string
}
const ofWhat: Readonly<Record<EvidenceTarget, string>> = { entry: '佐证材料', finding: '问题的佐证材料', progress: '进展的佐证材料' }

function placeOf(target: EvidenceTarget, targetId: string, state: CampaignState): Place | null {
  if (target === 'entry') return parseEntryRecordId(targetId)
  const findingId = target === 'finding' ? targetId : (state.progress.find(({ id }) => id === targetId)?.findingId ?? '')
  return parseFindingId(findingId) ?? state.findings.find(({ id }) => id === findingId) ?? null
}

/** `德令哈市 1-2-2 佐证材料“现场照片.jpg”`; where the line itself gives the name, without it. */
export function evidenceSubject({ kind, recordId, field }: JournalLine, state: CampaignState): string {
  const link = kind === 'evidenceLink' ? parseEvidenceLinkId(recordId) : null
  if (!link) return `佐证材料${nameOf(recordId, state)}`
  const place = placeOf(link.target, link.targetId, state)
  const unit = [...state.units, ...state.leftOut].find(({ id }) => id === place?.unitId)?.name
  const code = knownItem(state, place?.itemId ?? '')?.code
  return [unit, code, ofWhat[link.target] + (field === 'unitId' ? '' : nameOf(link.evidenceId, state))].filter(Boolean).join(' ')
}

/** Null where the usual word fits. */
export function evidenceField({ kind, field }: JournalLine): string | null {
  if (kind === 'evidenceLink' && field === 'unitId') return '添加'
  return field === 'deleted' ? '移除' : null
}

/** Null where the usual words fit. */
export function evidenceValue({ kind, field, recordId }: JournalLine, value: JournalLine['from'], state: CampaignState): string | null {
  if (kind !== 'evidenceLink' || field !== 'unitId') return null
  return value === null || value === '' ? '无' : nameOf(recordId.split('/')[0] ?? '', state) || '佐证材料'
}
