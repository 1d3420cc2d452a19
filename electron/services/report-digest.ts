import { canonicalJson } from '../../shared/change/canonical-json'
import type { Sha256 } from '../../shared/change/change'
import type { CampaignReport } from '../../shared/report/campaign-report'
import type { UnitReport } from '../../shared/report/unit-report'

/** Hex digits that are kept: enough to tell two contents apart. */
const length = 32

/**
 * Digest of all that the workbook of a unit is laid out from. The rubric is there by its
 * digest. More than the fingerprint: phase, 评定等次 and rectification are printed too.
 */
export function unitDigest({ exportDate: _day, fonts: _fonts, rubric: _rubric, findings, ...content }: UnitReport, sha256: Sha256): string {
  const listed = findings.map(({ item, ...finding }) => ({ ...finding, itemId: item?.id ?? null }))
  return sha256(canonicalJson({ ...content, listed })).slice(0, length)
}

/** Digest of all that the campaign's workbook is laid out from. */
export function campaignDigest({ campaign, scores: { units, unscorable }, ranking, leftOut, ledger, fingerprint }: CampaignReport, sha256: Sha256): string {
  const printed = units.map(({ recomputed: _recomputed, ...scored }) => scored)
  const places = ranking.map(({ rows, ...group }) => ({ ...group, rows: rows.map(({ scored, ...row }) => ({ ...row, unitId: scored.unit.id })) }))
  return sha256(canonicalJson({ campaign, units: printed, unscorable, places, leftOut, ledger, fingerprint })).slice(0, length)
}

/** Digest of 整改台账. */
export function ledgerDigest({ campaign, ledger, ranking, leftOut }: CampaignReport, sha256: Sha256): string {
  return sha256(canonicalJson({ campaign, ledger, leftOut, groups: ranking.map(({ group }) => group) })).slice(0, length)
}
