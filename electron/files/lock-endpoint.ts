import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { systemCode } from './system-error'

/** Something that the kernel frees when its process dies, however it dies. */
export interface Endpoint {
  close(): Promise<void>
}

/**
 * libuv binds abstract sockets from 1.46 on (Node 18.17, 20). Older ones (the Electron 25 runtime) silently bind the empty name,
 * one for all folders, so there the lock file with its process mark has to do alone.
 */
function bindsAbstractSockets(): boolean {
  const [major = 0, minor = 0] = process.versions.uv.split('.').map(Number)
  return process.platform === 'linux' && (major > 1 || minor >= 46)
}

/** The name for a data folder on this system, or undefined where the kernel offers none. */
export function endpointName(realFolder: string): string | undefined {
  const hash = createHash('sha256').update(realFolder).digest('hex').slice(0, 32)
  if (process.platform === 'win32') return `\\\\.\\pipe\\qianfen-${hash}`
  return bindsAbstractSockets() ? `\0qianfen-${hash}` : undefined
}

/** Takes the name. `'taken'` when a live process has it. */
export function takeEndpoint(name: string): Promise<Endpoint | 'taken'> {
  return new Promise((resolve, reject) => {
    const server: Server = createServer(socket => socket.destroy())
    server.once('error', error => (systemCode(error) === 'EADDRINUSE' || systemCode(error) === 'EACCES' ? resolve('taken') : reject(error)))
    server.listen(name, () => {
      server.unref()
      resolve({ close: () => new Promise(closed => server.close(() => closed())) })
    })
  })
}
