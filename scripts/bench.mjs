// Runs every file of tests/bench one after another (medians, ratios in one run) and prints one table.
// Usage: npm run bench [-- name …]   A bench that cannot have its baseline says so and is listed as such.
import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync, mkdirSync } from 'node:fs'

const wanted = process.argv.slice(2)
const files = readdirSync('tests/bench').filter((f) => f.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((w) => f.startsWith(w))))
const rows = []
let failed = 0
for (const file of files) {
  console.error(`bench ${file} …`)
  const run = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', `tests/bench/${file}`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26 })
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
