// One change to durable: update a row, insert a change row, commit. Ours (sql.js on a real file, WAL, FULL) against
// better-sqlite3 (native, WAL, FULL) on the same disk. The baseline is installed by the bench itself, outside the project.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { openDatabase } from '../../electron/db/sqlite/open-database'
import { alternate, median, ms, report } from './measure'

interface NativeStatement { run(...values: unknown[]): unknown }
interface NativeDatabase { pragma(text: string): unknown; exec(sql: string): void; prepare(sql: string): NativeStatement; transaction(body: (n: number) => void): (n: number) => void; close(): void }

function installBaseline(): (new (file: string) => NativeDatabase) | null {
  const folder = resolve('.cache/bench-baseline')
  try {
    if (!existsSync(join(folder, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'))) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'package.json'), '{"private":true}')
      // It is built from source here: its prebuilt binary lies outside the package registry.
      execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--build-from-source', 'better-sqlite3@12.4.1'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], timeout: 420_000 })
    }
    return createRequire(join(folder, 'package.json'))('better-sqlite3') as new (file: string) => NativeDatabase
  } catch (error) {
    console.error(`better-sqlite3 cannot be had here: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`)
    return null
  }
}

const schema = 'CREATE TABLE score (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT; CREATE TABLE change (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;'
const body = JSON.stringify({ campaign: 'c', field: 'input', value: { kind: 'deduct', counts: { a: 2, b: 1 } }, hash: 'f'.repeat(64) })
const folder = mkdtempSync(resolve('.cache/bench-'))
try {
  const ours = await openDatabase({ folder })
  ours.transaction((tx) => {
    for (const sql of schema.split(';').filter((s) => s.trim())) tx.run(sql)
    for (let id = 0; id < 1000; id += 1) tx.run('INSERT INTO score VALUES (?, ?)', [id, body])
  })
  let n = 0
  const commitOurs = (): void => {
    n += 1
    ours.transaction((tx) => {
      tx.run('UPDATE score SET value = ? WHERE id = ?', [`${body}${n}`, n % 1000])
      tx.run('INSERT INTO change (body) VALUES (?)', [body])
    })
  }
  const Native = installBaseline()
  if (Native) {
    const native = new Native(join(folder, 'native.db'))
    native.pragma('journal_mode=WAL')
    native.pragma('synchronous=FULL')
    native.exec(schema)
    const fill = native.prepare('INSERT INTO score VALUES (?, ?)')
    native.transaction(() => { for (let id = 0; id < 1000; id += 1) fill.run(id, body) })(0)
    const update = native.prepare('UPDATE score SET value = ? WHERE id = ?')
    const insert = native.prepare('INSERT INTO change (body) VALUES (?)')
    const commit = native.transaction((k: number) => { update.run(`${body}${k}`, k % 1000); insert.run(body) })
    const both = await alternate(500, commitOurs, () => { n += 1; commit(n) })
    report({ what: 'commit to durable, against better-sqlite3 (WAL, FULL) on the same disk', measured: ms(both.ours), baseline: ms(both.baseline), ratio: (both.ours / both.baseline).toFixed(2) })
    native.close()
  } else {
    const times = Array.from({ length: 500 }, () => { const start = performance.now(); commitOurs(); return performance.now() - start })
    report({ what: 'commit to durable (BASELINE better-sqlite3 COULD NOT BE INSTALLED)', measured: ms(median(times)) })
  }
  ours.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
