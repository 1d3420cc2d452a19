import { join } from 'node:path'
import { serialize } from 'node:v8'
import { AppError } from '../shared/failure'
import type { BackupState } from '../shared/ipc/contract'
import type { BackupDesk } from './backup/desk'
import { calendarDate } from './calendar-date'
import type { DataSession } from './data-session'
import { gatherUnits, readSet } from './gather-reports'
import type { DataCall, DataWorkerInput, PaperRequest, SetRequest } from './ipc/worker-messages'
import { dataFolderPaths } from './files/data-folder'
import { EvidenceKeeper } from './files/evidence-keeper'
import { newId } from './new-id'
import type { ExportMade } from './services/export-service'
import type { ReportFonts } from '../shared/report/unit-report'
import { sha256 } from './sha256'
import { createServices, type BackupChannel, type DataServices } from './services/services'

/** What the data worker answers from: the folder it holds and the use cases on it. */
export interface OpenData {
  readonly session: DataSession
  readonly services: DataServices
}

/** The use cases on an open folder, with real time, randomness and digests. */
export function openServices(session: DataSession, input: DataWorkerInput, backup: () => Promise<BackupState>): DataServices {
  const { db, device } = session
  const now = (): number => Date.now()
  return createServices({
    db,
    device,
    sha256,
    now,
    today: () => calendarDate(new Date(now())),
    randomId: () => newId(now()),
    rubricFolder: join(input.resources, 'rubric'),
    evidence: new EvidenceKeeper(dataFolderPaths(input.dataFolder).evidence, () => newId(now())),
    place: {
      version: input.version,
      platform: input.platform,
      dataFolder: input.dataFolder,
      recovered: db.recovered,
      readOnly: () => null,
      backup,
      backUp: (reason) => session.backups.make(reason),
    },
  })
}

const isBackupCall = (call: DataCall): call is BackupChannel => call.startsWith('backup.')

/** Calls that do not keep the next ones waiting: they take long and touch nothing that others write. */
export const runsAside = (call: DataCall): boolean => (isBackupCall(call) && call !== 'backup.restore') || call === 'chooseSecond'

/** The answer to one request, or a promise of it; the request was held against the contract before. Throws AppError, also the one that kept the folder from opening. */
export function answerCall(data: OpenData | AppError, desk: BackupDesk, call: Exclude<DataCall, 'shutdown'>, request: unknown): unknown {
  if (isBackupCall(call)) return (desk.handlers[call] as (request: unknown) => unknown)(request)
  if (call === 'chooseSecond') return desk.chooseSecond((request as { folder: string }).folder)
  if (call === 'offerBackup') return desk.offer((request as { file: string }).file)
  if (data instanceof AppError) throw data
  const { services } = data
  if (call === 'reportFonts') return services.fontsOf(request as ReportFonts)
  if (call === 'selfFrame') return services.selfFrame((request as { campaignId: string }).campaignId)
  if (call === 'rubricLayouts') return services.rubricLayouts()
  // Packed: the main process passes it on without looking into it.
  if (call === 'readSet') return serialize(readSet(services, request as SetRequest))
  if (call === 'paperReports') return gatherUnits(services, request as PaperRequest)
  if (call === 'remember') return services.rememberExport(request as ExportMade)
  const handler = services.handlers[call] as (request: unknown) => unknown
  return handler(request)
}
