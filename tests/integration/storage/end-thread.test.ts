import { execFileSync } from 'node:child_process'
import { openSync, closeSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { endThread } from '../../../electron/ipc/end-thread'

const online = (worker: Worker): Promise<unknown> => new Promise((resolve) => worker.once('message', resolve))

test('a thread is ended, whatever it is doing', async () => {
  const idle = new Worker(`const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => {}); parentPort.postMessage(0)`, { eval: true })
  const busy = new Worker(`require('node:worker_threads').parentPort.postMessage(0); for (;;);`, { eval: true })
  await Promise.all([online(idle), online(busy)])
  expect(await endThread(idle)).toBe(true)
  expect(await endThread(busy)).toBe(true)
})

test.skipIf(process.platform === 'win32')('a thread that cannot end is given up after a while, and says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qianfen-thread-'))
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  // Opening a pipe that nobody writes to is waiting that nothing can interrupt.
  const stuck = new Worker(`require('node:worker_threads').parentPort.postMessage(0); require('node:fs').openSync(${JSON.stringify(pipe)}, 'r')`, { eval: true })
  const gone = new Promise((resolve) => stuck.once('exit', resolve))
  await online(stuck)
  expect(await endThread(stuck, 300)).toBe(false)
  closeSync(openSync(pipe, 'w'))
  await gone
  rmSync(folder, { recursive: true })
})
