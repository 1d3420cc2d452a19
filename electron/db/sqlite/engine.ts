import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
// The explicit file: bundlers would otherwise follow the package's "browser" condition.
import initSqlJs, { type SqlJsStatic } from 'sql.js/dist/sql-wasm.js'
import { wrapFileCalls, type WasmCall } from './file-calls'
import { importTables, type ImportTable } from './import-table'
import { RealFiles } from './real-files'
import { WasmMemory, type ExportedMemory } from './wasm-memory'

/** SQLite, compiled once per process or thread, and the real files it works on. */
export interface Engine {
  readonly sql: SqlJsStatic
  readonly files: RealFiles
}

interface Instance {
  readonly exports: Record<string, unknown>
}
interface WasmApi {
  instantiate(bytes: Uint8Array, imports: Record<string, Record<string, WasmCall>>): Promise<{ instance: Instance }>
}
// The DOM types, where WebAssembly is declared, are not part of this project.
const wasmApi = (globalThis as unknown as { WebAssembly: WasmApi }).WebAssembly

let loaded: Promise<Engine> | undefined

/** The wasm in node_modules; an application that is bundled passes its own path. */
function installedWasm(): string {
  return createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')
}

/** The import table of a wasm, by its SHA-256. Throws for a build that nobody looked at. */
export function importTableOf(wasm: Uint8Array): ImportTable {
  const hash = createHash('sha256').update(wasm).digest('hex')
  const table = importTables[hash]
  if (!table) throw new Error(`unknown build of sql.js (SHA-256 ${hash}): its file calls are not known, so it is not used`)
  return table
}

async function instantiate(wasm: Uint8Array, table: ImportTable, files: RealFiles, imports: Record<string, Record<string, WasmCall>>): Promise<Instance> {
  const exported: { memory?: ExportedMemory } = {}
  const memory = new WasmMemory(() => {
    if (!exported.memory) throw new Error('sql.js called a file before it was ready')
    return exported.memory
  })
  const wrapped = wrapFileCalls(imports[table.module] ?? {}, table, files, memory)
  const { instance } = await wasmApi.instantiate(wasm, { ...imports, [table.module]: wrapped })
  exported.memory = instance.exports[table.memory] as ExportedMemory
  return instance
}

function load(wasmFile: string): Promise<Engine> {
  const wasm = readFileSync(wasmFile)
  const table = importTableOf(wasm)
  const files = new RealFiles()
  return new Promise((resolve, reject) => {
    let hooked = false
    const config = {
      useOldExtensionFunctions: false,
      instantiateWasm(imports: Record<string, Record<string, WasmCall>>, done: (instance: Instance) => void) {
        hooked = true
        instantiate(wasm, table, files, imports).then(done, reject)
        return {}
      },
    }
    const ready = (sql: SqlJsStatic) => {
      // initSqlJs is a singleton: called before by anyone else, it never looks at our hook, and would write to memory only.
      if (!hooked) reject(new Error('sql.js was loaded before without the file hook'))
      else resolve({ sql, files })
    }
    initSqlJs(config as unknown as Parameters<typeof initSqlJs>[0]).then(ready, reject)
  })
}

/** SQLite on real files, loaded at the first call. The wasm of later calls is not looked at: one thread has one engine. */
export async function loadEngine(wasmFile?: string): Promise<Engine> {
  loaded ??= load(wasmFile ?? installedWasm())
  return loaded
}
