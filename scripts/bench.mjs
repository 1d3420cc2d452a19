// Runs every file of tests/bench one after another (medians, ratios in one run) and prints one table.
// Usage: npm run bench [-- name …]   A bench that cannot have its baseline says so and is listed as such.
// A number never fails the run; a bench that breaks does.
import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync, mkdirSync } from 'node:fs'
import { buildIfChanged } from './build.mjs'
import { electronEnvironment } from './setup/electron.mjs'

const wanted = process.argv.slice(2)
const files = readdirSync('tests/bench').filter((f) => f.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((w) => f.startsWith(w))))
buildIfChanged()
const display = process.platform === 'linux' && !process.env.DISPLAY ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'] : []
const rows = []
let failed = 0
for (const file of files) {
  console.error(`bench ${file} …`)
  const [command, ...args] = [...display, process.execPath, '--expose-gc', '--import', 'tsx', `tests/bench/${file}`]
  const run = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26, env: electronEnvironment() })
  if (run.status !== 0) {
    failed += 1
    console.error(`bench ${file} FAILED (exit ${run.status})`)
  }
  for (const line of run.stdout.split('\n')) if (line.startsWith('{')) rows.push(JSON.parse(line))
}
console.log('| what | measured | baseline | ratio |\n|---|---|---|---|')
for (const r of rows) console.log(`| ${r.what} | ${r.measured} | ${r.baseline ?? '–'} | ${r.ratio ?? '–'} |`)
mkdirSync('.cache', { recursive: true })
writeFileSync('.cache/bench.json', JSON.stringify(rows, null, 1))
process.exit(failed ? 1 : 0)
