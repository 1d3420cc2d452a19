import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

/** `npm ci` where node_modules is missing or is not what the lock says. */
export function ensurePackages() {
  if (installed(root)) return
  console.log('set-up: installing packages (npm ci)')
  run('npm', ['ci', '--no-audit', '--no-fund'])
}

/**
 * Compares the lock with the list that npm writes last into node_modules, so an interrupted install does not pass.
 * Optional packages may be absent: those of other platforms always are.
 */
export function installed(folder) {
  const listFile = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(listFile)) return false
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(listFile, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    if (found === undefined) return entry.optional === true || entry.devOptional === true || entry.peer === true
    return found.version === entry.version && found.integrity === entry.integrity && existsSync(join(folder, path))
  })
}
