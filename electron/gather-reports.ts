import type { CampaignState } from '../shared/campaign/records'
import type { ExportPart } from '../shared/export/kinds'
import type { Failure } from '../shared/ipc/contract'
import type { CampaignReport } from '../shared/report/campaign-report'
import { campaignReports } from '../shared/report/campaign-reports'
import { digestsOf, type Digests } from '../shared/report/report-digest'
import type { ReportFonts, UnitReport } from '../shared/report/unit-report'
import type { ExportSet } from './export/write-set'
import { toFailure, toFault } from './ipc/failures'
import type { PaperRequest, SetRequest } from './ipc/worker-messages'
import type { ExportBasis } from './services/export-service'
import { sha256 } from './sha256'
import type { DataServices } from './services/services'

/** What an export is made of, the digests of its parts for a later export of changes, and what must go to the log. */
export interface GatheredSet {
  readonly set: ExportSet
  /** By `partKey`, of what could be gathered. */
  readonly digests: Digests
  readonly faults: readonly string[]
}

type Gathered<T> = ExportPart & ({ readonly report: T } | { readonly error: Failure; readonly fault: string | undefined })

function gathered<T>(part: ExportPart, make: () => T): Gathered<T> {
  try {
    return { ...part, report: make() }
  } catch (error) {
    return { ...part, error: toFailure(error), fault: toFault(error) }
  }
}

const reportOf = <T>(one: Gathered<T>): T[] => ('report' in one ? [one.report] : [])

/** The campaign's report serves each of its workbooks, so its failure is that of each of them; the 目录 wants it in any case. */
function campaignPart(make: () => CampaignReport, kinds: SetRequest['kinds']): { report: CampaignReport | null; missing: Gathered<CampaignReport>[] } {
  const one = gathered({ kind: 'campaign', unitId: null }, make)
  if ('report' in one) return { report: one.report, missing: [] }
  return { report: null, missing: kinds.filter((kind) => kind !== 'unit').map((kind) => ({ ...one, kind })) }
}

/** What an export is gathered from: all that has to be read, of one moment. It can be sent to a thread. */
export interface SetSource extends Pick<SetRequest, 'kinds' | 'unitIds' | 'exportDate'>, ExportBasis {
  readonly fonts: ReportFonts
  readonly state: CampaignState
  readonly fingerprint: string
  /** By unit, of those whose scorecard is not frozen. */
  readonly unitFingerprints: Readonly<Record<string, string>>
}

/** Reads what an export needs, and no more: whoever saves waits meanwhile. Throws AppError `not-found`. */
export function readSet(services: DataServices, { campaignId, kinds, unitIds, since, exportDate, fonts }: SetRequest): SetSource {
  const { state, fingerprint, unitFingerprint } = services.reportsBasis(campaignId)
  const frozen = new Set(state.assessments.filter((one) => one.frozen !== null).map(({ id }) => id))
  return {
    kinds,
    unitIds,
    exportDate,
    fonts: services.fontsOf(fonts),
    state,
    fingerprint: fingerprint(),
    unitFingerprints: Object.fromEntries(state.units.filter(({ id }) => !frozen.has(id)).map(({ id }) => [id, unitFingerprint(id)])),
    ...services.exportBasis(campaignId, since),
  }
}

/** The reports of an export, all of one moment; a unit that has none is named, and the others have theirs all the same. It reads nothing. */
export function gatherSet({ kinds, unitIds, exportDate, fonts, by, past, ...source }: SetSource): GatheredSet {
  const reports = campaignReports({ state: source.state, fingerprint: () => source.fingerprint, unitFingerprint: (unitId) => source.unitFingerprints[unitId] ?? '' })
  const { campaign, rubric, units, leftOut } = reports.state
  const whole = campaignPart(() => reports.campaign({ exportDate, fonts }), kinds)
  const chosen = kinds.includes('unit') ? unitIds : []
  // Also of the others: the 目录 names them all, and what has not changed.
  const known = units.map(({ id }) => id)
  const own = [...known, ...chosen.filter((id) => !known.includes(id))].map((unitId) => gathered({ kind: 'unit', unitId }, () => reports.unit(unitId, { exportDate, fonts })))
  const missing = [...whole.missing, ...own].flatMap((one) => ('error' in one && (one.unitId === null || chosen.includes(one.unitId)) ? [one] : []))
  const digests = digestsOf(reports, sha256)
  return {
    set: {
      campaign, rubric, units, leftOut, kinds, chosen, exportDate, fonts, by,
      campaignReport: whole.report,
      reports: own.flatMap(reportOf),
      missing: missing.map(({ kind, unitId, error }) => ({ kind, unitId, error })),
      since: past && { folder: past.folder, same: Object.keys(digests).filter((key) => past.digests[key] === digests[key]) },
    },
    digests,
    faults: missing.flatMap(({ fault }) => (fault === undefined ? [] : [fault])),
  }
}

/** A unit's report, or why there is none. */
export type GatheredUnit = { readonly unitId: string } & ({ readonly report: UnitReport } | { readonly error: Failure; readonly fault: string | undefined })

/** The reports of chosen units, all of one moment. Throws AppError `not-found` for a campaign that is not there. */
export function gatherUnits(services: DataServices, { campaignId, unitIds, exportDate, fonts: automatic }: PaperRequest): GatheredUnit[] {
  const fonts = services.fontsOf(automatic)
  const reports = services.campaignReports(campaignId)
  return unitIds.map((unitId) => {
    try {
      return { unitId, report: reports.unit(unitId, { exportDate, fonts }) }
    } catch (error) {
      return { unitId, error: toFailure(error), fault: toFault(error) }
    }
  })
}
