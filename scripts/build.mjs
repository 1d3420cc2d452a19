/** Builds dist/: main process and workers, preload, renderer. `ifChanged()` skips it when no source is newer. */
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, run } from './setup/run.mjs'

const stamp = join(root, 'dist', 'built')
const sources = ['electron', 'renderer', 'shared', 'resources', 'vite.electron.config.ts', 'vite.renderer.config.ts', 'package-lock.json']

export function build() {
  rmSync(stamp, { force: true })
  vite('vite.electron.config.ts', 'main')
  vite('vite.electron.config.ts', 'preload')
  vite('vite.renderer.config.ts', 'production')
  writeFileSync(stamp, '')
}

export function buildIfChanged() {
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0
  if (sources.some((source) => newest(join(root, source)) > built)) build()
}

function vite(config, mode) {
  run(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', config, '--mode', mode, '--logLevel', 'warn'], { shell: false })
}

function newest(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) build()
