/**
 * `npm test`: types, lint, unit to integration tests, build, e2e in a real window; all of them, then one summary whose
 * last line is `N passed, N failed`. Lint, types and build count as one each. `--full` runs the long campaigns.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { electronEnvironment } from './setup/electron.mjs'
import { root } from './setup/run.mjs'

const reports = join(root, 'test-results')
const full = process.argv.includes('--full')
const env = { ...electronEnvironment(), TZ: 'Asia/Shanghai', ...(full ? { QIANFEN_FULL: '1' } : {}) }
const tool = (path) => [process.execPath, join(root, 'node_modules', path)]
/** S11: the whole e2e run in a network namespace that has nothing but the loopback; where that cannot be made, it says so. */
function withoutNetwork(command) {
  const isolated = ['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh']
  const possible = process.platform === 'linux' && spawnSync(isolated[0], [...isolated.slice(1), 'true']).status === 0
  if (!possible) console.log('NOT CHECKED: S11, the e2e run without a network (needs root on Linux, unshare and ip)')
  return possible ? [...isolated, ...command] : command
}

const steps = [
  { name: 'types', command: [...tool('vue-tsc/bin/vue-tsc.js'), '-b', 'tsconfig.json'] },
  { name: 'lint', command: [...tool('eslint/bin/eslint.js'), '.'] },
  { name: 'unit, property, golden, integration', command: [...tool('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'vitest.json')}`], report: 'vitest.json', count: countVitest },
  { name: 'build', command: [process.execPath, join(root, 'scripts', 'build.mjs')] },
  { name: 'e2e', needs: 'build', command: withoutNetwork([...tool('@playwright/test/cli.js'), 'test', '--config', 'tests/e2e/playwright.config.ts']), report: 'playwright.json', count: countPlaywright },
]

function countVitest(report) {
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'))
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length, skipped: report.numPendingTests + report.numTodoTests }
}

function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
}

/** A step that fails without saying how many tests failed counts as one failure. */
function result(step, status) {
  const file = step.report === undefined ? undefined : join(reports, step.report)
  const counts = file === undefined || !existsSync(file) ? { passed: status === 0 && file === undefined ? 1 : 0, failed: 0, skipped: 0 } : step.count(JSON.parse(readFileSync(file, 'utf8')))
  const unexplained = counts.failed === 0 && (status !== 0 || counts.passed === 0)
  return { ...counts, failed: counts.failed + (unexplained ? 1 : 0) }
}

/** Runs a step; what it writes is shown at once, or where `quiet` when it has ended, in one piece. */
function runStep(step, quiet) {
  const [command, ...args] = step.command
  const child = spawn(command, args, { cwd: root, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: 1, said: String(error) }))
    child.on('close', (status) => resolve({ status, said: Buffer.concat(said).toString() }))
  })
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const results = new Map()

/** One step after another; a step whose `needs` failed is not run and counts as failed. */
async function lane(names, quiet = false) {
  for (const step of names.map((name) => steps.find((each) => each.name === name))) {
    const start = Date.now()
    const possible = step.needs === undefined || results.get(step.needs).failed === 0
    if (!quiet) console.log(`\n== ${step.name}`)
    const { status, said } = possible ? await runStep(step, quiet) : { status: 1, said: `not run: ${step.needs} failed` }
    results.set(step.name, { ...result(step, status), seconds: (Date.now() - start) / 1000 })
    if (quiet || !possible) console.log(`\n== ${step.name}\n${said}`)
  }
}

// Types and lint use one core, so they go beside the tests; lint reads the declarations that types write for project references.
await Promise.all([lane(['types', 'lint'], true), lane(['unit, property, golden, integration'])])
await lane(['build', 'e2e'])

console.log('')
const sum = { passed: 0, failed: 0 }
for (const { name } of steps) {
  const { passed, failed, skipped, seconds } = results.get(name)
  console.log(`${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''} (${seconds.toFixed(0)} s)`)
  sum.passed += passed
  sum.failed += failed
}
console.log(`${sum.passed} passed, ${sum.failed} failed`)
process.exitCode = sum.failed === 0 ? 0 : 1
