import { spawn, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chinese, root } from '../e2e/harness'

export { root }

/** `--no-sandbox` for root only, as the tests do; the same switches for the product and for its baseline. */
export const switches: readonly string[] = [...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu']

/** A new empty folder under the system's temporary folder; the caller removes it. */
export const scratch = (name: string): string => mkdtempSync(join(tmpdir(), `qianfen-bench-${name}-`))

/** The Electron executable that the tests use. */
export function electronFile(): string {
  return createRequire(join(root, 'package.json'))('electron') as string
}

/** The named baseline: an application that opens one empty window of the product's size and nothing else. */
export function makeEmptyApp(folder: string): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty-window', version: '1.0.0', main: 'main.cjs' }))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>empty</title><body></body>')
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
app.on('window-all-closed', () => app.quit())
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, show: false, webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => window.show())
  window.loadFile('index.html')
})
`,
  )
  return folder
}

export interface TimedStart {
  /** From the start of the process until the wanted element was painted. */
  readonly painted: number
}

/** Starts an application, waits until `selector` is painted, closes it as a person would and waits for its end. */
export function timeStart(app: string, args: readonly string[], selector: string): Promise<TimedStart> {
  const home = scratch('home')
  const begun = Date.now()
  const child = spawn(electronFile(), ['-r', join(root, 'tests/bench/start-probe.cjs'), ...switches, app, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...chinese, XDG_CONFIG_HOME: home, QIANFEN_PROBE_SELECTOR: selector },
  })
  return new Promise((resolve, reject) => {
    let said = ''
    const limit = setTimeout(() => child.kill('SIGKILL'), 60_000)
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('exit', () => {
      clearTimeout(limit)
      rmSync(home, { recursive: true, force: true })
      const at = /painted (\d+)/.exec(said)?.[1]
      if (at === undefined) reject(new Error(`${app}: the window never showed ${selector}`))
      else resolve({ painted: Number(at) - begun })
    })
  })
}

/**
 * Empties the page cache of the whole machine where the kernel lets us (root on Linux).
 * Not dropped by it: dentries held open, the disk's own cache, a hypervisor's cache.
 */
export function dropCaches(): boolean {
  try {
    execFileSync('sync')
    writeFileSync('/proc/sys/vm/drop_caches', '3')
    return true
  } catch {
    return false
  }
}

/** Proportional set size in MB of a process and all its descendants: shared pages are counted once. */
export function memoryOf(pid: number): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const stat = readOr(`/proc/${name}/stat`)
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const family = [pid]
  for (const each of family) for (const [child, parent] of parents) if (parent === each) family.push(child)
  const kilobytes = family.map((each) => Number(/^Pss:\s+(\d+)/m.exec(readOr(`/proc/${each}/smaps_rollup`))?.[1] ?? 0))
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024
}

function readOr(file: string): string {
  return existsSync(file) ? read(file) : ''
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
