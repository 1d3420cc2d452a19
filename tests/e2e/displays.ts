import { spawn, type ChildProcess } from 'node:child_process'

/**
 * Focus and clipboard belong to a display, so workers that run at the same time need one each. On Linux they are virtual
 * (Xvfb picks a free number); elsewhere there is one desktop, and one worker.
 */
export const workers = process.platform === 'linux' ? 2 : 1
const variable = 'QIANFEN_E2E_DISPLAYS'

/** The environment in which this worker starts applications. */
export function displayEnvironment(): Record<string, string> {
  const display = process.env[variable]?.split(',')[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)]
  return display === undefined ? {} : { DISPLAY: display }
}

/** Playwright's global set-up: starts the displays; what it answers ends them. */
export async function startDisplays(): Promise<() => void> {
  if (process.platform !== 'linux') return () => undefined
  const started = await Promise.all(Array.from({ length: workers }, startDisplay))
  process.env[variable] = started.map(({ name }) => name).join(',')
  return () => started.forEach(({ server }) => server.kill())
}

function startDisplay(): Promise<{ name: string; server: ChildProcess }> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.on('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it had a display`)))
    server.stdout.once('data', (number: Buffer) => resolve({ name: `:${number.toString().trim()}`, server }))
  })
}
