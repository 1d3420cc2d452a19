import type { ClaimRecord } from '../campaign/records'
import { sumPoints, ZERO, type Points } from '../points'
import type { Scorecard } from '../scoring/scorecard'
import { toMatterKey } from '../text'
import { stands, type FindingView } from './finding-view'

/** A penalty claim with what it takes (level · count, before any cap), 0 where another claim of its matter counts instead. */
export interface PenaltyClaim {
  readonly claim: ClaimRecord
  readonly taken: Points
}

/** One fact that costs points twice: as a penalty claim, and as findings of scored items. A warning, never a block: people decide. */
export interface DoublePunishment extends PenaltyClaim {
  readonly findings: readonly FindingView[]
  /** What the findings take together. */
  readonly lost: Points
}

/** A fact for comparison: NFKC, without white space, punctuation and signs, lower case. Two texts of one fact are equal after it, nothing looser. */
export function factKey(text: string): string {
  return text.normalize('NFKC').replace(/[\p{White_Space}\p{P}\p{S}\p{Cf}]/gu, '').toLowerCase()
}

/** What the fact of a finding may be called: with time and place, without them, and with what the rule says; blanks left out. */
function namesOf({ fact, factText }: FindingView): string[] {
  return [fact.what, factText].map(factKey).filter((key) => key !== '')
}

/** The penalty claims of one unit, `claims` in record order as its scorecard has them. */
export function penaltyClaims(claims: readonly ClaimRecord[], card: Scorecard | null): PenaltyClaim[] {
  return claims.filter(({ list, setAsideFrom }) => list === 'penalty' && setAsideFrom === '').map((claim, index) => {
    const score = card?.claims.penalty.find((candidate) => candidate.index === index)
    return { claim, taken: score?.counted ? score.worth : ZERO }
  })
}

/** Claims of one matter are one fact, whichever of them names the finding. */
function linkedIds(claim: ClaimRecord, penalties: readonly PenaltyClaim[]): ReadonlySet<string> {
  const matter = toMatterKey(claim.matter)
  const same = penalties.filter(({ claim: other }) => other.id === claim.id || (matter !== '' && toMatterKey(other.matter) === matter))
  return new Set(same.map(({ claim: { findingId } }) => findingId).filter((id) => id !== ''))
}

/**
 * Where one fact is punished twice at a unit. The fact is the same when the claim (or another of its matter) names the finding, or when the
 * claim's matter and the finding's fact are the same text (`factKey`). What takes no points on either side punishes nothing.
 */
export function doublePunishments(findings: readonly FindingView[], penalties: readonly PenaltyClaim[]): DoublePunishment[] {
  const costly = findings.filter((finding) => stands(finding) && finding.lost > ZERO)
  return penalties.flatMap(({ claim, taken }): DoublePunishment[] => {
    if (taken <= ZERO) return []
    const linked = linkedIds(claim, penalties)
    const key = factKey(claim.matter)
    const same = costly.filter((finding) => finding.unit.id === claim.unitId && (linked.has(finding.id) || (key !== '' && namesOf(finding).includes(key))))
    return same.length > 0 ? [{ claim, taken, findings: same, lost: sumPoints(same.map(({ lost }) => lost)) }] : []
  })
}

/** The same for a whole campaign; `cardOf` as in `listFindings`. */
export function listDoublePunishments(findings: readonly FindingView[], claims: readonly ClaimRecord[], cardOf: (unitId: string) => Scorecard | null): DoublePunishment[] {
  const unitIds = [...new Set(claims.filter(({ list }) => list === 'penalty').map(({ unitId }) => unitId))]
  return unitIds.flatMap((unitId) => {
    const own = claims.filter((claim) => claim.unitId === unitId)
    return doublePunishments(findings.filter(({ unit }) => unit.id === unitId), penaltyClaims(own, cardOf(unitId)))
  })
}

const leastShared = 4

/** Findings that a matter being typed may be about: one text is part of the other (`factKey`), at least four characters of it. */
export function findingsLike(findings: readonly FindingView[], matter: string): FindingView[] {
  const key = factKey(matter)
  if (key.length < leastShared) return []
  return findings.filter((finding) => stands(finding) && namesOf(finding).some((name) => name.includes(key) || (name.length >= leastShared && key.includes(name))))
}
