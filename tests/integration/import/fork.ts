import { fork } from 'node:child_process'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { ReadingProcess } from '../../../electron/ipc/workbook-reader'
import { scratch } from '../export/soffice'

/** The reading process as the build makes it; answers its script. */
export async function buildReadingProcess(): Promise<string> {
  const script = join(scratch('import'), 'import-process.cjs')
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(import.meta.dirname, '../../../electron/import-process.ts'),
      outDir: join(script, '..'),
      emptyOutDir: false,
      target: 'node18.15',
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'import-process.cjs' } },
    },
    ssr: { noExternal: true },
  })
  return script
}

/** The reading process under plain Node; `started` gets every process that was needed. */
export function forkReading(script: string, started: number[] = []): ReadingProcess {
  const child = fork(script, [], { serialization: 'advanced', execArgv: [] })
  started.push(child.pid ?? 0)
  return {
    post: (request) => void child.send(request),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  }
}
