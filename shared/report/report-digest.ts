import { canonicalJson } from '../change/canonical-json'
import type { Sha256 } from '../change/change'
import type { CampaignReport } from './campaign-report'
import type { CampaignReports } from './campaign-reports'
import type { UnitReport } from './unit-report'

/** Digests by `partKey`. A report without one (it holds what JSON cannot say) counts as changed. */
export type Digests = Readonly<Record<string, string>>

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

function tryOr<T>(make: () => T): T | null {
  try {
    return make()
  } catch {
    return null
  }
}

/** No day and no fonts: what only time passing alters (逾期3天) is no change of what was recorded. */
const anyDay = { exportDate: '2000-01-01', fonts: { title: '', titleBold: false, body: '', kai: '', hei: '', song: '' } }

/** Digests of what the workbooks would print now, whatever the day. */
export function digestsOf({ state, unit, campaign }: CampaignReports, sha256: Sha256): Digests {
  const whole = tryOr(() => campaign(anyDay))
  const parts: (readonly [key: string, digest: string | null])[] = [
    ...state.units.map(({ id }) => [id, tryOr(() => unitDigest(unit(id, anyDay), sha256))] as const),
    ...(whole ? [['campaign', tryOr(() => campaignDigest(whole, sha256))] as const, ['ledger', tryOr(() => ledgerDigest(whole, sha256))] as const] : []),
  ]
  return Object.fromEntries(parts.filter((pair): pair is readonly [string, string] => pair[1] !== null))
}
