import type { Failure } from '../shared/ipc/contract'
import type { UnitReport } from '../shared/report/unit-report'
import { toFailure, toFault } from './ipc/failures'
import type { ReportsRequest } from './ipc/worker-messages'
import type { DataServices } from './services/services'

/** A unit's report, or why there is none; the other units have theirs all the same. */
export type GatheredReport =
  | { readonly unitId: string; readonly report: UnitReport }
  | { readonly unitId: string; readonly error: Failure; readonly fault: string | undefined }

function gatherReport(services: DataServices, unitId: string, { campaignId, exportDate, fonts }: ReportsRequest): GatheredReport {
  try {
    return { unitId, report: services.unitReport(campaignId, unitId, { exportDate, fonts }) }
  } catch (error) {
    return { unitId, error: toFailure(error), fault: toFault(error) }
  }
}

/** The reports of the chosen units, all of one moment. */
export function gatherReports(services: DataServices, request: ReportsRequest): GatheredReport[] {
  return request.unitIds.map((unitId) => gatherReport(services, unitId, request))
}
