import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { displayEnvironment } from './displays'
import { makeCampaignFolder, makeSampleFolder, threeUnits } from './folders'
import type { Bridge, Channel } from '../../shared/ipc/channels'
import type { Answer, Reply, Request } from '../../shared/ipc/contract'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * A Chinese machine. Not `LANG=zh_CN.UTF-8`: where that locale is not installed (a bare CI image), Chromium 114 stalls
 * for 3 s at its first navigation; installed, or this way, it does not.
 */
export const chinese = { LANG: 'C.UTF-8', LANGUAGE: 'zh_CN', TZ: 'Asia/Shanghai' } as const

declare global {
  interface Window {
    readonly qianfen: Bridge
  }
}

export interface LaunchOptions {
  readonly dataFolder: string
  /** Chromium's and Electron's own files; two windows at once need two. Default: a new one per launch, beside the data. */
  readonly home?: string
  readonly args?: readonly string[]
  /** As people start it, with V8's optimizing compilers. They cost a program that lives for a minute a third of its time more and change no result. */
  readonly asShipped?: boolean
}

const quickStart = '--liftoff-only,--no-opt,--always-sparkplug'

/** A running application: the real build, in a real window. */
export interface Running {
  readonly app: ElectronApplication
  readonly page: Page
  /** Everything that the page complained about: violations of the CSP, errors, failed requests. */
  readonly complaints: string[]
  /** URLs of all requests of the page. */
  readonly requests: string[]
  /** What the process wrote on its outputs. */
  readonly said: string[]
  /** True once the process has ended. */
  gone(): boolean
}

/** Starts the build in dist/ on a data folder and waits for the first paint of the window. */
export async function launch({ dataFolder, home = mkdtempSync(join(tmpdir(), 'qianfen-home-')), args = [], asShipped = false }: LaunchOptions): Promise<Running> {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  const app = await _electron.launch({
    args: [...(asRoot ? ['--no-sandbox'] : []), '--disable-gpu', ...(asShipped ? [] : [`--js-flags=${quickStart}`]), root, '--data-dir', dataFolder, ...args],
    cwd: root,
    timeout: 30_000,
    env: { ...definedEnvironment(), ...displayEnvironment(), ...chinese, XDG_CONFIG_HOME: home },
  })
  const child = app.process()
  const gone = (): boolean => child.exitCode !== null || child.signalCode !== null
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const page = await app.firstWindow()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy/i.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => requests.push(request.url()))
  await page.waitForLoadState('load')
  await app.evaluate(({ BrowserWindow }) => new Promise<void>((resolve) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined || window.isVisible()) resolve()
    else window.once('show', () => resolve())
  }))
  return { app, page, complaints, requests, said, gone }
}

/** Closes the window as a person would and waits until the process is gone; an application that does not end is killed and said. */
export async function quit({ app, said }: Running): Promise<void> {
  const child = app.process()
  const gone = new Promise<'gone'>((resolve) => child.once('exit', () => resolve('gone')))
  const closing = app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.close())).catch(() => undefined)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), 30_000)))
  const end = await Promise.race([gone, late])
  clearTimeout(timer)
  if (end === 'late') {
    child.kill('SIGKILL')
    throw new Error(`the application did not end within 30 s of closing its window\n${said.join('')}`)
  }
  await closing
}

/** The power cord: no goodbye, no flush. */
export async function kill({ app }: Running): Promise<void> {
  const child = app.process()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  await gone
}

/** A call through the window's own bridge; the error code when it is refused. */
export async function ask<C extends Channel>(page: Page, channel: C, request: Request<C>): Promise<Reply<Answer<C>>> {
  return (await page.evaluate(([name, value]) => window.qianfen.call(name, value), [channel, request] as const)) as Reply<Answer<C>>
}

/** As `ask`, for calls that must succeed. */
export async function tell<C extends Channel>(page: Page, channel: C, request: Request<C>): Promise<Answer<C>> {
  const reply = await ask(page, channel, request)
  if (!reply.ok) throw new Error(`${channel}: ${reply.error.code} ${JSON.stringify(reply.error.detail)}`)
  return reply.value
}

/** What the next folder dialogs answer; null is 取消. The dialog itself is the system's and no page can reach it. */
export async function answerFolderDialog(app: ElectronApplication, folder: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
  }, folder)
}

/** The campaign that is open, as it is on disk. */
export async function stored(page: Page): Promise<Answer<'campaign.open'>> {
  const { lastCampaignId } = await tell(page, 'app.start', {})
  return tell(page, 'campaign.open', { campaignId: lastCampaignId ?? '' })
}

interface Fixtures {
  /** An empty data folder, removed afterwards. */
  readonly dataFolder: string
  /** The application on that folder, closed afterwards. */
  readonly running: Running
  readonly asShipped: boolean
}

export const test = base.extend<Fixtures>({
  // Playwright reads the fixture's needs from the pattern, so it must be one even when it is empty.
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'qianfen-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  asShipped: [false, { option: true }],
  running: async ({ dataFolder, asShipped }, use) => {
    const running = await launch({ dataFolder, asShipped })
    await use(running)
    if (!running.gone()) await quit(running)
  },
})
/**
 * One application for all tests of a file, on a folder made beforehand. Its tests leave it fit for the next one; a file that
 * does not care for what others left says `use({ file: … })` and gets an application of its own.
 */
const shared = (make: (folder: string) => Promise<unknown>) =>
  base.extend<object, Pick<Fixtures, 'running'> & { file: string }>({
    file: ['', { scope: 'worker', option: true }],
    running: [
      async ({}, use) => {
        const folder = mkdtempSync(join(tmpdir(), 'qianfen-e2e-'))
        await make(folder)
        const running = await launch({ dataFolder: folder })
        await use(running)
        if (!running.gone()) await quit(running)
        rmSync(folder, { recursive: true, force: true })
      },
      { scope: 'worker' },
    ],
  })

/** On an empty folder. */
export const oneForAll = shared(() => Promise.resolve())
/** On the sample project. */
export const sampleApp = shared((folder) => makeSampleFolder(folder))
/** On an unscored campaign of three units. */
export const freshApp = shared((folder) => makeCampaignFolder(folder, threeUnits))
export { expect } from '@playwright/test'

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined))
}
