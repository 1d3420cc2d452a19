import { app, clipboard, dialog, ipcMain, Menu, protocol, session, shell, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Notice } from '../shared/ipc/channels'
import type { NoticeOf, Reply } from '../shared/ipc/contract'
import type { ReportFonts } from '../shared/report/unit-report'
import { calendarDate } from './calendar-date'
import { DataClient } from './ipc/data-client'
import { readPicture } from './files/evidence-pictures'
import { ExportDesk } from './ipc/export-desk'
import { Farewell } from './ipc/farewell'
import { PaperJobs } from './ipc/paper-jobs'
import { registerCalls } from './ipc/register'
import { RubricExports } from './ipc/rubric-exports'
import { RubricFiles } from './ipc/rubric-files'
import { SelfFiles } from './ipc/self-files'
import { SaveStateLine } from './ipc/save-state'
import { shellHandlers } from './ipc/shell-handlers'
import { WorkbookSaver } from './ipc/workbook-saver'
import { WorkbookReader } from './ipc/workbook-reader'
import { writingChannels, type DataCall, type DataChannel } from './ipc/worker-messages'
import { appOrigin, declareAppScheme, serveApp } from './windows/app-protocol'
import { findDataFolder, withoutDataFolder } from './windows/data-folder'
import { forbidNetworkHabits, guardContents, guardSession } from './windows/guards'
import { openLog } from './windows/log-file'
import { openMainWindow } from './windows/main-window'
import { PaperPrinter } from './windows/paper-window'
import { startReadingProcess } from './windows/reading-process'
import { chooseReportFonts, officialFamilies } from '../shared/report/report-fonts'
import { fontFinder } from './windows/report-fonts'

/** The main process: it alone constructs. Data lives in the data worker, workbooks are written in the export worker. */
const devServer = app.isPackaged ? undefined : process.env['QIANFEN_DEV_SERVER']
const here = join(app.getAppPath(), 'dist', 'electron')
const { folder: dataFolder, mustExist } = findDataFolder({ args: process.argv, env: process.env, userData: app.getPath('userData') })
const log = openLog(dataFolder)

declareAppScheme(protocol)
forbidNetworkHabits(app, devServer)
// With --no-sandbox (tests as root) Chromium's processes would not start; every window asks for its sandbox anyway.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.on('web-contents-created', (_event, contents) => guardContents(contents))
process.on('uncaughtException', (error) => log(`main: ${error.name} ${error.stack?.split('\n').slice(1).join('\n') ?? ''}`))

let window: BrowserWindow | undefined
let closing = false
const farewell = new Farewell(() => send('closing', {}))
/** Looked for once: a preview must not wait for it at every change. */
let paperFonts: ReportFonts | undefined
let restartWanted = false

function send<N extends Notice>(notice: N, payload: NoticeOf<N>): void {
  if (window !== undefined && !window.isDestroyed()) window.webContents.send(notice, payload)
}

function currentWindow(): BrowserWindow {
  if (window === undefined) throw new Error('there is no window')
  return window
}

function trusted(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  if (window === undefined || frame === null || frame !== window.webContents.mainFrame) return false
  const { origin } = new URL(frame.url.startsWith('app:') ? frame.url.replace(/^app:/, 'http:') : frame.url)
  return origin === appOrigin.replace(/^app:/, 'http:') || (devServer !== undefined && origin === devServer)
}

