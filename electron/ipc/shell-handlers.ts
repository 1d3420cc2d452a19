import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow, Dialog, Shell } from 'electron'
import { AppError } from '../../shared/failure'
import { rememberDataFolder } from '../windows/data-folder'
import type { UnitExports } from './export-units'
import { blot } from './failures'
import type { ShellHandlers } from './register'
import { saveEvidenceAs } from './save-evidence'

export interface Desk {
  readonly dialog: Dialog
  readonly shell: Shell
  readonly window: () => BrowserWindow
  readonly dataFolder: string
  readonly userData: string
  readonly exports: UnitExports
  readonly restart: () => void
  readonly log: (fault: string) => void
}

/** The calls that need the desktop: dialogs, folders, the export, the log. */
export function shellHandlers(desk: Desk): ShellHandlers {
  return {
    'app.openDataFolder': () => {
      desk.shell.showItemInFolder(join(desk.dataFolder, 'qianfen.db'))
      return {}
    },
    'export.chooseFolder': async () => ({ folder: await chooseFolder(desk, '选择导出文件夹') }),
    'export.units': ({ campaignId, unitIds, folder }) => {
      makeFolder(folder)
      return desk.exports.export(campaignId, unitIds, folder)
    },
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
    'evidence.saveAs': ({ id, name }) => saveEvidenceAs(desk, id, name),
    'dataFolder.choose': async () => {
      const folder = await chooseFolder(desk, '选择数据文件夹')
      if (folder === null) return { folder }
      rememberDataFolder(desk.userData, folder)
      desk.restart()
      return { folder }
    },
    'window.failureReport': ({ message, stack }) => {
      desk.log(`window: ${blot(message)}\n${blotFrames(stack)}`)
      return {}
    },
  }
}

async function chooseFolder({ dialog, window }: Desk, title: string): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window(), { title, buttonLabel: '选定', properties: ['openDirectory', 'createDirectory'] })
  return canceled ? null : (filePaths[0] ?? null)
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    throw new AppError('folder-unusable', { folder })
  }
}

function blotFrames(stack: string): string {
  const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '))
  return frames.slice(0, 12).join('\n').replace(/\p{Script=Han}+/gu, '…')
}
