import { utilityProcess } from 'electron'
import type { ReadingProcess } from '../ipc/workbook-reader'

/** The reading process as Electron's utility process: no window, no network, killed without harm to the application. */
export function startReadingProcess(script: string): ReadingProcess {
  const child = utilityProcess.fork(script, [], { serviceName: 'qianfen import', stdio: 'ignore', execArgv: ['--max-old-space-size=600'] })
  return {
    post: (request) => child.postMessage(request),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  }
}
