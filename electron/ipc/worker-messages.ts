import type { Channel } from '../../shared/ipc/channels'
import type { ExportKind } from '../../shared/export/kinds'
import type { BackupState, Exported, Failure, NoticeOf, Reply } from '../../shared/ipc/contract'
import type { IndexFile } from '../../shared/report/index-report'
import type { Digests } from '../../shared/report/report-digest'
import type { RubricReport } from '../../shared/report/rubric-report'
import type { ReportFonts } from '../../shared/report/unit-report'
import type { BackupChannel, DataChannel as ServiceChannel } from '../services/services'

/** Calls that the main process answers by itself: dialogs, folders, the export, the log. */
export const shellChannels = [
  'app.openDataFolder',
  'export.chooseFolder',
  'export.write',
  'export.cancel',
  'export.showFolder',
  'paper.pages',
  'paper.save',
  'paper.print',
  'paper.cancel',
  'paper.showSaved',
  'evidence.saveAs',
  'self.export',
  'rubric.exportComparison',
  'fonts.found',
  'self.choose',
  'self.read',
  'self.cancel',
  'rubric.chooseFile',
  'rubric.takeFile',
  'rubric.read',
  'rubric.cancel',
  'rubric.exportWorkbook',
  'rubric.exportJson',
  'table.choose',
  'backup.chooseFile',
  'backup.chooseSecond',
  'text.copy',
  'text.save',
  'dataFolder.choose',
  'window.failureReport',
  'window.left',
] as const satisfies readonly Exclude<Channel, DataChannel>[]
export type ShellChannel = (typeof shellChannels)[number]

/** Calls that go to the data worker unchanged. */
export type DataChannel = ServiceChannel | BackupChannel

/** Calls after which the save line changes. */
export const writingChannels: ReadonlySet<DataChannel> = new Set([
  'me.save',
  'me.standIn',
  'fonts.choose',
  'rubric.rememberLayout',
  'campaign.createSample',
  'campaign.create',
  'campaign.update',
  'draft.create',
  'draft.save',
  'draft.remove',
  'draft.restore',
  'draft.publish',
  'unit.save',
  'unit.remove',
  'unit.leaveOut',
  'unit.bringBack',
  'unit.saveFinals',
  'entry.record',
  'entry.note',
  'entry.reviewed',
  'entry.putBack',
  'version.change',
  'item.record',
  'item.fillPrevious',
  'self.import',
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

/** Beside the channels: reading what an export is made from, gathering sheets of paper, remembering an export, what a 自评表 is held against, remembered layouts of rubrics, the fonts that exports use, a file or folder that a dialog chose, and the orderly end. */
export type DataCall = DataChannel | 'readSet' | 'paperReports' | 'remember' | 'selfFrame' | 'rubricLayouts' | 'reportFonts' | 'offerBackup' | 'chooseSecond' | 'shutdown'

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
export type DataNotice = { readonly notice: 'backup-state'; readonly payload: BackupState } | { readonly notice: 'drill-progress'; readonly payload: NoticeOf<'drill-progress'> }

export interface DataReply {
  readonly id: number
  readonly reply: Reply<unknown>
  /** An unexpected fault for the log, already without texts and figures. */
  readonly fault?: string
}

export interface SetRequest {
  readonly campaignId: string
  readonly kinds: readonly ExportKind[]
  /** Units whose 评分表 is wanted. */
  readonly unitIds: readonly string[]
  /** Id of the export since which only changes are wanted, or null. */
  readonly since: string | null
  /** Calendar date YYYY-MM-DD on this laptop. */
  readonly exportDate: string
  readonly fonts: ReportFonts
}

/** Reports of some units alone, for sheets of paper. */
export type PaperRequest = Pick<SetRequest, 'campaignId' | 'unitIds' | 'exportDate' | 'fonts'>

export interface ExportWorkerInput {
  /** The folder that was chosen; the export gets a new one in it. */
  readonly parent: string
  /** A `SetSource`, serialized. */
  readonly source: Uint8Array
  /** 自评表 of the chosen units, and nothing else. */
  readonly forms?: true
}

/** A rubric's workbook alone, into the file that a dialog named. */
export interface RubricWorkerInput {
  readonly file: string
  readonly report: RubricReport
}

/** What the export worker wrote; the main process turns it into what the window gets. */
export interface WorkerExported extends Omit<Exported, 'files' | 'remembered'> {
  readonly files: readonly IndexFile[]
  /** By `partKey`, of all that could be gathered. */
  readonly digests: Digests
}

export type ExportMessage =
  | ({ readonly kind: 'progress' } & NoticeOf<'export-progress'>)
  /** For the log: what kept one workbook from being written, where nobody foresaw it. */
  | { readonly kind: 'fault'; readonly fault: string }
  /** Nothing was written: the disk has no room, the folder cannot be used. */
  | { readonly kind: 'refused'; readonly error: Failure }
  | { readonly kind: 'done'; readonly exported: WorkerExported }
