import { fingerprintOf } from '../../shared/change/fingerprint'
import { campaignReports, type CampaignReports, type ReportOptions, type ReportsBasis } from '../../shared/report/campaign-reports'
import type { UnitReport } from '../../shared/report/unit-report'
import { listChangeHashes } from '../db/changes'
import { loadCampaign } from './campaign-state'
import type { Services } from './context'
import { unitFingerprint } from './phase-service'

/** What the reports of a campaign are made from, as it is now. Throws AppError `not-found`. */
export const reportsBasis = (services: Services, campaignId: string): ReportsBasis => ({
  state: loadCampaign(services, services.db, campaignId),
  fingerprint: () => fingerprintOf(listChangeHashes(services.db, campaignId), services.sha256),
  unitFingerprint: (unitId) => unitFingerprint(services, services.db, campaignId, unitId),
})

/** Reports of a campaign as it is now. Throws AppError `not-found`. */
export const reportsNow = (services: Services, campaignId: string): CampaignReports => campaignReports(reportsBasis(services, campaignId))

/** The report of one unit. Throws AppError `not-found`, `nothing-applicable`. */
export const unitReport = (services: Services, campaignId: string, unitId: string, options: ReportOptions): UnitReport => reportsNow(services, campaignId).unit(unitId, options)
