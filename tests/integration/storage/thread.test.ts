import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { build } from 'vite'
import { openDatabase } from '../../../electron/db/sqlite/open-database'
import { scratchFolder, sqlite3 } from './scratch'

const wasmFile = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')

test('bundled to one CommonJS file, it works in a worker thread, twice at once', async () => {
  const folder = scratchFolder()
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(import.meta.dirname, 'children/in-thread.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node18.15',
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'in-thread.cjs' } },
    },
    ssr: { noExternal: true },
  })
  const answers = await Promise.all([scratchFolder(), scratchFolder()].map(async data => {
    const worker = new Worker(join(folder, 'in-thread.cjs'), { workerData: { folder: data, wasmFile } })
    const said = await new Promise((answered, failed) => worker.once('message', answered).once('error', failed))
    await new Promise(ended => worker.once('exit', ended))
    return [said, sqlite3(join(data, 'qianfen.db'), 'PRAGMA integrity_check; SELECT count(*) FROM t')]
  }))
  expect(answers).toEqual(Array(2).fill([{ n: 200, b: '行 99' }, 'ok\n200']))
})

test('two megabytes of rows and thousands of commits do not grow the memory', async () => {
  const db = await openDatabase({ folder: scratchFolder() })
  db.transaction(tx => {
    tx.run('CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL) STRICT')
    for (let i = 0; i < 2000; i++) tx.run('INSERT INTO t (b) VALUES (?)', ['x'.repeat(1000)])
  })
  const rounds = (count: number) => {
    for (let i = 0; i < count; i++) {
      db.transaction(tx => tx.run('UPDATE t SET b = ? WHERE a = ?', [String(i).padEnd(1000, 'y'), 1 + (i % 2000)]))
      if (i % 100 === 0) db.all('SELECT * FROM t')
    }
  }
  rounds(500)
  const before = process.memoryUsage()
  rounds(2500)
  const after = process.memoryUsage()
  expect(after.arrayBuffers + after.external - before.arrayBuffers - before.external).toBeLessThan(8 * 2 ** 20)
  expect(after.rss - before.rss).toBeLessThan(50 * 2 ** 20)
  db.close()
})
