import { builtinModules } from 'node:module'
import { copyFileSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** sql.js ships its wasm beside its script; the worker finds it beside itself. */
const sqlWasm: Plugin = {
  name: 'copy-sql-wasm',
  writeBundle() {
    mkdirSync(at('dist/electron'), { recursive: true })
    copyFileSync(at('node_modules/sql.js/dist/sql-wasm.wasm'), at('dist/electron/sql-wasm.wasm'))
  },
}

const entries: Record<string, Record<string, string>> = {
  main: { main: at('electron/main.ts'), 'data-worker': at('electron/data-worker.ts'), 'backup-worker': at('electron/backup-worker.ts'), 'export-worker': at('electron/export-worker.ts'), 'workbook-worker': at('electron/workbook-worker.ts'), 'import-process': at('electron/import-process.ts') },
  preload: { preload: at('electron/preload/preload.ts') },
}

/**
 * `--mode main`: the main process and its worker threads. `--mode preload`: the bridge, one file as a sandboxed preload
 * must be. CJS and Node 18 syntax so that one build serves Electron 45 and the substitute runtime.
 */
export default defineConfig(({ mode }) => ({
  plugins: mode === 'main' ? [sqlWasm] : [],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node18.15',
    outDir: at('dist/electron'),
    emptyOutDir: mode === 'main',
    copyPublicDir: false,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: entries[mode] ?? {},
      external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
    },
  },
}))
