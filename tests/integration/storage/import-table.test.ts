import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importTableOf, loadEngine } from '../../../electron/db/sqlite/engine'
import { fileCalls } from '../../../electron/db/sqlite/import-table'
import { scratchFolder } from './scratch'

const require = createRequire(import.meta.url)

interface WasmApi {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: object }>
}
const wasmApi = (globalThis as unknown as { WebAssembly: WasmApi }).WebAssembly

/** The debug build lists its calls by name; the release build lists the same ones in the same order but for these, which are no file calls. */
const onlyDebug = ['__handle_stack_overflow', 'clock_time_get']
const afterFileCalls = ['proc_exit', 'warnLegacyFunction']

/** Loads a build with every import recorded by name, works with it, and returns names in the order of their object and the calls made. */
async function observe(build: 'sql-wasm' | 'sql-wasm-debug', module: 'a' | 'env') {
  const calls: string[] = []
  let names: string[] = []
  const wasm = readFileSync(require.resolve(`sql.js/dist/${build}.wasm`))
  const init = require(`sql.js/dist/${build}.js`)
  const sql = await init({
    printErr: () => undefined,
    instantiateWasm(imports: Record<string, Record<string, (...args: unknown[]) => unknown>>, done: (instance: object) => void) {
      const table = imports[module] ?? {}
      names = Object.keys(table)
      const recorded = Object.fromEntries(
        Object.entries(table).map(([name, call]) => [name, (...args: unknown[]) => (calls.push(name), call(...args))]),
      )
      const all = Object.fromEntries(Object.keys(imports).map(key => [key, recorded]))
      void wasmApi.instantiate(wasm, all).then(({ instance }) => done(instance))
      return {}
    },
  })
  calls.length = 0
  const db = new sql.Database(new Uint8Array(0))
  db.run('PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; CREATE TABLE t (a); INSERT INTO t VALUES (randomblob(9000)); PRAGMA wal_checkpoint(TRUNCATE)')
  db.run('PRAGMA journal_mode=DELETE; INSERT INTO t SELECT a FROM t; VACUUM; PRAGMA user_version=3')
  db.close()
  return { names, calls }
}

test('the import table of the release build follows from the debug build, whose names are plain', async () => {
  const release = await observe('sql-wasm', 'a')
  const debug = await observe('sql-wasm-debug', 'env')
  const table = importTableOf(readFileSync(require.resolve('sql.js/dist/sql-wasm.wasm')))

  // First derivation: both objects list their calls in the same order, but for the known differences.
  const plain = debug.names.filter(name => !onlyDebug.includes(name))
  const derived = new Map<string, string>()
  const align = (prefix: string, releaseStart: number) =>
    plain.filter(name => name.startsWith(prefix)).forEach((name, i) => derived.set(name, release.names[releaseStart + i] ?? ''))
  const descriptors = plain.filter(name => name.startsWith('fd_')).length
  align('__syscall_', plain.findIndex(name => name.startsWith('__syscall_')))
  align('fd_', release.names.length - afterFileCalls.length - descriptors)
  for (const call of fileCalls) expect([call, derived.get(call)]).toEqual([call, table.names[call]])

  // Second derivation: the same work makes the same calls in the same order.
  const isFile = new Set<string>(fileCalls)
  const back = new Map(Object.entries(table.names).map(([name, letter]) => [letter, name]))
  const debugTrace = debug.calls.filter(name => isFile.has(name))
  const releaseTrace = release.calls.flatMap(letter => back.get(letter) ?? [])
  expect(releaseTrace.length).toBeGreaterThan(100)
  expect(releaseTrace).toEqual(debugTrace)
  // How many of the names the work went through, so that the second derivation means something.
  expect(new Set(debugTrace).size).toBeGreaterThanOrEqual(14)
})

test('an unknown build is refused, not guessed', async () => {
  const file = join(scratchFolder(), 'other.wasm')
  writeFileSync(file, 'not the wasm we know')
  await expect(loadEngine(file)).rejects.toThrow(/unknown build of sql.js \(SHA-256 [0-9a-f]{64}\)/)
})
