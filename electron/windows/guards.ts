import type { App, Session, WebContents } from 'electron'

/** Schemes that may load; everything else is network and is cancelled (S11). */
const localSchemes: ReadonlySet<string> = new Set(['app:', 'data:', 'blob:', 'devtools:'])

/** Switches of Chromium that would otherwise look for a network. Call before `ready`. */
export function forbidNetworkHabits(app: App, devServer: string | undefined): void {
  const except = devServer === undefined ? '' : `, EXCLUDE ${new URL(devServer).hostname}`
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${except}`)
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'no-pings']) app.commandLine.appendSwitch(name)
}

/** No permission of any kind, no request that leaves the machine, no download, no dictionary. */
export function guardSession(session: Session, devServer: string | undefined): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, decide) => {
    const url = new URL(details.url)
    decide({ cancel: !localSchemes.has(url.protocol) && !isDevServer(url, devServer) })
  })
}

/** No navigation, no new window, no webview, in this and every later contents (S12–S14). */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

function isDevServer(url: URL, devServer: string | undefined): boolean {
  if (devServer === undefined) return false
  const { host } = new URL(devServer)
  return url.host === host && ['http:', 'ws:'].includes(url.protocol)
}
