import { evidenceLinkId } from '../campaign/record-ids'
import type { CampaignState, Evidence, EvidenceTarget } from '../campaign/records'
import { nameWithoutEnding } from './evidence-name'

/** What a piece of evidence proves: an entry, a finding or a line of progress. */
export interface EvidenceSubject {
  readonly target: EvidenceTarget
  readonly targetId: string
}

/** One piece as it hangs on its subject. */
export interface EvidencePiece {
  readonly linkId: string
  readonly evidence: Evidence
  readonly caption: string
  readonly picture: boolean
  /** What it is called in the strip: its caption, else its name without the ending. */
  readonly title: string
}

type Records = Pick<CampaignState, 'evidence' | 'evidenceLinks'>

/** By the camera's time, then by name, the same after every start; what has no time comes last. */
const inOrder = (a: EvidencePiece, b: EvidencePiece): number =>
  (a.evidence.capturedAt || '9').localeCompare(b.evidence.capturedAt || '9') || a.evidence.name.localeCompare(b.evidence.name, 'zh', { numeric: true }) || a.linkId.localeCompare(b.linkId)

/** The pieces that hang on a subject. */
export function piecesOf({ evidence, evidenceLinks }: Records, { target, targetId }: EvidenceSubject): readonly EvidencePiece[] {
  const links = evidenceLinks.filter((link) => link.target === target && link.targetId === targetId)
  return links
    .flatMap(({ id, evidenceId, caption }): EvidencePiece[] => {
      const row = evidence.find((each) => each.id === evidenceId)
      return row ? [{ linkId: id, evidence: row, caption, picture: row.mediaType.startsWith('image/'), title: caption || nameWithoutEnding(row.name) }] : []
    })
    .sort(inOrder)
}

/** How many pieces hang on each subject of a kind, by the subject's id. */
export function countEvidence({ evidenceLinks }: Pick<Records, 'evidenceLinks'>, target: EvidenceTarget): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const link of evidenceLinks) if (link.target === target) counts.set(link.targetId, (counts.get(link.targetId) ?? 0) + 1)
  return counts
}

/** A key for what is under way for a subject. */
export const subjectKey = ({ target, targetId }: EvidenceSubject): string => `${target}/${targetId}`

/** True where this content hangs on the subject already. */
export const isLinked = ({ evidenceLinks }: Pick<Records, 'evidenceLinks'>, evidenceId: string, { target, targetId }: EvidenceSubject): boolean =>
  evidenceLinks.some(({ id }) => id === evidenceLinkId(evidenceId, target, targetId))
