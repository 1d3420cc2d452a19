import type { Channel } from '../../shared/ipc/channels'
import type { BackupState, Exported, Reply } from '../../shared/ipc/contract'
import type { ReportFonts, UnitReport } from '../../shared/report/unit-report'
import type { BackupChannel, DataChannel as ServiceChannel } from '../services/services'

/** Calls that the main process answers by itself: dialogs, folders, the export, the log. */
export const shellChannels = [
  'app.openDataFolder',
  'export.chooseFolder',
  'export.units',
  'export.cancel',
  'export.showFolder',
  'evidence.saveAs',
  'backup.chooseFile',
  'text.copy',
  'text.save',
  'dataFolder.choose',
  'window.failureReport',
] as const satisfies readonly Exclude<Channel, DataChannel>[]
export type ShellChannel = (typeof shellChannels)[number]

/** Calls that go to the data worker unchanged. */
export type DataChannel = ServiceChannel | BackupChannel

/** Calls after which the save line changes. */
export const writingChannels: ReadonlySet<DataChannel> = new Set([
  'me.save',
  'me.standIn',
  'campaign.createSample',
  'campaign.create',
  'campaign.update',
  'unit.save',
  'unit.remove',
  'unit.leaveOut',
  'unit.bringBack',
  'unit.saveFinals',
  'entry.record',
  'entry.note',
  'item.record',
  'item.fillPrevious',
  'claim.save',
  'claim.remove',
  'veto.save',
  'veto.remove',
  'finding.save',
  'finding.remove',
  'rectification.save',
  'rectification.move',
  'progress.add',
  'progress.remove',
  'exempt.save',
  'evidence.add',
  'evidence.unlink',
  'evidence.caption',
  'assessment.move',
  'history.undo',
  'history.redo',
])

/** Calls on files alone: they do not wait for their turn, and no save waits for them. */
export const unqueuedCalls: ReadonlySet<DataCall> = new Set(['evidence.begin', 'evidence.piece', 'evidence.keep', 'evidence.inspect'])

/** Beside the channels: gathering reports for an export, a file that a dialog chose, and the orderly end. */
export type DataCall = DataChannel | 'reports' | 'offerBackup' | 'shutdown'

/** What the data worker is started with. */
export interface DataWorkerInput {
  readonly dataFolder: string
  readonly mustExist: boolean
  readonly version: string
  readonly platform: string
  /** Folder of the built scripts, where the wasm lies. */
  readonly scripts: string
  /** Folder with the bundled rubric and units. */
  readonly resources: string
}

export interface DataRequest {
  readonly id: number
  readonly call: DataCall
  readonly request: unknown
}

/** What the data worker says unasked. */
export interface DataNotice {
  readonly notice: 'backup-state'
  readonly payload: BackupState
}

export interface DataReply {
  readonly id: number
  readonly reply: Reply<unknown>
  /** An unexpected fault for the log, already without texts and figures. */
  readonly fault?: string
}

export interface ReportsRequest {
  readonly campaignId: string
  readonly unitIds: readonly string[]
  /** Calendar date YYYY-MM-DD on this laptop. */
  readonly exportDate: string
  readonly fonts: ReportFonts
}

export interface ExportWorkerInput {
  readonly folder: string
  readonly reports: readonly UnitReport[]
}

export type ExportMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly unitName: string }
  /** For the log: what kept one unit's workbook from being written, where nobody foresaw it. */
  | { readonly kind: 'fault'; readonly fault: string }
  | { readonly kind: 'done'; readonly exported: Exported }
