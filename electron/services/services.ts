import type { Channel } from '../../shared/ipc/channels'
import type { Unit } from '../../shared/campaign/records'
import type { Answer, Request } from '../../shared/ipc/contract'
import type { PastExport } from '../../shared/export/past'
import type { RememberedLayout } from '../../shared/rubric-import/layout'
import type { CampaignReport } from '../../shared/report/campaign-report'
import type { CampaignReports, ReportOptions, ReportsBasis } from '../../shared/report/campaign-reports'
import type { ReportFonts, UnitReport } from '../../shared/report/unit-report'
import type { SelfFrame } from '../../shared/self-assessment/read-form'
import { migrate } from '../db/migrate'
import { campaignHandlers } from './campaign-service'
import { loadCampaign } from './campaign-state'
import { claimHandlers } from './claim-service'
import { toServices, type ServiceOptions } from './context'
import { entryHandlers } from './entry-service'
import { evidenceHandlers } from './evidence-service'
import { exportBasis, exportHandlers, rememberExport, type ExportBasis, type ExportMade } from './export-service'
import { finalsHandlers } from './finals-service'
import { findingHandlers } from './finding-service'
import { historyHandlers } from './history-service'
import { itemHandlers } from './item-service'
import { listLateChanges, phaseHandlers } from './phase-service'
import { rectificationHandlers } from './rectification-service'
import { reportsBasis, reportsNow, unitReport } from './report-service'
import { listRubricLayouts, rubricLayoutHandlers } from './rubric-layout-service'
import { seasonHandlers } from './season-service'
import { selfFrame, selfHandlers } from './self-service'
import { standInHandlers } from './stand-in-service'
import { fontHandlers, fontsOf } from './font-service'
import { startHandlers } from './start-service'
import { draftHandlers } from './draft-service'
import { rubricLibraryHandlers } from './rubric-library-service'
import { unitHandlers } from './unit-service'
import { reviewHandlers } from './review-service'
import { versionChangeHandlers } from './version-change-service'
import { vetoHandlers } from './veto-service'

/** Calls that only the shell can answer: dialogs, folders, files outside the data folder, the log. */
type ShellChannel = 'backup.chooseFile' | 'backup.chooseSecond' | 'app.openDataFolder' | 'export.chooseFolder' | 'export.write' | 'export.cancel' | 'export.showFolder' | Extract<Channel, `paper.${string}`> | 'evidence.saveAs' | 'fonts.found' | 'self.export' | 'self.choose' | 'self.read' | 'self.cancel' | 'rubric.chooseFile' | 'rubric.takeFile' | 'rubric.read' | 'rubric.cancel' | 'rubric.exportWorkbook' | 'rubric.exportJson' | 'rubric.exportComparison' | 'table.choose' | 'text.copy' | 'text.save' | 'dataFolder.choose' | 'window.failureReport' | 'window.left'
/** Calls about backups: files, not records, so the data worker's own business (`electron/backup`). */
export type BackupChannel = Exclude<Extract<Channel, `backup.${string}`>, ShellChannel>
export type DataChannel = Exclude<Channel, ShellChannel | BackupChannel>
/** Requests are already held against the contract; handlers throw AppError. */
export type Handlers = { readonly [C in DataChannel]: (request: Request<C>) => Answer<C> | Promise<Answer<C>> }

export interface DataServices {
  readonly handlers: Handlers
  /** In official order. Throws AppError `not-found`. */
  readonly listUnits: (campaignId: string) => readonly Unit[]
  /** What a 自评表 that comes back is held against. Throws AppError `not-found`. */
  readonly selfFrame: (campaignId: string) => SelfFrame
  /** How people read workbooks as rubrics on this laptop, newest first. */
  readonly rubricLayouts: () => RememberedLayout[]
  readonly unitReport: (campaignId: string, unitId: string, options: ReportOptions) => UnitReport
  /** Of the whole campaign: the ranking, losses and 整改台账. */
  readonly campaignReport: (campaignId: string, options: ReportOptions) => CampaignReport
  /** Throws AppError `not-found`. */
  readonly reportsBasis: (campaignId: string) => ReportsBasis
  /** Throws AppError `not-found`. */
  readonly campaignReports: (campaignId: string) => CampaignReports
  /** The fonts that exports use here, from those that the laptop has. */
  readonly fontsOf: (automatic: ReportFonts) => ReportFonts
  readonly exportBasis: (campaignId: string, since: string | null) => ExportBasis
  readonly rememberExport: (made: ExportMade) => PastExport
  readonly listLateChanges: (campaignId: string, unitId: string) => string[]
}

/** Brings the file to the newest schema and answers with all data use cases. Throws AppError `file-newer`. */
export function createServices(options: ServiceOptions): DataServices {
  if (!options.place?.readOnly()) migrate(options.db)
  const services = toServices(options)
  return {
    handlers: {
      ...startHandlers(services),
      ...fontHandlers(services),
      ...rubricLayoutHandlers(services),
      ...campaignHandlers(services),
      ...rubricLibraryHandlers(services),
      ...draftHandlers(services),
      ...unitHandlers(services),
      ...seasonHandlers(services),
      ...standInHandlers(services),
      ...entryHandlers(services),
      ...reviewHandlers(services),
      ...versionChangeHandlers(services),
      ...itemHandlers(services),
      ...finalsHandlers(services),
      ...selfHandlers(services),
      ...claimHandlers(services),
      ...vetoHandlers(services),
      ...evidenceHandlers(services),
      ...findingHandlers(services),
      ...rectificationHandlers(services),
      ...phaseHandlers(services),
      ...historyHandlers(services),
      ...exportHandlers(services),
    },
    listUnits: (campaignId) => loadCampaign(services, services.db, campaignId).units,
    selfFrame: (campaignId) => selfFrame(services, campaignId),
    rubricLayouts: () => listRubricLayouts(services.db),
    unitReport: (campaignId, unitId, report) => unitReport(services, campaignId, unitId, report),
    campaignReport: (campaignId, report) => reportsNow(services, campaignId).campaign(report),
    reportsBasis: (campaignId) => reportsBasis(services, campaignId),
    campaignReports: (campaignId) => reportsNow(services, campaignId),
    fontsOf: (automatic) => fontsOf(services, automatic),
    exportBasis: (campaignId, since) => exportBasis(services, campaignId, since),
    rememberExport: (made) => rememberExport(services, made),
    listLateChanges: (campaignId, unitId) => listLateChanges(services, campaignId, unitId),
  }
}
