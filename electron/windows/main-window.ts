import { BrowserWindow, type WebPreferences } from 'electron'

/** S1: what every window of the application has, said in full so that no default decides. */
export const safePreferences = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  experimentalFeatures: false,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences

export interface WindowOptions {
  readonly preload: string
  readonly icon: string
  readonly url: string
  readonly devTools: boolean
}

/** The one window. It shows itself when it has something to show. */
export function openMainWindow({ preload, icon, url, devTools }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: '千分',
    icon,
    width: 1366,
    height: 768,
    minWidth: 900,
    minHeight: 560,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...safePreferences, preload, devTools },
  })
  window.once('ready-to-show', () => window.show())
  zoomByKeys(window)
  void window.loadURL(url)
  return window
}

/** There is no menu, so the usual keys for the size of the text are handled here: Ctrl+加号, Ctrl+减号, Ctrl+0. */
function zoomByKeys(window: BrowserWindow): void {
  const contents = window.webContents
  contents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown' || !(input.control || input.meta) || input.alt) return
    if (input.key === '=' || input.key === '+') contents.setZoomLevel(Math.min(contents.getZoomLevel() + 0.5, 4))
    else if (input.key === '-') contents.setZoomLevel(Math.max(contents.getZoomLevel() - 0.5, -2))
    else if (input.key === '0') contents.setZoomLevel(0)
    else return
    event.preventDefault()
  })
}
