import { readFile, readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Protocol } from 'electron'

export const appOrigin = 'app://qianfen'

/** Nothing inline, nothing from elsewhere. Sent as a header; its effect is tested by behaviour (S10). */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
}

/** Before `ready`: `app:` is a standard, secure scheme with an origin of its own. */
export function declareAppScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

export interface AppFiles {
  /** The built window. */
  readonly folder: string
  /** A picture of the evidence by its hash; null for one that is missing, changed, or no picture. */
  readonly picture: (id: string) => Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | null>
}

const picturePath = /^\/evidence\/([0-9a-f]{64})$/

/**
 * Serves the built window, the pictures of the evidence, and nothing else. The list of the window's names is read once, and a picture is asked
 * for by 64 hex digits, so no path of a request ever reaches the file system: unknown names answer 404, methods other than GET 405.
 */
export async function serveApp(protocol: Protocol, { folder, picture }: AppFiles): Promise<void> {
  const files = new Map((await listFiles(folder)).map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]))
  protocol.handle('app', async (request) => {
    if (request.method !== 'GET') return answer(405, 'text/plain', 'method not allowed')
    const url = new URL(request.url)
    const id = url.host === 'qianfen' && url.search === '' ? picturePath.exec(url.pathname)?.[1] : undefined
    if (id !== undefined) {
      const found = await picture(id)
      return found ? answer(200, found.mediaType, found.bytes) : answer(404, 'text/plain', 'not found')
    }
    const file = url.host === 'qianfen' ? files.get(url.pathname === '/' ? '/index.html' : url.pathname) : undefined
    if (file === undefined) return answer(404, 'text/plain', 'not found')
    return answer(200, contentTypes[extname(file)] ?? 'application/octet-stream', await readFile(file))
  })
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const lists = await Promise.all(entries.map(async (entry) => (entry.isDirectory() ? await listFiles(join(folder, entry.name)) : [join(folder, entry.name)])))
  return lists.flat()
}

function answer(status: number, contentType: string, body: string | Uint8Array): Response {
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    status,
    headers: {
      'content-type': contentType,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  })
}