async function start(): Promise<void> {
  Menu.setApplicationMenu(null)
  guardSession(session.defaultSession, devServer)
  await serveApp(protocol, { folder: join(app.getAppPath(), 'dist', 'renderer'), picture: (id) => readPicture(dataFolder, id) })

  const data = new DataClient(join(here, 'data-worker.cjs'), {
    dataFolder,
    mustExist,
    version: app.getVersion(),
    platform: process.platform,
    scripts: here,
    resources: join(app.getAppPath(), 'resources'),
  }, { log, notice: ({ notice, payload }) => send(notice, payload) })
  const saveState = new SaveStateLine((state) => send('save-state', state), () => Date.now())
  const reporting = {
    data: (call: DataCall, request: unknown) => data.call(call, request),
    reportBasis: () => ({ exportDate: calendarDate(new Date()), fonts: chooseReportFonts(fontFinder(process.platform, process.env)) }),
    log,
  }
  const exports = new ExportDesk({ ...reporting, script: join(here, 'export-worker.cjs'), progress: (state) => send('export-progress', state) })
  const paper = new PaperJobs({ ...reporting, reportBasis: () => ({ exportDate: calendarDate(new Date()), fonts: (paperFonts ??= reporting.reportBasis().fonts) }), dialog, window: currentWindow, printer: new PaperPrinter(paperStyles), progress: (state) => send('paper-progress', state) })
  const reader = new WorkbookReader({ start: () => startReadingProcess(join(here, 'import-process.cjs')), timeoutMs: 5_000, log })
  const workbooks = new WorkbookSaver({ script: join(here, 'workbook-worker.cjs'), dialog, window: currentWindow, log })
  const selfFiles = new SelfFiles({ dialog, window: currentWindow, data: (call, request) => data.call(call, request), reader })
  const rubricFiles = new RubricFiles({ dialog, window: currentWindow, data: (call, request) => data.call(call, request), reader })
  const rubricExports = new RubricExports({ ...reporting, dialog, window: currentWindow, exports })
  const forward = async (channel: DataChannel, request: unknown): Promise<Reply<unknown>> => {
    const reply = writingChannels.has(channel) ? await saveState.during(() => data.call(channel, request)) : await data.call(channel, request)
    // Everything that the window holds is of before the restore.
    if (channel === 'backup.restore' && reply.ok) setImmediate(() => currentWindow().webContents.reload())
    return reply
  }
  const restart = (): void => {
    restartWanted = true
    currentWindow().close()
  }
  registerCalls(ipcMain, {
    trusted,
    forward,
    log,
    shell: shellHandlers({ dialog, shell, clipboard, window: currentWindow, dataFolder, userData: app.getPath('userData'), exports, paper, selfFiles, rubricFiles, rubricExports, workbooks, reportBasis: reporting.reportBasis, reader, data: (call, request) => data.call(call, request), officialFonts: () => officialFamilies.filter(fontFinder(process.platform, process.env)), restart, left: () => farewell.left(), log }),
  })

  window = openMainWindow({
    preload: join(here, 'preload.cjs'),
    icon: join(app.getAppPath(), 'resources', 'icons', 'icon.png'),
    url: devServer ?? `${appOrigin}/`,
    devTools: !app.isPackaged,
  })
  window.on('close', (event) => {
    if (closing) return
    event.preventDefault()
    void close(data, exports, workbooks)
  })
}

/** What paper is printed with: the page's size, then the sheets as the window previews them. */
const paperStyles = (): string => ['page.css', 'paper.css'].map((file) => readFileSync(join(app.getAppPath(), 'resources', 'paper', file), 'utf8')).join('\n')

/** What is being typed, flush, checkpoint, verified backup, then the end. The window is hidden before the backup, so that nobody waits for it. */
async function close(data: DataClient, exports: ExportDesk, workbooks: WorkbookSaver): Promise<void> {
  closing = true
  await farewell.taken()
  currentWindow().hide()
  const exportEnded = (await exports.end()) && (await workbooks.end())
  const reply = await data.call('shutdown', {})
  if (!reply.ok) log(`shutdown: ${reply.error.code}`)
  const dataEnded = await data.end()
  // All data is safe by now. A process that quits while a thread of it lives can hang in waiting for that thread.
  if (!exportEnded || !dataEnded) app.once('quit', () => process.kill(process.pid, 'SIGKILL'))
  if (restartWanted) app.relaunch({ args: withoutDataFolder(process.argv.slice(1)) })
  app.quit()
}

app.on('window-all-closed', () => app.quit())
void app.whenReady().then(start).catch((error: unknown) => {
  log(`start: ${error instanceof Error ? (error.stack ?? error.name) : 'failed'}`)
  dialog.showErrorBox('千分', '程序没有能够启动，本机数据没有改动。请重新安装后再试。（E-100）')
  app.exit(1)
})
