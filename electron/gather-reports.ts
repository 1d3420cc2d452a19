import type { ExportPart } from '../shared/export/kinds'
import type { Failure } from '../shared/ipc/contract'
import type { CampaignReport } from '../shared/report/campaign-report'
import type { UnitReport } from '../shared/report/unit-report'
import type { ExportSet } from './export/write-set'
import { toFailure, toFault } from './ipc/failures'
import type { PaperRequest, SetRequest } from './ipc/worker-messages'
import type { DataServices } from './services/services'

/** What an export is made of, the digests of its parts for a later export of changes, and what must go to the log. */
export interface GatheredSet {
  readonly set: ExportSet
  /** By `partKey`, of what could be gathered. */
  readonly digests: Readonly<Record<string, string>>
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

/** The reports of an export, all of one moment; a unit that has none is named, and the others have theirs all the same. Throws AppError `not-found`. */
export function gatherSet(services: DataServices, request: SetRequest): GatheredSet {
  const { campaignId, kinds, unitIds, since, exportDate } = request
  const fonts = services.fontsOf(request.fonts)
  const reports = services.campaignReports(campaignId)
  const { campaign, rubric, units, leftOut } = reports.state
  const whole = campaignPart(() => reports.campaign({ exportDate, fonts }), kinds)
  const chosen = kinds.includes('unit') ? unitIds : []
  // Also of the others: the 目录 names them all, and what has not changed.
  const known = units.map(({ id }) => id)
  const own = [...known, ...chosen.filter((id) => !known.includes(id))].map((unitId) => gathered({ kind: 'unit', unitId }, () => reports.unit(unitId, { exportDate, fonts })))
  const missing = [...whole.missing, ...own].flatMap((one) => ('error' in one && (one.unitId === null || chosen.includes(one.unitId)) ? [one] : []))
  const found: readonly UnitReport[] = own.flatMap(reportOf)
  const digests = services.digestsOf(reports)
  return {
    set: {
      campaign, rubric, units, leftOut, kinds, chosen, exportDate, fonts,
      campaignReport: whole.report,
      reports: found,
      missing: missing.map(({ kind, unitId, error }) => ({ kind, unitId, error })),
      ...services.exportBasis(campaignId, since, digests),
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
