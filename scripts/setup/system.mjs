import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './run.mjs'

const forWindow = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'fonts-noto-cjk']
const forDisplay = ['xvfb', 'xauth']
/** `ip`, for the e2e run without a network. */
const forIsolation = ['iproute2']
/** Liberation has the widths of Times New Roman, by which workbooks are laid out. */
const forDocuments = ['sqlite3', 'libreoffice-calc', 'poppler-utils', 'fonts-liberation']

/** On Linux: the system packages. Installs them on Debian as root, otherwise says which are missing and goes on. */
export function ensureSystem({ forTests }) {
  if (process.platform !== 'linux') return
  const needsDisplay = forTests || (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
  const wanted = [...forWindow, ...(needsDisplay ? forDisplay : []), ...(forTests ? [...forDocuments, ...forIsolation] : [])]
  if (!existsSync('/usr/bin/dpkg-query')) {
    console.log(`set-up: not Debian; please see that these are installed: ${wanted.join(' ')}`)
    return
  }
  const missing = wanted.filter((name) => !present(name))
  if (missing.length === 0) return
  if (process.getuid?.() !== 0) {
    console.warn(`set-up: missing system packages, please install: apt-get install ${missing.join(' ')}`)
    return
  }
  console.log(`set-up: installing system packages: ${missing.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-qq'], { env })
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env })
}

/** Newer Debian and Ubuntu carry some libraries under a name with `t64`. */
function present(name) {
  return [name, `${name}t64`].some((each) => {
    const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Abbrev}', each], { encoding: 'utf8' })
    return stdout.startsWith('ii')
  })
}
