import { parseEntryRecordId, parseEvidenceLinkId, parseFindingId } from '../campaign/record-ids'
import type { FormerItem } from '../campaign/former-items'
import type { CampaignState } from '../campaign/records'
import { indexRubric } from '../scoring/rubric-index'
import type { ScoredRecords } from './move-ids'
import { claimItemAt, itemAt, type Version } from './versions'

type Rows = ScoredRecords & Pick<CampaignState, 'rubric'>

const isText = (id: string | undefined): id is string => id !== undefined && id !== ''

/** Ids of items that records name without a version: of entries, findings and what hangs on them, exemptions. */
function namedItems({ campaign, entries, findings, rectifications, progress, evidenceLinks }: Rows): ReadonlySet<string> {
  const targets = evidenceLinks.map(({ id }) => parseEvidenceLinkId(id))
  const ofFindings = [...findings, ...rectifications].map(({ id }) => id).concat(progress.map(({ findingId }) => findingId), targets.map((link) => link?.targetId ?? ''))
  const ids = [
    ...campaign.exempt.map(({ itemId }) => itemId),
    ...entries.map(({ itemId }) => itemId),
    ...findings.map(({ itemId }) => itemId),
    ...ofFindings.map((id) => parseFindingId(id)?.itemId),
    ...targets.map((link) => (link?.target === 'entry' ? parseEntryRecordId(link.targetId)?.itemId : undefined)),
  ]
  return new Set(ids.filter(isText))
}

/** Items that records name by their version: what was set aside, what is to be looked at again. */
function namedOfVersions({ entries }: Rows): { readonly rubricDigest: string; readonly itemId: string }[] {
  return entries.flatMap(({ former, review }) => [...former, ...(review ? [review] : [])])
}

/**
 * What of earlier versions the records still name: items that the campaign's rubric has no more, items as they were when something was
 * scored, items of claims and vetoes that are set aside. `versions` are those the campaign had before, latest first.
 */
export function listFormerItems(rows: Rows, versions: readonly Version[]): FormerItem[] {
  if (versions.length === 0) return []
  const { items } = indexRubric(rows.rubric)
  const gone = [...namedItems(rows)].filter((id) => !items.has(id))
  const exact = namedOfVersions(rows)
  return versions.flatMap(({ digest, rubric }): FormerItem[] => {
    const of = { rubricDigest: digest, version: rubric.version }
    const ids = new Set([...gone, ...exact.flatMap(({ rubricDigest, itemId }) => (rubricDigest === digest ? [itemId] : []))])
    const codes = new Set(rows.claims.flatMap(({ list, item, setAsideFrom, review }) => [...(setAsideFrom === digest ? [`${list}/${item}`] : []), ...(review?.rubricDigest === digest ? [`${list}/${review.itemId}`] : [])]))
    const vetoes = new Set(rows.vetoes.flatMap(({ item, setAsideFrom, review }) => [...(setAsideFrom === digest ? [item] : []), ...(review?.rubricDigest === digest ? [review.itemId] : [])]))
    return [
      ...[...ids].flatMap((id): FormerItem[] => {
        const item = itemAt(rubric, id)
        return item ? [{ kind: 'item', ...of, item }] : []
      }),
      ...(['bonus', 'penalty'] as const).flatMap((list) => rubric[list].items.flatMap(({ code }): FormerItem[] => {
        const item = codes.has(`${list}/${code}`) ? claimItemAt(rubric, list, code) : null
        return item ? [{ kind: 'claim', ...of, list, item }] : []
      })),
      ...rubric.vetoes.items.flatMap((item): FormerItem[] => (vetoes.has(item.code) ? [{ kind: 'veto', ...of, grade: rubric.vetoes.grade, item }] : [])),
    ]
  })
}
