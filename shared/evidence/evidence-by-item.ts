import { parseEntryRecordId, parseFindingId } from '../campaign/record-ids'
import type { CampaignState, Evidence, EvidenceLink } from '../campaign/records'
import { isBlank } from '../text'
import { nameWithoutEnding } from './evidence-name'

/** A piece of evidence as a list of proofs shows it: its 说明, else its name. */
export interface Proof {
  readonly evidence: Evidence
  readonly name: string
}

/** The item that a link proves something about; null for a finding of no item, and for the progress of a rectification. */
function itemOf({ findings }: CampaignState, { target, targetId }: EvidenceLink): string | null {
  if (target === 'progress') return null
  const identity = target === 'entry' ? parseEntryRecordId(targetId) : parseFindingId(targetId)
  return identity?.itemId ?? (findings.find(({ id }) => id === targetId)?.itemId || null)
}

/** What proves a unit's points, by item id: the evidence of its entries and of its findings, each piece once. */
export function evidenceByItem(state: CampaignState, unitId: string): ReadonlyMap<string, readonly Proof[]> {
  const pieces = new Map(state.evidence.filter(({ deleted }) => !deleted).map((evidence) => [evidence.id, evidence]))
  const byItem = new Map<string, Map<string, Proof>>()
  for (const link of state.evidenceLinks) {
    const evidence = pieces.get(link.evidenceId)
    const itemId = link.unitId === unitId && !link.deleted && evidence ? itemOf(state, link) : null
    if (itemId === null || !evidence) continue
    const own = byItem.get(itemId) ?? new Map<string, Proof>()
    if (!own.has(evidence.id)) own.set(evidence.id, { evidence, name: isBlank(link.caption) ? nameWithoutEnding(evidence.name) : link.caption.trim() })
    byItem.set(itemId, own)
  }
  return new Map([...byItem].map(([itemId, own]) => [itemId, [...own.values()]]))
}
