/**
 * Makes a fresh machine ready (git and Node ≥ 20.19 are enough): packages, an Electron to run, and for tests the
 * system programs. Runs before `npm start` and `npm test`; with nothing to do it takes a fraction of a second.
 * Only `node:` modules here and below: nothing is installed yet.
 */
import { ensureElectron } from './setup/electron.mjs'
import { ensurePackages } from './setup/packages.mjs'
import { ensureSystem } from './setup/system.mjs'

const forTests = process.argv.includes('--test')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed, this is ${process.versions.node}.`)
  process.exit(1)
}

try {
  ensurePackages()
  ensureSystem({ forTests })
  ensureElectron()
} catch (error) {
  console.error(`set-up failed: ${error instanceof Error ? error.message : error}`)
  if (forTests) console.log('0 passed, 1 failed')
  process.exit(1)
}
