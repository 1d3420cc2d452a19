import { join } from 'node:path'
import type { BrowserWindow, Clipboard, Dialog, Shell } from 'electron'
import { AppError, valueOf } from '../../shared/failure'
import type { BackupRef, Reply } from '../../shared/ipc/contract'
import { rememberDataFolder } from '../windows/data-folder'
import type { ExportDesk } from './export-desk'
import { blot } from './failures'
import type { PaperJobs } from './paper-jobs'
import type { ShellHandlers } from './register'
import type { RubricExports } from './rubric-exports'
import type { RubricFiles } from './rubric-files'
import type { SelfFiles } from './self-files'
import { saveEvidenceAs } from './save-evidence'
import { chooseTable } from './table-file'
import { saveComparison } from './save-comparison'
import type { WorkbookSaver } from './workbook-saver'
import type { WorkbookReader } from './workbook-reader'
import type { DataCall, SetRequest } from './worker-messages'
import { saveTextAs } from './save-text'

export interface Desk {
  readonly dialog: Dialog
  readonly shell: Shell
  readonly clipboard: Pick<Clipboard, 'writeText'>
  readonly window: () => BrowserWindow
  readonly dataFolder: string
  readonly userData: string
  readonly exports: ExportDesk
  readonly paper: PaperJobs
  readonly selfFiles: SelfFiles
  readonly rubricFiles: RubricFiles
  readonly workbooks: WorkbookSaver
  /** Today on this laptop and the fonts it has. */
  readonly reportBasis: () => Pick<SetRequest, 'exportDate' | 'fonts'>
  readonly rubricExports: RubricExports
  readonly reader: WorkbookReader
  /** A call to the data worker. */
  readonly data: (call: DataCall, request: unknown) => Promise<Reply<unknown>>
  /** The official-document font families that this laptop has. */
  readonly officialFonts: () => string[]
  readonly restart: () => void
  /** The window has recorded what was being typed. */
  readonly left: () => void
  readonly log: (fault: string) => void
}

/** The calls that need the desktop: dialogs, folders, the export, the log. */
export function shellHandlers(desk: Desk): ShellHandlers {
  return {
    'app.openDataFolder': () => {
      desk.shell.showItemInFolder(join(desk.dataFolder, 'qianfen.db'))
      return {}
    },
    'backup.chooseFile': async () => ({ backup: await chooseBackup(desk) }),
    'backup.chooseSecond': async () => ({ chosen: await chooseSecond(desk) }),
    'export.chooseFolder': async () => {
      const folder = await chooseFolder(desk, '选择导出文件夹')
      return { folder: folder === null ? null : desk.exports.choose(folder) }
    },
    'export.write': (request) => desk.exports.write(request),
    'export.cancel': () => {
      desk.exports.cancel()
      return {}
    },
    'export.showFolder': ({ folder }) => {
      const file = desk.exports.writtenIn(folder)
      if (file === undefined) throw new AppError('not-found')
      desk.shell.showItemInFolder(file)
      return {}
    },
    ...paperHandlers(desk),
    ...rubricHandlers(desk),
    'fonts.found': () => ({ families: desk.officialFonts() }),
    'evidence.saveAs': ({ id, name }) => saveEvidenceAs(desk, id, name),
    'self.export': (request) => desk.exports.writeForms(request),
    'self.choose': () => desk.selfFiles.choose(),
    'self.read': (request) => desk.selfFiles.read(request),
    'self.cancel': () => {
      desk.selfFiles.cancel()
      return {}
    },
    'rubric.exportComparison': (request) => saveComparison(desk, request),
    'table.choose': () => chooseTable(desk),
    'text.copy': async ({ text }) => {
      await desk.clipboard.writeText(text)
      return {}
    },
    'text.save': ({ name, text }) => saveTextAs(desk, name, text),
    'dataFolder.choose': async () => {
      const folder = await chooseFolder(desk, '选择数据文件夹')
      if (folder === null) return { folder }
      rememberDataFolder(desk.userData, folder)
      desk.restart()
      return { folder }
    },
    'window.left': () => {
      desk.left()
      return {}
    },
    'window.failureReport': ({ message, stack }) => {
      desk.log(`window: ${blot(message)}\n${blotFrames(stack)}`)
      return {}
    },
  }
}

function paperHandlers({ paper, shell }: Desk): Pick<ShellHandlers, Extract<keyof ShellHandlers, `paper.${string}`>> {
  return {
    'paper.pages': (request) => paper.pages(request),
    'paper.save': ({ split, ...order }) => paper.save(order, split),
    'paper.print': (order) => paper.print(order),
    'paper.cancel': () => {
      paper.cancel()
      return {}
    },
    'paper.showSaved': () => {
      if (paper.saved === undefined) throw new AppError('not-found')
      shell.showItemInFolder(paper.saved)
      return {}
    },
  }
}

function rubricHandlers({ rubricFiles, rubricExports }: Desk): Pick<ShellHandlers, Exclude<Extract<keyof ShellHandlers, `rubric.${string}`>, 'rubric.exportComparison'>> {
  return {
    'rubric.exportWorkbook': (request) => rubricExports.workbook(request),
    'rubric.exportJson': (request) => rubricExports.json(request),
    'rubric.chooseFile': () => rubricFiles.choose(),
    'rubric.takeFile': (request) => rubricFiles.take(request),
    'rubric.read': (request) => rubricFiles.read(request),
    'rubric.cancel': () => {
      rubricFiles.cancel()
      return {}
    },
  }
}

async function chooseFolder({ dialog, window }: Desk, title: string): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window(), { title, buttonLabel: '选定', properties: ['openDirectory', 'createDirectory'] })
  return canceled ? null : (filePaths[0] ?? null)
}

/** A backup file from anywhere, e.g. a stick. The data worker remembers the path; the window gets a reference to it. */
async function chooseBackup({ dialog, window, data }: Desk): Promise<BackupRef | null> {
  const filters = [{ name: '千分的备份', extensions: ['db'] }, { name: '所有文件', extensions: ['*'] }]
  const { canceled, filePaths } = await dialog.showOpenDialog(window(), { title: '选择备份文件', buttonLabel: '选定', properties: ['openFile'], filters })
  const [file] = filePaths
  if (canceled || file === undefined) return null
  return valueOf(await data('offerBackup', { file })) as BackupRef
}

/** The second place of the backups; the path stays outside the window. */
async function chooseSecond(desk: Desk): Promise<boolean> {
  const folder = await chooseFolder(desk, '选择另一块硬盘或 U 盘上的文件夹')
  if (folder === null) return false
  valueOf(await desk.data('chooseSecond', { folder }))
  return true
}

function blotFrames(stack: string): string {
  const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '))
  return frames.slice(0, 12).join('\n').replace(/\p{Script=Han}+/gu, '…')
}
